import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import rule from "../../rules/setting-in-credentials.ts";
import { fixedBy, KEYS } from "./one_fix.ts";

const A = "[profile a]\noutput = json\n";
const SECRET = "abcdefghijABCDEFGHIJ0123456789abcdefghij";

/** What becomes of both files by a safe fix; null where there is none. */
function moved(config: string, credentials: string): readonly [string, string] | null {
  const fixed = fixedBy(rule, config, credentials);
  if (fixed === null) return null;
  assertEquals(fixed[2], "");
  return [fixed[0], fixed[1]];
}

describe("SettingMover", () => {
  test("moves settings behind those of the profile's section, or into a new one", () => {
    assertEquals(moved(A, `[a]\n${KEYS}region = x\n`), [`${A}region = x\n`, `[a]\n${KEYS}`]);
    assertEquals(
      moved("[default]\nregion = x\n", `[a]\n${KEYS}region = y\nca_bundle = /z\ntool = 1\n`),
      [
        "[default]\nregion = x\n\n[profile a]\nregion = y\nca_bundle = /z\n",
        `[a]\n${KEYS}tool = 1\n`,
      ],
    );
    const block = "s3 =\n  addressing_style = path\n";
    assertEquals(moved(A, `[a]\n${KEYS}${block}`), [A + block, `[a]\n${KEYS}`]);
  });

  test("takes comments along, but none with a secret, nor those that may be about more", () => {
    assertEquals(
      moved(A, `[a]\n${KEYS}# about it\nregion = x\n`),
      [`${A}# about it\nregion = x\n`, `[a]\n${KEYS}`],
    );
    assertEquals(
      moved(A, `[a]\n# stays\n\n# about it\nregion = x\n# end\n`),
      [`${A}# about it\nregion = x\n`, "[a]\n# stays\n\n# end\n"],
    );
    const old = `# aws_secret_access_key = ${SECRET}\n`;
    assertEquals(
      moved(A, `[a]\n${old}# about it\nregion = x\n`),
      [`${A}# about it\nregion = x\n`, `[a]\n${old}`],
    );
  });

  test("leaves no empty section, unless somebody would miss it", () => {
    assertEquals(moved(A, "[a]\nregion = x\n"), [`${A}region = x\n`, ""]);
    // Go overlooks half a pair in the config file as long as the credentials file has the profile.
    const half = `${A}aws_access_key_id = AKIAQWERTYUIOPASDFGH\n`;
    assertEquals(moved(half, "[a]\nregion = x\n"), [`${half}region = x\n`, "[a]\n"]);
    // Java takes the blanks above for a part of the value.
    const above = "[b]\nx = 1\n  \n";
    assertEquals(moved(A, `${above}[a]\nregion = x\n`), [`${A}region = x\n`, `${above}[a]\n`]);
  });

  test("moves nothing where the files are not read alike, or a person has to choose", () => {
    for (
      const credentials of [
        "region = x\nregion = y\n",
        "Region = x\n",
        "region = x\n  # indented\n",
        "region = x\n  \noutput = y\n",
        "region = x\n[a]\noutput = json\n",
        "region = x\nbroken\n",
        "region: x\n",
        "region =\n",
        "region = x\n[__proto__]\nx = 1\n",
      ]
    ) assertEquals(moved(A, `[a]\n${KEYS}${credentials}`), null, credentials);
    for (
      const config of [
        `${A}region = y\n`,
        `${A}[profile a]\nx = 1\n`,
        `[DEFAULT]\nregion = y\n${A}`,
        `[profile __proto__]\nx = 1\n${A}`,
        `${A}x = \u0085\n`,
      ]
    ) assertEquals(moved(config, `[a]\n${KEYS}region = x\n`), null, config);
  });
});
