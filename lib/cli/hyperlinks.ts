import type { Host } from "../host/host.ts";

/** Terminals that say their name in TERM_PROGRAM and show links. */
const PROGRAMS: ReadonlySet<string> = new Set(["ghostty", "iTerm.app", "vscode", "WezTerm"]);
/** Terminals that say their name in TERM and show links. */
const TERMS: ReadonlySet<string> = new Set(["foot", "xterm-ghostty", "xterm-kitty"]);
/** The first version of VTE (GNOME Terminal and others) that shows links and does not crash for some. */
const FIRST_VTE = 5001;

/**
 * Tells whether standard output is a terminal that is known to show links (the
 * escape sequence OSC 8, see https://github.com/Alhadis/OSC8-Adoption), as
 * others may print parts of their addresses. `FORCE_HYPERLINK` decides for a
 * terminal that is not known here, `FORCE_HYPERLINK=0` against all; whoever
 * wants no colour gets no links either. Never true for a pipe or a file.
 *
 * @param color whether colours are used
 */
export function showsLinks(host: Host, color: boolean): boolean {
  if (!color || !host.stdout.isTerminal) return false;
  const { FORCE_HYPERLINK, TERM, TERM_PROGRAM, VTE_VERSION, WT_SESSION } = host.env;
  if (FORCE_HYPERLINK) return FORCE_HYPERLINK !== "0";
  // These stand between the program and the terminal, and not all hand links on.
  if (host.env.TMUX || host.env.STY || /^(?:screen|tmux)/.test(TERM ?? "")) return false;
  return PROGRAMS.has(TERM_PROGRAM ?? "") || TERMS.has(TERM ?? "") || Boolean(WT_SESSION) ||
    Number(VTE_VERSION) >= FIRST_VTE;
}
