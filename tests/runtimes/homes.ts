import fc from "../fast_check.ts";
import { decodeText, encodeText } from "../../lib/syntax/encoding.ts";

/** The texts of the two files of a home, as the project decodes them. */
export interface HomeTexts {
  readonly config: string | null;
  readonly credentials: string | null;
}

type Text = fc.Arbitrary<string>;

// Few names and keys, so that sections and settings often meet.
const NAMES = ["a", "b", "dev", "a.b", "x-1", "default", "Default", "DEFAULT"];
const ODD_NAMES = [
  "a b",
  '"a"',
  "'a b'",
  '"a',
  "bob's",
  "a\\b",
  'a"b"',
  '"a\\\\b"',
  '"a\\"b"',
  '"a\\b"',
  "'a\\b'",
  "a\\",
  '"a" "b"',
  "a''",
  '""',
  "a#b",
  "a;b",
  "a]b",
  "é",
  "a!",
  "a@b:c+d/e%f",
  " a",
  "a ",
  "\ta",
  "a\u00a0",
  "\u00a0a",
  "profile a",
  "services x",
  "sso-session x",
  "__proto__",
  '"__proto__"',
  "\u2028a",
  "\u001ca",
  "\u0085a",
  "",
];
const KEYWORDS = ["profile", "sso-session", "services"];
const ODD_KEYWORDS = ["profiles", "Profile", "profil", "sso_session", "plugins", "service", "x"];
const KEYS = ["region", "output", "role_arn", "s3", "k", "max_attempts", "aws_access_key_id"];
const ODD_KEYS = [
  "Region",
  "REGION",
  "my key",
  '"region"',
  "rég",
  "a:b",
  "s3.a",
  "export k",
  "\ufeffk",
  "k\u00a0",
  "",
  "__proto__",
  "[k",
  "İ",
];
const VALUES = ["x", "eu-west-1", "json", "20", "https://h/p?q=r", "a b", "a;b", "a#b", "arn:x:y"];
const ODD_VALUES = [
  "",
  "x # c",
  "x ; c",
  "x\t#c",
  "# c",
  "#c",
  ";c",
  '"x"',
  "'x'",
  '"x" # c',
  '"a # b"',
  '"',
  "'",
  "= x",
  "x = y",
  "a]",
  "[a]",
  "x\f",
  "x\v y",
  "x\u00a0",
  "\u00a0x",
  "x\u0085y",
  "x\u2028y",
  "x\u001cy",
  "x\u001c",
  "\u200bx",
  "x\u0000y",
  "x\ufeff",
  "“x”",
  "😀",
  "%(a)s",
  "$HOME",
  "C:\\n\\t",
];
const BLANKS = ["", " ", "  ", "\t", "    ", " \t"];
const ODD_BLANKS = ["\f", "\v", "\u00a0", "\u2003", "\ufeff", "\u001f", "\u0085", "\u2029"];
const NOISE = [
  "# comment",
  "; comment",
  "  # comment",
  "\t; comment",
  "#",
  "text",
  "  text",
  "<<<<<<< HEAD",
  "=======",
  ">>>>>>> b",
  "{a}",
  "(a)",
  "]",
  "[",
  "[]",
  "[#]",
  "[ ]",
  "[]]",
  "[[a]]",
  "= x",
  ": x",
  "=",
  "profile a",
  "region",
  '{"a": 1}',
  "\u00a0# c",
  "\u2028# c",
  "é",
  "\ufeff[profile b]",
  "\ufeff# c",
  "# caf\udce9 # x",
];

const pick = (...lists: readonly (readonly string[])[]): Text => fc.constantFrom(...lists.flat());

const often = (usual: Text, odd: Text, weight: number): Text =>
  fc.oneof({ arbitrary: usual, weight }, { arbitrary: odd, weight: 1 });

const blank = often(pick(BLANKS), pick(ODD_BLANKS), 12);
const noBlank = often(fc.constant(""), blank, 12);
const oneBlank = often(fc.constant(" "), blank, 12);

const header = (kind: "config" | "credentials"): Text => {
  const name = often(pick(NAMES), pick(ODD_NAMES), 4);
  const keyword = often(
    fc.constantFrom("profile", "profile", "profile", ...KEYWORDS),
    pick(ODD_KEYWORDS),
    10,
  );
  const prefixed = fc.tuple(keyword, oneBlank, name).map((parts) => parts.join(""));
  const dotted = fc.tuple(keyword, name).map((parts) => parts.join("."));
  const title = kind === "config"
    ? fc.oneof(
      { arbitrary: prefixed, weight: 8 },
      { arbitrary: name, weight: 2 },
      { arbitrary: dotted, weight: 1 },
    )
    : often(name, prefixed, 6);
  const tail = often(
    fc.constant(""),
    pick([
      " # c",
      "# c",
      ";c",
      " ; see [1]",
      " junk",
      "]",
      "[x]",
      " = x",
      ": x",
      " k=v",
      " ",
      "\t",
      "\u00a0",
    ]),
    5,
  );
  const close = often(fc.constant("]"), pick(["", "}"]), 14);
  return fc.tuple(noBlank, fc.constant("["), noBlank, title, noBlank, close, tail)
    .map((parts) => parts.join(""));
};

const delimiter = often(
  pick([" = ", "=", " ="]),
  pick([": ", ":", " => ", " == ", "\t=\t", "\u00a0=\u00a0", "\f=", " "]),
  5,
);
const setting: Text = fc.tuple(
  noBlank,
  often(pick(KEYS), pick(ODD_KEYS), 7),
  delimiter,
  often(pick(VALUES), pick(ODD_VALUES), 3),
  noBlank,
).map((parts) => parts.join(""));

const nested: Text = fc.tuple(
  noBlank,
  pick(["s3 =", "s3=", "dynamodb = ", "s3 = # c", "k ="]),
  fc.array(
    fc.oneof(
      { arbitrary: setting.map((text) => `  ${text}`), weight: 6 },
      {
        arbitrary: pick([
          "\tA = 1",
          "    b=2",
          "  c",
          "  c: 1",
          "  # c",
          "# c",
          "",
          "  =1",
          " d =",
        ]),
        weight: 3,
      },
    ),
    { maxLength: 4 },
  ),
).map(([indent, first, rest]) => [indent + first, ...rest].join("\n"));

const body: Text = fc.array(
  fc.oneof(
    { arbitrary: setting, weight: 10 },
    { arbitrary: nested, weight: 2 },
    { arbitrary: pick(NOISE), weight: 1 },
    { arbitrary: blank, weight: 2 },
    { arbitrary: pick(["  -- more", "  # c", " x = y", "\tq"]), weight: 1 },
  ),
  { maxLength: 5 },
).map((lines) => lines.join("\n"));

const oddSection = (kind: "config" | "credentials"): Text =>
  fc.tuple(header(kind), body).map((parts) => parts.join("\n"));

// Distinct names, so that much of a file is as all runtimes read it.
const plainSection = (kind: "config" | "credentials"): Text =>
  fc.tuple(
    fc.nat(40),
    fc.uniqueArray(pick(KEYS), { minLength: 1, maxLength: 4 }),
    pick(VALUES),
    fc.boolean(),
  ).map(([name, keys, value, comment]) =>
    [
      kind === "config" ? `[profile p${name}]` : `[p${name}]`,
      ...(comment ? ["# comment"] : []),
      ...keys.map((key) => `${key} = ${value}`),
      "",
    ].join("\n")
  );

const ENDS = ["\n", "\n", "\n", "\n", "\n", "\n", "\r\n", "\r\n", "\r"];

/** The text of one file: sections of the usual and of all unusual kinds. */
export const fileText = (kind: "config" | "credentials"): Text =>
  fc.tuple(
    often(
      fc.constant(""),
      pick(["\ufeff", "# first\n", "k = v\n", "  # c\n", "\n\n", " \n", "\r"]),
      6,
    ),
    fc.array(
      fc.oneof(
        { arbitrary: plainSection(kind), weight: 3 },
        { arbitrary: oddSection(kind), weight: 2 },
      ),
      { maxLength: 6 },
    ),
    pick(ENDS),
    pick(["\n", "", "\n\n", "\r\n", "\r"]),
  ).map(([start, sections, end, last]) =>
    asRead(start + sections.join("\n").replaceAll("\n", end) + last)
  );

// A text that no decoder would make is turned into one that it would.
function asRead(text: string): string {
  return text.isWellFormed() ? text : decodeText(encodeText(text, "utf-8")).text;
}

const optional = (text: Text) => fc.option(text, { freq: 8, nil: null });

/** Homes whose files are a mixture of usual sections and all unusual forms. */
export const homeTexts: fc.Arbitrary<HomeTexts> = fc.record({
  config: optional(fileText("config")),
  credentials: optional(fileText("credentials")),
});

/** The same homes for the same seed. */
export function sampleHomes(count: number, seed: number): HomeTexts[] {
  return fc.sample(homeTexts, { numRuns: count, seed });
}
