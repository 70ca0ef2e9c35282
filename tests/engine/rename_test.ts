import { assert, assertEquals } from "@std/assert";
import process from "node:process";
import { describe, test } from "node:test";
import { inFile } from "../../lib/engine/finding.ts";
import { applyFixes } from "../../lib/engine/fix.ts";
import { renderMessage } from "../../lib/engine/message.ts";
import { rename } from "../../lib/engine/rename.ts";
import { Environment } from "../../lib/model/environment.ts";
import { Home } from "../../lib/model/home.ts";
import type { ReferenceKind } from "../../lib/model/references.ts";
import { RUNTIMES } from "../../lib/model/runtime.ts";
import { readFileView, type ViewSection } from "../../lib/model/runtimes/mod.ts";
import { type FileKind, SourceFile } from "../../lib/model/source_file.ts";
import fc from "../fast_check.ts";
import { fileText } from "../runtimes/homes.ts";

// More of them: AWSCONF_RENAME_CASES=100000.
const RUNS = Number(process.env.AWSCONF_RENAME_CASES ?? 1000);

function homeOf(config: string, credentials = "", variables: Record<string, string> = {}): Home {
  const file = (kind: FileKind, text: string) => new SourceFile({ path: kind, kind, text });
  return new Home({
    config: file("config", config),
    credentials: file("credentials", credentials),
    environment: new Environment(variables),
  });
}

/** Both files after a renaming. */
function renamed(home: Home, kind: ReferenceKind, from: string, to: string): Home {
  const { renaming, refusal } = rename(home, kind, from, to);
  assertEquals(refusal, null);
  return applyFixes(home, [{
    title: "",
    tier: "unsafe",
    reason: "",
    edits: renaming!.edits,
    operations: [],
    changes: [],
  }]);
}

const texts = (
  { config, credentials }: Home,
) => [config!.document.text, credentials!.document.text];

function refusalOf(home: Home, kind: ReferenceKind, from: string, to: string): string {
  const { refusal } = rename(home, kind, from, to);
  return refusal === null ? "" : renderMessage(refusal, (text) => text);
}

describe("rename()", () => {
  test("renames a profile in both files, and every reference to it", () => {
    const home = homeOf(
      '[profile "old"]\nregion = x\n[profile a]\nsource_profile = old ; note\n' +
        '[profile b]\nsource_profile="old"\ninclude_profile = old\n[profile c]\noutput = json\n' +
        "  source_profile = old\n[profile older]\nsource_profile = older\nrole_session_name = old\n",
      "[old]\r\nregion = x\r\n[d]\r\nsource_profile = old\r\n",
    );
    assertEquals(texts(renamed(home, "profile", "old", "new")), [
      "[profile new]\nregion = x\n[profile a]\nsource_profile = new ; note\n" +
      '[profile b]\nsource_profile="new"\ninclude_profile = new\n[profile c]\noutput = json\n' +
      "  source_profile = new\n[profile older]\nsource_profile = older\nrole_session_name = old\n",
      "[new]\r\nregion = x\r\n[d]\r\nsource_profile = new\r\n",
    ]);
  });

  test("leaves what has the same name and is something else", () => {
    const home = homeOf(
      "[sso-session x]\nsso_region = a\n[services x]\ns3 =\n  services = x\n" +
        "[profile x]\nsso_session = x\nservices = x\nsource_profile = x\n",
    );
    const after = (kind: ReferenceKind) =>
      texts(renamed(home, kind, "x", "y"))[0]!.split("\n").filter((line) => line.includes("y"));
    assertEquals(after("sso-session"), ["[sso-session y]", "sso_session = y"]);
    assertEquals(after("services"), ["[services y]", "services = y"]);
    assertEquals(after("profile"), ["[profile y]", "source_profile = y"]);
  });

  test("adds or drops the word where the default profile is concerned", () => {
    const [config, credentials] = texts(
      renamed(homeOf("[default]\na = 1\n", "[default]\n"), "profile", "default", "main"),
    );
    assertEquals([config, credentials], ["[profile main]\na = 1\n", "[main]\n"]);
    const back = renamed(homeOf(config!, credentials), "profile", "main", "default");
    assertEquals(texts(back), ["[default]\na = 1\n", "[default]\n"]);
  });

  test("keeps what stands behind a header", () => {
    assertEquals(
      texts(renamed(homeOf("[ profile\ta ] # note\nx = 1\n"), "profile", "a", "b"))[0],
      "[profile b] # note\nx = 1\n",
    );
  });

  test("tells what goes on to use the old name", () => {
    const home = homeOf(
      "[profile old]\ncredential_process = aws-vault exec --profile=old\n" +
        '[profile b]\ncredential_process = x "old" older\n[profile c]\ncredential_process = folder\n',
      "",
      { AWS_PROFILE: "old", AWS_DEFAULT_PROFILE: "older" },
    );
    const { renaming } = rename(home, "profile", "old", "new");
    const places = renaming!.left.map((place) =>
      inFile(place) ? place.file.document.slice(place.span) : place.variable
    );
    assertEquals(places, ["AWS_PROFILE", "aws-vault exec --profile=old", 'x "old" older']);
  });

  test("is refused where it would not be a renaming", () => {
    const home = homeOf(
      "[profile a]\nregion = x\n[profile b]\nsource_profile = missing\n[c]\n[profiles d]\n" +
        "[profile e]\n[profile 'e']\n[profile f\nx = 1\n",
    );
    const cases: [from: string, to: string, refusal: string][] = [
      ["x", "y", "There is no profile `x`."],
      ["c", "y", "There is no profile `c`."],
      ["a", "a", "The profile has this name already."],
      ["a", "b", "There is something called `b` already."],
      ["a", "c", "There is something called `c` already."],
      ["a", "d", "There is something called `d` already."],
      [
        "a",
        "missing",
        "`source_profile` in `[profile b]` names `missing` already and would come to mean this one.",
      ],
      ["a", "", "`` cannot be a name."],
      ["a", "x]y", "`x]y` cannot be a name."],
      ["a", "Default", "`Default` cannot be a name."],
      [
        "a",
        "ü",
        "The JavaScript SDK, the Java SDK and the Rust SDK do not find a profile called `ü`.",
      ],
      ["e", "y", "`e` stands twice in config. Merge the two first."],
      ["f", "y", "Not every runtime takes the line with `f` for a header. Repair it first."],
    ];
    for (const [from, to, refusal] of cases) {
      assertEquals(refusalOf(home, "profile", from, to), refusal);
    }
  });

  test("makes every runtime find the new name, and nothing else that it did not find", () => {
    let renamings = 0;
    const file = (kind: FileKind) =>
      fileText(kind).map((text) => new SourceFile({ path: kind, kind, text }));
    fc.assert(
      fc.property(file("config"), file("credentials"), fc.nat(), (config, credentials, at) => {
        const home = new Home({ config, credentials });
        // Some runtimes take a CR alone for no line end, and so read such files quite otherwise.
        if (home.files.some(({ document }) => /\r(?!\n)/.test(document.text))) return;
        const names = [...home.profiles.keys()];
        const from = names[at % Math.max(1, names.length)];
        if (from === undefined) return;
        const { renaming } = rename(home, "profile", from, "fresh-1");
        if (renaming === null) return;
        renamings++;
        const after = renamed(home, "profile", from, "fresh-1");
        assertEquals([...after.profiles.keys()].sort(), renamedKeys(names, from));
        for (const one of home.files) {
          const other = one.kind === "config" ? after.config! : after.credentials!;
          for (const runtime of RUNTIMES) checkViews(one, other, runtime, from);
        }
      }),
      { numRuns: RUNS },
    );
    assert(renamings > RUNS / 3, `Some profiles are renamed: ${renamings}`);
  });
});

function renamedKeys(names: readonly string[], from: string): string[] {
  return names.map((name) => name === from ? "fresh-1" : name).sort();
}

function checkViews(
  before: SourceFile,
  after: SourceFile,
  runtime: typeof RUNTIMES[number],
  from: string,
): void {
  const old = readFileView(before, runtime);
  const now = readFileView(after, runtime);
  if (old.error !== null || now.error !== null) return;
  const headers = before.sections.filter((one) => one.type === "profile" && one.name === from)
    .map((one) => one.headerSpan.start);
  const isOwn = (section: ViewSection) =>
    section.places.some(({ span }) => headers.includes(span.start));
  for (const [name, section] of old.profiles) {
    if (isOwn(section)) {
      // Two headers may name the same for one runtime and not for the next.
      if (section.places.length === 1) assert(now.profiles.has("fresh-1"), runtime);
    } else assertEquals(keysOf(now.profiles.get(name)), keysOf(section), `${runtime} ${name}`);
  }
}

function keysOf(section: ViewSection | undefined): string[] {
  return [...(section?.settings.keys() ?? [])];
}
