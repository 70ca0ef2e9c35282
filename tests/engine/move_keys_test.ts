import { assert, assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { applyFixes } from "../../lib/engine/apply_fixes.ts";
import { lint } from "../../lib/engine/lint.ts";
import { Home } from "../../lib/model/home.ts";
import rule from "../../rules/secret-in-config.ts";
import shadowed from "../../rules/shadowed-credentials.ts";
import { fixedBy, homeOf, KEYS } from "./one_fix.ts";

const A = "[profile a]\n";
const [ID, SECRET] = KEYS.split("\n").map((line) => `${line}\n`) as [string, string];
const TOKEN = "aws_session_token = IQoJb3JpZ2luX2VjEXAMPLETOKEN1234567890abcdef\n";

/** What becomes of both files; the reason why the move may be wrong, or null where it is not offered. */
const reasonOf = (config: string, credentials = "") =>
  fixedBy(rule, config, credentials)?.[2] ?? null;

describe("the move of keys to the credentials file", () => {
  test("takes both halves, and drops what is there already", () => {
    const moved = [
      [A + KEYS, "", A, `[a]\n${KEYS}`],
      [A + KEYS, `[a]\n${ID}`, A, `[a]\n${KEYS}`],
      [A + KEYS, `[a]\n${KEYS}`, A, `[a]\n${KEYS}`],
      [A + KEYS, `[b]\nx = y\n`, A, `[b]\nx = y\n\n[a]\n${KEYS}`],
    ] as const;
    for (const [config, credentials, ...after] of moved) {
      assertEquals(fixedBy(rule, config, credentials), [...after, ""], credentials);
    }
  });

  test("is not offered where a person has to choose, or something else comes first", () => {
    const other = ID.replace("AKIAQ", "AKIAZ");
    const homes: readonly (readonly [string, string])[] = [
      [A + ID + A + SECRET, ""],
      [A + KEYS, `[a]\n${ID}[a]\n${SECRET}`],
      [A + KEYS, `[profile a]\n${ID}`],
      [A + KEYS, `[a]\n${other}`],
      [A + KEYS, `[a]\n${ID.replace("access", "acces")}`],
      [A + KEYS, `[a]\n${ID.replace("aws", "AWS")}`],
      [A + KEYS, `[a]\n${ID.replace(" =", ":")}`],
      [A + KEYS, `[a]\n${ID}broken\n`],
    ];
    for (const home of homes) assertEquals(reasonOf(...home), null, home.join(""));
    const alone = new Home({ config: homeOf(A + KEYS).config, credentials: null });
    const { findings } = lint(alone, { rules: [rule] });
    assertEquals(findings.map(({ fix }) => fix), [null, null]);
  });

  test("says whose credentials may change", () => {
    const token = "boto3 and the AWS CLI have used the keys without the session token";
    const name = "not every SDK finds the profile under this header";
    const cases: readonly (readonly [string, string, string])[] = [
      [A + ID, "", "one half of the key pair is missing"],
      [`${A}login_session = x\n${KEYS}`, "", "keys in the credentials file win"],
      [`${A}credential_process = x\n${KEYS}`, "", "keys in the credentials file win"],
      [A + KEYS + TOKEN, `[a]\n${KEYS}`, token],
      [A + KEYS, `[a]\n${TOKEN}`, token],
      [`[profile é]\n${KEYS}`, "", name],
      [`[profile !a]\n${KEYS}`, "", name],
      [`[profile a!]\n${KEYS}`, "", name],
      [`[profile  a]\n${KEYS}`, "", name],
    ];
    for (const [config, credentials, reason] of cases) {
      const found = reasonOf(config, credentials);
      assert(found?.startsWith(reason), `${config}${credentials}: ${found}`);
    }
    assertEquals(reasonOf(A + KEYS + TOKEN, ""), "");
    assertEquals(reasonOf(A + KEYS, `[a]\n${KEYS}${TOKEN}`), "");
  });

  test("starts a section as if no other was added by a fix that is not safe", () => {
    const home = homeOf(`${A}login_session = x\n${KEYS}[profile b]\n${KEYS}`, "[c]\nx = y\n");
    const { findings } = lint(home, { rules: [rule] });
    const fixes = [...new Set(findings.map(({ fix }) => fix!))];
    const texts = [fixes.filter(({ tier }) => tier === "safe"), fixes].map((some) =>
      applyFixes(home, some).credentials!.document.text
    );
    const b = `\n[b]\n${KEYS}`;
    assertEquals(texts, [`[c]\nx = y\n${b}`, `[c]\nx = y\n\n[a]\n${KEYS}${b}`]);
  });
});

test("keys that the credentials file has otherwise are removed where the file is sound", () => {
  const other = `[a]\n${KEYS.replace("AKIAQ", "AKIAZ")}`;
  const removed = (config: string) => fixedBy(shadowed, config, other)?.[0] ?? null;
  assertEquals(removed(A + KEYS), A);
  assertEquals(removed(`${A}region = x\n${KEYS}`), `${A}region = x\n`);
  for (const config of [`\ufeff${A}${KEYS}`, `${A}${KEYS}  more\n`, `${A}${KEYS}broken\n`]) {
    assertEquals(removed(config), null, config);
  }
});
