/** A problem that several rules could speak of is told once, by the rule that knows most of it. */
import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { lint } from "../../lib/engine/lint.ts";
import { Environment } from "../../lib/model/environment.ts";
import { Home } from "../../lib/model/home.ts";
import { SourceFile } from "../../lib/model/source_file.ts";
import { rules } from "../../rules/mod.ts";

/** The findings of the rules about reading a config file, less some rules, as `line: rule`. */
function told(text: string, ...without: string[]): string[] {
  return toldOf(new SourceFile({ path: "config", kind: "config", text }), ...without);
}

function toldOf(config: SourceFile, ...without: string[]): string[] {
  const chosen = rules.filter(({ meta }) =>
    meta.family === "reading" && !without.includes(meta.name)
  );
  return lint(new Home({ config, credentials: null }), { rules: chosen }).findings.map(
    (finding) => {
      if ("variable" in finding.place) throw new Error("There is no environment");
      return `${config.document.position(finding.place.span.start).line}: ${finding.rule}`;
    },
  );
}

describe("each is told once", () => {
  test("a byte order mark before a header in the middle", () => {
    const text = "[default]\nregion = x\n\ufeff[profile b]\nregion = y\n";
    assertEquals(told(text), ["3: leaking-settings"]);
    assertEquals(told(text, "leaking-settings"), ["3: control-character"]);
  });

  test("lines and headers in UTF-16, which no runtime reads at all", () => {
    const text = "\ufeff[default]\nregion\n[profile dev\noutput = json\n";
    const init = { path: "config", kind: "config", text } as const;
    assertEquals(toldOf(new SourceFile(init)), [
      "1: byte-order-mark",
      "2: syntax-error",
      "3: leaking-settings",
    ]);
    assertEquals(toldOf(new SourceFile({ ...init, encoding: "utf-16le" })), [
      "1: invalid-encoding",
    ]);
  });

  test("a path of Windows on a line of its own", () => {
    assertEquals(told("[default]\nregion = x\nC:\\path\n"), ["3: syntax-error"]);
    assertEquals(told("[default]\nregion = x\nc:/path\n"), ["3: syntax-error"]);
  });

  test("quotes that only those read who keep them", () => {
    assertEquals(told('[default]\ncli_pager = "less -R"\n'), []);
  });

  test("quotes around a whole command", () => {
    assertEquals(told('[default]\ncredential_process = "/opt/my tools/keys"\n'), [
      "2: runtimes-disagree",
    ]);
  });

  test("a setting on both sides of what is meant for a header", () => {
    assertEquals(
      told("[default]\nregion = x\n{profile b}\n(profile c)\nregion = y\nregion = z\n"),
      [
        "3: leaking-settings",
        "4: leaking-settings",
        "6: duplicate-setting",
      ],
    );
  });
});

test("blanks in a header that is to lose its word are not told", () => {
  const text = "[profile  default]\nregion = x\n[profile  dev]\nregion = x\n";
  const config = new SourceFile({ path: "config", kind: "config", text });
  const told = (...names: string[]) =>
    lint(new Home({ config, credentials: null }), {
      rules: rules.filter(({ meta }) => names.includes(meta.name)),
    }).findings.map(({ rule, profile }) => `${rule} ${profile}`);
  assertEquals(told("untidy-header", "profile-default"), [
    "profile-default default",
    "untidy-header dev",
  ]);
  assertEquals(told("untidy-header"), ["untidy-header default", "untidy-header dev"]);
});

test("a token that is to go gets no other name", () => {
  const told = (...without: string[]) => {
    const environment = new Environment({
      AWS_ACCESS_KEY_ID: "AKIAQWERTYUIOPASDFGH",
      AWS_SECRET_ACCESS_KEY: "abcdefghijABCDEFGHIJ0123456789abcdefghij",
      AWS_SECURITY_TOKEN: "FwoGZXIvYXdzEJr//////////wEaDKk4",
    });
    const chosen = rules.filter(({ meta }) => !without.includes(meta.name));
    return lint(new Home({ config: null, credentials: null, environment }), { rules: chosen })
      .findings.map(({ rule }) => rule);
  };
  assertEquals(told("long-lived-key"), ["stray-session-token"]);
  assertEquals(told("long-lived-key", "stray-session-token"), ["env-deprecated"]);
});

test("all keys of the config file that are to go are told once, a token among them too", () => {
  const keys = (id: string) =>
    `aws_access_key_id = ${id}\naws_secret_access_key = abcdefghijABCDEFGHIJ0123456789abcdefghij\n`;
  const told = (...without: string[]) => {
    const home = new Home({
      config: new SourceFile({
        path: "config",
        kind: "config",
        text: `[default]\n${keys("AKIAPOIUYTREWQLKJHGF")}aws_session_token = FwoGZXIvYXdzEJr\n`,
      }),
      credentials: new SourceFile({
        path: "credentials",
        kind: "credentials",
        text: `[default]\n${keys("AKIAQWERTYUIOPASDFGH")}aws_security_token = FwoGZXIvYXdzEKs\n`,
      }),
    });
    const chosen = rules.filter(({ meta }) =>
      ["shadowed-credentials", "stray-session-token"].includes(meta.name) &&
      !without.includes(meta.name)
    );
    return lint(home, { rules: chosen }).findings.map(({ rule, related }) =>
      [rule, ...related.map(({ message }) => message)].join(": ")
    );
  };
  assertEquals(told(), [
    "shadowed-credentials: differs from this",
    "stray-session-token: the long-term key",
  ]);
  assertEquals(told("shadowed-credentials"), [
    "stray-session-token: the long-term key: the token by its other name",
  ]);
});
