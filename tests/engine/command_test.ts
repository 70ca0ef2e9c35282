import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { findBarePath, findShellSyntax, isWholeQuoted } from "../../lib/engine/command.ts";
import { namedPaths } from "../../lib/engine/named_paths.ts";
import { settingFact } from "../../lib/catalogue/settings.ts";
import { SourceFile } from "../../lib/model/source_file.ts";

describe("findShellSyntax()", () => {
  const cases: [command: string, found: string | null][] = [
    ["keys --profile dev", null],
    ["", null],
    // Assignments stand at the start, before a program.
    ["A=1 keys", "assignment A=1 at 0"],
    ["_a9=  keys", "assignment _a9= at 0"],
    ["9A=1 keys", null],
    ["A=1", null],
    ["keys A=1 b", null],
    // The home directory, where a shell expands it.
    ["~/keys", "home ~ at 0"],
    ["~\\keys", "home ~ at 0"],
    ["~", "home ~ at 0"],
    ["~ keys", "home ~ at 0"],
    ["keys ~/a", "home ~ at 5"],
    ["keys --file=~/a", "home ~ at 12"],
    ["keys a:~/b", "home ~ at 7"],
    ["keys a~/b", null],
    ["~me/keys", null],
    ["'~/keys'", null],
    ['"~/keys"', null],
    // Variables and substitutions, which double quotes do not hide.
    ["keys $HOME/a", "variable $HOME at 5"],
    ["keys ${HOME}/a", "variable ${HOME} at 5"],
    ["keys $env:HOME/a", "variable $env:HOME at 5"],
    ["keys %USERPROFILE%\\a", "variable %USERPROFILE% at 5"],
    ["keys 100% sure% yes", null],
    ["keys %1%", null],
    ["keys $ a", null],
    ['keys "$HOME"', "variable $HOME at 6"],
    ["keys '$HOME'", null],
    ["keys \\$HOME", null],
    ["keys $(date)", "substitution $( at 5"],
    ["keys `date`", "substitution ` at 5"],
    ['keys "`date`"', "substitution ` at 6"],
    ['keys "a" $(date)', "substitution $( at 9"],
    ["keys 'it\\' $A", "variable $A at 11"],
    ['keys "it\\" $A"', "variable $A at 11"],
    // Operators, and what looks like one within a word.
    ["a && b", "operator && at 2"],
    ["a || b", "operator || at 2"],
    ["a | b", "operator | at 2"],
    ["a & b", "operator & at 2"],
    ["a; b", "operator ; at 1"],
    ["a ;b", "operator ; at 2"],
    ["a < b", "operator < at 2"],
    ["a << b", "operator << at 2"],
    ["a > b", "operator > at 2"],
    ["a >> b", "operator >> at 2"],
    ["a 2>/dev/null", "within > at 3"],
    ["a https://b?c=1&d=2", "within & at 15"],
    ["a&&b", "within && at 1"],
    ["a&", "operator & at 1"],
    ["&a", "operator & at 0"],
    ['a "b | c"', null],
    // A shell reads itself what is quoted for it with double quotes.
    ['sh -c "echo $HOME"', null],
    ['/bin/bash -c "echo $HOME"', null],
    ['C:\\a\\pwsh.exe -c "echo $HOME"', null],
    ['CMD /c "%A%"', null],
    ['fresh -c "echo $HOME"', "variable $HOME at 15"],
    ["sh -c 'a' $HOME", "variable $HOME at 10"],
  ];
  for (const [command, found] of cases) {
    test(`${command}: ${found ?? "nothing"}`, () => {
      const syntax = findShellSyntax(command);
      assertEquals(syntax && `${syntax.kind} ${syntax.text} at ${syntax.start}`, found);
    });
  }
});

describe("findBarePath()", () => {
  const find = (command: string, ...existing: string[]) => {
    const found = findBarePath(command, (path) => existing.includes(path));
    return found && [found.path, found.isKnown];
  };

  test("finds a program that is there under a name with blanks", () => {
    assertEquals(find("/opt/my tool/keys a", "/opt/my tool/keys"), ["/opt/my tool/keys", true]);
    assertEquals(find("/opt/my tool a", "/opt/my", "/opt/my tool"), null);
    assertEquals(find("/opt/my tool/ a", "/opt/my tool/"), null);
    assertEquals(find('/opt/my "tool" a', '/opt/my "tool"'), null);
    assertEquals(find("/a b c d e f g h", "/a b c d e f g h"), ["/a b c d e f g h", true]);
    assertEquals(find("/a b c d e f g h i", "/a b c d e f g h i"), null);
    assertEquals(find("opt my", "opt my"), null);
  });

  test("knows programs of Windows by their extension", () => {
    const program = "C:\\Program Files\\keys.exe";
    assertEquals(find(`${program} --a b.exe`), [program, false]);
    assertEquals(find("c:/Program Files/keys.CMD"), ["c:/Program Files/keys.CMD", false]);
    assertEquals(find("C:\\tools\\keys.exe --out x.exe"), null);
    assertEquals(find("C:\\Program Files\\keys"), null);
    assertEquals(find("C:\\Program Files\\keys.exes"), null);
    assertEquals(find(`C:\\a ${"b".repeat(400)}.exe`), null);
  });

  test("knows folders by how macOS and people name them", () => {
    assertEquals(find("/Applications/My App/bin/keys a"), [
      "/Applications/My App/bin/keys",
      false,
    ]);
    assertEquals(find("/Library/Some Big Thing/keys"), ["/Library/Some Big Thing/keys", false]);
    assertEquals(find("/opt/keys Some thing"), null);
    assertEquals(find("/opt/Keys /a/b"), null);
    assertEquals(find("/opt/keys"), null);
  });
});

test("isWholeQuoted() is about quotes around a program with its arguments", () => {
  for (const command of ['"keys --a"', "'keys -a'", '"keys dev --b"', '"keys a b -c"']) {
    assertEquals(isWholeQuoted(command), true, command);
  }
  const others = ['"keys"', '"keys a"', "keys --a", '"keys --a', '"keys" "--a"', '"a"-b -c"'];
  for (const command of [...others, "'keys --a\"", '" --a"', '"keys - a"', '"my --- a"']) {
    assertEquals(isWholeQuoted(command), false, command);
  }
});

describe("namedPaths()", () => {
  const paths = (line: string, platform = "linux") => {
    const text = `[profile dev]\n${line}\n`;
    const [section] = new SourceFile({ path: "config", kind: "config", text }).sections;
    const setting = section!.settings[0]!;
    return namedPaths({ section: section!, setting, fact: settingFact(setting.key)! }, platform)
      .map(({ path, start, end }) => [path, text.slice(start, end)]);
  };

  test("are the file of a setting", () => {
    assertEquals(paths("ca_bundle = /etc/ca.pem"), [["/etc/ca.pem", "/etc/ca.pem"]]);
    assertEquals(paths("ca_bundle ="), []);
  });

  test("are those of a list, divided as the platform does it", () => {
    assertEquals(paths("data_path = /a::~/b:"), [["/a", "/a"], ["~/b", "~/b"]]);
    assertEquals(paths("data_path = C:\\a;D:\\b", "win32"), [["C:\\a", "C:\\a"], [
      "D:\\b",
      "D:\\b",
    ]]);
  });

  test("are the program of a command", () => {
    assertEquals(paths("credential_process = /opt/keys a"), [["/opt/keys", "/opt/keys"]]);
    assertEquals(paths("credential_process = keys /a"), []);
    assertEquals(paths("credential_process = '/opt/my keys' a"), [
      ["/opt/my keys", "'/opt/my keys'"],
    ]);
    assertEquals(paths("credential_process = /opt/my\\ keys a"), [
      ["/opt/my keys", "/opt/my\\ keys"],
    ]);
    assertEquals(paths('credential_process = "/opt/keys --a"'), []);
    assertEquals(paths("credential_process = '/opt/keys"), []);
    assertEquals(paths("credential_process = /Library/My App/keys a"), []);
  });

  test("are the program of a command on Windows, where a backslash is no escape", () => {
    const windows = (command: string) => paths(`credential_process = ${command}`, "win32");
    assertEquals(windows("C:\\a\\keys.exe a"), [["C:\\a\\keys.exe", "C:\\a\\keys.exe"]]);
    assertEquals(windows('"C:\\a b\\keys.exe" x'), [["C:\\a b\\keys.exe", "C:\\a b\\keys.exe"]]);
    assertEquals(windows("bin/keys"), [["bin/keys", "bin/keys"]]);
    assertEquals(windows("keys.exe a"), []);
    assertEquals(windows('"C:\\a\\keys.exe'), []);
  });
});
