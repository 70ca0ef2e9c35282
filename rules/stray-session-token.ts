import { say } from "../lib/engine/message.ts";
import { meansToHave } from "../lib/engine/profile_checks.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { concerned, sayKeys } from "../lib/engine/wording.ts";
import { hasCredentialWay } from "../lib/model/credentials.ts";
import {
  isShadowed,
  type KeyedProfile,
  keyedProfiles,
  type KeySettings,
  mainKeys,
} from "../lib/model/key_settings.ts";
import {
  type SentToken,
  sentTokens,
  strayTokens,
  strayVariables,
} from "../lib/model/session_tokens.ts";

/** Reports session tokens beside long-term keys or none. */
const rule: Rule = {
  meta: {
    name: "stray-session-token",
    family: "credentials",
    severity: "warning",
    fix: "none",
    summary: "A session token beside a long-term access key, in a file or the environment",
  },
  check(context) {
    for (const keyed of keyedProfiles(context.home).values()) {
      reportBesideKey(context, keyed);
      if (isAlone(context, keyed)) reportAlone(context, keyed);
    }
    checkEnvironment(context);
  },
};
export default rule;

const REFUSED =
  say`AWS refuses the two together with "The security token included in the request is invalid"`;

function reportBesideKey(context: RuleContext, keyed: KeyedProfile): void {
  const { home } = context;
  const { id, kind } = mainKeys(keyed);
  // All that the config file has is to go then, this as well.
  const isCovered = isShadowed(keyed) && context.isOn("shadowed-credentials");
  const isOpen = (token: SentToken) => !isCovered || token.kind === kind;
  if (!strayTokens(keyed, context.runtimes).some(isOpen)) return;
  // One that is not sent as long as another is there is left over like that one.
  const tokens = sentTokens(keyed).filter(isOpen).map((token) => ({
    ...token,
    file: home[token.kind]!,
  }))
    .sort((a, b) => a.setting.line.start - b.setting.line.start);
  const [first, ...others] = tokens as [typeof tokens[0], ...typeof tokens];
  context.report({
    message:
      say`Profile \`${keyed.profile.name}\` has a long-term access key, as its id begins with AKIA, and beside it ${
        sayKeys(tokens.map(({ setting }) => setting.key))
      }, which ${
        others.length === 0 ? "belongs" : "belong"
      } to a temporary one: ${REFUSED}. Remove the ${
        others.length === 0 ? "token" : "tokens"
      }, or put in the keys that were issued with ${others.length === 0 ? "it" : "them"}.`,
    place: { file: first.file, span: first.setting.span },
    related: [
      { message: say`the long-term key`, place: { file: home[kind]!, span: id!.line.name } },
      ...others.map(({ file, setting }) => ({
        message: say`the token by its other name`,
        place: { file, span: setting.line.name },
      })),
    ],
    runtimes: concerned(context, tokens.flatMap(({ runtimes }) => runtimes)),
    profile: keyed.profile.name,
  });
}

/** Whether a profile has a token and neither half of a key pair, though something else supplies its credentials. */
function isAlone({ home }: RuleContext, { profile, config, credentials }: KeyedProfile): boolean {
  if (hasPart(config) || hasPart(credentials)) return false;
  // Without any way to credentials it is `orphan-profile`'s, which spares the default profile.
  if (profile.name !== "default" && !hasCredentialWay(profile)) return false;
  if (credentials.token === undefined && !home.seesBoth) return false;
  return !meansToHave(home, profile, PAIR);
}

const PAIR = ["aws_access_key_id", "aws_secret_access_key"];

function hasPart({ id, secret }: KeySettings): boolean {
  return id !== undefined || secret !== undefined;
}

function reportAlone(context: RuleContext, { profile, config, credentials }: KeyedProfile): void {
  const { home } = context;
  const there = credentials.token ?? credentials.legacyToken;
  const token = there ?? config.token ?? config.legacyToken!;
  context.report({
    message:
      say`Profile \`${profile.name}\` has \`${token.key}\` without the keys that it was issued with, so that it does nothing. Remove it, or put these in.`,
    place: {
      file: there === undefined ? home.config! : home.credentials!,
      span: token.span,
    },
    profile: profile.name,
  });
}

function checkEnvironment(context: RuleContext): void {
  const { environment } = context.home;
  if (environment === null) return;
  for (const { token, id, runtimes } of strayVariables(environment, context.runtimes)) {
    context.report({
      message:
        say`\`${token}\` is set beside a long-term access key, as \`${id}\` begins with AKIA: ${REFUSED}. Unset the token, or set the keys that it was issued with.`,
      place: { variable: token },
      related: [{ message: say`the long-term key`, place: { variable: id } }],
      runtimes,
    });
  }
}
