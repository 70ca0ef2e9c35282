import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { splitPortals } from "../../lib/engine/sso_portals.ts";
import { signInProblems } from "../../lib/engine/sso_sign_ins.ts";
import { Environment } from "../../lib/model/environment.ts";
import { Home } from "../../lib/model/home.ts";
import { SourceFile } from "../../lib/model/source_file.ts";
import type { Surroundings } from "../../lib/model/surroundings.ts";

const fileOf = (text: string) => new SourceFile({ path: "config", kind: "config", text });

describe("splitPortals()", () => {
  const portals = (first: string, second: string) => {
    const sessions = [`${first}\nsso_region = eu-west-1`, `${second}\nsso_region = us-east-1`];
    const text = sessions.map((url, i) => `[sso-session s${i}]\nsso_start_url = ${url}\n`).join("");
    return splitPortals(new Home({ config: fileOf(text), credentials: null }));
  };
  const URL = "https://corp.awsapps.com/start";

  test("takes a URL with a slash or fragment at its end, or capitals, for the same portal", () => {
    for (const other of [URL, `${URL}/`, `${URL}#`, `${URL}/#/`, `${URL}/#/x`, URL.toUpperCase()]) {
      assertEquals(portals(URL, other).map(({ url }) => url), [URL], other);
    }
  });

  test("takes other addresses for other portals", () => {
    for (const other of [`${URL}/x`, `${URL}2`, "https://x.awsapps.com/start"]) {
      assertEquals(portals(URL, other), [], other);
    }
  });
});

describe("signInProblems()", () => {
  const NOW = Date.parse("2026-11-25T12:00:00Z");
  const OVER = "2026-11-25T08:00:00Z";
  const LATER = "2027-01-01T00:00:00Z";
  const full = {
    accessToken: "token-of-a-test",
    expiresAt: OVER,
    refreshToken: "r",
    clientId: "i",
    clientSecret: "s",
    registrationExpiresAt: LATER,
  };

  /** How many problems there are with what the cache holds, of a session, a missing one and a start URL. */
  function count(cached: string, asked: string[] = []): number {
    const surroundings = {
      now: NOW,
      platform: "linux",
      exists: () => true,
      read: (path: string) => {
        asked.push(path);
        return cached;
      },
    } as unknown as Surroundings;
    const config = fileOf(
      "[sso-session corp]\nsso_start_url = https://a\n[profile a]\nsso_session = corp\n" +
        "[profile b]\nsso_session = nowhere\n",
    );
    const environment = new Environment({});
    const home = new Home({ config, credentials: null, environment, surroundings, own: true });
    return signInProblems(home).length;
  }

  test("looks at the sessions that are there", () => {
    const asked: string[] = [];
    count(JSON.stringify(full), asked);
    assertEquals(asked.length, 1);
  });

  test("lets one be that tools can renew by themselves", () => {
    assertEquals(count(JSON.stringify(full)), 0);
    assertEquals(count(JSON.stringify({ ...full, expiresAt: LATER, refreshToken: "" })), 0);
  });

  test("tells one that is over and lacks any part of what renews it", () => {
    for (const part of ["refreshToken", "clientId", "clientSecret"]) {
      assertEquals(count(JSON.stringify({ ...full, [part]: "" })), 1, part);
      assertEquals(count(JSON.stringify({ ...full, [part]: undefined })), 1, part);
    }
    assertEquals(count(JSON.stringify({ ...full, registrationExpiresAt: OVER })), 1);
  });

  test("tells a damaged one", () => {
    const damaged = ["", "{", "null", "3", "{}", '{"accessToken": "x", "expiresAt": 5}'];
    for (const text of damaged) assertEquals(count(text), 1, text);
    assertEquals(count(JSON.stringify({ ...full, accessToken: "" })), 1);
  });
});
