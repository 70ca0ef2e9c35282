import { assertEquals } from "@std/assert";
import { test } from "node:test";
import { inspect } from "node:util";
import { masked, revealed, Secret } from "../../lib/model/secret.ts";

test("a secret shows nothing of itself unless it is asked to", () => {
  const secret = new Secret("hunter22");
  const shown = [
    String(secret),
    `${secret}`,
    "" + secret,
    JSON.stringify({ secret }),
    inspect(secret),
    inspect({ deep: [secret] }, { showHidden: true }),
    masked(["a = ", secret]),
  ];
  for (const text of shown) {
    assertEquals(text.includes("hunter22"), false, text);
    assertEquals(text.includes("****"), true, text);
  }
  assertEquals(revealed(["a = ", secret, "\n"]), "a = hunter22\n");
  assertEquals([revealed("plain"), masked("plain")], ["plain", "plain"]);
  const others = [new Secret("hunter22"), new Secret("hunter2")];
  assertEquals(others.map((other) => secret.equals(other)), [true, false]);
});
