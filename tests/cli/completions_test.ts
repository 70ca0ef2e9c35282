import { assert, assertEquals } from "@std/assert";
import { spawnSync } from "node:child_process";
import { describe, test } from "node:test";
import { type Shell, SHELLS } from "../../lib/cli/completions/model.ts";
import { FORMATS } from "../../lib/cli/options.ts";
import { run } from "../../lib/cli/run.ts";
import { MemoryHost } from "../../lib/host/memory_host.ts";
import { have, Scratch } from "../e2e/programs.ts";

async function script(shell: string): Promise<string> {
  const host = new MemoryHost(["completions", shell]);
  assertEquals(await run(host), 0);
  return host.printed;
}

/** What a shell is asked for: its words up to the cursor, the last of which may be empty. */
type Ask = (words: readonly string[]) => string[];

/** Runs a shell in a folder with two files and gives what it printed, line by line. */
function lines(scratch: Scratch, command: string, args: readonly string[]): string[] {
  const { stdout, stderr, status } = spawnSync(command, args, {
    cwd: scratch.path,
    env: { PATH: process.env.PATH, HOME: scratch.path, TERM: "dumb" },
    encoding: "utf8",
  });
  assertEquals([status, stderr], [0, ""]);
  return stdout.split(/\r?\n/).filter((line) => line !== "");
}

const ASK: Readonly<Record<string, (scratch: Scratch, script: string) => Ask>> = {
  bash: (scratch, script) => (words) => {
    const path = scratch.write("script.sh", script);
    const program = `source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1));
      _awsconf; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return lines(scratch, "bash", ["--norc", "-c", program, path, ...words]);
  },
  fish: (scratch, script) => (words) => {
    const path = scratch.write("script.fish", script);
    const program = `source $argv[1]; complete -C $argv[2] | string split -f 1 \\t; true`;
    return lines(scratch, "fish", ["--no-config", "-c", program, path, words.join(" ")]);
  },
  zsh: (scratch, script) => (words) => {
    const path = scratch.write("script.zsh", script);
    // The completions are listed by a widget that stands in for the shell's own and prints what it is given.
    const program = `
      autoload -Uz compinit; compinit -u -d "$HOME/dump"; source $1
      zmodload zsh/zpty
      zpty shell zsh -f -i
      zpty -w shell "PROMPT= ; autoload -Uz compinit; compinit -u -d $HOME/dump; source $1"
      zpty -w shell 'compadd () {
        local -a __dscr __hits; if [[ $@[1,(i)(-|--)] == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return $?; fi
        builtin compadd -A __hits "$@"; print -l -- "<hit>"$^__hits; builtin compadd "$@" }'
      zpty -w shell 'bindkey "^I" complete-word; zstyle ":completion:*" list-grouped false; print READY'
      zpty -r shell out '*READY*READY*'
      zpty -n -w shell "$2"$'\\t'
      zpty -w shell $'\\n'"print END"
      zpty -r shell out '*END*END*'
      print -r -- $out | grep -o '<hit>.*' | sed 's/<hit>//' | tr -d '\\r' | sort -u`;
    return lines(scratch, "zsh", ["-f", "-c", program, "zsh", path, words.join(" ")]);
  },
};

for (const shell of Object.keys(ASK)) {
  describe(`completions for ${shell}`, () => {
    if (!have(shell, ["-c", "true"], shell)) return;

    const check = (name: string, words: string[], expected: (found: string[]) => void) =>
      test(name, async () => {
        const scratch = new Scratch();
        try {
          scratch.write("config", "");
          expected(ASK[shell]!(scratch, await script(shell))(words));
        } finally {
          scratch.remove();
        }
      });

    check("offer the commands", ["awsconf", "res"], (found) => assertEquals(found, ["resolve"]));
    check(
      "offer the options of the command, lint by default",
      ["awsconf", "--unsafe"],
      (found) => assertEquals(found, ["--unsafe-fixes"]),
    );
    check("offer the options of a named command alone", ["awsconf", "init", "--"], (found) => {
      assert(found.some((one) => one.startsWith("--user")), found.join());
      assert(!found.some((one) => one.startsWith("--fix")), found.join());
    });
    check(
      "offer the values of an option",
      ["awsconf", "lint", "--format", ""],
      (found) => assertEquals(found.toSorted(), [...FORMATS].sort()),
    );
    check(
      "offer rules",
      ["awsconf", "explain", "missing-reg"],
      (found) => assertEquals(found, ["missing-region"]),
    );
    check(
      "offer shells",
      ["awsconf", "completions", "fi"],
      (found) => assertEquals(found, ["fish"]),
    );
  });
}

describe("completions", () => {
  test("are plain ASCII and name every command, in every shell", async () => {
    for (const shell of SHELLS) {
      const text = await script(shell satisfies Shell);
      assert(/^[\t\n -~]+$/.test(text), shell);
      for (const name of ["lint", "resolve", "graph", "explain", "rules", "init"]) {
        assert(text.includes(name), `${shell}: ${name}`);
      }
    }
  });

  test("need the name of one shell", async () => {
    for (
      const [args, message] of [
        [[], "`awsconf completions` takes one shell: bash, zsh, fish, powershell."],
        [
          ["fis"],
          "`fis` is not a value of `awsconf completions`: bash, zsh, fish, powershell. Did you mean `fish`?",
        ],
      ] as const
    ) {
      const host = new MemoryHost(["completions", ...args]);
      assertEquals([await run(host), host.complained], [2, `awsconf: ${message}\n`]);
    }
  });
});
