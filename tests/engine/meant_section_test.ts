import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { meantSection, sectionsMeantAs } from "../../lib/engine/meant_section.ts";
import { Home } from "../../lib/model/home.ts";
import { type FileKind, SourceFile } from "../../lib/model/source_file.ts";

function homeOf(texts: Readonly<Record<FileKind, string>>): Home {
  const file = (kind: FileKind) => new SourceFile({ path: kind, kind, text: texts[kind] });
  return new Home({ config: file("config"), credentials: file("credentials") });
}

/** What a header is taken for, such as `profile dev`; null for what says what it means. */
function meaning(title: string, kind: FileKind): string | null {
  const file = new SourceFile({ path: kind, kind, text: `[${title}]\n` });
  const meant = meantSection(file.sections[0]!);
  return meant === null ? null : `${meant.kind} ${meant.name}`.trimEnd();
}

describe("meantSection()", () => {
  for (
    const [title, expected] of [
      ["profiles dev", "profile dev"],
      ["Profile dev", "profile dev"],
      ["profil 'a b'", "profile a b"],
      ["profile: dev", "profile dev"],
      ["profile.dev", "profile dev"],
      ["profile:dev", "profile dev"],
      ["dev profile", "profile dev"],
      ["profile", "profile"],
      ["sso_session corp", "sso-session corp"],
      ["sso-sesion corp", "sso-session corp"],
      ["sso session corp", "sso-session corp"],
      ["sso corp", "sso-session corp"],
      ["sso-session.corp", "sso-session corp"],
      ["sso_session_corp", "sso-session corp"],
      ["service local", "services local"],
      ["services.local", "services local"],
      ["sso:: corp", "sso-session corp"],
      ["sso my session corp", "sso-session my session corp"],
      ["profiles session dev", "profile session dev"],
      ["dev  profile", "profile dev"],
      ["profil a'b'", "profile a'b'"],
      ["profil 'a'b", "profile 'a'b"],
      ["profil '", "profile '"],
      // These say what they mean, or nobody knows what.
      ["profile dev", null],
      ["sso-session corp", null],
      ["services local", null],
      ["default", null],
      ["DEFAULT", null],
      ["dev", null],
      ["profile-1", null],
      ["service-account", null],
      ["plugins", null],
      ["widgets dev", null],
      ["role admin", null],
      ["", null],
    ] as const
  ) {
    test(`takes [${title}] of the config file for ${expected ?? "what it says"}`, () => {
      assertEquals(meaning(title, "config"), expected);
    });
  }

  for (
    const [title, expected] of [
      ["sso-session corp", "sso-session corp"],
      ["ssosession corp", "sso-session corp"],
      ["profiles  dev", "profile dev"],
      ["my profile dev", null],
      ["sso_session corp", "sso-session corp"],
      ["services local", "services local"],
      ["Profile dev", "profile dev"],
      ["profiles dev", "profile dev"],
      // `prefixed-profile-in-credentials` knows that one by its keyword.
      ["profile dev", null],
      ["dev", null],
      ["service account", null],
      ["dev profile", null],
    ] as const
  ) {
    test(`takes [${title}] of the credentials file for ${expected ?? "what it says"}`, () => {
      assertEquals(meaning(title, "credentials"), expected);
    });
  }
});

test("sectionsMeantAs() finds what is meant by a name, sections without the word too", () => {
  const home = homeOf({
    config: "[dev]\n[profil dev]\n[Default]\n[DEFAULT]\n[profile ops]\n[sso_session s]\n",
    credentials: "[sso-session s]\n[ops]\n",
  });
  const titles = (kind: "profile" | "sso-session", name: string) =>
    sectionsMeantAs(home, kind, name).map(({ syntax }) => syntax.title);
  assertEquals(titles("profile", "dev"), ["dev", "profil dev"]);
  assertEquals(titles("profile", "default"), ["Default", "DEFAULT"]);
  assertEquals(titles("sso-session", "s"), ["sso_session s", "sso-session s"]);
  assertEquals(titles("profile", "ops"), []);
});
