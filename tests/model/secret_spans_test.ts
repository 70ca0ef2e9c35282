import { assertEquals } from "@std/assert";
import { test } from "node:test";
import { mergeSpans, secretSpansOfLine, secretSpansOfText } from "../../lib/model/secret_spans.ts";
import { parseDocument } from "../../lib/syntax/document.ts";
import type { Line } from "../../lib/syntax/line.ts";
import { span } from "../../lib/syntax/span.ts";

test("secretSpansOfText() shows paths and names, however many words they have", () => {
  const texts = [
    "/Users/jane/corp.pem",
    "/Users/jane/.aws/config",
    "/home/Jane/Work/Acme/AWS/credentials",
    "/Library/ApplicationSupport/Acme/bin/creds",
    "123456789012_AdministratorAccess",
    "acme-data-lake-staging.PowerUserAccess",
    "credential type web_identity_token_file requires role_arn",
  ];
  for (const text of texts) assertEquals(secretSpansOfText(text), [], text);
});

test("secretSpansOfText() hides what stands behind the name of a secret", () => {
  for (const start of ["login --token ", "my_token_file_token = ", "--client-secret="]) {
    const text = `${start}correct horse`;
    const end = start.length + "correct".length;
    assertEquals(secretSpansOfText(text), [{ start: start.length, end }], text);
  }
});

test("secretSpansOfText() hides tokens, with separators too", () => {
  const tokens = [
    "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzEXAMPLEKEY",
    "a8Hf+Jk2/Lm9Qp4Rs6Tu8Vw1Xy3Za5Bc7De9Fg+H",
    "Kx7-Qd9_Zt3.Wb5~Ny1=Pm8",
  ];
  for (const text of tokens) {
    assertEquals(secretSpansOfText(text), [{ start: 0, end: text.length }], text);
  }
});

test("secretSpansOfText() counts how often letters, digits and signs take turns", () => {
  const turns = [
    ["0+0+0+0+", "aaaaaaaaaaaB"],
    ["9/9/9/9/", "aaaaaaaaaaaB"],
    ["A+A+A+A+", "aaaaaaaaaa1b"],
    ["Z=Z=Z=Z=", "aaaaaaaaaa1b"],
    ["a_a_a_a_", "AAAAAAAAAA1B"],
    ["z~z~z~z~", "AAAAAAAAAA1B"],
  ] as const;
  for (const [start, rest] of turns) {
    assertEquals(secretSpansOfText(start + rest), [span(0, 20)], start);
    // With fewer turns, it is no more than a name.
    assertEquals(secretSpansOfText(start[0]!.repeat(8) + rest), [], start);
  }
});

const SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzEXAMPLEKEY";
const TOKEN = "a8Hf+Jk2/Lm9Qp4Rs6Tu8Vw1Xy3Za5Bc7De9Fg+H";

/** The lines of a text, with the length of each secret in its place. */
function masked(text: string): string {
  const document = parseDocument(text);
  let previous: Line | null = null;
  const lines: string[] = [];
  for (const line of document.lines) {
    let shown = "";
    let at = line.start;
    for (const { start, end } of secretSpansOfLine(document, line, previous)) {
      shown += `${document.text.slice(at, start)}<${end - start}>`;
      at = end;
    }
    lines.push(shown + document.text.slice(at, line.end));
    if (line.kind === "setting" && (previous === null || line.indent <= previous.indent)) {
      previous = line;
    }
  }
  return lines.join(" / ");
}

test("secretSpansOfLine() hides secrets wherever they stand, and as little else as can be", () => {
  const cases: [text: string, shown: string][] = [
    [`aws_secret_access_key = ${SECRET}`, "aws_secret_access_key = <41>"],
    ["aws_secret_access_key =", "aws_secret_access_key ="],
    ["aws_secret_access_key = abc # note", "aws_secret_access_key = <10>"],
    ["AWS_SESSION_TOKEN=x", "AWS_SESSION_TOKEN=<1>"],
    ["aws_secret_access_key a8Hf+Jk2/Lm9Qp4Rs6Tu= x", "aws_secret_access_key <23>"],
    ["aws_secret_access_key a8Hf+Jk2/Lm9Qp4Rs6Tu", "aws_secret_access_key <20>"],
    ["aws_secret_access_key", "aws_secret_access_key"],
    ["aws_secret_access_key a=b", "aws_secret_access_key <3>"],
    [`aws secret access key = ${TOKEN}`, "aws secret access key = <40>"],
    ["secret key = abcdefgh", "secret key = <8>"],
    ["aws_access_key_id = AKIAQWERTYUIOPASDFGH", "aws_access_key_id = AKIA<16>"],
    ["aws_access_key_id = abc", "aws_access_key_id = <3>"],
    ["aws_access_key_id = AKIA", "aws_access_key_id = <4>"],
    ["aws_access_key_id AKIAQWERTYUIOPASDFGH", "aws_access_key_id <20>"],
    ["aws_access_key_id =", "aws_access_key_id ="],
    ["aws_access_key_id = AKIAQWERTYUIOP", "aws_access_key_id = <14>"],
    ["region = AKIAQWERTYUIOPASDFGH", "region = AKIA<16>"],
    ["region = AKIAQWERTYUI", "region = AKIA<8>"],
    ["region = AKIAQWERTYU", "region = AKIAQWERTYU"],
    ["region = eu-west-1", "region = eu-west-1"],
    [`region = ${TOKEN}`, "region = <40>"],
    [
      "region = a8Hf+Jk2/Lm9Qp4Rs6Tu8Vw1Xy3Za5Bc7De9Fg+",
      "region = a8Hf+Jk2/Lm9Qp4Rs6Tu8Vw1Xy3Za5Bc7De9Fg+",
    ],
    [`region = x${TOKEN}`, `region = x${TOKEN}`],
    [`region = ${TOKEN}8Hf+Jk2/Lm9Qp4Rs6Tu8`, "region = <60>"],
    [`region = x # ${TOKEN}`, "region = x # <40>"],
    [
      `role_arn = arn:aws:iam::123456789012:role/${SECRET}`,
      `role_arn = arn:aws:iam::123456789012:role/${SECRET}`,
    ],
    [`other = ${TOKEN}`, "other = <40>"],
    ["other = a8Hf+Jk2/Lm9Qp4Rs6T", "other = a8Hf+Jk2/Lm9Qp4Rs6T"],
    ["other = a8Hf+Jk2/Lm9Qp4Rs6Tu", "other = <20>"],
    ["other = a --token abc123 b", "other = a --token <6> b"],
    ["other = --secret-key=abc", "other = --secret-key=<3>"],
    ['other = password "a b"', "other = password <5>"],
    ["other = apikey: x", "other = apikey: <1>"],
    ["other = --token --other", "other = --token --other"],
    ["other = https://me:pass@host/x", "other = https://me:<4>@host/x"],
    ["other = https://me@host", "other = https://me@host"],
    [`${TOKEN} = x`, "<40> = x"],
    ["AKIAQWERTYUIOPASDFGH = x", "AKIA<16> = x"],
    ["AKIAQWERTYUIOPASDFGH = AKIAQWERTYUIOPASDFGH", "AKIA<16> = AKIA<16>"],
    [
      "credential_process = keys -p hunter2 --password abc",
      "credential_process = keys -p hunter2 --password <3>",
    ],
    [`credential_process = keys ${TOKEN}`, "credential_process = keys <40>"],
    [
      "credential_process = keys\n  --password abc\n  -u me:pass",
      "credential_process = keys /   --password <3> /   -u me:<4>",
    ],
    ["aws_secret_access_key = abc\n  def", "aws_secret_access_key = <3> /   <3>"],
    ["aws_secret_access_key = abc\n  def = ghi", "aws_secret_access_key = <3> /   <9>"],
    ["aws_secret_access_key = abc\ndef ghi", "aws_secret_access_key = <3> / <7>"],
    ["aws_secret_access_key = abc\nregion = x", "aws_secret_access_key = <3> / region = x"],
    ["region = abc\n  def", "region = abc /   def"],
    ["s3 =\n  aws_secret_access_key = abc", "s3 = /   aws_secret_access_key = <3>"],
    ["# aws_secret_access_key = abc", "# aws_secret_access_key = <3>"],
    ["; secret: abc def", "; secret: <7>"],
    ["# aws_secret_access_key =", "# aws_secret_access_key <1>"],
    [`# note ${TOKEN}`, "# note <40>"],
    ["# aws_secret_access_key hunter22", "# aws_secret_access_key <8>"],
    ["# aws_secret_access_key hunter", "# aws_secret_access_key <6>"],
    ["# aws_secret_access_key hunters", "# aws_secret_access_key <7>"],
    ["# secret something", "# secret <9>"],
    ["# private_key abcdef-1", "# private_key <8>"],
    ["# private_key abcde-1", "# private_key abcde-1"],
    ["# bearer something", "# bearer something"],
    ["private_key abc def", "private_key <7>"],
    ["my own note = x", "my own note = x"],
    ["my_secret key = y", "my_secret key = <1>"],
    ["# region = abc", "# region = abc"],
    ["# the secret = x", "# the secret = <1>"],
    ["aws_session_token abc", "aws_session_token <3>"],
    ["aws_session_token", "aws_session_token"],
    ["aws_access_key_id   abc", "aws_access_key_id <5>"],
    ["notes about abc", "notes about abc"],
    [`${TOKEN}`, "<40>"],
    ["stray AKIAQWERTYUIOPASDFGH", "stray AKIA<16>"],
    ["  aws_secret_access_key abcdefgh", "  aws_secret_access_key <8>"],
    ["xAKIAQWERTYUIOPASDFGH", "xAKIAQWERTYUIOPASDFGH"],
    ["A3TXQWERTYUIOPASDFGH", "A3TX<16>"],
    [
      "ASIAQWERTYUIOPASDFGH ABIAQWERTYUIOPASDFGH ACCAQWERTYUIOPASDFGH",
      "ASIA<16> ABIA<16> ACCA<16>",
    ],
    ["secret_access_key_id x= 1", "secret_access_key_id <4>"],
    ["aws_secret_access_key aws secret = y", "aws_secret_access_key aws secret = <1>"],
  ];
  for (const [text, shown] of cases) assertEquals(masked(text), shown, text);
});

test("secretSpansOfLine() hides a line as a whole that is longer than any that a person wrote", () => {
  const long = "x".repeat(1_000_001);
  assertEquals(masked(`# ${long}`), "<1000003>");
  assertEquals(secretSpansOfText(long), [span(0, long.length)]);
  assertEquals(secretSpansOfText(long.slice(1)), []);
});

test("mergeSpans() sorts spans, joins those that touch, and drops empty ones", () => {
  assertEquals(mergeSpans([span(5, 6), span(1, 3), span(2, 4)]), [span(1, 4), span(5, 6)]);
  assertEquals(mergeSpans([span(1, 5), span(2, 3), span(5, 7)]), [span(1, 7)]);
  assertEquals(mergeSpans([span(1, 2), span(1, 4), span(3, 3)]), [span(1, 4)]);
  assertEquals(mergeSpans([span(3, 3)]), []);
});
