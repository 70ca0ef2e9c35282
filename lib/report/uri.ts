/**
 * A path with forward slashes and without a leading `./`, as CI services
 * compare it with the paths of a repository.
 *
 * @param separator what separates folders where the path comes from; on a
 * machine with `/` a backslash is a part of a name
 */
export function tidyPath(path: string, separator: "/" | "\\"): string {
  const forward = separator === "/" ? path : path.replaceAll("\\", "/");
  return forward.replace(/^(?:\.\/+)+(?=[^/])/, "");
}

/**
 * The URI of a path: a relative reference for a relative path, a `file:` URI
 * for an absolute one (RFC 3986, RFC 8089; `C:\x` and `\\server\x` included).
 */
export function pathToUri(path: string, separator: "/" | "\\"): string {
  const tidy = tidyPath(path, separator);
  if (separator === "\\") {
    if (/^[A-Za-z]:\//.test(tidy)) return `file:///${tidy.slice(0, 2)}${encodePath(tidy.slice(2))}`;
    if (tidy.startsWith("//")) return `file:${encodePath(tidy)}`;
  }
  return (tidy.startsWith("/") ? "file://" : "") + encodePath(tidy);
}

// Not `encodeURI`, which leaves `?`, `#` and, in a first segment, `:` as they are.
function encodePath(path: string): string {
  return path.toWellFormed().split("/").map(encodeURIComponent).join("/");
}
