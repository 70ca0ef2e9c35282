import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { commandSecrets } from "../../lib/model/command_secrets.ts";
import { secretSpansOfLine } from "../../lib/model/secret_spans.ts";
import { parseDocument } from "../../lib/syntax/document.ts";

const SECRETS = [
  ["tool --password hunter2", "--password", "hunter2"],
  ["tool --password=hunter2 --json", "--password", "hunter2"],
  ['tool --client-secret "correct horse"', "--client-secret", "correct horse"],
  ["tool -token 'abc d'", "-token", "abc d"],
  ["tool --token -GqC*-t50.t*", "--token", "-GqC*-t50.t*"],
  ["tool --token $5_uG2L2m6AP", "--token", "$5_uG2L2m6AP"],
  ["tool --password=-hunter2 --json", "--password", "-hunter2"],
  ["tool --quiet --api-key 0123456789", "--api-key", "0123456789"],
  ["tool --secret-key abcdef", "--secret-key", "abcdef"],
  ["env VAULT_TOKEN=hvs.abc tool", "VAULT_TOKEN", "hvs.abc"],
  ['sh -c "OKTA_PASSWORD=hunter2 tool"', "OKTA_PASSWORD", "hunter2"],
  ["curl -H 'Authorization: Bearer abcdef' x", "Authorization", "abcdef"],
  ['curl -H "authorization: abcdef" x', "authorization", "abcdef"],
  ["curl -H 'X-Vault-Token: abcdef' x", "X-Vault-Token", "abcdef"],
  ["curl -H 'Proxy-Authorization: Basic abcdef' x", "Proxy-Authorization", "abcdef"],
  ["tool --aws-secret-access-key abcdef", "--aws-secret-access-key", "abcdef"],
  ["curl -u ann:hunter2 https://example.org", "-u", "hunter2"],
  ["curl https://ann:hunter2@example.org/keys", null, "hunter2"],
] as const;

const NONE = [
  "tool --profile dev --duration 3600",
  "tool --password-file /run/secret --token-path ~/token",
  "tool --password $PASSWORD --token ${TOKEN} --secret $(pass show aws) --token `cat t`",
  "tool --token %TOKEN% --token <token> --token {{token}} --password @file",
  "tool --password-stdin --token-ttl 3600 --token-code 123456 --mfa-token 123456",
  "tool --token op://vault/aws/token --secret arn:aws:secretsmanager:eu-west-1:1:secret:x",
  "tool --secret-id aws/key --secret-name key --token-endpoint https://example.org/token",
  "tool --token-provider okta --password-command pass --password prompt --password ~/x",
  "aws secretsmanager get-secret-value --secret-id x --query SecretString",
  "aws sso get-role-credentials --access-token file:///run/token",
  "https://user@example.org/a:b@c",
  "tool --no-password --token --json",
  "tool --password abc",
  "curl -H 'X-Trace: abcdef' -H 'Authorization-Kind: abcdef' -H 'Preauthorization: abcdef' x",
  "curl -u ann https://example.org",
  "security find-generic-password -a ann -s aws -w",
  "",
];

describe("commandSecrets()", () => {
  test("finds what a command line gives in clear", () => {
    for (const [text, name, secret] of SECRETS) {
      const found = commandSecrets(text).map((one) => [
        one.name,
        text.slice(one.span.start, one.span.end),
      ]);
      assertEquals(found, [[name, secret]], text);
    }
  });

  test("says nothing of what is read from elsewhere, or is no secret", () => {
    for (const text of NONE) assertEquals(commandSecrets(text), [], text);
  });

  test("finds each of several, once", () => {
    const text = "tool --password hunter2 --token=abcdef -u a:secret";
    assertEquals(commandSecrets(text).map(({ name }) => name), ["--password", "--token", "-u"]);
    assertEquals(commandSecrets("tool --proxy-password http://a:hunter2@x").length, 1);
    const mixed = "curl https://a:hunter2@x -u a:secret TOKEN=abcdef --token TOKEN=ghijkl";
    assertEquals(
      commandSecrets(mixed).map(({ name, span }) => [name, mixed.slice(span.start, span.end)]),
      [[null, "hunter2"], ["-u", "secret"], ["TOKEN", "abcdef"], ["--token", "TOKEN=ghijkl"]],
    );
  });
});

test("what is found in a command is masked wherever the line is shown", () => {
  for (const [command, , secret] of SECRETS) {
    for (
      const before of ["credential_process = ", "Credential_Process=", "credential_process =\n  "]
    ) {
      const document = parseDocument(`[profile a]\n${before}${command}\n`);
      const line = document.lines.at(-1)!;
      const previous = line.number > 2 ? document.lines[1]! : null;
      const hidden = secretSpansOfLine(document, line, previous);
      const start = document.text.lastIndexOf(secret);
      const isHidden = hidden.some((span) =>
        span.start <= start && span.end >= start + secret.length
      );
      assertEquals(isHidden, true, `${before}${command}`);
    }
  }
});
