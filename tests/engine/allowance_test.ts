import { assertEquals } from "@std/assert";
import { test } from "node:test";
import { Allowance } from "../../lib/engine/allowance.ts";
import { applyAndMap } from "../../lib/engine/apply_fixes.ts";
import type { Change } from "../../lib/engine/change.ts";
import { appendToSection, insert } from "../../lib/engine/edits.ts";
import type { Fix } from "../../lib/engine/finding.ts";
import type { Home } from "../../lib/model/home.ts";
import { fixOf, homeOf, KEYS, refusal, section } from "./one_fix.ts";

/** A fix with what it declares, and what is said where it is refused. */
interface Case {
  readonly config: string;
  readonly credentials?: string;
  readonly edits: readonly (readonly [from: string, to: string])[];
  readonly changes: (home: Home) => readonly Change[];
  readonly tier?: Fix["tier"];
  readonly refused: string | null;
}

const DEV = "[profile dev]\nregion = x\n";
const OPS = "[profile ops]\noutput = json\n";
const ROLE = "role_arn = arn:aws:iam::210987654321:role/Dev\nsource_profile = ";
const SESSION = "[sso-session s]\nsso_region = x\nsso_start_url = https://a.example\n";
const SSO = "sso_session = s\nsso_account_id = 210987654321\nsso_role_name = Dev\n";
/** The SDK for JavaScript takes this for no header. */
const OVERLOOKED = "[profile b]# note\n";
const setting = (key: string, to?: string | null) => (home: Home): Change[] => [
  { what: "setting", section: section(home, "dev"), key, ...(to === undefined ? {} : { to }) },
];

const CASES: Record<string, Case> = {
  "a setting may not lose its right value by a safe fix": {
    config: DEV,
    edits: [["= x", "= y"]],
    changes: setting("region"),
    refused: "it would change `region` of profile `dev`",
  },
  "a setting may lose its right value by an unsafe fix": {
    config: DEV,
    edits: [["= x", "= y"]],
    changes: setting("region"),
    tier: "unsafe",
    refused: null,
  },
  "a setting may not become wrong for a runtime that read it as it stands": {
    config: '[profile dev]\nregion = "x"\n',
    edits: [['"x"\n', '"x"\n  more\n']],
    changes: setting("region"),
    refused: "it would change `region` of profile `dev` for the AWS CLI, boto3, the Go SDK, " +
      "the Java SDK and the Rust SDK",
  },
  "a setting may change for all of a block": {
    config: "[profile dev]\ns3 =\n  max_queue_size = 1 # a\n",
    edits: [[" # a", ""]],
    changes: setting("s3"),
    refused: null,
  },
  "a setting of a similar name may not": {
    config: "[profile dev]\ns3 =\n  max_queue_size = 1 # a\n",
    edits: [[" # a", ""]],
    changes: setting("s"),
    refused: "it would change `s3.max_queue_size` of profile `dev` for the AWS CLI and boto3",
  },
  "a declared setting lets no runtime read a file that it refused": {
    config: `${DEV}region = x\n`,
    edits: [["region = x\n", ""]],
    changes: setting("region"),
    refused: "it would make the AWS CLI and boto3 read the config file",
  },
  "a declared file lets no setting change": {
    config: DEV,
    edits: [["= x", "= y"]],
    changes: (home) => [{ what: "read", file: home.config! }],
    refused: "it would change `region` of profile `dev`",
  },
  "all of one profile is nothing of another": {
    config: `${DEV}${OPS}`,
    edits: [["= x", "= y"], ["json", "text"]],
    changes: () => [{ what: "anything", profile: "dev" }],
    tier: "unsafe",
    refused: "it would change `output` of profile `ops` for the AWS CLI and boto3",
  },
  "all of a file is all": {
    config: `${DEV}${OPS}`,
    edits: [["= x", "= y"], ["json", "text"]],
    changes: (home) => [{ what: "anything", file: home.config! }],
    tier: "unsafe",
    refused: null,
  },
  "a declared setting makes no profile exist": {
    config: DEV,
    edits: [["[profile dev]", "[profile new]\nregion = new\n[profile dev]"]],
    changes: () => [{ what: "setting", profile: "new", key: "region", to: "new" }],
    refused: "it would make profile `new` exist",
  },
  "a rename makes no profile exist under the old name": {
    config: "[a,b]\nregion = x\n",
    edits: [["[a,b]", "[profile a,b]"]],
    changes: (home) => [{ what: "renamed", section: section(home, "a,b"), to: "ab" }],
    refused: "it would make profile `a,b` exist for the AWS CLI, boto3 and the Go SDK",
  },
  "a rename takes nothing away that has the new name": {
    config: `[profile a,b]\nregion = x\n${DEV}`,
    edits: [[DEV, ""]],
    changes: (home) => [{ what: "renamed", section: section(home, "a,b"), to: "dev" }],
    refused: "it would make profile `dev` disappear",
  },
  "each of two renames keeps what is in the section": {
    config: "[profile a,b]\nregion = x\n[profile c,d]\nregion = y\n",
    edits: [["a,b", "ab"], ["c,d", "cd"], ["= y", "= z"]],
    changes: (home) => [
      { what: "renamed", section: section(home, "a,b"), to: "ab" },
      { what: "renamed", section: section(home, "c,d"), to: "cd" },
    ],
    refused: "it would make profile `cd` exist for the AWS CLI, boto3 and the Go SDK",
  },
  "a rename keeps the way to credentials": {
    config: `[profile a,b]\nregion = x\n${DEV}${KEYS}`,
    credentials: `[a,b]\n${KEYS}`,
    edits: [["[profile a,b]\n", `[profile ab]\n${ROLE}dev\n`], ["[a,b]", "[ab]"]],
    changes: (home) => [{ what: "renamed", section: section(home, "a,b"), to: "ab" }],
    refused:
      "it would make profile `ab` exist for the AWS CLI, boto3, the JavaScript SDK and the Go SDK",
  },
  "a rename loses no setting": {
    config: "[profile a,b]\nregion = x\noutput = json\n",
    edits: [["a,b", "ab"], ["output = json\n", ""]],
    changes: (home) => [{ what: "renamed", section: section(home, "a,b"), to: "ab" }],
    refused: "it would make profile `ab` exist for the AWS CLI and boto3",
  },
  "a profile that is its own source may get another name": {
    config: `[profile a,b]\n${ROLE}a,b\n${KEYS}`,
    edits: [["profile a,b", "profile ab"], ["= a,b", "= ab"]],
    changes: (home) => [{ what: "renamed", section: section(home, "a,b"), to: "ab" }],
    refused: null,
  },
  "a profile and its session may get other names at once": {
    config: `[profile a,b]\n${SSO}${SESSION}`,
    edits: [["a,b", "ab"], ["sso_session = s", "sso_session = t"], ["session s]", "session t]"]],
    changes: (home) => [
      { what: "renamed", section: section(home, "a,b"), to: "ab" },
      { what: "renamed", ssoSession: "s", to: "t" },
    ],
    refused: null,
  },
  "a rename may give keys to what had none": {
    config: "[profile a,b]\nregion = x\n",
    credentials: `[profile a,b]\n${KEYS}`,
    edits: [["[profile a,b]\n", "[profile ab]\n"], ["[profile a,b]\naws", "[ab]\naws"]],
    changes: (home) => [{ what: "renamed", section: section(home, "a,b"), to: "ab" }],
    refused: null,
  },
  "a session may get another name where a profile has the old one": {
    config: `[profile s]\noutput = json\nsso_session = s\n${SESSION}`,
    edits: [["sso_session = s", "sso_session = t"], ["[sso-session s]", "[sso-session t]"]],
    changes: () => [{ what: "renamed", ssoSession: "s", to: "t" }],
    refused: null,
  },
  "the value of a setting is no new name for what has that setting": {
    config: `${DEV}${KEYS}[profile app]\n${ROLE}dev\n`,
    edits: [["= x", "= y"], ["profile = dev", "profile = y"]],
    changes: () => [{ what: "setting", profile: "dev", key: "region", to: "y" }],
    refused: "it would change `source_profile` of profile `app` and " +
      "change where profile `app` gets its credentials",
  },
  "a setting of services may change, by their name": {
    config: "[services v]\ns3 =\n  endpoint_url = http://x\n",
    edits: [["http", "https"]],
    changes: () => [
      { what: "setting", services: "v", key: "s3.endpoint_url", to: "https://x" },
    ],
    refused: null,
  },
  "one of a session is none of services of that name": {
    config: `[services s]\ns3 =\n  endpoint_url = http://x\n${SESSION}`,
    edits: [["http", "https"]],
    changes: () => [
      { what: "setting", ssoSession: "s", key: "s3.endpoint_url", to: "https://x" },
    ],
    refused: "it would change `s3.endpoint_url` of services `s`",
  },
  "a setting that makes no credentials lets none come about": {
    config: DEV,
    edits: [["= x\n", `= y\n${KEYS}`]],
    changes: () => [{ what: "setting", profile: "dev", key: "region", to: "y" }],
    refused: "it would change where profile `dev` gets its credentials",
  },
  "keys may not change unsaid": {
    config: `${DEV}${KEYS}`,
    edits: [["= abcdef", "= qwerty"]],
    changes: setting("region"),
    refused: "it would change where profile `dev` gets its credentials",
  },
  "a secret may become what is said": {
    config: "[profile dev]\naws_access_key_id = AKIAQ\naws_secret_access_key = abc # d\n",
    edits: [[" # d", ""]],
    changes: setting("aws_secret_access_key", "abc"),
    refused: null,
  },
  "a secret may not take the key id along": {
    config: "[profile dev]\naws_access_key_id = AKIAQ\naws_secret_access_key = abc # d\n",
    edits: [[" # d", ""], ["AKIAQ", "AKIAZ"]],
    changes: setting("aws_secret_access_key", "abc"),
    refused: "it would change where profile `dev` gets its credentials",
  },
  "a secret may become what is said of the profile by its name": {
    config: "[profile dev]\naws_access_key_id = AKIAQ\naws_secret_access_key = abc # d\n",
    edits: [[" # d", ""]],
    changes: () => [
      { what: "setting", profile: "dev", key: "aws_secret_access_key", to: "abc" },
    ],
    refused: null,
  },
  "a session token may join the keys where that is said": {
    config: `${DEV}${KEYS}`,
    edits: [["= x\n", "= x\naws_session_token = t\n"]],
    changes: setting("aws_session_token", "t"),
    refused: null,
  },
  "a session token may not join them otherwise": {
    config: `${DEV}${KEYS}`,
    edits: [["= x\n", "= x\naws_session_token = u\n"]],
    changes: setting("aws_session_token", "t"),
    refused: "it would change where profile `dev` gets its credentials",
  },
  "what a session says may change for who signs in with it": {
    config: `[profile dev]\nsso_session = s\nsso_account_id = 210987654321\n` +
      `sso_role_name = Dev\n${SESSION}`,
    edits: [["_region = x", "_region = y"]],
    changes: () => [{ what: "setting", ssoSession: "s", key: "sso_region", to: "y" }],
    refused: null,
  },
  "what a session says may not become anything": {
    config: `[profile dev]\nsso_session = s\nsso_account_id = 210987654321\n` +
      `sso_role_name = Dev\n${SESSION}`,
    edits: [["_region = x", "_region = z"]],
    changes: () => [{ what: "setting", ssoSession: "s", key: "sso_region", to: "y" }],
    refused: "it would change where profile `dev` gets its credentials and " +
      "change `sso_region` of sso-session `s`",
  },
  "another way to credentials has to be said, not its settings alone": {
    config: "[profile dev]\naws_access_key_id = AKIAQ\naws_secret_access_key = abc\n",
    edits: [
      ["aws_access_key_id = AKIAQ\naws_secret_access_key = abc\n", "credential_process = /k\n"],
    ],
    changes: (home) => [
      ...setting("aws_access_key_id", null)(home),
      ...setting("aws_secret_access_key", null)(home),
      ...setting("credential_process", "/k")(home),
    ],
    refused: "it would change where profile `dev` gets its credentials",
  },
  "what a runtime reads into the section above may change with its own section": {
    config: `${OPS}${OVERLOOKED}region = "x"\n${DEV}`,
    edits: [['"x"', "x"]],
    changes: (home) => [
      ...setting("region")(home),
      { what: "setting", section: section(home, "b"), key: "region" },
    ],
    refused: null,
  },
  "what it reads into the section above does not change with what has the name alone": {
    config: `${OPS}${OVERLOOKED}region = "x"\n${DEV}`,
    edits: [['"x"', "x"]],
    changes: () => [{ what: "setting", profile: "b", key: "region" }],
    refused: "it would change `region` of profile `ops` for the JavaScript SDK",
  },
  "what it comes to read into the section above belongs to its own section too": {
    config: `${OPS}${OVERLOOKED}k = v\n${DEV}k = v\n`,
    edits: [["b]# note\n", "b]# note\nregion = y\n"]],
    changes: (home) => [
      ...setting("output", "json")(home),
      { what: "setting", section: section(home, "b"), key: "region", to: "y" },
      { what: "setting", section: section(home, "ops"), key: "output", to: "json" },
    ],
    refused: null,
  },
  "a section that is gone does not hide what comes to stand at its place": {
    config: `${OPS}[profile z]\nregion = q\n${OVERLOOKED}`,
    edits: [["[profile z]\nregion = q\n", ""], ["b]# note\n", "b]# note\nregion = y\n"]],
    changes: (home) => [
      { what: "setting", section: section(home, "b"), key: "region", to: "y" },
      { what: "gone", section: section(home, "z") },
    ],
    refused: null,
  },
  "what stands behind a declared section does not belong to it": {
    config: `${DEV}k = v\n${OPS}${OVERLOOKED}k = v\n`,
    edits: [["b]# note\n", "b]# note\nregion = y\n"]],
    changes: setting("region", "y"),
    refused:
      "it would change `region` of profile `b` for the AWS CLI, boto3, the Go SDK, the Java SDK and " +
      "the Rust SDK and change `region` of profile `ops` for the JavaScript SDK",
  },
  "a section is not about a profile of its name that runtimes see within it": {
    // For the SDKs for JavaScript and Go the last line is a header.
    config: `[profile a]\nregion = x\n[services a]\ns3 =\n  k = v\n\u2029[profile a]\n`,
    edits: [["\u2029[profile a]\n", "\u2029[profile a]\nregion = y\n"]],
    changes: (home) => [
      { what: "setting", section: home.config!.sections[1]!, key: "region", to: "y" },
    ],
    refused: "it would change `region` of profile `a` for the JavaScript SDK and the Go SDK",
  },
  "credentials may come about above where half of them leaked there": {
    config: `${OPS}${OVERLOOKED}aws_access_key_id = AKIAQ\n${DEV}`,
    edits: [["AKIAQ\n", "AKIAQ\naws_secret_access_key = abc\n"]],
    changes: (home) => [
      { what: "setting", section: section(home, "b"), key: "aws_secret_access_key", to: "abc" },
    ],
    refused: null,
  },
  "credentials may go where they leaked from a section with a change": {
    config: `${OPS}${OVERLOOKED}aws_access_key_id = AKIAQ\naws_secret_access_key = abc\n${DEV}`,
    edits: [["aws_secret_access_key = abc\n", ""]],
    changes: (home) => [
      { what: "credentials", profile: "b" },
      { what: "setting", section: section(home, "b"), key: "aws_secret_access_key" },
    ],
    refused: null,
  },
  "credentials may go that leaked from a section that is read from now on": {
    config: `${OPS}${OVERLOOKED}${KEYS}`,
    edits: [["]# note", "]"]],
    changes: (home) => [{ what: "read", section: section(home, "b") }],
    refused: null,
  },
  "a profile that was only what leaked into it may go": {
    config: `[profile a]\n${OVERLOOKED}region = y\n`,
    edits: [["]# note", "]"]],
    changes: (home) => [{ what: "read", section: section(home, "b") }],
    refused: null,
  },
  "a profile that loses more than what leaked into it may not": {
    config: `[profile a]\noutput = json\n${OVERLOOKED}region = y\n`,
    edits: [["[profile a]", "[profile a]# a"], ["b]# note", "b]"]],
    changes: (home) => [{ what: "read", section: section(home, "b") }],
    refused: "it would make profile `a` disappear for the JavaScript SDK",
  },
  "no credentials come to a profile named as the session above a section": {
    config: `[profile s]\nregion = x\n${SESSION}${OVERLOOKED}region = y\n`,
    edits: [["]# note", "]"], ["region = x\n", `region = x\n${KEYS}`]],
    changes: (home) => [{ what: "read", section: section(home, "b") }],
    refused: "it would change where profile `s` gets its credentials",
  },
  "a section stands for the profile that it is, prefixed or not": {
    config: "[DEFAULT]\nregion = x\n[default]\noutput = json\n",
    edits: [["= x", "= y"]],
    changes: (
      home,
    ) => [{ what: "setting", section: home.config!.sections[0]!, key: "region", to: "y" }],
    refused: null,
  },
};

test("proof: what is added at the end of a section belongs to it, and not to the one below", () => {
  const home = homeOf(`${OPS}${OVERLOOKED}${DEV}`);
  const add = (to: string, declared: string) => {
    const changes: Change[] = [
      { what: "setting", section: section(home, declared), key: "region", to: "y" },
    ];
    const edits = [appendToSection(section(home, to), ["region = y"])];
    return refusal(home, { ...fixOf(home, [], changes), edits });
  };
  assertEquals([add("b", "b"), add("ops", "ops"), add("b", "dev"), add("ops", "b")], [
    null,
    null,
    "it would change `region` of profile `b` for the AWS CLI, boto3, the Go SDK, the Java SDK " +
    "and the Rust SDK and change `region` of profile `ops` for the JavaScript SDK",
    "it would change `region` of profile `ops`",
  ]);
});

test("proof: a section that is added above a declared one is not covered by it", () => {
  const home = homeOf(`${OPS}${DEV}`);
  const dev = section(home, "dev");
  const fix = fixOf(home, [], [{ what: "read", section: dev }]);
  const edits = [insert(dev.file, dev.wholeSpan.start, "[profile new]\nregion = x\n")];
  assertEquals(refusal(home, { ...fix, edits }), "it would make profile `new` exist");
});

test("proof: chains too long to be compared change only what may follow from a declared change", () => {
  const home = homeOf(`${DEV}${KEYS}[profile app]\n${ROLE}dev\n[profile other]\n${KEYS}`);
  const fix = fixOf(home, [], [{ what: "setting", profile: "dev", key: "aws_access_key_id" }]);
  const pair = applyAndMap(home, [fix]);
  const allowance = new Allowance(pair, [fix]);
  const allowed = ["dev", "app", "other"].filter((name) =>
    allowance.allows({
      what: "credentials",
      runtime: "go",
      subject: { type: "profile", name },
      before: null,
      after: null,
    })
  );
  assertEquals(allowed, ["dev", "app"]);
});

for (const [why, { config, credentials, edits, changes, tier, refused }] of Object.entries(CASES)) {
  test(`proof: ${why}`, () => {
    const home = homeOf(config, credentials);
    assertEquals(refusal(home, fixOf(home, edits, changes(home), tier)), refused);
  });
}
