/**
 * Builds the documentation site into `dist/docs`, or the folder that is named:
 * `npm run docs`. Its pages load nothing from elsewhere and can be opened from
 * the folder as well as from a server.
 *
 * @module
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { MATRIX } from "../../../tests/runtimes/matrix.ts";
import { plainText } from "./markdown.ts";
import { sitePages } from "./pages.ts";
import { pageHtml } from "./template.ts";

const HERE = fileURLToPath(new URL("./", import.meta.url));
const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

const [folder = join(ROOT, "dist/docs")] = process.argv.slice(2);
const out = resolve(folder);
rmSync(out, { recursive: true, force: true });

const pages = sitePages(MATRIX);
for (const page of pages) {
  const path = join(out, page.path);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, pageHtml(page));
}
const index = pages.map(({ path, title, html }) => ({ path, title, text: plainText(html) }));
writeFileSync(join(out, "search-index.js"), `awsconfPages(${JSON.stringify(index)});\n`);
copyFileSync(join(HERE, "style.css"), join(out, "style.css"));
for (const name of ["search", "playground"]) bundle(name);
console.log(`${pages.length} pages in ${out}`);

/** Bundles a script of the pages. */
function bundle(name: string): void {
  const args = ["build", "--target=browser", "--format=iife", "--minify"];
  const script = join(HERE, "client", `${name}.js`);
  const { status, stderr } = spawnSync(
    join(ROOT, "node_modules/.bin/bun"),
    [...args, script, "--outfile", join(out, `${name}.js`)],
    { encoding: "utf8" },
  );
  if (status === 0) return;
  console.error(stderr);
  process.exit(1);
}
