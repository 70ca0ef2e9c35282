import { Buffer } from "node:buffer";
import fc from "../fast_check.ts";
import { nastyLines, nastyText } from "../syntax/arbitraries.ts";
import type { HostileHome } from "./attempt.ts";

/** What acts on a terminal, hides or turns text round, or means something to what reads a report. */
export const WEAPONS = [
  "\u001b[2J",
  "\u001b]0;title\u0007",
  "\u001b]8;;https://example.org\u001b\\",
  "\u009b31m",
  "\b\b\b",
  "\u202e",
  "\u2066",
  "\u200b",
  "\u00ad",
  "\u{e0041}",
  "\ufeff",
  "\u2028",
  "\u0085",
  "::error file=x::y",
  "\r::error::y",
  "%0A::stop-commands::x",
  "##vso[task.setvariable variable=a]b",
  "##[error]x",
  "]]>",
  "<!-- -->",
  "<script>alert(1)</script>",
  "| x | y |",
  "`x`",
  "![x](https://example.org/x)",
  "@everyone",
  "=cmd|'/c calc'!A1",
  "+1+1",
  "-2",
  "\t=1",
  '"; x="',
  "\\u001b",
  "${x}",
  "$(x)",
  "%s%n",
  "../../../x",
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "toString",
] as const;

const PLACES = [
  "[{}]",
  "[profile {}]",
  "[profile a]{}",
  "[sso-session {}]",
  "[services {}]",
  "{} = x",
  "x{} = {}",
  "region = {}",
  "region = x {}",
  "  {} = x",
  "{}",
  "# {}",
  "# awsconf-ignore {}: {}",
  "# awsconf-ignore-file {}: {}",
  "source_profile = {}",
  "role_arn = {}",
  "sso_session = {}",
  "sso_start_url = {}",
  "services = {}",
  "endpoint_url = {}",
  "s3 =\n  {} = {}",
  "credential_process = {}",
  "credential_process = /x/{} {}",
  "web_identity_token_file = {}",
  "aws_access_key_id = {}",
  "aws_secret_access_key = {}",
  "expiration = {}",
  "duration_seconds = {}",
  "credential_source = {}",
] as const;

const VARIABLES = [
  "AWS_PROFILE",
  "AWS_DEFAULT_PROFILE",
  "AWS_REGION",
  "AWS_ENDPOINT_URL",
  "AWS_ENDPOINT_URL_{}",
  "AWS_{}",
  "AWS_CA_BUNDLE",
  "AWS_RETRY_MODE",
  "AWS_ROLE_ARN",
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
] as const;

const weapon = fc.oneof(
  fc.constantFrom(...WEAPONS),
  fc.tuple(fc.constantFrom(...WEAPONS), fc.constantFrom(...WEAPONS)).map(([a, b]) => `${a}b${b}`),
);

/** Lines of an AWS file with weapons in every place. */
export const armedText: fc.Arbitrary<string> = fc.array(
  fc.tuple(fc.constantFrom(...PLACES), weapon).map(([place, text]) =>
    place.replaceAll("{}", () => text)
  ),
  { maxLength: 8 },
).map((lines) => `[profile a]\n${lines.join("\n")}\n`);

const armedVariables = fc.array(fc.tuple(fc.constantFrom(...VARIABLES), weapon), { maxLength: 3 })
  .map((pairs) =>
    Object.fromEntries(
      pairs.map(([name, text]) => [name.replaceAll("{}", () => text.replaceAll("=", "")), text]),
    )
  );

const bytes = fc.oneof(
  fc.oneof(armedText, nastyText, nastyLines).map((text): Uint8Array => Buffer.from(text)),
  fc.uint8Array({ maxLength: 80 }),
  // UTF-16 as Notepad and PowerShell write it, cut anywhere.
  fc.tuple(nastyLines, fc.nat(1)).map(([text, cut]): Uint8Array =>
    Buffer.from(`\ufeff${text}`, "utf16le").subarray(cut)
  ),
);

/** A home of any bytes. */
export const hostileHome: fc.Arbitrary<HostileHome> = fc.record({
  config: bytes,
  credentials: bytes,
  variables: armedVariables,
});

/** A home full of weapons. */
export const armedHome: fc.Arbitrary<HostileHome> = fc.record({
  config: armedText.map((text): Uint8Array => Buffer.from(text)),
  credentials: armedText.map((text): Uint8Array => Buffer.from(text)),
  variables: armedVariables,
});
