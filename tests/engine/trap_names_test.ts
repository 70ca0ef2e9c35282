import { assertEquals } from "@std/assert";
import { test } from "node:test";
import { inFile } from "../../lib/engine/finding.ts";
import { lint } from "../../lib/engine/lint.ts";
import { Home } from "../../lib/model/home.ts";
import { SourceFile } from "../../lib/model/source_file.ts";
import rule from "../../rules/unportable-name.ts";

test("a name that is a trap is reported in the file that was asked about", () => {
  const kinds = ["config", "credentials"] as const;
  const asked = (names: readonly string[], wanted: readonly string[]) => {
    const text = { config: "[profile s]\nregion = x\n", credentials: "[s]\nregion = x\n" };
    const [config, credentials] = kinds.map((kind) =>
      new SourceFile({
        path: kind,
        kind,
        text: names.includes(kind) ? text[kind] : "",
        reported: wanted.includes(kind),
      })
    );
    const home = new Home({ config: config!, credentials: credentials!, environment: null });
    return lint(home, { rules: [rule] }).findings
      .map(({ place }) => inFile(place) ? place.file.kind : null);
  };
  assertEquals(asked(kinds, kinds), ["config"]);
  for (const kind of kinds) assertEquals(asked(kinds, [kind]), [kind]);
  assertEquals(asked(["config"], ["credentials"]), []);
});
