/** What files look like that are made to keep a linter busy; each grows with its number. */
export interface HostileFiles {
  readonly config?: string;
  readonly credentials?: string;
}

const times = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join("");
const id = (i: number) => String(i).padStart(7, "0");
const ROLE = "role_arn = arn:aws:iam::210987654321:role/Dev\n";

/** Shapes by name. The length of a file is in proportion to the number. */
export const SHAPES: Readonly<Record<string, (count: number) => HostileFiles>> = {
  "one long value": (n) => ({ config: `[default]\nregion = ${"a".repeat(20 * n)}\n` }),
  "one long value of hashes": (n) => ({ config: `[default]\nregion = ${"x # ".repeat(5 * n)}\n` }),
  "one long random value": (n) => ({ config: `[default]\nx = ${"aB3+/=".repeat(4 * n)}\n` }),
  "one long key": (n) => ({ config: `[default]\n${"k".repeat(20 * n)} = x\n` }),
  "one long name": (n) => ({ config: `[profile ${"p".repeat(20 * n)}]\nregion = x\n` }),
  "one long line without a delimiter": (n) => ({ config: "x ".repeat(10 * n) }),
  "one long comment about tokens": (n) => ({ config: `# ${"token ".repeat(4 * n)}\n` }),
  "one long comment of addresses": (n) => ({ config: `# ${"://a:".repeat(4 * n)}\n` }),
  "one long command": (n) => ({
    config: `[default]\ncredential_process = ${"-p 'x' \"y\\\" ".repeat(2 * n)}\n`,
  }),
  "one long command of options": (n) => ({
    config: `[default]\ncredential_process = x ${"--token=".repeat(2 * n)}\n`,
  }),
  "one long ARN": (n) => ({ config: `[default]\nrole_arn = ${"arn:aws:iam::".repeat(2 * n)}\n` }),
  "one long address": (n) => ({
    config: `[default]\nsso_start_url = https://${"a.".repeat(10 * n)}/start\n`,
  }),
  "nothing but brackets": (n) => ({ config: "[".repeat(20 * n) }),
  "nothing but blanks": (n) => ({ config: `[default]\n${" ".repeat(20 * n)}\n` }),
  "nothing but escapes": (n) => ({ config: `[default]\nx = ${"\u001b\u202e".repeat(10 * n)}\n` }),
  "empty sections": (n) => ({ config: times(n, (i) => `[profile p${id(i)}]\n`) }),
  "one section many times": (n) => ({ config: "[default]\nregion = x\n".repeat(n) }),
  "one setting many times": (n) => ({ config: `[default]\n${"region = x\n".repeat(n)}` }),
  "unknown settings": (n) => ({ config: `[default]\n${times(n, (i) => `k${id(i)} = v\n`)}` }),
  "lines that continue a value": (n) => ({ config: `[default]\nregion = x\n${"  y\n".repeat(n)}` }),
  "lines that continue a secret": (n) => ({
    config: `[default]\naws_session_token = x\n${"  y=z\n".repeat(n)}`,
  }),
  "one large nested block": (n) => ({
    config: `[default]\ns3 =\n${times(n, (i) => `  k${id(i)} = v\n`)}`,
  }),
  "blocks without a parent": (n) => ({ config: times(n, () => "[default]\n  s3 =\n    x = y\n") }),
  "a long chain of roles": (n) => ({
    config: times(n, (i) => `[profile p${id(i)}]\n${ROLE}source_profile = p${id(i + 1)}\n`),
  }),
  "a large circle of roles": (n) => ({
    config: times(n, (i) => `[profile p${id(i)}]\n${ROLE}source_profile = p${id((i + 1) % n)}\n`),
  }),
  "small circles": (n) => ({
    config: times(n, (i) => `[profile p${id(i)}]\n${ROLE}source_profile = p${id(i ^ 1)}\n`),
  }),
  "many references to nothing": (n) => ({
    config: times(n, (i) => `[profile p${id(i)}]\n${ROLE}source_profile = nope\n`),
  }),
  "many references to one profile": (n) => ({
    config: `[profile base]\nregion = x\n${
      times(n, (i) => `[profile p${id(i)}]\n${ROLE}source_profile = base\n`)
    }`,
  }),
  "many references to one session": (n) => ({
    config: times(n, (i) => `[profile p${id(i)}]\nsso_session = corp\n`),
  }),
  "suppressions": (n) => ({
    config: `[default]\n${times(n, (i) => `# awsconf-ignore unknown-setting: x\nk${id(i)} = v\n`)}`,
  }),
  "suppressions of nothing": (n) => ({
    config: `[default]\n${"# awsconf-ignore missing-region: x\n".repeat(n)}`,
  }),
  "suppressions for the file": (n) => ({
    config: `${"# awsconf-ignore-file unknown-setting: x\n".repeat(n)}[default]\nx = y\n`,
  }),
  "suppressions of unknown rules": (n) => ({
    config: times(n, (i) => `# awsconf-ignore rule-${id(i)}: x\n`),
  }),
  "conflict markers": (n) => ({
    config: `[default]\n${"<<<<<<< a\nx = y\n=======\nx = z\n>>>>>>> b\n".repeat(n)}`,
  }),
  "conflict markers that never end": (n) => ({ config: `[default]\n${"<<<<<<< a\n".repeat(n)}` }),
  "names that differ in one letter": (n) => ({
    config: times(n, (i) => `[profile p${id(i)}]\nsource_profile = q${id(i)}\n`),
  }),
  "secrets in comments": (n) => ({
    config: times(n, (i) => `# aws_secret_access_key = ${id(i)}${"aB3/".repeat(9)}\n`),
  }),
  "one key in many profiles": (n) => ({
    credentials: times(
      n,
      (i) =>
        `[p${id(i)}]\naws_access_key_id = AKIARTX3GSDSVJQWERTY\naws_secret_access_key = ${
          "aB3/".repeat(10)
        }\n`,
    ),
  }),
  "the same profiles in both files": (n) => ({
    config: times(n, (i) => `[profile p${id(i)}]\naws_secret_access_key = ${"aB3/".repeat(10)}\n`),
    credentials: times(n, (i) => `[p${id(i)}]\naws_access_key_id = AKIARTX3GSDSVJQWERTY\n`),
  }),
  "lone returns": (n) => ({ config: times(n, (i) => `[profile p${id(i)}]\rregion = x\r`) }),
  "invalid bytes": (n) => ({ config: `[default]\nx = ${"\udcff\udc80".repeat(10 * n)}\n` }),
};
