import { assert, assertEquals } from "@std/assert";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { nodeFiles } from "../../lib/host/file_system.ts";
import { Home } from "../../lib/model/home.ts";
import { resolve } from "../../lib/model/resolve/mod.ts";
import { RUNTIMES } from "../../lib/model/runtime.ts";
import { SourceFile } from "../../lib/model/source_file.ts";
import { attempt, homeOfTexts } from "./attempt.ts";
import { SHAPES } from "./shapes.ts";

describe("large files", () => {
  test("of more than 32 MB are refused with a reason", () => {
    const folder = mkdtempSync(join(tmpdir(), "awsconf-"));
    try {
      const path = join(folder, "config");
      writeFileSync(path, "[default]\n");
      truncateSync(path, 100 * 1024 * 1024);
      const read = nodeFiles.read(path);
      assert(read.kind === "error");
      assert(
        read.message.includes("it has 100 MB, and files over 32 MB are not read"),
        read.message,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  const megabytes = (unit: string) => unit.repeat(Math.floor(20_000_000 / unit.length));
  for (const unit of ["a", "aB3/", "x # "]) {
    test(`with a line of 20 MB of ${JSON.stringify(unit)}`, async () => {
      await attempt(homeOfTexts(`[default]\nx = ${megabytes(unit)}\n`), ["-f", "concise"]);
    });
  }

  test("with a million sections are read", () => {
    const text = Array.from({ length: 1_000_000 }, (_, i) => `[profile ${i}]\n`).join("");
    const file = new SourceFile({ path: "config", kind: "config", text });
    assertEquals(file.document.sections.length, 1_000_000);
  });

  test("with 100,000 lines that continue one value", async () => {
    const { config } = SHAPES["lines that continue a value"]!(100_000);
    await attempt(homeOfTexts(config!), ["-f", "concise"]);
  });

  for (const name of ["a long chain of roles", "a large circle of roles"]) {
    test(`${name}, 100,000 of them, overflows no stack`, () => {
      const text = SHAPES[name]!(100_000).config!;
      const file = new SourceFile({ path: "config", kind: "config", text });
      const home = new Home({ config: file, credentials: null });
      for (const runtime of RUNTIMES) {
        const { credentials } = resolve(home, { profile: "p0000000", runtime });
        assert(credentials !== undefined);
      }
    });
  }
});
