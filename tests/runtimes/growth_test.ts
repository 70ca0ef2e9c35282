import { assert } from "@std/assert";
import { describe, test } from "node:test";
import { Home } from "../../lib/model/home.ts";
import { RUNTIMES } from "../../lib/model/runtime.ts";
import { readViews } from "../../lib/model/runtimes/mod.ts";
import { type FileKind, SourceFile } from "../../lib/model/source_file.ts";
import { stepsOf } from "../steps.ts";

/** The texts of both files, of a size in proportion to `count`. */
type Shape = (count: number) => { readonly config: string; readonly credentials?: string };

function times(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join("");
}

// Numbers of one width, so that ten times as many sections are ten times as long.
const id = (index: number) => String(index).padStart(7, "0");

const SHAPES: Readonly<Record<string, Shape>> = {
  "tidy profiles": (count) => ({
    config: times(count, (i) => `[profile p${id(i)}]\nregion = eu-west-1\n\n`),
  }),
  "profiles in both files": (count) => ({
    config: times(count, (i) => `[profile p${id(i)}]\nregion = eu-west-1\n`),
    credentials: times(count, (i) => `[p${id(i)}]\naws_access_key_id = x\nregion = y\n`),
  }),
  "comments behind values": (count) => ({
    config: times(count, (i) => `[profile p${id(i)}] # c\nregion = eu-west-1 # c\n`),
  }),
  "names in quotes": (count) => ({
    config: times(count, (i) => `[profile "p ${id(i)}"]\nregion: "x"\n`),
  }),
  "one section over and over": (count) => ({
    config: times(count, () => "[profile p]\nregion = x # c\n"),
  }),
  "one key over and over": (count) => ({
    config: `[profile p]\n${times(count, () => "region = x # c\n")}`,
  }),
  "one value on many lines": (count) => ({
    config: `[profile p]\nregion = x\n${times(count, () => "  --more\n")}`,
  }),
  "one large block": (count) => ({
    config: `[profile p]\ns3 =\n${times(count, (i) => `  key${id(i)} = x\n`)}`,
  }),
  "many blocks": (count) => ({
    config: times(count, (i) => `[services s${id(i)}]\ns3 =\n  endpoint_url = http://x\n`),
  }),
  "a [DEFAULT] section above": (count) => ({
    config: `[DEFAULT]\n${times(count, (i) => `key${id(i)} = x\n`)}${
      times(count, (i) => `[profile p${id(i)}]\nregion = x\n`)
    }`,
    credentials: `[DEFAULT]\n${times(count, (i) => `key${id(i)} = x\n`)}${
      times(count, (i) => `[p${id(i)}]\nregion = x\n`)
    }`,
  }),
  "both spellings of default": (count) => ({
    config: times(count, () => "[default]\nregion = x # c\n[profile default]\nregion = y # c\n"),
  }),
  "sections that end up in another kind": (count) => ({
    config: times(count, (i) => `[profile services x${id(i)}]\nregion = x\n`),
  }),
  "headers that run into each other": (count) => ({
    config: times(count, (i) => `[profile p${id(i)}]# c\nregion = x\n[profile q${id(i)}\n`),
  }),
  "indented headers": (count) => ({
    config: times(count, (i) => `  [profile p${id(i)}]\n  region = x\n`),
  }),
  "lines without a delimiter": (count) => ({
    config: `[profile p]\n${times(count, () => "junk\n")}`,
  }),
  "nothing but brackets": (count) => ({ config: "[".repeat(count) }),
  "nothing but blanks and brackets": (count) => ({ config: times(count, () => "[ ]") }),
  "one long line": (count) => ({ config: `[profile p]\nx = ${"a # ".repeat(count)}\n` }),
  "lone returns": (count) => ({
    config: times(count, (i) => `[profile p${id(i)}]\rregion = x\r`),
  }),
  "a byte order mark": (count) => ({
    config: `\ufeff${times(count, (i) => `[profile p${id(i)}]\nregion = x\n`)}`,
  }),
  "unusual characters": (count) => ({
    config: times(count, (i) => `[profile ü${id(i)}]\nregion = \u00a0x\n`),
  }),
};

/** Builds the six views of a home that nobody has read before, and looks into every profile of each. */
function steps(shape: Shape, count: number): number {
  const { config, credentials } = shape(count);
  const file = (kind: FileKind, text: string | undefined) =>
    text === undefined ? null : new SourceFile({ path: kind, kind, text });
  const home = new Home({
    config: file("config", config),
    credentials: file("credentials", credentials),
  });
  return stepsOf(() => {
    const views = readViews(home);
    for (const runtime of RUNTIMES) {
      for (const name of views[runtime].profiles.keys()) {
        views[runtime].profiles.get(name)!.settings.get("region");
      }
    }
  });
}

describe("building all six views takes steps in proportion to the size of the files", () => {
  for (const [name, shape] of Object.entries(SHAPES)) {
    test(name, () => {
      const small = steps(shape, 200);
      const large = steps(shape, 4_000);
      assert(small > 400, `${small} steps are too few to tell anything`);
      // Sorting, which the Go SDK's reader does, takes a little more.
      assert(large < small * 22, `${large} steps for 20 times the size of ${small}`);
    });
  }
});
