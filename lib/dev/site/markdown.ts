import { posix } from "node:path";
import { Marked, type Tokens } from "marked";

/** Where files of the repository are that the site has no page for. */
const REPOSITORY = "https://github.com/awsconf/awsconf/blob/main/";

/** Turns Markdown into HTML; headings get the same anchors as on GitHub. */
export function renderMarkdown(
  markdown: string,
  source: string,
  pageOf: (path: string) => string | null,
): string {
  const used = new Map<string, number>();
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth }: Tokens.Heading): string {
        const html = this.parser.parseInline(tokens);
        return `<h${depth} id="${anchorOf(html, used)}">${html}</h${depth}>\n`;
      },
      link({ href, tokens }: Tokens.Link): string {
        const target = targetOf(href, source, pageOf);
        return `<a href="${escapeHtml(target)}">${this.parser.parseInline(tokens)}</a>`;
      },
    },
  });
  return marked.parse(markdown, { async: false });
}

/** A text for HTML, in attributes too. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** The words of a page without its marks, for the search. */
export function plainText(html: string): string {
  return html.replace(/<[^>]+>/g, " ").replace(/&(?:amp|lt|gt|quot|#39);/g, " ")
    .replace(/\s+/g, " ").trim();
}

function anchorOf(html: string, used: Map<string, number>): string {
  const text = html.replace(/<[^>]+>|&#?\w+;/g, "").toLowerCase();
  const anchor = text.replace(/[^\p{L}\p{N}\s_-]/gu, "").trim().replace(/\s/g, "-");
  const times = used.get(anchor) ?? 0;
  used.set(anchor, times + 1);
  return times === 0 ? anchor : `${anchor}-${times}`;
}

/** Where a link of a Markdown file leads on the site: to a page, or to the repository. */
function targetOf(
  href: string,
  source: string,
  pageOf: (path: string) => string | null,
): string {
  if (/^(?:[a-z]+:|#)/.test(href)) return href;
  const [path, anchor] = href.split("#");
  const file = posix.normalize(posix.join(posix.dirname(source), path!));
  const page = pageOf(file);
  const suffix = anchor === undefined ? "" : `#${anchor}`;
  if (page === null) return `${REPOSITORY}${file}${suffix}`;
  return `${posix.relative(posix.dirname(pageOf(source)!), page)}${suffix}`;
}
