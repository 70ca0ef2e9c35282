import { readFileSync } from "node:fs";
import { COMMANDS, type CommandSpec, optionsOf, type OptionSpec } from "../../cli/options.ts";
import { FAMILY_TITLES } from "../../engine/families.ts";
import { readablePage } from "../../engine/page.ts";
import type { RuleMeta } from "../../engine/rule.ts";
import { DEFAULT_RUNTIMES, RUNTIME_LABELS, RUNTIMES } from "../../model/runtime.ts";
import { pages as rulePages } from "../../../rules/pages.ts";
import { rules } from "../../../rules/mod.ts";
import { escapeHtml, renderMarkdown } from "./markdown.ts";
import { runtimePage, runtimesPage, type Snippet } from "./runtime_page.ts";
import type { Page } from "./template.ts";

const ROOT = new URL("../../../", import.meta.url);

/** A page's Markdown and the file of the repository that it stands for, by which links find it. */
interface Source {
  readonly file: string;
  readonly path: string;
  readonly markdown: string;
}

/**
 * All pages of the site.
 *
 * @param snippets what the pages about runtimes show the readings of
 */
export function sitePages(snippets: readonly Snippet[]): Page[] {
  const sources = [...documents(), ...aboutRules(), ...aboutRuntimes(snippets)];
  const byFile = new Map(sources.map(({ file, path }) => [file, path]));
  const pageOf = (file: string) => byFile.get(file) ?? null;
  const pages = sources.map(({ file, path, markdown }) => ({
    path,
    title: /^# (.*)$/m.exec(markdown)![1]!.replaceAll("`", ""),
    html: renderMarkdown(markdown, file, pageOf),
  }));
  return [...pages, playground()];
}

function documents(): Source[] {
  const read = (file: string) => readFileSync(new URL(file, ROOT), "utf8");
  const docs = ["editors", "hooks", "ci"].map((name) => ({
    file: `docs/${name}.md`,
    path: `${name}.html`,
    markdown: read(`docs/${name}.md`),
  }));
  return [
    { file: "README.md", path: "index.html", markdown: read("README.md") },
    { file: "CONTRIBUTING.md", path: "contributing.html", markdown: read("CONTRIBUTING.md") },
    ...docs,
    { file: "docs/options.md", path: "options.html", markdown: optionsPage() },
  ];
}

function aboutRules(): Source[] {
  const metas = rules.map(({ meta }) => meta);
  const single = metas.map((meta) => ({
    file: `rules/${meta.name}.md`,
    path: `rules/${meta.name}.html`,
    markdown: rulePage(meta),
  }));
  return [
    { file: "rules/index.md", path: "rules/index.html", markdown: rulesPage(metas) },
    ...single,
  ];
}

function aboutRuntimes(snippets: readonly Snippet[]): Source[] {
  const single = RUNTIMES.map((runtime) => ({
    file: `runtimes/${runtime}.md`,
    path: `runtimes/${runtime}.html`,
    markdown: runtimePage(runtime, snippets),
  }));
  return [
    { file: "runtimes/index.md", path: "runtimes/index.html", markdown: runtimesPage(snippets) },
    ...single,
  ];
}

const FIXES: Readonly<Record<RuleMeta["fix"], string>> = {
  none: "no fix",
  safe: "safe fix",
  unsafe: "unsafe fix",
  mixed: "safe or unsafe fix",
};

function rulePage(meta: RuleMeta): string {
  const facts = [FAMILY_TITLES[meta.family], meta.severity, FIXES[meta.fix]].join(" · ");
  // Below the title, which a page begins with.
  return readablePage(rulePages[meta.name]!).replace(/^(# .*\n)/, `$1\n*${facts}*\n`);
}

function rulesPage(metas: readonly RuleMeta[]): string {
  const parts = Object.entries(FAMILY_TITLES).map(([family, title]) => {
    const rows = metas.filter((meta) => meta.family === family)
      .map((meta) =>
        `| [\`${meta.name}\`](${meta.name}.md) | ${meta.severity} | ${
          FIXES[meta.fix]
        } | ${meta.summary} |`
      );
    return `## ${title}\n\n| rule | severity | fix | finds |\n|---|---|---|---|\n${
      rows.join("\n")
    }`;
  });
  return `# Rules\n\n${parts.join("\n\n")}\n`;
}

function optionsPage(): string {
  return `# Options\n\n${COMMANDS.map(commandText).join("\n\n")}\n`;
}

function commandText(command: CommandSpec): string {
  const { name, operands, summary } = command;
  const rows = optionsOf(command).map((option) =>
    `| \`${spelling(option)}\` | ${option.help.replaceAll("|", "\\|")}${choices(option)} |`
  );
  const usage = `awsconf ${name} [OPTION...] ${operands}`.trimEnd();
  return [
    `## awsconf ${name}`,
    `${summary}.`,
    `\`\`\`text\n${usage}\n\`\`\``,
    `| option | what it does |\n|---|---|\n${rows.join("\n")}`,
  ].join("\n\n");
}

function spelling({ name, short, value }: OptionSpec): string {
  const long = `--${name}${value === undefined ? "" : ` ${value}`}`;
  return short === undefined ? long : `-${short}, ${long}`;
}

function choices({ choices: values }: OptionSpec): string {
  return values === undefined ? "" : `: ${values.map((value) => `\`${value}\``).join(", ")}`;
}

const EXAMPLE = `[default]
region = eu-west-1

[staging]
region = eu-west-1
sso_session = corp

[profile prod]
role_arn = arn:aws:iam::210987654321:role/Admin
source_profile = ops
region = eu-west-1 # Ireland
`;

function playground(): Page {
  const boxes = RUNTIMES.map((runtime) => {
    const checked = DEFAULT_RUNTIMES.includes(runtime) ? " checked" : "";
    return `<label><input type="checkbox" name="runtime" value="${runtime}"${checked}> ${
      RUNTIME_LABELS[runtime]
    }</label>`;
  });
  const area = (id: string, label: string, rows: number, text: string) =>
    `<label for="${id}">${label}</label>
<textarea id="${id}" rows="${rows}" spellcheck="false" autocomplete="off">${
      escapeHtml(text)
    }</textarea>`;
  return {
    path: "playground.html",
    title: "Playground",
    script: "playground.js",
    html: `<h1>Playground</h1>
<p>The linter runs in this page: what you type is sent nowhere and kept nowhere. Still, better not
paste real keys into a web page.</p>
<div class="playground">
<div>
${area("config", "~/.aws/config", 18, EXAMPLE)}
${area("credentials", "~/.aws/credentials", 8, "")}
${area("environment", "Environment", 3, "AWS_PROFILE=prod")}
<fieldset><legend>Tools that you use</legend>${boxes.join("\n")}</fieldset>
</div>
<div>
<p><strong id="summary"></strong> <button type="button" id="fix">Apply the safe fixes</button></p>
<ul id="findings"></ul>
<details><summary>As in the terminal</summary><pre id="report"></pre></details>
</div>
</div>`,
  };
}
