import { assertEquals } from "@std/assert";
import { test } from "node:test";
import { Environment } from "../../lib/model/environment.ts";
import { Home } from "../../lib/model/home.ts";
import { Redactor } from "../../lib/model/redact.ts";
import { SourceFile } from "../../lib/model/source_file.ts";

const SECRET = "pq7/Lm9Qp4Rs6Tu8Vw1Xy3Za5Bc7De9Fg+Hi2Jk4";

function homeOf(text: string, variables: Record<string, string> | null = null) {
  const config = new SourceFile({ path: "config", kind: "config", text });
  const environment = variables === null ? null : new Environment(variables);
  return new Home({ config, credentials: null, environment });
}

/** A text as it may be shown, line by line. */
function shown(text: string): string {
  const home = homeOf(text);
  return new Redactor(home).maskFile(home.config!);
}

test("a line is masked where its secrets stand, however short they are", () => {
  const cases: [text: string, shown: string][] = [
    ["aws_secret_access_key = abc\nregion = abc\n", "aws_secret_access_key = ****\nregion = abc\n"],
    [
      "# a\n\n[a]\nregion = x\naws_secret_access_key = a b\n",
      "# a\n\n[a]\nregion = x\naws_secret_access_key = ****\n",
    ],
    ["\ufeffaws_secret_access_key = a\r\n# b\r", "\ufeffaws_secret_access_key = ****\r\n# b\r"],
    [
      "[a]\ncredential_process = k --password abc x\n",
      "[a]\ncredential_process = k --password **** x\n",
    ],
    // Whatever stands below a secret, deeper, may be the rest of it.
    [
      "aws_secret_access_key = a\n  b\n\n  c = d\n  e\n[b]\n  f\n",
      "aws_secret_access_key = ****\n  ****\n\n  ****\n  ****\n[b]\n  f\n",
    ],
    [
      "  aws_secret_access_key = a\n  region = b\n    c\n",
      "  aws_secret_access_key = ****\n  region = b\n    c\n",
    ],
    [
      "region = b\n  aws_secret_access_key = c\n  d\n",
      "region = b\n  aws_secret_access_key = ****\n  d\n",
    ],
  ];
  for (const [text, expected] of cases) assertEquals(shown(text), expected, JSON.stringify(text));
});

test("a secret of the home is hidden wherever else it stands, in part too", () => {
  const home = homeOf(`[a]\naws_secret_access_key = ${SECRET}\n`);
  const redactor = new Redactor(home);
  for (
    const mask of [(text: string) => redactor.mask(text), (text: string) => redactor.maskPath(text)]
  ) {
    assertEquals(mask(`x ${SECRET} y`), "x **** y");
    assertEquals(mask(`<${SECRET.slice(3, 20)}>`), "<****>");
    assertEquals(mask("region"), "region");
    assertEquals(mask(""), "");
  }
});

test("a path shows what merely looks random, but no key id", () => {
  const redactor = new Redactor(homeOf(""));
  const random = "a8Hf+Jk2-Lm9Qp4Rs6Tu8Vw1Xy3Za5Bc7De9Fg+H";
  assertEquals(redactor.mask(random), "****");
  assertEquals(redactor.maskPath(`/tmp/${random}/c`), `/tmp/${random}/c`);
  assertEquals(redactor.maskPath("/home/AKIAQWERTYUIOPASDFGH/c"), "/home/AKIA****/c");
});

test("the secrets of an earlier state, and of the environment, stay hidden", () => {
  const before = new Redactor(homeOf(`[a]\naws_secret_access_key = ${SECRET}\n`));
  const part = `<${SECRET.slice(0, 18)}>`;
  assertEquals(new Redactor(homeOf("")).mask(part), part);
  assertEquals(new Redactor(homeOf(""), before).mask(part), "<****>");
  assertEquals(new Redactor(homeOf(""), new Redactor(homeOf(""), before)).mask(part), "<****>");
  const variables = (name: string, value: string) =>
    new Redactor(homeOf("", { [name]: value, HOME: "/home/me" }));
  assertEquals(variables("AWS_SECRET_ACCESS_KEY", SECRET).mask(part), "<****>");
  assertEquals(variables("AWS_REGION", SECRET).mask(part), part);
  const id = variables("AWS_ACCESS_KEY_ID", "AKIAQWERTYUIOPASDFGH");
  assertEquals(id.mask("<QWERTYUIOPASDFGH>"), "<****>");
  assertEquals(id.mask("/home/me AKIA"), "/home/me AKIA");
});

test("a place in a line is found again in what is shown of it", () => {
  const text = "[a]\naws_access_key_id = AKIAQWERTYUIOPASDFGH # x\n";
  const home = homeOf(text);
  const line = home.config!.document.lines[1]!;
  const masked = new Redactor(home).maskLine(home.config!, line);
  const [start, end] = [masked.text.indexOf("****"), masked.text.indexOf("****") + 4];
  assertEquals(masked.text, "aws_access_key_id = AKIA****");
  const at = (what: string) => masked.column(text.indexOf(what));
  assertEquals([at("aws"), at("AKIA"), at("QW"), at("WERT"), at(" # x")], [
    0,
    start - 4,
    start,
    end,
    end,
  ]);
  assertEquals(masked.column(line.end), end);
  // Two in one line: what the first takes away is gone for what follows.
  const two = homeOf("k = AKIAQWERTYUIOPASDFGH AKIAZXCVBNMASDFGHJKL z\n");
  const [first] = two.config!.document.lines;
  const both = new Redactor(two).maskLine(two.config!, first!);
  assertEquals(both.text, "k = AKIA**** AKIA**** z");
  const columns = [8, 9, 23, 24, 25, 29, 30, 44, 45, 46].map((offset) => both.column(offset));
  assertEquals(columns, [8, 12, 12, 12, 13, 17, 21, 21, 21, 22]);
});
