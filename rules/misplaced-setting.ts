import { BlockMover } from "../lib/engine/block_fix.ts";
import { type Message, say } from "../lib/engine/message.ts";
import { placementAdvice } from "../lib/engine/placement.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { agree, concerned, listRuntimes } from "../lib/engine/wording.ts";
import {
  hasEndpointPlugin,
  isMisplaced,
  type UnreadSetting,
  visitUnread,
} from "../lib/engine/unread_settings.ts";
import { winningReferences } from "../lib/model/profile_settings.ts";
import { referencesOf } from "../lib/model/references.ts";

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
  const advice = placementAdvice(unread, blocks);
  const stop = section.type === "sso-session" ? stopAt(context, unread) : null;
  const severity = stop === null ? advice.severity : "error";
  context.report({
    message: stop === null ? advice.message : say`${stop} ${advice.message}`,
    ...(severity === undefined ? {} : { severity }),
    place: { file: section.file, span: setting.line.name },
    related: setting.parent === null ? [] : [{
      message: say`it stands in this block`,
      place: { file: section.file, span: setting.parent.line.name },
    }],
    profile: section.type === "profile" ? section.name : null,
    fix: advice.fix,
  });
}

/** What botocore says where a profile and its sso-session differ in anything (`SSOProvider._resolve_sso_session_reference`); null where they do not. */
function stopAt(context: RuleContext, { section, setting }: UnreadSetting): Message | null {
  const { key, value } = setting;
  const readers = concerned(context, ["cli", "boto3"]);
  if (readers.length === 0 || setting.parent !== null) return null;
  const users = referencesOf(context.home).to("sso-session", section.name);
  const found = winningReferences(context.home, users).find(({ profile }) =>
    profile.has(key) && profile.get(key)!.value !== value &&
    (profile.has("sso_account_id") || profile.has("sso_role_name"))
  );
  return found === undefined
    ? null
    : say`Profile \`${found.profile.name}\` has another \`${key}\`: ${listRuntimes(readers)} ${
      agree(readers, "stops", "stop")
    } with "The value for ${key} is inconsistent between profile".`;
}
