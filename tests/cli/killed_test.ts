/**
 * A run of `--fix` that is killed at any operation on the disk: what the
 * runtimes resolve then, who can read what, and what the next run makes of it.
 */
import { assert, assertEquals } from "@std/assert";
import process from "node:process";
import { describe, test } from "node:test";
import { run } from "../../lib/cli/run.ts";
import { discover } from "../../lib/host/discover.ts";
import type { MemoryDisk } from "../../lib/host/memory_disk.ts";
import { MemoryHost } from "../../lib/host/memory_host.ts";
import { type Difference, diffHomes } from "../../lib/model/diff/mod.ts";
import type { Home } from "../../lib/model/home.ts";
import { encodeText } from "../../lib/syntax/encoding.ts";
import fc from "../fast_check.ts";
import { type HomeTexts, homeTexts } from "../runtimes/homes.ts";

// More of them: AWSCONF_KILL_CASES=100000.
const RUNS = Number(process.env.AWSCONF_KILL_CASES ?? 60);
const MINUTE = 60_000;
const CONFIG = "/home/me/.aws/config";
const CREDENTIALS = "/home/me/.aws/credentials";

const PAIR = "aws_access_key_id = AKIAQWERTYUIOPASDFGH\n" +
  "aws_secret_access_key = 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\n";
const ROLE = "role_arn = arn:aws:iam::210987654321:role/Admin\n";

/** A home and how it is fixed. */
interface Case extends HomeTexts {
  readonly args: readonly string[];
  readonly prepare?: (disk: MemoryDisk) => void;
}

const SAFE = ["--fix", "--region", "eu-west-1"];
const UNSAFE = [...SAFE, "--unsafe-fixes"];

const CASES: Readonly<Record<string, Case>> = {
  "one file": {
    args: SAFE,
    config: `[dev]\nregion = eu-west-1\n\n[profile ops]\n${ROLE}source_profile = dev\n`,
    credentials: `[dev]\n${PAIR}`,
  },
  "keys move to a new credentials file": {
    args: SAFE,
    config: `[default]\nregion = eu-west-1\n${PAIR}`,
    credentials: null,
  },
  "keys move into another folder, through links": {
    args: SAFE,
    config: `[default]\nregion = eu-west-1\n${PAIR}`,
    credentials: "[other]\naws_access_key_id = AKIAASDFGHJKLQWERTYU\n",
    prepare: (disk) => {
      for (const name of ["config", "credentials"]) {
        disk.put(`/dotfiles/${name}/${name}`, { bytes: disk.find(`.aws/${name}`)!.bytes });
        disk.put(`.aws/${name}`, { kind: "link", link: `/dotfiles/${name}/${name}` });
      }
    },
  },
  "settings move to the config file": {
    args: SAFE,
    config: "[profile dev]\noutput = json\n",
    credentials: `[dev]\n${PAIR}region = eu-west-1\n`,
  },
  "settings move to the config file and keys to the credentials file": {
    args: SAFE,
    config: `[profile dev]\noutput = json\n\n[profile ops]\nregion = eu-west-1\n${PAIR}`,
    credentials: `[dev]\n${PAIR}region = eu-west-1\n`,
  },
  "the credentials file was open to others": {
    args: SAFE,
    config: `[profile dev]\nregion = eu-west-1\n${PAIR}`,
    credentials: `[ops]\n${PAIR}`,
    prepare: (disk) => {
      for (const path of [CONFIG, CREDENTIALS]) disk.find(path)!.mode = 0o644;
    },
  },
  "a profile gets another name in both files": {
    args: UNSAFE,
    config: `[profile "my work"]\nregion = eu-west-1\n\n[profile admin]\n${ROLE}` +
      "source_profile = my work\nregion = eu-west-1\n",
    credentials: `[my work]\n${PAIR}`,
  },
  "copies are kept": {
    args: [...SAFE, "--backup"],
    config: `[profile dev]\noutput = json\n\n[profile ops]\nregion = eu-west-1\n${PAIR}`,
    credentials: `[dev]\n${PAIR}region = eu-west-1\n`,
  },
};

/** A host whose `--fix` has not run yet. */
function hostOf({ args, config, credentials, prepare }: Case): MemoryHost {
  const files = Object.entries({ config, credentials }).flatMap(([name, text]) =>
    text === null ? [] : [[`.aws/${name}`, encodeText(text, "utf-8")] as const]
  );
  const host = new MemoryHost(args, Object.fromEntries(files));
  prepare?.(host.disk);
  return host;
}

/** The texts of the two files. */
function textsOf(host: MemoryHost): (string | null)[] {
  return [host.text(CREDENTIALS), host.text(CONFIG)];
}

/** What the AWS tools find. */
function homeOf(host: MemoryHost): Home {
  const files = Object.fromEntries(
    [CONFIG, CREDENTIALS].flatMap((path) => {
      const node = host.disk.find(path);
      return node === null ? [] : [[path, node.bytes]];
    }),
  );
  const options = { paths: [], kind: null, useEnvironment: false, stdinName: null, explicit: {} };
  return discover(new MemoryHost([], files), options).homes[0]!.home;
}

const idOf = (one: Difference) =>
  one.what === "reading"
    ? one.runtime
    : `${one.runtime} ${one.subject.type} ${one.subject.name} ${one.what} ${
      one.what === "setting" ? one.key : ""
    }`;

/** What some runtime resolves neither as in the one home nor as in the other. */
function neither(home: Home, before: Home, after: Home): string[] {
  const other = new Set(diffHomes(home, after).differences.map(idOf));
  return diffHomes(before, home).differences.map(idOf).filter((id) => other.has(id));
}

/** What stands behind one equals sign of the files, and behind no other. */
function valuesOf(texts: readonly (string | null)[]): Set<string> {
  const lines = texts.flatMap((text) => text?.split(/\r\n|\n/) ?? []);
  const values = lines.filter((line) => line.includes("="))
    .map((line) => line.slice(line.indexOf("=") + 1).trim());
  const counts = Map.groupBy(values, (value) => value);
  return new Set(values.filter((value) => counts.get(value)!.length === 1));
}

const leftovers = ({ nodes }: MemoryDisk) =>
  [...nodes.keys()].filter((path) => path.includes(".tmp"));

/** Everything below the folders of temporary files and every copy is for the owner alone. */
function assertClosed({ nodes }: MemoryDisk, where: string): void {
  for (const [path, { mode, kind }] of nodes) {
    if (path.endsWith(".tmp")) assertEquals([kind, mode], ["folder", 0o700], where);
    if (path.includes(".bak-")) assertEquals(mode, 0o600, where);
  }
}

/** A fixed home, with how many operations fixing it takes. */
interface Fixed {
  readonly before: Home;
  readonly after: Home;
  readonly texts: readonly (string | null)[];
  readonly operations: readonly string[];
  /** The values that stand in the files once before and after. */
  readonly lasting: ReadonlySet<string>;
}

async function fixUndisturbed(one: Case): Promise<Fixed> {
  const host = hostOf(one);
  const [before, old] = [homeOf(host), textsOf(host)];
  await run(host);
  const texts = textsOf(host);
  assertEquals(leftovers(host.disk), []);
  return {
    before,
    after: homeOf(host),
    texts,
    operations: host.disk.operations.slice(),
    lasting: valuesOf(old).intersection(valuesOf(texts)),
  };
}

/** The values that stand nowhere now, but did before and are to stand somewhere afterwards. */
function lostOf({ lasting }: Fixed, host: MemoryHost): string[] {
  const now = textsOf(host).join("\n");
  return [...lasting].filter((value) => !now.includes(value));
}

/** A host on which `--fix` was killed at one of its operations. */
async function kill(one: Case, at: number): Promise<MemoryHost> {
  const host = hostOf(one);
  host.disk.trouble = (_, index) => index === at ? "stop" : null;
  await run(host);
  host.disk.restart();
  return host;
}

/** The next run, some time later; everything must be as if no run had been killed. */
async function assertFinishes(host: MemoryHost, { texts }: Fixed, where: string): Promise<void> {
  host.disk.now += MINUTE;
  await run(host);
  assertEquals(textsOf(host), texts, where);
  assertEquals(leftovers(host.disk), [], where);
  assertClosed(host.disk, where);
}

describe("wherever a run of --fix is killed, nothing is lost or open to others, and the next one finishes:", () => {
  for (const [name, one] of Object.entries(CASES)) {
    test(name, async () => {
      const fixed = await fixUndisturbed(one);
      assert(fixed.operations.some((operation) => operation.startsWith("rename")));
      for (const [at, operation] of fixed.operations.entries()) {
        const host = await kill(one, at);
        const where = `${name}, killed at ${operation}`;
        assertEquals(lostOf(fixed, host), [], where);
        assertClosed(host.disk, where);
        // Between the renames of its two files a profile has two names.
        if (name !== "a profile gets another name in both files") {
          assertEquals(neither(homeOf(host), fixed.before, fixed.after), [], where);
        }
        await assertFinishes(host, fixed, where);
      }
    });
  }

  test("homes that are put together at random", async () => {
    let killed = 0;
    await fc.assert(
      fc.asyncProperty(
        homeTexts,
        fc.constantFrom(SAFE, UNSAFE, [...UNSAFE, "--backup"]),
        fc.nat(1000),
        async (texts, args, place) => {
          const one = { ...texts, args };
          const fixed = await fixUndisturbed(one);
          const { length } = fixed.operations;
          if (length === 0) return;
          const at = place % length;
          const host = await kill(one, at);
          const where = `killed at ${fixed.operations[at]}`;
          killed++;
          assertEquals(lostOf(fixed, host), [], where);
          assertClosed(host.disk, where);
          if (args === SAFE) {
            assertEquals(neither(homeOf(host), fixed.before, fixed.after), [], where);
          }
          await assertFinishes(host, fixed, where);
        },
      ),
      { numRuns: RUNS },
    );
    assert(killed > RUNS / 4, `Some runs are killed: ${killed}`);
  });
});
