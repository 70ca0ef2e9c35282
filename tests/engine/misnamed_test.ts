import { assertEquals } from "@std/assert";
import { test } from "node:test";
import { isMisnamed, type MeantType } from "../../lib/engine/misnamed.ts";
import { Home } from "../../lib/model/home.ts";
import { type FileKind, SourceFile } from "../../lib/model/source_file.ts";

function homeOf(texts: Readonly<Record<FileKind, string>>): Home {
  const file = (kind: FileKind) => new SourceFile({ path: kind, kind, text: texts[kind] });
  return new Home({ config: file("config"), credentials: file("credentials") });
}

const TITLES: readonly (readonly [title: string, type: MeantType, name: string])[] = [
  ["dev", "profile", "dev"],
  ["Default", "profile", "default"],
  ["DEFAULT", "profile", "default"],
  ["profile.dev", "profile", "dev"],
  ["Profile dev", "profile", "dev"],
  ["profiles dev", "profile", "dev"],
  ["sso_session corp", "sso-session", "corp"],
  ["sso-sesion corp", "sso-session", "corp"],
  ["sso corp", "sso-session", "corp"],
  ["service local", "services", "local"],
];

for (const [title, type, name] of TITLES) {
  test(`[${title}] is meant as ${type} ${name}`, () => {
    const home = homeOf({ config: `[${title}]\nregion = x\n`, credentials: "" });
    assertEquals(isMisnamed(home, type, name), true);
    assertEquals(isMisnamed(home, type, "other"), false);
  });
}

test("a section in the wrong file is misnamed, one in the right file is not", () => {
  const text = "[sso-session corp]\nsso_region = x\n";
  const inCredentials = homeOf({ config: "", credentials: text });
  assertEquals(isMisnamed(inCredentials, "sso-session", "corp"), true);
  const inConfig = homeOf({
    config: `${text}[profile dev]\n[widgets dev]\n`,
    credentials: "[dev]\n",
  });
  assertEquals(isMisnamed(inConfig, "sso-session", "corp"), false);
  assertEquals(isMisnamed(inConfig, "profile", "dev"), false);
});
