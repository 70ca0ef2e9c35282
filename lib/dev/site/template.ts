import { escapeHtml } from "./markdown.ts";

/** A page of the site. */
export interface Page {
  /** Below the site's folder, such as `rules/missing-region.html`. */
  readonly path: string;
  readonly title: string;
  /** What stands in `main`. */
  readonly html: string;
  /** A script of the site that the page runs. */
  readonly script?: string;
}

const NAVIGATION = [
  ["rules/index.html", "Rules"],
  ["runtimes/index.html", "What each SDK reads"],
  ["options.html", "Options"],
  ["editors.html", "Editors"],
  ["hooks.html", "Hooks"],
  ["ci.html", "CI"],
  ["playground.html", "Playground"],
] as const;

/** The whole HTML of a page. It loads nothing from elsewhere, and works when it is opened from a folder. */
export function pageHtml({ path, title, html, script }: Page): string {
  const root = "../".repeat(path.split("/").length - 1);
  const links = NAVIGATION.map(([target, text]) => {
    const current = target === path ? ' aria-current="page"' : "";
    return `<a href="${root}${target}"${current}>${text}</a>`;
  });
  const own = script === undefined ? "" : `<script src="${root}${script}" defer></script>\n`;
  const heading = title === "awsconf" ? "awsconf" : `${title} - awsconf`;
  return `<!doctype html>
<html lang="en" data-root="${root}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(heading)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${root}style.css">
<script src="${root}search.js" defer></script>
${own}</head>
<body>
<header>
<a href="${root}index.html">awsconf</a>
<nav>${links.join("\n")}</nav>
<div class="search" role="search">
<input id="search" type="search" placeholder="Search" aria-label="Search" autocomplete="off">
<ul id="results" hidden></ul>
</div>
</header>
<main${script === undefined ? "" : ' class="wide"'}>
${html}
</main>
</body>
</html>
`;
}
