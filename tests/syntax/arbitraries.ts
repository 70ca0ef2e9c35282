import fc from "../fast_check.ts";

const PIECES = [
  "[profile a]\nregion = eu-west-1\n",
  "[default]\r\noutput=json\r\n",
  "[dev]",
  "  [profile b]",
  "[profile b",
  "[profile b] # note",
  "[profile b]# note",
  "[profile b] junk",
  '[profile "b c"]',
  "[DEFAULT]",
  "[sso-session corp]",
  "[services local]",
  "[]",
  "[",
  "]",
  "region",
  " = ",
  "=",
  ":",
  "s3 =",
  "  addressing_style = path",
  "\tregion = x",
  "aws_access_key_id = AKIAQWERTYUIOPASDFGH",
  "aws_secret_access_key = abcdefghijABCDEFGHIJ0123456789abcdefghij",
  "aws_session_token = x # y",
  "region = us-east-1 # home",
  "region = 'us-east-1'",
  "REGION = us-east-1",
  "# comment",
  "; comment",
  "# awsconf-ignore missing-region: test",
  "# awsconf-ignore-file unknown: ",
  "<<<<<<< HEAD",
  "=======",
  ">>>>>>> b",
  "\n",
  "\n",
  "\n",
  "\r\n",
  "\r",
  "\ufeff",
  "\u00a0",
  "\u200b",
  "\u0000",
  "\u000b",
  "\u000c",
  "\u2028",
  "\udce9",
  "\ud800",
  "😀",
  "é",
  "“x”",
  " ",
  "\t",
  "x",
] as const;

/** Texts made of what real files are made of, put together wrongly. */
export const nastyText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3 })), { maxLength: 30 })
  .map((pieces) => pieces.join(""));

/** Texts as {@link nastyText}, one piece a line, which are more often nearly right. */
export const nastyLines: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 20 })
  .map((pieces) => pieces.join("\n"));

/** Any string at all. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  nastyText,
  nastyLines,
  fc.string({ unit: "binary", maxLength: 200 }),
);
