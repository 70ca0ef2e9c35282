import { assertEquals } from "@std/assert";
import { test } from "node:test";
import { secretSpansOfText } from "../../lib/model/secret_spans.ts";

test("secretSpansOfText() shows paths and names, however many words they have", () => {
  const texts = [
    "/Users/jane/corp.pem",
    "/Users/jane/.aws/config",
    "/home/Jane/Work/Acme/AWS/credentials",
    "/Library/ApplicationSupport/Acme/bin/creds",
    "123456789012_AdministratorAccess",
    "acme-data-lake-staging.PowerUserAccess",
  ];
  for (const text of texts) assertEquals(secretSpansOfText(text), [], text);
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
