import { thirdPartyFact } from "../lib/catalogue/third_party.ts";
import { replace } from "../lib/engine/edits.ts";
import { meantBy } from "../lib/engine/meant_key.ts";
import { say } from "../lib/engine/message.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import {
  hasEndpointPlugin,
  isMisplaced,
  type UnreadSetting,
  visitUnread,
} from "../lib/engine/unread_settings.ts";
import { shorten } from "../lib/engine/wording.ts";
import type { AwsSection } from "../lib/model/source_file.ts";
import type { Setting } from "../lib/syntax/document.ts";

/** Reports settings that nobody reads anywhere. */
const rule: Rule = {
  meta: {
    name: "unknown-setting",
    family: "values",
    severity: "warning",
    fix: "unsafe",
    summary: "A setting that no AWS tool reads, often a misspelt one",
  },
  check(context) {
    const hasPlugin = hasEndpointPlugin(context.home);
    for (const file of context.files) {
      const meantKeys = new Map<string, string | undefined>();
      const fixed = new Map<AwsSection | Setting, Set<string>>();
      visitUnread(file, hasPlugin, (unread) => {
        if (isMisplaced(unread)) return;
        // The same slip is often made in every profile.
        const { section, setting } = unread;
        const id = `${section.type} ${setting.parent?.key} ${setting.key}`;
        if (!meantKeys.has(id)) meantKeys.set(id, meantBy(section, setting));
        const meant = meantKeys.get(id);
        report(context, unread, meant, meant === undefined ? null : fixFor(unread, meant, fixed));
      });
    }
  },
};
export default rule;

function report(
  context: RuleContext,
  { section, setting }: UnreadSetting,
  meant: string | undefined,
  fix: FixInit | null,
): void {
  const key = shorten(setting.writtenKey);
  const start = section.type === "services" && setting.parent === null
    ? say`\`${key}\` is not the id of a service that is known`
    : say`No AWS tool reads \`${key}\``;
  const tool = meant === undefined ? undefined : thirdPartyFact(meant)?.tool;
  const end = meant === undefined
    ? say`, so that it has no effect.`
    : tool === undefined
    ? say`, so that it is ignored without a word. Did you mean \`${meant}\`?`
    : say`, and ${tool} would read \`${meant}\`. Is that what you mean?`;
  context.report({
    message: say`${start}${end}`,
    // One's own notes do no harm.
    ...(meant === undefined ? { severity: "info" } : {}),
    place: { file: section.file, span: setting.line.name },
    profile: section.type === "profile" ? section.name : null,
    fix,
  });
}

/** @param fixed the keys that other fixes write, by what they stand in: none may be there twice */
function fixFor(
  { section, setting }: UnreadSetting,
  meant: string,
  fixed: Map<AwsSection | Setting, Set<string>>,
): FixInit | null {
  const { parent, line } = setting;
  const place = parent ?? section;
  let keys = fixed.get(place);
  if (keys === undefined) {
    const beside = parent === null ? section.settings : parent.nested;
    fixed.set(place, keys = new Set(beside.map(({ key }) => key)));
  }
  if (keys.has(meant)) return null;
  keys.add(meant);
  return {
    title: say`Write \`${meant}\``,
    unsafe: "the setting takes effect",
    edits: [replace(section.file, line.name, meant)],
    changes: [{ section, what: "anything" }],
  };
}
