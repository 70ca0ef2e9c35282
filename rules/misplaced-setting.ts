import { BlockMover } from "../lib/engine/block_fix.ts";
import { say } from "../lib/engine/message.ts";
import { placementAdvice } from "../lib/engine/placement.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import {
  hasEndpointPlugin,
  isMisplaced,
  type UnreadSetting,
  visitUnread,
} from "../lib/engine/unread_settings.ts";

/** Reports settings that are known, but that nobody reads where they stand. */
const rule: Rule = {
  meta: {
    name: "misplaced-setting",
    family: "values",
    severity: "warning",
    fix: "unsafe",
    summary: "A setting in a section or block where no tool reads it",
  },
  check(context) {
    const hasPlugin = hasEndpointPlugin(context.home);
    for (const file of context.files) {
      const blocks = new BlockMover();
      visitUnread(file, hasPlugin, (unread) => {
        if (isMisplaced(unread)) report(context, unread, blocks);
      });
    }
  },
};
export default rule;

function report(context: RuleContext, unread: UnreadSetting, blocks: BlockMover): void {
  const { section, setting } = unread;
  const { message, severity, fix } = placementAdvice(unread, blocks);
  context.report({
    message,
    ...(severity === undefined ? {} : { severity }),
    place: { file: section.file, span: setting.line.name },
    related: setting.parent === null ? [] : [{
      message: say`it stands in this block`,
      place: { file: section.file, span: setting.parent.line.name },
    }],
    profile: section.type === "profile" ? section.name : null,
    fix,
  });
}
