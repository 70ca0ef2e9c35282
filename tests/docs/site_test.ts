import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import process from "node:process";
import { after, describe, test } from "node:test";
import { COMMANDS, optionsOf } from "../../lib/cli/options.ts";
import { isReadBy, settingKeys } from "../../lib/catalogue/settings.ts";
import { RUNTIMES } from "../../lib/model/runtime.ts";
import { rules } from "../../rules/mod.ts";
import { have, ROOT, Scratch } from "../e2e/programs.ts";

const CHROMIUM = "/usr/bin/chromium";

const scratch = new Scratch();
const site = join(scratch.path, "site");
const built = spawnSync(
  join(ROOT, "node_modules/.bin/bun"),
  ["run", "lib/dev/site/build.ts", site],
  { cwd: ROOT, encoding: "utf8" },
);

/** All files of the site, by their paths in it. */
const files = new Map(
  (readdirSync(site, { recursive: true }) as string[])
    .filter((name) => /\.\w+$/.test(name))
    .map((name) => [name, readFileSync(join(site, name), "utf8")]),
);
const pages = new Map([...files].filter(([name]) => name.endsWith(".html")));

describe("the site", () => {
  after(() => scratch.remove());

  test("is built without a complaint", () => {
    assertEquals([built.status, built.stderr], [0, ""]);
  });

  test("has a page for every rule, runtime and document, and names every option", () => {
    for (const { meta } of rules) assert(pages.has(`rules/${meta.name}.html`), meta.name);
    for (const runtime of RUNTIMES) assert(pages.has(`runtimes/${runtime}.html`), runtime);
    for (const name of readdirSync(join(ROOT, "docs"))) {
      assert(pages.has(name.replace(/\.md$/, ".html")), name);
    }
    const options = pages.get("options.html")!;
    for (const command of COMMANDS) {
      for (const { name } of optionsOf(command)) assertStringIncludes(options, `--${name}`);
    }
  });

  test("says of each runtime which settings it reads", () => {
    for (const runtime of RUNTIMES) {
      const whole = pages.get(`runtimes/${runtime}.html`)!;
      const page = whole.slice(
        whole.indexOf('id="settings"'),
        whole.indexOf('id="environment-variables"'),
      );
      for (const key of settingKeys()) {
        const row = `<td><code>${key}</code></td>`;
        assertEquals(page.includes(row), isReadBy(key, runtime), `${runtime} ${key}`);
      }
    }
    const go = pages.get("runtimes/go.html")!;
    const spelling = go.slice(go.indexOf('id="a-colon-as-delimiter"'));
    assertStringIncludes(spelling.slice(0, spelling.indexOf("<h3", 1)), "region = eu-west-1");
    const java = pages.get("runtimes/java.html")!;
    const stop = java.slice(java.indexOf('id="a-colon-as-delimiter"'));
    assertStringIncludes(stop.slice(0, stop.indexOf("<h3", 1)), "stops at line 3");
  });

  test("every link and anchor leads somewhere", () => {
    for (const [name, html] of pages) {
      for (const [, target] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
        if (/^(?:https:|data:)/.test(target!)) continue;
        const [path, anchor] = target!.split("#");
        const file = path === "" ? name : normalize(join(dirname(name), path!));
        assert(files.has(file), `${name}: ${target}`);
        if (anchor === undefined) continue;
        assert(files.get(file)!.includes(`id="${anchor}"`), `${name}: ${target}`);
      }
    }
  });

  test("loads nothing from elsewhere", () => {
    for (const [name, html] of pages) {
      assert(!/<(?:script|img|link|iframe)\b[^>]*(?:src|href)="(?:https?:)?\/\//.test(html), name);
    }
    assert(!/url\(|@import/.test(files.get("style.css")!));
  });

  test("has a search index of every page", () => {
    const script = files.get("search-index.js")!;
    const index = JSON.parse(script.slice("awsconfPages(".length, script.lastIndexOf(")")));
    assertEquals(index.length, pages.size);
    for (const { path, title, text } of index) {
      assert(pages.has(path) && title !== "" && text.length > 100, path);
    }
  });

  if (have(CHROMIUM, ["--version"], "Chromium")) {
    test("in a browser without a network, the playground lints and the search finds", () => {
      const { status, stdout, stderr } = spawnSync(
        "node",
        [join(ROOT, "tests/docs/look.mjs"), site, CHROMIUM],
        { encoding: "utf8", env: { PATH: process.env.PATH ?? "", HOME: scratch.path } },
      );
      assertEquals(status, 0, stderr);
      assertEquals(JSON.parse(stdout), {
        atFirst: ["unprefixed-profile", "dangling-source-profile", "inline-comment"],
        planted: ["unknown-setting", "env-unknown-variable"],
        fixable: ["unprefixed-profile"],
        fixed: "[profile dev]\nregion = eu-west-1\n",
        clean: [],
        summary: "No problems in 1 file, 1 profile and the environment.",
        found: "dangling-sso-session",
        heading: "dangling-sso-session",
        elsewhere: [],
        errors: [],
      });
    });
  }
});
