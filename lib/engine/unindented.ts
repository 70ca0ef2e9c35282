import { belongsInBlock, holdsBlock } from "../catalogue/nested.ts";
import type { AwsSection } from "../model/source_file.ts";
import type { Setting } from "../syntax/document.ts";

/** A key without a value, and the settings right below it that belong into its block. */
export interface UnindentedBlock {
  readonly parent: Setting;
  readonly nested: readonly Setting[];
}

/** Finds the blocks of a section that lack their indent, such as `s3 =` followed by its settings at the same column. */
export function unindentedBlocks(section: AwsSection): UnindentedBlock[] {
  const inServices = section.type === "services";
  const { settings } = section;
  const blocks: UnindentedBlock[] = [];
  const isNested = (parent: Setting, setting: Setting | undefined): setting is Setting =>
    setting !== undefined && setting.children.length === 0 &&
    setting.line.indent === parent.line.indent &&
    belongsInBlock(parent.key, setting.key, inServices);
  for (let i = 0; i < settings.length; i++) {
    const parent = settings[i]!;
    if (parent.writtenValue !== "" || parent.children.length > 0) continue;
    if (!holdsBlock(parent.key, inServices)) continue;
    const nested: Setting[] = [];
    while (isNested(parent, settings[i + 1])) nested.push(settings[++i]!);
    if (nested.length > 0) blocks.push({ parent, nested });
  }
  return blocks;
}

const known = new WeakMap<AwsSection, ReadonlySet<Setting>>();

/** Tells whether a setting stands in one of the {@link unindentedBlocks} of its section. */
export function isUnindented(section: AwsSection, setting: Setting): boolean {
  let nested = known.get(section);
  if (nested === undefined) {
    nested = new Set(unindentedBlocks(section).flatMap((block) => block.nested));
    known.set(section, nested);
  }
  return nested.has(setting);
}
