import { assert, assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { type RuntimeName, RUNTIMES } from "../../lib/model/runtime.ts";
import { type FileView, readFileByLines, readFileView } from "../../lib/model/runtimes/mod.ts";
import { MATRIX } from "./matrix.ts";
import { BLOCKS, fileOf, type PlainSections, plainView } from "./support.ts";

function reading(runtime: RuntimeName, view: FileView) {
  if (view.error !== null) return view.error.line;
  const plain = plainView(view, BLOCKS[runtime]);
  assert(!("error" in plain));
  const sections: PlainSections = Object.create(null);
  for (
    const [keyword, named] of [
      ["", plain.profiles],
      ["sso-session ", plain.ssoSessions],
      ["services ", plain.services],
    ] as const
  ) {
    for (const name of Object.keys(named)) sections[`${keyword}${name}`] = named[name]!;
  }
  return entries(sections);
}

// Entries rather than objects, so that no name is special in the comparison.
function entries(sections: PlainSections): unknown {
  return Object.keys(sections).sort().map((name) => {
    const settings = sections[name]!;
    return [name, Object.keys(settings).sort().map((key) => [key, settings[key]])];
  });
}

describe("each runtime reads", () => {
  for (const { name, kind, text, reads } of MATRIX) {
    test(name, () => {
      const seen = new Set<string>();
      for (const [runtimes, expected] of Object.entries(reads)) {
        for (const runtime of runtimes.split(" ") as RuntimeName[]) {
          seen.add(runtime);
          const wanted = typeof expected === "number" ? expected : entries(expected);
          const file = fileOf(kind, text);
          const views = [readFileView(file, runtime), readFileByLines(file, runtime)];
          for (const view of views) assertEquals(reading(runtime, view), copyOf(wanted), runtime);
        }
      }
      assertEquals([...seen].sort(), [...RUNTIMES].sort(), "No runtime is left out");
    });
  }
});

// The blocks in views have no prototype, those in the matrix have.
function copyOf(expected: unknown): unknown {
  return JSON.parse(JSON.stringify(expected), (_, value: unknown) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.assign(Object.create(null), value);
  });
}
