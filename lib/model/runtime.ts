/** The SDKs and tools that read the files, by the names used in settings and messages. */
export const RUNTIMES = ["cli", "boto3", "js", "go", "java", "rust"] as const;

/** An SDK or tool that reads the files: AWS CLI v2, boto3 (with CLI v1), and the SDKs for JavaScript v3, Go v2, Java v2, Rust. */
export type RuntimeName = typeof RUNTIMES[number];

/** The runtimes that are looked at unless awsconf.ini says otherwise. */
export const DEFAULT_RUNTIMES: readonly RuntimeName[] = [
  "cli",
  "boto3",
  "js",
  "go",
];

/** The runtimes as people know them, for messages. */
export const RUNTIME_LABELS: Readonly<Record<RuntimeName, string>> = {
  cli: "AWS CLI",
  boto3: "boto3",
  js: "JavaScript SDK",
  go: "Go SDK",
  java: "Java SDK",
  rust: "Rust SDK",
};
