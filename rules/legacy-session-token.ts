import { isPlaceholder } from "../lib/catalogue/placeholders.ts";
import type { Change } from "../lib/engine/change.ts";
import { deleteSettingCleanly, replace } from "../lib/engine/edits.ts";
import { isTaken } from "../lib/engine/meant_key.ts";
import { type Message, say } from "../lib/engine/message.ts";
import { isSound } from "../lib/engine/moving.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import { SECRET_KEYS } from "../lib/model/credentials.ts";
import {
  hasSameValue,
  type KeyedProfile,
  keyedProfiles,
  mainKeys,
} from "../lib/model/key_settings.ts";
import { pairKind, strayTokens } from "../lib/model/session_tokens.ts";
import type { FileKind } from "../lib/model/source_file.ts";
import type { Setting } from "../lib/syntax/document.ts";

/** Reports session tokens by their old name. */
const rule: Rule = {
  meta: {
    name: "legacy-session-token",
    family: "credentials",
    severity: "warning",
    fix: "mixed",
    summary:
      "`aws_security_token`, the old name of `aws_session_token`, which boto3 and the AWS CLI prefer",
  },
  check(context) {
    const { home } = context;
    if (home.files.every((file) => file.settings(OLD).length === 0)) return;
    for (const keyed of keyedProfiles(home).values()) {
      for (const kind of ["config", "credentials"] as const) {
        const legacy = keyed[kind].legacyToken;
        if (legacy !== undefined) check(context, keyed, kind, legacy);
      }
    }
  },
};
export default rule;

const OLD = "aws_security_token";
const NEW = "aws_session_token";
const NAMES: ReadonlySet<string> = new Set(SECRET_KEYS);

function check(
  context: RuleContext,
  keyed: KeyedProfile,
  kind: FileKind,
  legacy: Setting,
): void {
  const { id, secret } = mainKeys(keyed);
  // Without keys, beside long-term ones, or as a placeholder it is wrong by any name.
  if (id === undefined && secret === undefined || isPlaceholder(legacy.value)) return;
  if (strayTokens(keyed, context.runtimes).some(({ setting }) => setting === legacy)) return;
  const { token } = keyed[kind];
  const isCopy = token !== undefined && hasSameValue(token, legacy);
  const file = context.home[kind]!;
  context.report({
    message: messageFor(keyed, kind, token),
    place: { file, span: legacy.span },
    related: token === undefined
      ? []
      : [{ message: say`the token by its new name`, place: { file, span: token.line.name } }],
    profile: keyed.profile.name,
    ...(isCopy ? { severity: "info" } : {}),
    fix: isPlain(keyed, kind, legacy) ? fixFor(keyed, kind, legacy, isCopy) : null,
  });
}

function messageFor(keyed: KeyedProfile, kind: FileKind, token: Setting | undefined): Message {
  const legacy = keyed[kind].legacyToken!;
  if (mainKeys(keyed).kind !== kind) {
    return say`\`aws_security_token\` is the old name of \`${NEW}\`, which boto3 and the AWS CLI alone read, and only in the file that holds the keys: here no runtime reads it. Write \`${NEW}\` beside the keys.`;
  }
  if (token === undefined) {
    const others = keyed[otherThan(kind)].token === undefined
      ? say`for other runtimes profile \`${keyed.profile.name}\` has no token, and AWS answers "The security token included in the request is invalid"`
      : say`other runtimes use another token, that of the ${otherThan(kind)} file`;
    return say`\`aws_security_token\` is the old name of \`${NEW}\`, which boto3 and the AWS CLI alone read: ${others}. Write \`${NEW}\`.`;
  }
  if (hasSameValue(token, legacy)) {
    return say`\`aws_security_token\` repeats \`${NEW}\` by its old name. boto3 and the AWS CLI read the old one first, so that a fresh token has to be put in both places. Remove it, unless a tool as old as boto 2 needs it.`;
  }
  return say`\`aws_security_token\` differs from \`${NEW}\` beside it: boto3 and the AWS CLI use the old name, other runtimes the new one. The one that is left over makes AWS answer "The security token included in the request is expired". Keep the fresh token as \`${NEW}\` and remove this one.`;
}

function otherThan(kind: FileKind): FileKind {
  return kind === "config" ? "credentials" : "config";
}

/** Whether the edit changes just what it seems to: each key once in one section, on one line. */
function isPlain(keyed: KeyedProfile, kind: FileKind, legacy: Setting): boolean {
  const { token } = keyed[kind];
  const [section, ...more] = keyed.profile[kind];
  if (more.length > 0 || legacy.children.length > 0 || !isSound(section!, NAMES)) return false;
  // An empty or misspelt one would then stand there twice.
  return token !== undefined || !isTaken(section!, null, NEW);
}

function fixFor(keyed: KeyedProfile, kind: FileKind, legacy: Setting, isCopy: boolean): FixInit {
  const section = keyed.profile[kind][0]!;
  const { file } = section;
  const changes: readonly Change[] = [{ what: "credentials", section }];
  if (keyed[kind].token !== undefined) {
    const removal = {
      title: say`Remove \`aws_security_token\``,
      edits: deleteSettingCleanly(file, legacy),
      changes,
    };
    return isCopy ? removal : {
      ...removal,
      unsafe:
        "boto3 and the AWS CLI have used this token, and only you can tell which one is fresh",
    };
  }
  const renaming = {
    title: say`Write \`${NEW}\``,
    edits: [replace(file, legacy.line.name, NEW)],
    changes,
  };
  const other = keyed[otherThan(kind)];
  // A temporary key is of no use without the token; any other key the token could spoil.
  const isNeeded = pairKind(keyed) === "temporary" && mainKeys(keyed).kind === kind &&
    other.token === undefined;
  return isNeeded ? renaming : {
    ...renaming,
    unsafe: "runtimes that have not seen the token until now would then use it",
  };
}
