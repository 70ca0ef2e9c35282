import { type Expiry, isOver, readExpiry, showExpiry } from "../model/expiry.ts";
import type { Home } from "../model/home.ts";
import { referencesOf } from "../model/references.ts";
import { sha1 } from "../model/sha1.ts";
import type { Surroundings } from "../model/surroundings.ts";
import type { FilePlace } from "./finding.ts";
import { type Message, say } from "./message.ts";
import { plainValue } from "./plain_value.ts";
import type { Problem } from "./rule.ts";

/** Where the AWS tools keep the tokens of SSO (botocore `SSOTokenProvider`; the SDKs share the place). */
const CACHE = "~/.aws/sso/cache";

/**
 * Problems with the cached sign-ins of the sso-sessions and start URLs that
 * profiles use: tokens that are over and that no tool can renew by itself, and
 * damaged ones. Nothing of a token is in what is said. One that is not there
 * is no problem: nobody has signed in yet.
 */
export function signInProblems(home: Home): Problem[] {
  const { surroundings } = home;
  if (!home.isOwn || surroundings === null || surroundings.exists(CACHE) !== true) return [];
  return [...sessions(home), ...startUrls(home)].flatMap((signIn) => {
    const problem = problemOf(signIn, surroundings);
    return problem === null ? [] : [problem];
  });
}

/** A sign-in that a profile needs. */
interface SignIn {
  /** What names its file: the session's name or, in the old way, the start URL. */
  readonly key: string;
  readonly what: Message;
  /** The command that renews it. */
  readonly command: Message;
  /** Whether tools renew it with a refresh token. */
  readonly renews: boolean;
  readonly place: FilePlace;
}

function sessions(home: Home): SignIn[] {
  const signIns: SignIn[] = [];
  for (const name of referencesOf(home).names("sso-session")) {
    const section = home.ssoSessions.get(name)?.[0];
    if (section === undefined) continue;
    signIns.push({
      key: name,
      what: say`sso-session \`${name}\``,
      command: say`aws sso login --sso-session ${name}`,
      renews: true,
      place: { file: section.file, span: section.headerSpan },
    });
  }
  return signIns;
}

function startUrls(home: Home): SignIn[] {
  const signIns = new Map<string, SignIn>();
  for (const setting of home.config?.settings("sso_start_url") ?? []) {
    const { type, name, file } = home.config!.sectionOf(setting.section);
    const url = plainValue(setting);
    if (type !== "profile" || url === null || signIns.has(url)) continue;
    if (home.profiles.get(name)!.has("sso_session")) continue;
    signIns.set(url, {
      key: url,
      what: say`\`${url}\``,
      command: say`aws sso login --profile ${name}`,
      renews: false,
      place: { file, span: setting.line.value },
    });
  }
  return [...signIns.values()];
}

function problemOf(signIn: SignIn, surroundings: Surroundings): Problem | null {
  const { key, what, command, renews, place } = signIn;
  const path = `${CACHE}/${sha1(key)}.json`;
  const text = surroundings.read(path);
  if (text === null) return null;
  const token = tokenIn(text);
  if (token === null) {
    return {
      message:
        say`The cached sign-in to ${what} is damaged, so that AWS tools stop with "Error loading SSO Token". Run \`${command}\`, which writes \`${path}\` anew.`,
      place,
    };
  }
  if (!isOver(token.end, surroundings.now)) return null;
  if (renews && token.renewable !== null && !isOver(token.renewable, surroundings.now)) return null;
  const answer = renews
    ? say`Token has expired and refresh failed`
    : say`The SSO session associated with this profile has expired or is otherwise invalid`;
  return {
    message: say`The sign-in to ${what} ended at ${
      showExpiry(token.end)
    }, and AWS tools stop with "${answer}". Run \`${command}\`.`,
    place,
    // It is so every morning.
    severity: "info",
  };
}

interface Token {
  readonly end: Expiry;
  /** Until when tools can get a new one by themselves; null where they cannot. */
  readonly renewable: Expiry | null;
}

function tokenIn(text: string): Token | null {
  let token: unknown;
  try {
    token = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof token !== "object" || token === null) return null;
  const field = (name: string) => {
    const value = (token as Record<string, unknown>)[name];
    return typeof value === "string" ? value : "";
  };
  const end = readExpiry(field("expiresAt"));
  if (end === null || field("accessToken") === "") return null;
  const canRenew = ["refreshToken", "clientId", "clientSecret"].every((name) => field(name) !== "");
  return { end, renewable: canRenew ? readExpiry(field("registrationExpiresAt")) : null };
}
