/** The headings that the page of every rule has, in this order. */
export const PAGE_HEADINGS = [
  "What it finds",
  "Why it matters",
  "What to do",
  "Fix safety",
  "Runtimes",
  "Cases",
] as const;

/** The page of a rule as people read it: without the cases that serve as its tests. */
export function readablePage(page: string): string {
  return `${page.split(/^## Cases[ \t]*$/m)[0]!.trimEnd()}\n`;
}

/** The text below a heading of a page, without blank lines around it; empty where there is none. */
export function pageSection(page: string, heading: typeof PAGE_HEADINGS[number]): string {
  const parts = page.split(/^## /m);
  const part = parts.find((text) => text.startsWith(`${heading}\n`)) ?? "";
  return part.slice(heading.length).trim();
}

/** Where the page of a rule stands: its path in the repository and its address. */
export function pageLocation(rule: string): { readonly path: string; readonly url: string } {
  const path = `rules/${rule}.md`;
  return { path, url: `https://github.com/awsconf/awsconf/blob/main/${path}` };
}
