import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { isOver, readExpiry, showExpiry } from "../../lib/model/expiry.ts";

const AT = Date.UTC(2026, 0, 2, 0, 47, 31);

describe("readExpiry()", () => {
  test("reads what the tools write", () => {
    const written = [
      "2026-01-02T02:47:31+02:00", // saml2aws
      "2026-01-02T00:47:31.000Z", // aws-azure-login
      "2026-01-01T19:47:31-0500",
      "2026-01-02T06:17:31+05:30",
      "2026-01-01T21:17:31-0330",
      "2026-01-01T19:47:31-05",
      "2026-01-02 00:47:31+00:00", // Python's str()
      "2026-01-02 00:47:31 +0000 UTC", // Go's String()
      "2026-01-02 00:47:31 UTC",
      "2026-01-02t00:47:31z",
      "Fri, 02 Jan 2026 00:47:31 GMT",
      "Fri, 2 Jan 2026 01:47:31 +0100",
      String(AT / 1000),
      String(AT),
      `${AT / 1000}.25`,
    ];
    for (const text of written) assertEquals(readExpiry(text), { at: AT, hasZone: true }, text);
  });

  test("knows when no zone is named", () => {
    for (const text of ["2026-01-02 00:47:31", "2026-01-02T00:47:31", "2026-01-02T00:47:31.5"]) {
      assertEquals(readExpiry(text), { at: AT, hasZone: false }, text);
    }
    assertEquals(readExpiry("2026-01-02 00:47"), { at: AT - 31_000, hasZone: false });
  });

  test("takes nothing else for a date", () => {
    const others = [
      ...["", "never", "3600", "True", "2026-01-02", "02/01/2026 00:47", "2026-13-02T00:00:00Z"],
      ...["2026-02-30T00:00:00Z", "2026-01-02T25:00:00Z", "1767314851000000", "Fri, 02 Foo 2026"],
      ...["Fri, 02 Foo 2026 00:47:31 GMT", "2026-01-02T00:47:31Z # note", "x2026-01-02T00:47:31Z"],
    ];
    for (const text of others) assertEquals(readExpiry(text), null, text);
  });
});

describe("a time is over", () => {
  test("at its moment where its zone is known", () => {
    const expiry = { at: AT, hasZone: true };
    assertEquals([isOver(expiry, AT), isOver(expiry, AT + 1)], [false, true]);
  });

  test("when it is over everywhere where it is not", () => {
    const expiry = { at: AT, hasZone: false };
    const hours = (count: number) => AT + count * 3_600_000 + 1;
    assertEquals([isOver(expiry, hours(11)), isOver(expiry, hours(12))], [false, true]);
  });
});

test("showExpiry() says UTC only where that is known", () => {
  assertEquals(showExpiry({ at: AT, hasZone: true }), "2026-01-02 00:47 UTC");
  assertEquals(showExpiry({ at: AT, hasZone: false }), "2026-01-02 00:47");
});
