import { assert, assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import {
  accountOfKeyId,
  isAccessKeyId,
  isAccountId,
  isExternalId,
  isRoleArn,
  isRoleName,
  isRoleSessionName,
  isSecretAccessKey,
  keyKind,
  mfaSerialKind,
  parseArn,
  startUrlFault,
  uniqueIdKind,
} from "../../lib/catalogue/formats.ts";

describe("ARNs", () => {
  test("are taken apart; the resource keeps its colons", () => {
    assertEquals(parseArn("arn:aws-cn:sts::123456789012:assumed-role/a/b:c"), {
      partition: "aws-cn",
      service: "sts",
      region: "",
      account: "123456789012",
      resource: "assumed-role/a/b:c",
    });
    for (
      const text of ["", "arn:aws:iam", "arn:aws:iam::123456789012:", "x arn:aws:iam::1:role/a"]
    ) {
      assertEquals(parseArn(text), null, text);
    }
  });

  test("of roles stand in any partition and may have a path", () => {
    assert(isRoleArn("arn:aws:iam::123456789012:role/Admin"));
    assert(isRoleArn("arn:aws-us-gov:iam::123456789012:role/a/b/c@d+e=f,g.h"));
    assert(isRoleArn("arn:aws-iso-b:iam::123456789012:role/aws-service-role/x/Y"));
    for (
      const text of [
        "arn:aws:iam::12345678901:role/Admin",
        "arn:aws:iam::123456789012:user/Admin",
        "arn:aws:iam::123456789012:role",
        "arn:aws:iam::123456789012:role/",
        "arn:aws:iam::123456789012:role/Ad min",
        "arn:aws:iam:eu-west-1:123456789012:role/Admin",
        "arn:aws:sts::123456789012:assumed-role/Admin/me",
        "arn:amazon:iam::123456789012:role/Admin",
        `arn:aws:iam::123456789012:role/${"a".repeat(65)}`,
      ]
    ) assert(!isRoleArn(text), text);
  });
});

test("mfaSerialKind() tells devices and serial numbers", () => {
  assertEquals(mfaSerialKind("arn:aws:iam::123456789012:mfa/me"), "arn");
  assertEquals(mfaSerialKind("arn:aws:iam::123456789012:sms-mfa/me"), "arn");
  assertEquals(mfaSerialKind("GAHT12345678"), "serial");
  for (
    const text of [
      "arn:aws:iam::123456789012:role/me",
      "arn:aws:iam::123456789012:u2f/user/me/key",
      "arn:aws:iam::1234:mfa/me",
      "arn:aws:iam:123456789012:mfa/me",
      "12345678",
    ]
  ) assertEquals(mfaSerialKind(text), null, text);
});

test("names and ids keep to the limits of the API", () => {
  assert(
    isAccountId("012345678901") && !isAccountId("12345678901") && !isAccountId("1234-5678-9012"),
  );
  assert(isRoleName("A") && !isRoleName("") && !isRoleName("a".repeat(65)) && !isRoleName("a/b"));
  assert(
    isRoleSessionName("me@example.com") && !isRoleSessionName("a") && !isRoleSessionName("a b"),
  );
  assert(isExternalId("a:b/c") && !isExternalId("a") && !isExternalId("a b"));
});

test("key ids and secrets are told by their form", () => {
  assertEquals(keyKind("AKIAIOSFODNN7EXAMPLE"), "long-term");
  assertEquals(keyKind("ASIAIOSFODNN7EXAMPLE"), "temporary");
  assertEquals(keyKind("AROAIOSFODNN7EXAMPLE"), null);
  assertEquals(uniqueIdKind("AROAIOSFODNN7EXAMPLE"), "a role");
  assertEquals(uniqueIdKind("constructor"), null);
  assert(isAccessKeyId("AKIAIOSFODNN7EXAMPLE"));
  assert(!isAccessKeyId("AKIA111111111EXAMPLE") && !isAccessKeyId("AKIAIOSFODNN7EXAMPL"));
  assert(isSecretAccessKey("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));
  assert(!isSecretAccessKey("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKE"));
});

describe("accountOfKeyId()", () => {
  test("decodes ids that were published together with their account", () => {
    assertEquals(accountOfKeyId("ASIAQNZGKIQY56JQ7WML"), "029608264753");
    assertEquals(accountOfKeyId("ASIAY34FZKBOKMUTVV7A"), "609629065308");
    assertEquals(accountOfKeyId("AKIASP2TPHJSQH3FJRUX"), "171436882533");
  });

  test("says nothing of older ids, and of what is none", () => {
    assertEquals(accountOfKeyId("AKIAIOSFODNN7EXAMPLE"), null);
    assertEquals(accountOfKeyId("AKIAJ2QEXAMPLEEXAMPL"), null);
    assertEquals(accountOfKeyId("ASIAQNZGKIQY56JQ7WM"), null);
    assertEquals(accountOfKeyId("ASIAQNZGKIQY56JQ7WM1"), null);
    assertEquals(accountOfKeyId(""), null);
  });
});

test("startUrlFault() finds what can never work", () => {
  assertEquals(startUrlFault("https://d-1234567890.awsapps.com/start"), null);
  assertEquals(startUrlFault("https://start.home.awsapps.cn/directory/example"), null);
  assertEquals(startUrlFault("https://start.us-gov-home.awsapps.com/directory/example"), null);
  assertEquals(startUrlFault("https://example.awsapps.com/start#/"), "fragment");
  assertEquals(startUrlFault("http://example.awsapps.com/start"), "scheme");
  assertEquals(startUrlFault("example.awsapps.com/start"), "scheme");
  assertEquals(startUrlFault("https://example awsapps.com"), "blank");
  assertEquals(startUrlFault("https://example/start"), "host");
});
