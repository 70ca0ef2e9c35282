import { assert, assertEquals } from "@std/assert";
import process from "node:process";
import { describe, test } from "node:test";
import {
  type Difference,
  diffHomes,
  profileFacts,
  sameCredentials,
  sameValue,
} from "../../lib/model/diff/mod.ts";
import { Environment } from "../../lib/model/environment.ts";
import { Home } from "../../lib/model/home.ts";
import { type RuntimeName, RUNTIMES } from "../../lib/model/runtime.ts";
import { readView } from "../../lib/model/runtimes/mod.ts";
import { Secret } from "../../lib/model/secret.ts";
import { SourceFile } from "../../lib/model/source_file.ts";
import fc from "../fast_check.ts";
import { homeTexts } from "../runtimes/homes.ts";

// More of them: AWSCONF_DIFF_CASES=100000.
const RUNS = Number(process.env.AWSCONF_DIFF_CASES ?? 1500);

const homeOf = (
  config: string | null,
  credentials: string | null = null,
  variables: Record<string, string> | null = null,
) => {
  const file = (kind: "config" | "credentials", text: string | null) =>
    text === null ? null : new SourceFile({ path: kind, kind, text });
  return new Home({
    config: file("config", config),
    credentials: file("credentials", credentials),
    environment: variables === null ? null : new Environment(variables),
  });
};

const KEYS = "aws_access_key_id = AKIAQWERTYUIOPASDFGH\n" +
  "aws_secret_access_key = abcdefghijABCDEFGHIJ0123456789abcdefghij\n";
const OTHER_KEYS = KEYS.replace("abcdefghij", "qrstuvwxyz");
const ROLE = "role_arn = arn:aws:iam::210987654321:role/Dev\nsource_profile = base\n";

/** A difference in short: `profile dev setting region`. */
function short(difference: Difference): string {
  if (difference.what === "reading") {
    return `${difference.what} ${difference.file} ${
      difference.after === null ? "again" : "no more"
    }`;
  }
  const { what, subject: { type, name } } = difference;
  const detail = what === "setting"
    ? ` ${difference.key}`
    : what === "exists"
    ? difference.exists ? " now" : " no more"
    : "";
  return `${type} ${name} ${what}${detail}`;
}

function differences(before: Home, after: Home, runtime?: RuntimeName): string[] {
  const all = diffHomes(before, after).differences
    .filter((one) => runtime === undefined || one.runtime === runtime);
  return [...new Set(all.map(short))].sort();
}

describe("diffHomes()", () => {
  test("finds nothing where lines, comments and blanks move", () => {
    const before = homeOf(`[profile dev]\nregion = x\n${ROLE}[profile base]\n${KEYS}`);
    const after = homeOf(`# a\n\n[profile base]\n# b\n${KEYS}\n[profile dev]\n${ROLE}region=x\n`);
    assertEquals(differences(before, after), []);
    assertEquals(diffHomes(before, after).profiles, new Set(["dev", "base"]));
  });

  test("finds other settings, and who reads them", () => {
    const before = homeOf("[profile dev]\nregion = x\noutput = json\ns3 =\n  a = 1\n");
    const after = homeOf("[profile dev]\nregion = y\noutput = text\ns3 =\n  a = 2\n");
    assertEquals(differences(before, after, "cli"), [
      "profile dev setting output",
      "profile dev setting region",
      "profile dev setting s3.a",
    ]);
    // Only the AWS CLI and boto3 read these two.
    assertEquals(differences(before, after, "rust"), ["profile dev setting region"]);
  });

  test("finds profiles and sections that come and go", () => {
    const before = homeOf("[dev]\nregion = x\n[sso-session a]\nsso_region = x\n");
    const after = homeOf(
      "[profile dev]\nregion = x\n[services b]\ns3 =\n  endpoint_url = http://x\n",
    );
    assertEquals(differences(before, after, "go"), [
      "profile dev exists now",
      "services b exists now",
      "sso-session a exists no more",
    ]);
  });

  test("finds other credentials of those that depend on a profile by whatever path", () => {
    const chain = `[profile a]\n${ROLE.replace("base", "b")}[profile b]\n${ROLE}[profile base]\n`;
    const before = homeOf(chain, `[base]\n${KEYS}`);
    const after = homeOf(chain, `[base]\n${OTHER_KEYS}`);
    for (const runtime of RUNTIMES) {
      assertEquals(differences(before, after, runtime), [
        "profile a credentials",
        "profile b credentials",
        "profile base credentials",
      ]);
    }
  });

  test("takes keys in the other file for the same, and says that they moved", () => {
    const before = homeOf(`[profile base]\n${KEYS}[profile dev]\n${ROLE}`, "");
    const after = homeOf(`[profile base]\n[profile dev]\n${ROLE}`, `[base]\n${KEYS}`);
    assertEquals(differences(before, after).filter((one) => !one.startsWith("profile base")), []);
    const moves = diffHomes(before, after).moves.filter(({ key }) => key === null);
    assertEquals(moves.map(({ runtime, subject }) => [runtime, subject.name]), [
      ["cli", "base"],
      ["boto3", "base"],
      ["js", "base"],
      ["go", "base"],
      ["java", "base"],
      ["rust", "base"],
    ]);
  });

  test("knows that moved keys may win over something else from then on", () => {
    const process = "credential_process = /opt/bin/keys\n";
    const before = homeOf(`[profile dev]\n${KEYS}${process}`, "[dev]\nregion = x\n");
    const after = homeOf(`[profile dev]\n${process}`, `[dev]\nregion = x\n${KEYS}`);
    assertEquals(differences(before, after, "boto3"), ["profile dev credentials"]);
    assertEquals(differences(before, after, "js"), []);
  });

  test("finds what each of both files changes of one profile", () => {
    const before = homeOf("[profile dev]\nregion = x\n", "[dev]\noutput = json\n");
    const after = homeOf("[profile dev]\nregion = y\n", "[dev]\noutput = text\n");
    assertEquals(differences(before, after, "cli"), [
      "profile dev setting output",
      "profile dev setting region",
    ]);
  });

  test("finds other credentials of those whose source goes", () => {
    const user = `[profile dev]\n${ROLE}`;
    const before = homeOf(`${user}[profile base]\n${KEYS}`);
    for (const runtime of RUNTIMES) {
      assertEquals(differences(before, homeOf(user), runtime), [
        "profile base exists no more",
        "profile dev credentials",
      ]);
    }
  });

  test("finds a source of another kind, for those too that depend on it", () => {
    const of = (source: string) =>
      homeOf(
        `[profile top]\n${ROLE}[profile base]\nrole_arn = arn:aws:iam::210987654321:role/Base\n` +
          `credential_source = ${source}\n`,
      );
    for (const runtime of RUNTIMES) {
      assertEquals(differences(of("Ec2InstanceMetadata"), of("EcsContainer"), runtime), [
        "profile base credentials",
        "profile base setting credential_source",
        "profile top credentials",
      ]);
    }
  });

  test("finds what differs in a services block, down to what is in its blocks", () => {
    const services = (text: string) => homeOf(`[services v]\n${text}`);
    const before = services("s3 =\n  endpoint_url = http://x\nsqs =\n");
    for (const runtime of RUNTIMES) {
      // The SDK for JavaScript keeps nothing of an empty block.
      const empty = runtime === "js" ? [] : ["sqs"];
      const after = services("s3 =\n  endpoint_url = http://y\nsqs =\n");
      assertEquals(differences(before, after, runtime), ["services v setting s3.endpoint_url"]);
      const without = services("s3 =\n  endpoint_url = http://x\n");
      assertEquals(
        differences(before, without, runtime),
        empty.map((key) => `services v setting ${key}`),
      );
      const [one] = diffHomes(homeOf(""), before, [runtime]).differences;
      assert(one?.what === "exists");
      assertEquals([...one.facts.settings.keys()], ["s3.endpoint_url", ...empty]);
    }
  });

  test("says that credentials moved where a part of them did", () => {
    const [id, secret] = KEYS.split("\n") as [string, string];
    const before = homeOf("[profile dev]\n", `[dev]\n${id}\n${secret}\n`);
    const after = homeOf(`[profile dev]\n${id}\n`, `[dev]\n${secret}\n`);
    const { differences, moves } = diffHomes(before, after, ["js"]);
    assertEquals([differences, moves.length], [[], 1]);
    assertEquals(diffHomes(after, before, ["js"]).moves.length, 1);
  });

  test("follows sso-sessions", () => {
    const profile = "[profile dev]\nsso_session = s\nsso_account_id = 210987654321\n" +
      "sso_role_name = Dev\n[sso-session s]\nsso_start_url = https://a.example\n";
    const before = homeOf(`${profile}sso_region = x\n`);
    const after = homeOf(`${profile}sso_region = y\n`);
    assertEquals(differences(before, after, "js"), [
      "profile dev credentials",
      "sso-session s setting sso_region",
    ]);
  });

  test("finds runtimes that refuse a file, and compares nothing for these", () => {
    const before = homeOf("[profile dev]\nregion = x\nregion = y\n");
    const after = homeOf("[profile dev]\nregion = z\n");
    assertEquals(differences(before, after, "boto3"), ["reading config again"]);
    assertEquals(differences(after, before, "boto3"), ["reading config no more"]);
    assertEquals(differences(before, after, "js"), ["profile dev setting region"]);
    const worse = homeOf("[profile dev]\nregion\n");
    assertEquals(differences(before, worse, "boto3"), []);
  });

  test("counts the environment, if there is one", () => {
    const before = homeOf("[profile dev]\nregion = x\n", null, { AWS_REGION: "z" });
    const after = homeOf("[profile dev]\nregion = y\n", null, { AWS_REGION: "z" });
    assertEquals(differences(before, after, "cli"), []);
    assertEquals(
      differences(before.withoutEnvironment(), after.withoutEnvironment(), "cli"),
      ["profile dev setting region"],
    );
  });

  test("ends in time for chains that lead in a circle, and for very long ones", () => {
    const long = (role: string) =>
      Array.from(
        { length: 3000 },
        (_, i) =>
          `[profile p${i}]\nrole_arn = arn:aws:iam::210987654321:role/${role}\n` +
          `source_profile = p${(i + 1) % 3000}\n`,
      ).join("");
    const diff = diffHomes(homeOf(long("A")), homeOf(long("B")));
    assertEquals(diff.profiles.size, 3000);
    // Not followed to the end, and so not said to be the same.
    const credentials = diff.differences.filter(({ what, runtime }) =>
      what === "credentials" && runtime === "rust"
    );
    assertEquals(credentials.length, 3000);
  });
});

describe("facts about credentials", () => {
  const DEV = `[profile dev]\n${ROLE}[profile base]\n${KEYS}aws_session_token = t\n`;

  test("are the same for all runtimes that get to the same by their own ways", () => {
    const homes: [config: string, credentials: string][] = [
      [DEV, ""],
      [`[profile dev]\n${KEYS}`, ""],
      ["", `[dev]\n${KEYS}`],
      [`[profile dev]\n${ROLE}`, `[base]\n${KEYS}`],
      ["[profile dev]\ncredential_process = /opt/keys\n", ""],
    ];
    for (const [config, credentials] of homes) {
      const home = homeOf(config, credentials);
      const [first, ...others] = RUNTIMES.map((one) => profileFacts(home, "dev", one).credentials!);
      assert(first!.winner !== null);
      for (const other of others) assert(sameCredentials(first!, other), other.shape);
    }
  });

  test("tell the variables apart that they come from", () => {
    const of = (variables: Record<string, string>) =>
      profileFacts(homeOf("[default]\nregion = x\n", null, variables), "default", "java")
        .credentials!;
    const secret = { AWS_SECRET_ACCESS_KEY: "x" };
    const id = of({ ...secret, AWS_ACCESS_KEY_ID: "AKIAA" });
    assert(sameCredentials(id, of({ ...secret, AWS_ACCESS_KEY_ID: "AKIAB" })));
    assert(!sameCredentials(id, of({})));
    assert(!sameCredentials(of({}), id));
  });

  test("hold secrets and key ids as such", () => {
    for (const runtime of RUNTIMES) {
      const { parts } = profileFacts(homeOf(DEV), "dev", runtime).credentials!;
      const kinds = parts.map(({ key, value, owner }) =>
        `${owner.type} ${owner.name} ${key} ${value instanceof Secret}`
      );
      assertEquals(kinds.sort(), [
        "profile base aws_access_key_id true",
        "profile base aws_secret_access_key true",
        "profile base aws_session_token true",
        "profile dev role_arn false",
      ]);
    }
  });
});

test("sameValue() compares what is secret with what is not", () => {
  for (const a of ["x", new Secret("x")]) {
    for (const b of ["x", new Secret("x")]) assert(sameValue(a, b));
    for (const b of ["y", new Secret("y")]) assert(!sameValue(a, b));
  }
});

/** Every profile of both homes, resolved in full: what the quick way must agree with. */
function slowly(before: Home, after: Home, runtime: RuntimeName): string[] {
  const views = [readView(before, runtime), readView(after, runtime)];
  if (views.some(({ error }) => error !== null)) return [];
  const names = new Set(views.flatMap(({ profiles }) => [...profiles.keys()]));
  return [...names].flatMap((name) => {
    const [isBefore, isAfter] = views.map(({ profiles }) => profiles.has(name));
    if (isBefore !== isAfter) return [`profile ${name} exists${isAfter ? " now" : " no more"}`];
    const [old, now] = [before, after].map((home) => profileFacts(home, name, runtime));
    const keys = new Set([...old!.settings.keys(), ...now!.settings.keys()]);
    const settings = [...keys].filter((key) => {
      const [a, b] = [old!.settings.get(key), now!.settings.get(key)];
      return a === undefined || b === undefined || !sameValue(a.value, b.value);
    });
    return [
      ...settings.map((key) => `profile ${name} setting ${key}`),
      ...(sameCredentials(old!.credentials!, now!.credentials!)
        ? []
        : [`profile ${name} credentials`]),
    ];
  }).sort();
}

const NAMES = ["a", "b", "c", "d"];
const body = fc.array(
  fc.oneof(
    fc.constantFrom(...NAMES).map((name) => `source_profile = ${name}`),
    fc.constantFrom("Dev", "Ops").map((role) =>
      `role_arn = arn:aws:iam::210987654321:role/${role}`
    ),
    fc.constantFrom("aws_access_key_id = AKIAA", "aws_access_key_id = AKIAB"),
    fc.constantFrom("aws_secret_access_key = x", "aws_secret_access_key = y"),
    fc.constantFrom(
      "credential_process = /opt/keys",
      "credential_source = Environment",
      "web_identity_token_file = /token",
      "aws_session_token = t",
      "region = x",
      "region = y # z",
      "sso_session = s",
      "sso_account_id = 210987654321\nsso_role_name = Dev",
    ),
  ),
  { maxLength: 4 },
);

/** Homes of few profiles that get their credentials through each other. */
const chains = fc.record({
  config: fc.uniqueArray(fc.tuple(fc.constantFrom(...NAMES), body), {
    selector: ([name]) => name,
  }).map((sections) =>
    sections.map(([name, lines]) => `[profile ${name}]\n${lines.join("\n")}\n`).join("") +
    "[sso-session s]\nsso_region = x\nsso_start_url = https://a.example\n"
  ),
  credentials: fc.uniqueArray(fc.tuple(fc.constantFrom(...NAMES), body), {
    selector: ([name]) => name,
    maxLength: 2,
  }).map((sections) =>
    sections.map(([name, lines]) => `[${name}]\n${lines.join("\n")}\n`).join("")
  ),
});

/** A text with a line cut out, put in or changed. */
const mutation = fc.tuple(
  fc.nat(),
  fc.constantFrom("cut", "region = z", "[a]", "source_profile = a"),
);
function mutate(text: string | null, [at, what]: [number, string]): string | null {
  if (text === null) return null;
  const lines = text.split("\n");
  lines.splice(at % lines.length, what === "cut" ? 1 : 0, ...(what === "cut" ? [] : [what]));
  return lines.join("\n");
}

describe("diffHomes(), which resolves only what may differ", () => {
  for (const [kind, homes] of [["chains", chains], ["odd homes", homeTexts]] as const) {
    test(`finds in ${kind} what comparing everything finds`, () => {
      let found = 0;
      fc.assert(
        fc.property(homes, mutation, mutation, (texts, one, other) => {
          const before = homeOf(texts.config, texts.credentials);
          const after = homeOf(mutate(texts.config, one), mutate(texts.credentials, other));
          for (const runtime of RUNTIMES) {
            const quick = differences(before, after, runtime)
              .filter((text) => text.startsWith("profile "));
            found += quick.length;
            assertEquals(quick, slowly(before, after, runtime), runtime);
          }
        }),
        { numRuns: RUNS },
      );
      assert(found > RUNS / 10, `Some things differ: ${found}`);
    });
  }
});
