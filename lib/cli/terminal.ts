import type { Host } from "../host/host.ts";
import { showsLinks } from "./hyperlinks.ts";

/** How output may look. */
export interface TerminalStyle {
  readonly color: boolean;
  /** Whether names may be links. */
  readonly links: boolean;
  /** Columns. */
  readonly width: number;
}

const DEFAULT_WIDTH = 100;

/**
 * Decides colour, links and width: `--color` first, then NO_COLOR (https://no-color.org)
 * and FORCE_COLOR, then whether standard output is a terminal that is not dumb.
 *
 * @param when the value of `--color`, if given
 */
export function terminalStyle(host: Host, when: string | undefined): TerminalStyle {
  const color = wantsColor(host, when);
  return { color, links: showsLinks(host, color), width: widthOf(host) };
}

/** How a report in a file looks: as `--color always` says, else plain. */
export function fileStyle(when: string | undefined): TerminalStyle {
  return { color: when === "always", links: false, width: DEFAULT_WIDTH };
}

function wantsColor(host: Host, when: string | undefined): boolean {
  if (when === "always") return true;
  if (when === "never") return false;
  if ((host.env.NO_COLOR ?? "") !== "") return false;
  if ((host.env.FORCE_COLOR ?? "") !== "") return host.env.FORCE_COLOR !== "0";
  return host.stdout.isTerminal && host.env.TERM !== "dumb";
}

function widthOf(host: Host): number {
  const columns = host.stdout.columns ?? Number(host.env.COLUMNS);
  if (!Number.isInteger(columns) || columns <= 0) return DEFAULT_WIDTH;
  return Math.max(40, Math.min(columns, 160));
}
