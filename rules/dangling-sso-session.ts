import { Guesser } from "../lib/engine/did_you_mean.ts";
import { replace } from "../lib/engine/edits.ts";
import { sectionsMeantAs } from "../lib/engine/meant_section.ts";
import { listMessages, type Message, say } from "../lib/engine/message.ts";
import { outcomeOf } from "../lib/engine/outcome.ts";
import { plainValue } from "../lib/engine/plain_value.ts";
import { settingChange, valuePlace } from "../lib/engine/profile_checks.ts";
import type { FixInit, RelatedInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import type { Home } from "../lib/model/home.ts";
import { type ProfileSetting, winningReferences } from "../lib/model/profile_settings.ts";
import { referencesOf } from "../lib/model/references.ts";

/** Reports profiles whose sso-session does not exist. */
const rule: Rule = {
  meta: {
    name: "dangling-sso-session",
    family: "sso",
    severity: "error",
    fix: "unsafe",
    summary: "An `sso_session` that names an sso-session that does not exist",
  },
  check(context) {
    const { home } = context;
    const { config, ssoSessions } = home;
    // Sessions stand in the config file, which may not be in view.
    if (config === null || !(config.exists || home.isOwn)) return;
    let guesser: Guesser | null = null;
    const references = referencesOf(home);
    for (const name of references.names("sso-session")) {
      // A header that is not quite that of a session is the cause then, and has its own rule.
      if (ssoSessions.has(name) || sectionsMeantAs(home, "sso-session", name).length > 0) continue;
      for (const found of winningReferences(home, references.to("sso-session", name))) {
        if (plainValue(found.setting) === null) continue;
        guesser ??= new Guesser(ssoSessions.keys());
        report(context, found, guesser.closest(name.replace(/^sso-session\s+/, "")) ?? null);
      }
    }
  },
};
export default rule;

function report(context: RuleContext, found: ProfileSetting, meant: string | null): void {
  const { profile: { name }, setting: { value } } = found;
  const { failing, runtimes, sentence } = outcomeOf(context, name, "dangling-session");
  context.report({
    message:
      say`There is no sso-session \`${value}\`, which profile \`${name}\` names as the place of its start URL and region.${
        failing.length > 0 ? sentence : say``
      } ${advice(context.home, value, meant)}`,
    place: valuePlace(found),
    related: namesake(context.home, value),
    profile: name,
    runtimes,
    fix: meant === null ? null : fix(found, meant),
  });
}

/** So many sessions are named. */
const SHOWN = 5;

function advice({ ssoSessions }: Home, name: string, meant: string | null): Message {
  if (meant !== null) return say`Did you mean \`${meant}\`?`;
  const add = say`Add \`[sso-session ${name}]\` with \`sso_start_url\` and \`sso_region\``;
  const names = [...ssoSessions.keys()];
  if (names.length === 0 || names.length > SHOWN) return say`${add}, or name another one.`;
  return say`${add}, or name ${listMessages(names.map((one) => say`\`${one}\``))} instead.`;
}

/** A profile of that name may be what was written for the session. */
function namesake({ profiles }: Home, name: string): RelatedInit[] {
  const section = profiles.get(name)?.config.find((one) => one.get("sso_start_url") !== undefined);
  return section === undefined ? [] : [{
    message: say`this is a profile, not an sso-session`,
    place: { file: section.file, span: section.headerSpan },
  }];
}

function fix({ section, setting }: ProfileSetting, meant: string): FixInit | null {
  if (!/^[\w.@:/+%-]+$/.test(meant)) return null;
  return {
    title: say`Write \`${meant}\``,
    edits: [replace(section.file, setting.line.value, meant)],
    changes: [settingChange({ section, setting }, meant)],
    unsafe: "another session may be meant, with other accounts and roles",
  };
}
