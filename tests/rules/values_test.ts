/**
 * The rules about values, over homes of likely lines in any order: fixes come to
 * rest, make no runtime refuse a file that it read, and put nothing there twice.
 */
import { assert, assertEquals } from "@std/assert";
import fc from "../fast_check.ts";
import process from "node:process";
import { describe, test } from "node:test";
import { fixHome } from "../../lib/engine/fix.ts";
import type { FixTier } from "../../lib/engine/finding.ts";
import { lint } from "../../lib/engine/lint.ts";
import { Home } from "../../lib/model/home.ts";
import { RUNTIMES } from "../../lib/model/runtime.ts";
import { readFileView } from "../../lib/model/runtimes/mod.ts";
import { type FileKind, SourceFile } from "../../lib/model/source_file.ts";
import { rules } from "../../rules/mod.ts";

const own = rules.filter(({ meta }) => meta.family === "values");
const RUNS = Number(process.env.AWSCONF_VALUE_CASES ?? 600);
const ALL: ReadonlySet<FixTier> = new Set<FixTier>(["safe", "unsafe"]);

const HEADERS: Readonly<Record<FileKind, readonly string[]>> = {
  config: [
    "[default]",
    "[profile a]",
    "[profile b]",
    "[sso-session corp]",
    "[services local]",
    "[plugins]",
    "[dev]",
  ],
  credentials: ["[default]", "[a]", "[b]"],
};

const LINES = [
  "region = us-east-1a",
  "region = EU_WEST_1",
  "regoin = eu-west-1",
  "default_region = ireland",
  "output = JSON",
  "use_fips_endpoint = yes # please",
  "retry_mode = Standard",
  "max_attempts = 0",
  "imds_use_ipv6 = true",
  "ec2_metadata_service_endpoint_mode = ipv6",
  "sdk-ua-app-id = app",
  "sdk_ua_app_id = app",
  "sts_regional_endpoints = regional",
  "services = locl",
  "services = local",
  "s3 =",
  "s3 = addressing_style=path",
  "  addressing_style = Path",
  "  signature_version = s3",
  "  max_queue_size = 5",
  "  adressing_style = auto",
  "  region = eu-west-1",
  "  endpoint_url = localhost:1",
  "max_queue_size = 5",
  "s3.max_queue_size = 6",
  "s3.addressing_style = path",
  "endpoint_url = http://example.com",
  "sso_region = Frankfurt",
  "sso_registration_scopes = x",
  "credential_process = /Library/Application Support/x/y --z",
  'credential_process = "keys --profile a"',
  "credential_process = ~/keys | cat",
  "elastic-beanstalk =",
  "stepfunctions =",
  "cli_follow_urlparam = false",
  "team = blue",
  "granted_sso_acount_id = 1",
  "# a note",
  "",
] as const;

function textOf(kind: FileKind): fc.Arbitrary<string> {
  const section = fc.tuple(
    fc.constantFrom(...HEADERS[kind]),
    fc.array(fc.constantFrom(...LINES), { maxLength: 8 }),
  );
  const end = fc.constantFrom("\n", "\r\n");
  return fc.tuple(fc.array(section, { maxLength: 4 }), end, fc.boolean())
    .map(([sections, terminator, isEnded]) => {
      const text = sections.flatMap(([header, lines]) => [header, ...lines]).join(terminator);
      return isEnded && text !== "" ? text + terminator : text;
    });
}

const anyHome = fc.tuple(textOf("config"), textOf("credentials")).map(([config, credentials]) =>
  new Home({
    config: new SourceFile({ path: "config", kind: "config", text: config }),
    credentials: new SourceFile({ path: "credentials", kind: "credentials", text: credentials }),
    own: true,
  })
);

const textsOf = (home: Home) => home.files.map((file) => file.document.text);

describe("rules about values", () => {
  test("come to rest, and fixing twice equals fixing once", () => {
    let applied = 0;
    fc.assert(
      fc.property(anyHome, (home) => {
        const fixed = fixHome(home, ALL, (one) => lint(one, { rules: own }));
        applied += fixed.applied.length;
        assertEquals(fixed.unfinished, false);
        const again = fixHome(fixed.home, ALL, (one) => lint(one, { rules: own }));
        assertEquals(textsOf(again.home), textsOf(fixed.home));
      }),
      { numRuns: RUNS },
    );
    assert(applied > RUNS, "Some fixes are applied");
  });

  test("make no runtime refuse a file that it read", () => {
    let read = 0;
    fc.assert(
      fc.property(anyHome, (home) => {
        const fixed = fixHome(home, ALL, (one) => lint(one, { rules: own })).home;
        for (const [index, before] of home.files.entries()) {
          for (const runtime of RUNTIMES) {
            if (readFileView(before, runtime).error !== null) continue;
            read++;
            assertEquals(readFileView(fixed.files[index]!, runtime).error, null, runtime);
          }
        }
      }),
      { numRuns: RUNS },
    );
    assert(read > RUNS, "Some files are read");
  });

  test("find nothing twice at one place", () => {
    fc.assert(
      fc.property(anyHome, (home) => {
        const seen = new Set<string>();
        for (const { place, rule } of lint(home, { rules: own }).findings) {
          if (!("file" in place)) continue;
          const at = `${rule} ${place.file.path} ${place.span.start}`;
          assert(!seen.has(at), at);
          seen.add(at);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
