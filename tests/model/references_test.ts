import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { Home } from "../../lib/model/home.ts";
import { type Reference, referencesOf } from "../../lib/model/references.ts";
import { type FileKind, SourceFile } from "../../lib/model/source_file.ts";

function homeOf(texts: Readonly<Record<FileKind, string>>): Home {
  const file = (kind: FileKind) => new SourceFile({ path: kind, kind, text: texts[kind] });
  return new Home({ config: file("config"), credentials: file("credentials") });
}

function where({ file, section, setting }: Reference): string {
  return `${file.kind}:${setting.line.number} ${section.name}`;
}

describe("references", () => {
  // Made anew for each test, as a home keeps what was found.
  const newHome = () =>
    homeOf({
      config: [
        "source_profile = early",
        "[profile a]",
        "source_profile = base # note",
        "sso_session = corp",
        "[profile b]",
        "SOURCE_PROFILE = base",
        "services =",
        "[profile c]",
        "services = local",
        "[profile d]",
        "services =",
        "",
      ].join("\n"),
      credentials: "[c]\nsource_profile = base\n",
    });

  test("are found in both files, the config file's first, whatever the case of the key", () => {
    const references = referencesOf(newHome());
    assertEquals(references.to("profile", "base").map(where), [
      "config:3 a",
      "config:6 b",
      "credentials:2 c",
    ]);
  });

  test("do not come from lines before the first header, which nobody reads", () => {
    const references = referencesOf(newHome());
    assertEquals(references.to("profile", "early"), []);
  });

  test("are told apart by what they refer to; an empty value refers to nothing", () => {
    const references = referencesOf(newHome());
    assertEquals([...references.names("sso-session").keys()], ["corp"]);
    assertEquals([...references.names("services").keys()], ["local"]);
    assertEquals(references.to("services", ""), []);
    assertEquals(references.to("profile", "corp"), []);
  });

  test("are collected once for a home", () => {
    const home = newHome();
    assertEquals(referencesOf(home) === referencesOf(home), true);
  });
});
