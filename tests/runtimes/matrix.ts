import type { FileKind } from "../../lib/model/source_file.ts";
import type { PlainSections } from "./support.ts";

/** One file and what each runtime reads from it. */
export interface MatrixCase {
  readonly name: string;
  readonly kind: FileKind;
  readonly text: string;
  /**
   * By the names of runtimes with blanks between: the line that it stops at, or
   * the sections. Those that are no profiles carry their keyword.
   */
  readonly reads: { readonly [runtimes: string]: number | PlainSections };
}

/**
 * Small files, each with one thing that some runtime reads in its own way.
 * `boto3` and `js` were observed with botocore 1.43.11 and
 * @smithy/shared-ini-file-loader 4.7.2; `rust` with the compiled parser of
 * smithy-rs; `go` and `java` follow the SDKs' sources.
 */
export const MATRIX: readonly MatrixCase[] = [
  {
    name: "canonical spelling",
    kind: "config",
    text: "[default]\noutput = json\n\n[profile dev]\nregion = eu-west-1\n",
    reads: {
      "cli boto3 js go java rust": {
        "default": { "output": "json" },
        "dev": { "region": "eu-west-1" },
      },
    },
  },
  {
    name: "no space around the delimiter",
    kind: "config",
    text: "[profile dev]\nregion=eu-west-1\n",
    reads: { "cli boto3 js go java rust": { "dev": { "region": "eu-west-1" } } },
  },
  {
    name: "tabs around the delimiter",
    kind: "config",
    text: "[profile dev]\nregion\t=\teu-west-1\n",
    reads: { "cli boto3 js go java rust": { "dev": { "region": "eu-west-1" } } },
  },
  {
    name: "a no-break space around the delimiter",
    kind: "config",
    text: "[profile dev]\nregion\u00a0=\u00a0eu-west-1\n",
    reads: { "cli boto3 js go": { "dev": { "region": "eu-west-1" } }, "java rust": { "dev": {} } },
  },
  {
    name: "a colon as delimiter",
    kind: "config",
    text: "[profile dev]\noutput = json\nregion: eu-west-1\n",
    reads: {
      "cli boto3 go": { "dev": { "output": "json", "region": "eu-west-1" } },
      "js": { "dev": { "output": "json" } },
      "java rust": 3,
    },
  },
  {
    name: "a colon before an equals sign",
    kind: "config",
    text: "[profile dev]\nsso_start_url: https://h/?a=b\n",
    reads: {
      "cli boto3 go": { "dev": { "sso_start_url": "https://h/?a=b" } },
      "js": { "dev": { "sso_start_url: https://h/?a": "b" } },
      "java rust": { "dev": {} },
    },
  },
  {
    name: "a second equals sign",
    kind: "config",
    text: "[profile dev]\nregion == x\n",
    reads: { "cli boto3 js go java rust": { "dev": { "region": "= x" } } },
  },
  {
    name: "a line without a delimiter",
    kind: "config",
    text: "[profile dev]\nregion eu-west-1\n",
    reads: { "cli boto3 java rust": 2, "js": {}, "go": { "dev": {} } },
  },
  {
    name: "a line without a key",
    kind: "config",
    text: "[profile dev]\n= x\n",
    reads: { "cli boto3 java rust": 2, "js": {}, "go": { "dev": { "": "x" } } },
  },
  {
    name: "an empty value",
    kind: "config",
    text: "[profile dev]\nregion =\noutput = json\n",
    reads: {
      "cli boto3 go java rust": { "dev": { "output": "json", "region": "" } },
      "js": { "dev": { "output": "json" } },
    },
  },
  {
    name: "an empty value and nothing else",
    kind: "config",
    text: "[profile dev]\nregion =\n",
    reads: { "cli boto3 go java rust": { "dev": { "region": "" } }, "js": {} },
  },
  {
    name: "a comment after a value",
    kind: "config",
    text: "[profile dev]\nregion = eu-west-1 # Ireland\noutput = json\t; short\n",
    reads: {
      "cli boto3": { "dev": { "output": "json\t; short", "region": "eu-west-1 # Ireland" } },
      "js go java rust": { "dev": { "output": "json", "region": "eu-west-1" } },
    },
  },
  {
    name: "a mark without a blank before it",
    kind: "config",
    text: "[profile dev]\nsso_start_url = https://h/start#/\n",
    reads: { "cli boto3 js go java rust": { "dev": { "sso_start_url": "https://h/start#/" } } },
  },
  {
    name: "a value that begins with a mark",
    kind: "credentials",
    text: "[dev]\naws_secret_access_key = #key\n",
    reads: {
      "cli boto3": { "dev": { "aws_secret_access_key": "#key" } },
      "js": {},
      "go java rust": { "dev": { "aws_secret_access_key": "" } },
    },
  },
  {
    name: "a mark within quotes",
    kind: "config",
    text: '[profile dev]\ncredential_process = "a ; b"\n',
    reads: {
      "cli boto3": { "dev": { "credential_process": '"a ; b"' } },
      "js go java rust": { "dev": { "credential_process": '"a' } },
    },
  },
  {
    name: "double quotes around a value",
    kind: "config",
    text: '[profile dev]\nregion = "eu-west-1"\n',
    reads: {
      "cli boto3 js java rust": { "dev": { "region": '"eu-west-1"' } },
      "go": { "dev": { "region": "eu-west-1" } },
    },
  },
  {
    name: "single quotes around a value, then a comment",
    kind: "config",
    text: "[profile dev]\nregion = 'eu-west-1' # c\n",
    reads: {
      "cli boto3": { "dev": { "region": "'eu-west-1' # c" } },
      "js java rust": { "dev": { "region": "'eu-west-1'" } },
      "go": { "dev": { "region": "eu-west-1" } },
    },
  },
  {
    name: "capitals in a key",
    kind: "credentials",
    text: "[dev]\nAWS_ACCESS_KEY_ID = id\n",
    reads: {
      "cli boto3 go rust": { "dev": { "aws_access_key_id": "id" } },
      "js java": { "dev": { "AWS_ACCESS_KEY_ID": "id" } },
    },
  },
  {
    name: "a blank in a key",
    kind: "credentials",
    text: "[dev]\nexport aws_access_key_id = id\n",
    reads: {
      "cli boto3 js go": { "dev": { "export aws_access_key_id": "id" } },
      "java rust": { "dev": {} },
    },
  },
  {
    name: "a key twice",
    kind: "config",
    text: "[profile dev]\nregion = a\nregion = b\n",
    reads: { "cli boto3": 3, "js go java rust": { "dev": { "region": "b" } } },
  },
  {
    name: "a key twice, once in capitals",
    kind: "config",
    text: "[profile dev]\nregion = a\nRegion = b\n",
    reads: {
      "cli boto3": 3,
      "js java": { "dev": { "Region": "b", "region": "a" } },
      "go rust": { "dev": { "region": "b" } },
    },
  },
  {
    name: "a section twice",
    kind: "config",
    text: "[profile dev]\nregion = a\n[profile dev]\noutput = json\n",
    reads: { "cli boto3": 3, "js go java rust": { "dev": { "output": "json", "region": "a" } } },
  },
  {
    name: "a section twice, once with quotes",
    kind: "config",
    text: '[profile dev]\nregion = a\n[profile "dev"]\noutput = json\n',
    reads: {
      "cli boto3": { "dev": { "output": "json" } },
      "js": { "dev": { "output": "json", "region": "a" } },
      "go": { '"dev"': { "output": "json" }, "dev": { "region": "a" } },
      "java rust": { "dev": { "region": "a" } },
    },
  },
  {
    name: "a section twice, once with two blanks",
    kind: "config",
    text: "[profile dev]\nregion = a\n[profile  dev]\noutput = json\n",
    reads: {
      "cli boto3": { "dev": { "output": "json" } },
      "js": { "dev": { "region": "a" } },
      "go java rust": { "dev": { "output": "json", "region": "a" } },
    },
  },
  {
    name: "[default], then [profile default]",
    kind: "config",
    text: "[default]\nregion = a\n[profile default]\noutput = json\n",
    reads: { "cli boto3 js go java rust": { "default": { "output": "json" } } },
  },
  {
    name: "[profile default], then [default]",
    kind: "config",
    text: "[profile default]\noutput = json\n[default]\nregion = a\n",
    reads: {
      "cli boto3": { "default": { "region": "a" } },
      "js go java rust": { "default": { "output": "json" } },
    },
  },
  {
    name: "[DEFAULT]",
    kind: "config",
    text: "[DEFAULT]\nregion = a\n[profile dev]\noutput = json\n",
    reads: {
      "cli boto3": { "dev": { "output": "json", "region": "a" } },
      "js java rust": { "dev": { "output": "json" } },
      "go": { "DEFAULT": { "region": "a" }, "dev": { "output": "json" } },
    },
  },
  {
    name: "[DEFAULT] in the credentials file",
    kind: "credentials",
    text: "[DEFAULT]\naws_access_key_id = id\n[dev]\nregion = a\n",
    reads: {
      "cli boto3": { "dev": { "aws_access_key_id": "id", "region": "a" } },
      "js go java rust": { "DEFAULT": { "aws_access_key_id": "id" }, "dev": { "region": "a" } },
    },
  },
  {
    name: "[DEFAULT] with a bad block that every section has a value for",
    kind: "config",
    text: "[DEFAULT]\ns3 =\n  bad\n[profile dev]\ns3 = a\n[profile b]\ns3 = b\n",
    reads: {
      "cli boto3 js java": { "b": { "s3": "b" }, "dev": { "s3": "a" } },
      "go": { "DEFAULT": { "s3": "" }, "b": { "s3": "b" }, "dev": { "s3": "a" } },
      "rust": 3,
    },
  },
  {
    name: "[DEFAULT] with a bad block that one section takes over",
    kind: "config",
    text: "[DEFAULT]\ns3 =\n  bad\n[profile dev]\ns3 = a\n[profile b]\nregion = b\n",
    reads: {
      "cli boto3": 3,
      "js java": { "b": { "region": "b" }, "dev": { "s3": "a" } },
      "go": { "DEFAULT": { "s3": "" }, "b": { "region": "b" }, "dev": { "s3": "a" } },
      "rust": 3,
    },
  },
  {
    name: "[Default]",
    kind: "config",
    text: "[Default]\nregion = a\n",
    reads: { "cli boto3 js java rust": {}, "go": { "Default": { "region": "a" } } },
  },
  {
    name: "a profile without its keyword",
    kind: "config",
    text: "[dev]\nregion = a\n",
    reads: { "cli boto3 js go java rust": {} },
  },
  {
    name: "a keyword with a capital",
    kind: "config",
    text: "[Profile dev]\nregion = a\n",
    reads: { "cli boto3 js go java rust": {} },
  },
  {
    name: "a keyword with an s too many",
    kind: "config",
    text: "[profiles dev]\nregion = a\n",
    reads: { "cli boto3": { "dev": { "region": "a" } }, "js go java rust": {} },
  },
  {
    name: "a dot for the blank",
    kind: "config",
    text: "[profile.dev]\nregion = a\n",
    reads: { "cli boto3 go java rust": {}, "js": { "dev": { "region": "a" } } },
  },
  {
    name: "a keyword without a name",
    kind: "config",
    text: "[profile]\nregion = a\n[profile ]\noutput = json\n",
    reads: { "cli boto3 js go java rust": {} },
  },
  {
    name: "blanks within the brackets",
    kind: "config",
    text: "[ profile dev ]\nregion = a\n",
    reads: { "cli boto3 js": {}, "go java rust": { "dev": { "region": "a" } } },
  },
  {
    name: "two blanks behind the keyword",
    kind: "config",
    text: "[profile  dev]\nregion = a\n",
    reads: { "cli boto3 go java rust": { "dev": { "region": "a" } }, "js": {} },
  },
  {
    name: "a tab behind the keyword",
    kind: "config",
    text: "[profile\tdev]\nregion = a\n",
    reads: { "cli boto3 js go java rust": { "dev": { "region": "a" } } },
  },
  {
    name: "a blank behind the name",
    kind: "config",
    text: "[profile dev ]\nregion = a\n",
    reads: { "cli boto3 go java rust": { "dev": { "region": "a" } }, "js": {} },
  },
  {
    name: "blanks around a name in the credentials file",
    kind: "credentials",
    text: "[ dev]\nregion = a\n[ops ]\nregion = b\n",
    reads: {
      "cli boto3 js": { " dev": { "region": "a" }, "ops ": { "region": "b" } },
      "go java rust": { "dev": { "region": "a" }, "ops": { "region": "b" } },
    },
  },
  {
    name: "a blank in a name",
    kind: "config",
    text: "[profile my dev]\nregion = a\n",
    reads: { "cli boto3 js java rust": {}, "go": { "my dev": { "region": "a" } } },
  },
  {
    name: "a blank in a quoted name",
    kind: "config",
    text: '[profile "my dev"]\nregion = a\n',
    reads: {
      "cli boto3": { "my dev": { "region": "a" } },
      "js java rust": {},
      "go": { '"my dev"': { "region": "a" } },
    },
  },
  {
    name: "a blank in a name in the credentials file",
    kind: "credentials",
    text: "[my dev]\nregion = a\n",
    reads: { "cli boto3 go": { "my dev": { "region": "a" } }, "js java rust": {} },
  },
  {
    name: "quotes in the credentials file",
    kind: "credentials",
    text: '["my dev"]\nregion = a\n',
    reads: { "cli boto3 js go": { '"my dev"': { "region": "a" } }, "java rust": {} },
  },
  {
    name: "an apostrophe in a name",
    kind: "config",
    text: "[profile dev's]\nregion = a\n",
    reads: { "cli boto3 js java rust": {}, "go": { "dev's": { "region": "a" } } },
  },
  {
    name: "a backslash in a name",
    kind: "config",
    text: "[profile d\\ev]\nregion = a\n",
    reads: {
      "cli boto3": { "dev": { "region": "a" } },
      "js java rust": {},
      "go": { "d\\ev": { "region": "a" } },
    },
  },
  {
    name: "a mark in a name",
    kind: "config",
    text: "[profile d#ev]\nregion = a\n",
    reads: { "cli boto3": { "d#ev": { "region": "a" } }, "js go": {}, "java rust": 1 },
  },
  {
    name: "every sign that a name may have",
    kind: "config",
    text: "[profile a@b.c:d+e/f%g-h_i]\nregion = a\n",
    reads: { "cli boto3 js go java rust": { "a@b.c:d+e/f%g-h_i": { "region": "a" } } },
  },
  {
    name: "a letter outside ASCII",
    kind: "config",
    text: "[profile z\u00fcrich]\nregion = a\n",
    reads: { "cli boto3 go": { "z\u00fcrich": { "region": "a" } }, "js java rust": {} },
  },
  {
    name: "a letter outside ASCII in the credentials file",
    kind: "credentials",
    text: "[z\u00fcrich]\nregion = a\n",
    reads: { "cli boto3 js go": { "z\u00fcrich": { "region": "a" } }, "java rust": {} },
  },
  {
    name: "the keyword in the credentials file",
    kind: "credentials",
    text: "[profile dev]\nregion = a\n",
    reads: {
      "cli boto3": { "profile dev": { "region": "a" } },
      "js": { "profile.dev": { "region": "a" } },
      "go java rust": {},
    },
  },
  {
    name: "an sso-session in the credentials file",
    kind: "credentials",
    text: "[sso-session corp]\nsso_region = a\n",
    reads: {
      "cli boto3 go": { "sso-session corp": { "sso_region": "a" } },
      "js": { "sso-session.corp": { "sso_region": "a" } },
      "java rust": {},
    },
  },
  {
    name: "a comment behind a header",
    kind: "config",
    text: "[profile dev] # note\nregion = a\n",
    reads: { "cli boto3 js go java rust": { "dev": { "region": "a" } } },
  },
  {
    name: "a comment right behind a header",
    kind: "config",
    text: "[profile ops]\nregion = a\n[profile dev]# note\nregion = b\n",
    reads: {
      "cli boto3 go java rust": { "dev": { "region": "b" }, "ops": { "region": "a" } },
      "js": { "ops": { "region": "b" } },
    },
  },
  {
    name: "a bracket in the comment behind a header",
    kind: "config",
    text: "[profile dev] # see [1]\nregion = a\n",
    reads: { "cli boto3": {}, "js go java rust": { "dev": { "region": "a" } } },
  },
  {
    name: "text behind a header",
    kind: "config",
    text: "[profile ops]\nregion = a\n[profile dev] old\noutput = json\n",
    reads: {
      "cli boto3": { "dev": { "output": "json" }, "ops": { "region": "a" } },
      "js go": { "ops": { "output": "json", "region": "a" } },
      "java rust": 3,
    },
  },
  {
    name: "a setting behind a header",
    kind: "config",
    text: "[profile dev] region = a\n",
    reads: { "cli boto3": { "dev": {} }, "js go": {}, "java rust": 1 },
  },
  {
    name: "an unclosed header",
    kind: "config",
    text: "[profile ops]\nregion = a\n[profile dev\noutput = json\n",
    reads: { "cli boto3 java rust": 3, "js go": { "ops": { "output": "json", "region": "a" } } },
  },
  {
    name: "an unclosed header at the top",
    kind: "config",
    text: "[profile dev\nregion = a\n",
    reads: { "cli boto3 java rust": 1, "js go": {} },
  },
  {
    name: "an unclosed header with a colon",
    kind: "credentials",
    text: "[ops]\nregion = a\n[dev : old\noutput = json\n",
    reads: {
      "cli boto3 go": { "ops": { "[dev": "old", "output": "json", "region": "a" } },
      "js": { "ops": { "output": "json", "region": "a" } },
      "java rust": 3,
    },
  },
  {
    name: "curly braces for brackets",
    kind: "config",
    text: "[profile ops]\nregion = a\n{profile dev}\noutput = json\n",
    reads: { "cli boto3 java rust": 3, "js go": { "ops": { "output": "json", "region": "a" } } },
  },
  {
    name: "nothing between the brackets",
    kind: "config",
    text: "[profile ops]\nregion = a\n[]\noutput = json\n",
    reads: { "cli boto3": 3, "js go java rust": { "ops": { "region": "a" } } },
  },
  {
    name: "an indented header at the top",
    kind: "config",
    text: "  [profile dev]\nregion = a\n",
    reads: { "cli boto3 js go": { "dev": { "region": "a" } }, "java rust": 1 },
  },
  {
    name: "an indented header below a setting",
    kind: "config",
    text: "[profile ops]\nregion = a\n  [profile dev]\noutput = json\n",
    reads: {
      "cli boto3 java rust": { "ops": { "output": "json", "region": "a\n[profile dev]" } },
      "js go": { "dev": { "output": "json" }, "ops": { "region": "a" } },
    },
  },
  {
    name: "a setting above all headers",
    kind: "config",
    text: "region = a\n[profile dev]\noutput = json\n",
    reads: { "cli boto3 java rust": 1, "js go": { "dev": { "output": "json" } } },
  },
  {
    name: "an indented comment above all headers",
    kind: "config",
    text: "  # note\n[profile dev]\nregion = a\n",
    reads: { "cli boto3 js go": { "dev": { "region": "a" } }, "java rust": 1 },
  },
  {
    name: "an indented comment below a header",
    kind: "config",
    text: "[profile dev]\n  # note\nregion = a\n",
    reads: { "cli boto3 js go": { "dev": { "region": "a" } }, "java rust": 2 },
  },
  {
    name: "an indented comment below a setting",
    kind: "config",
    text: "[profile dev]\nregion = a\n  # note\n",
    reads: {
      "cli boto3 js go": { "dev": { "region": "a" } },
      "java rust": { "dev": { "region": "a\n# note" } },
    },
  },
  {
    name: "all settings indented",
    kind: "config",
    text: "[profile dev]\n  region = a\n  output = json\n",
    reads: { "cli boto3 js go": { "dev": { "output": "json", "region": "a" } }, "java rust": 2 },
  },
  {
    name: "the second setting indented",
    kind: "config",
    text: "[profile dev]\nregion = a\n  output = json\n",
    reads: {
      "cli boto3 java rust": { "dev": { "region": "a\noutput = json" } },
      "js go": { "dev": { "output": "json", "region": "a" } },
    },
  },
  {
    name: "a blank line above an indented setting",
    kind: "config",
    text: "[profile dev]\nregion = a\n\n  output = json\n",
    reads: {
      "cli boto3": { "dev": { "region": "a\n\noutput = json" } },
      "js go": { "dev": { "output": "json", "region": "a" } },
      "java rust": { "dev": { "region": "a\noutput = json" } },
    },
  },
  {
    name: "a tab, then four blanks",
    kind: "config",
    text: "[profile dev]\n\tregion = a\n    output = json\n",
    reads: {
      "cli boto3": { "dev": { "region": "a\noutput = json" } },
      "js go": { "dev": { "output": "json", "region": "a" } },
      "java rust": 2,
    },
  },
  {
    name: "a value that goes on in the next line",
    kind: "config",
    text: "[profile dev]\ncredential_process = run\n  --fast\n",
    reads: {
      "cli boto3 go java rust": { "dev": { "credential_process": "run\n--fast" } },
      "js": { "dev": { "credential_process": "run" } },
    },
  },
  {
    name: "a value that goes on, with CRLF",
    kind: "config",
    text: "[profile dev]\r\ncredential_process = run\r\n  --fast\r\n",
    reads: {
      "cli boto3 java rust": { "dev": { "credential_process": "run\n--fast" } },
      "js": { "dev": { "credential_process": "run" } },
      "go": { "dev": { "credential_process": "run\n--fast\r" } },
    },
  },
  {
    name: "an indented block",
    kind: "config",
    text: "[profile dev]\ns3 =\n  addressing_style = path\n  use_arn_region = true\nregion = a\n",
    reads: {
      "cli boto3 go": {
        "dev": { "region": "a", "s3": { "addressing_style": "path", "use_arn_region": "true" } },
      },
      "js": {
        "dev": { "region": "a", "s3.addressing_style": "path", "s3.use_arn_region": "true" },
      },
      "java rust": {
        "dev": { "region": "a", "s3": "\naddressing_style = path\nuse_arn_region = true" },
      },
    },
  },
  {
    name: "a block with capitals in a key",
    kind: "config",
    text: "[profile dev]\ns3 =\n  Addressing_Style = path\n",
    reads: {
      "cli boto3": { "dev": { "s3": { "Addressing_Style": "path" } } },
      "js": { "dev": { "s3.Addressing_Style": "path" } },
      "go": { "dev": { "s3": { "addressing_style": "path" } } },
      "java rust": { "dev": { "s3": "\nAddressing_Style = path" } },
    },
  },
  {
    name: "a block with a comment after a value",
    kind: "config",
    text: "[profile dev]\ns3 =\n  addressing_style = path # c\n",
    reads: {
      "cli boto3 go": { "dev": { "s3": { "addressing_style": "path # c" } } },
      "js": { "dev": { "s3.addressing_style": "path" } },
      "java rust": { "dev": { "s3": "\naddressing_style = path # c" } },
    },
  },
  {
    name: "a block with an indented comment",
    kind: "config",
    text: "[profile dev]\ns3 =\n  # note\n  addressing_style = path\n",
    reads: {
      "cli boto3 go": { "dev": { "s3": { "addressing_style": "path" } } },
      "js": { "dev": { "s3.addressing_style": "path" } },
      "java rust": 3,
    },
  },
  {
    name: "a block with a comment at the start of a line",
    kind: "config",
    text: "[profile dev]\ns3 =\n# note\n  addressing_style = path\n",
    reads: {
      "cli boto3 go": { "dev": { "s3": { "addressing_style": "path" } } },
      "js": { "dev": { "s3.addressing_style": "path" } },
      "java rust": { "dev": { "s3": "\naddressing_style = path" } },
    },
  },
  {
    name: "a block with a colon",
    kind: "config",
    text: "[profile dev]\ns3 =\n  addressing_style: path\n",
    reads: {
      "cli boto3 java rust": 3,
      "js": {},
      "go": { "dev": { "s3": { "addressing_style": "path" } } },
    },
  },
  {
    name: "a block with a line without a delimiter",
    kind: "config",
    text: "[profile dev]\ns3 =\n  addressing_style path\n",
    reads: { "cli boto3 java rust": 3, "js": {}, "go": { "dev": { "s3": "" } } },
  },
  {
    name: "a broken block in a section that nobody reads",
    kind: "config",
    text: "[profile dev]\nregion = a\n[other]\ns3 =\n  addressing_style\n",
    reads: { "cli boto3 rust": 5, "js go java": { "dev": { "region": "a" } } },
  },
  {
    name: "a block that is not indented",
    kind: "config",
    text: "[profile dev]\ns3 =\naddressing_style = path\n",
    reads: {
      "cli boto3 go java rust": { "dev": { "addressing_style": "path", "s3": "" } },
      "js": { "dev": { "addressing_style": "path" } },
    },
  },
  {
    name: "a block below a comment for a value",
    kind: "config",
    text: "[profile dev]\ns3 = # note\n  addressing_style = path\n",
    reads: {
      "cli boto3": { "dev": { "s3": "# note\naddressing_style = path" } },
      "js": { "dev": { "s3.addressing_style": "path" } },
      "go": { "dev": { "s3": { "addressing_style": "path" } } },
      "java rust": { "dev": { "s3": "\naddressing_style = path" } },
    },
  },
  {
    name: "a block within a block",
    kind: "config",
    text: "[profile dev]\ns3 =\n  x =\n    y = 1\n",
    reads: {
      "cli boto3 go": { "dev": { "s3": { "x": "", "y": "1" } } },
      "js": { "dev": { "x.y": "1" } },
      "java rust": { "dev": { "s3": "\nx =\ny = 1" } },
    },
  },
  {
    name: "a block with a vertical tab",
    kind: "config",
    text: "[profile dev]\ns3 =\n  a = 1\u000bb = 2\n",
    reads: {
      "cli boto3": { "dev": { "s3": { "a": "1", "b": "2" } } },
      "js": { "dev": { "s3.a": "1\u000bb = 2" } },
      "go": { "dev": { "s3": { "a": "1\u000bb = 2" } } },
      "java rust": { "dev": { "s3": "\na = 1\u000bb = 2" } },
    },
  },
  {
    name: "an sso-session",
    kind: "config",
    text: "[sso-session corp]\nsso_region = a\nsso_start_url = https://h\n",
    reads: {
      "cli boto3 js go java rust": {
        "sso-session corp": { "sso_region": "a", "sso_start_url": "https://h" },
      },
    },
  },
  {
    name: "an sso-session with a blank in its name",
    kind: "config",
    text: "[sso-session my corp]\nsso_region = a\n",
    reads: { "cli boto3 js java rust": {}, "go": { "sso-session my corp": { "sso_region": "a" } } },
  },
  {
    name: "an sso-session with quotes",
    kind: "config",
    text: '[sso-session "my corp"]\nsso_region = a\n',
    reads: {
      "cli boto3": { "sso-session my corp": { "sso_region": "a" } },
      "js java rust": {},
      "go": { 'sso-session "my corp"': { "sso_region": "a" } },
    },
  },
  {
    name: "an sso-session with an underscore",
    kind: "config",
    text: "[sso_session corp]\nsso_region = a\n",
    reads: { "cli boto3 js go java rust": {} },
  },
  {
    name: "a services block",
    kind: "config",
    text: "[services local]\ns3 =\n  endpoint_url = http://h:1\n",
    reads: {
      "cli boto3 go": { "services local": { "s3": { "endpoint_url": "http://h:1" } } },
      "js": { "services local": { "s3.endpoint_url": "http://h:1" } },
      "java rust": { "services local": { "s3": "\nendpoint_url = http://h:1" } },
    },
  },
  {
    name: "sections for the command line tool",
    kind: "config",
    text: "[plugins]\na = b\n[preview]\nc = d\n",
    reads: { "cli boto3 js go java rust": {} },
  },
  {
    name: "a header without settings",
    kind: "config",
    text: "[profile dev]\n[profile ops]\nregion = a\n",
    reads: {
      "cli boto3 go java rust": { "dev": {}, "ops": { "region": "a" } },
      "js": { "ops": { "region": "a" } },
    },
  },
  {
    name: "CRLF",
    kind: "config",
    text: "[profile dev]\r\nregion = a\r\n",
    reads: { "cli boto3 js go java rust": { "dev": { "region": "a" } } },
  },
  {
    name: "CR alone",
    kind: "config",
    text: "[profile dev]\rregion = a\r",
    reads: { "cli boto3 java": { "dev": { "region": "a" } }, "js go": {}, "rust": 1 },
  },
  {
    name: "a byte order mark",
    kind: "config",
    text: "\ufeff[profile dev]\nregion = a\n[profile ops]\nregion = b\n",
    reads: {
      "cli boto3 java rust": 1,
      "js": { "dev": { "region": "a" }, "ops": { "region": "b" } },
      "go": { "ops": { "region": "b" } },
    },
  },
  {
    name: "a byte order mark before a comment",
    kind: "config",
    text: "\ufeff# note\n[profile dev]\nregion = a\n",
    reads: { "cli boto3 java rust": 1, "js go": { "dev": { "region": "a" } } },
  },
  {
    name: "a byte order mark within the file",
    kind: "config",
    text: "[profile ops]\nregion = a\n\ufeff[profile dev]\noutput = json\n",
    reads: {
      "cli boto3 java rust": 3,
      "js": { "dev": { "output": "json" }, "ops": { "region": "a" } },
      "go": { "ops": { "output": "json", "region": "a" } },
    },
  },
  {
    name: "a form feed behind a value",
    kind: "config",
    text: "[profile dev]\nregion = a\f\n",
    reads: {
      "cli boto3 js go java": { "dev": { "region": "a" } },
      "rust": { "dev": { "region": "a\f" } },
    },
  },
  {
    name: "a line of a form feed",
    kind: "config",
    text: "[profile dev]\n\f\nregion = a\n",
    reads: { "cli boto3 js go": { "dev": { "region": "a" } }, "java rust": 2 },
  },
  {
    name: "a line separator in a value",
    kind: "config",
    text: "[profile dev]\nregion = a\u2028b\n",
    reads: { "cli boto3 js go java rust": { "dev": { "region": "a\u2028b" } } },
  },
  {
    name: "a zero-width space in a value",
    kind: "config",
    text: "[profile dev]\nregion = \u200ba\n",
    reads: { "cli boto3 js go java rust": { "dev": { "region": "\u200ba" } } },
  },
  {
    name: "left-overs of a merge",
    kind: "config",
    text: "[profile dev]\n<<<<<<< ours\nregion = a\n=======\nregion = b\n>>>>>>> theirs\n",
    reads: {
      "cli boto3": 5,
      "js": { "dev": { "region": "b" } },
      "go": { "dev": { "": "======", "region": "b" } },
      "java rust": 2,
    },
  },
  {
    name: "JSON",
    kind: "config",
    text: '{ "a": 1 }\n',
    reads: { "cli boto3 java rust": 1, "js go": {} },
  },
  {
    name: "a profile called __proto__",
    kind: "config",
    text: "[profile __proto__]\nregion = a\n[profile dev]\nregion = b\n",
    reads: {
      "cli boto3 go java rust": { ["__proto__"]: { "region": "a" }, "dev": { "region": "b" } },
      "js": {},
    },
  },
  {
    name: "a profile called __proto__ in quotes",
    kind: "config",
    text: '[profile "__proto__"]\nregion = a\n[profile dev]\nregion = b\n',
    reads: {
      "cli boto3": { ["__proto__"]: { "region": "a" }, "dev": { "region": "b" } },
      "js": { "dev": { "region": "b" } },
      "go": { '"__proto__"': { "region": "a" }, "dev": { "region": "b" } },
      "java rust": { "dev": { "region": "b" } },
    },
  },
  {
    name: "a key called __proto__",
    kind: "config",
    text: "[profile dev]\n__proto__ = x\nregion = a\n",
    reads: {
      "cli boto3 go java rust": { "dev": { ["__proto__"]: "x", "region": "a" } },
      "js": { "dev": { "region": "a" } },
    },
  },
  {
    name: "a lone quotation mark for a value",
    kind: "config",
    text: "[profile dev]\nregion = a\noutput = '\n",
    reads: {
      "cli boto3 js java rust": { "dev": { "output": "'", "region": "a" } },
      "go": 3,
    },
  },
  {
    name: "a lone quotation mark for a value of a block, in a section that nobody reads",
    kind: "config",
    text: '[dev]\ns3 =\n  a = " \n',
    reads: { "cli boto3 js java rust": {}, "go": 3 },
  },
  {
    name: "nothing between quotes, and a quote at one end",
    kind: "config",
    text: "[profile dev]\nregion = \"\"\noutput = 'a\ncli_pager = b'\nca_bundle = 'c\"\n",
    reads: {
      "cli boto3 js java rust": {
        "dev": { "region": '""', "output": "'a", "cli_pager": "b'", "ca_bundle": "'c\"" },
      },
      "go": { "dev": { "region": "", "output": "'a", "cli_pager": "b'", "ca_bundle": "'c\"" } },
    },
  },
  {
    name: "comments with a semicolon",
    kind: "config",
    text: "[profile dev]\n; note\n; a = b\nregion = a\n  ; c = d\n",
    reads: {
      "cli boto3 js go": { "dev": { "region": "a" } },
      "java rust": { "dev": { "region": "a\n; c = d" } },
    },
  },
  {
    name: "a second mark in a comment behind a block's first line",
    kind: "config",
    text: "[profile dev]\ns3 = ; note # x\n  a = b ; c\n  d = e # f = g\n",
    reads: {
      "cli boto3": { "dev": { "s3": "; note # x\na = b ; c\nd = e # f = g" } },
      "js": { "dev": { "s3.a": "b", "s3.d": "e" } },
      "go": { "dev": { "s3": { "a": "b ; c", "d": "e # f = g" } } },
      "java rust": { "dev": { "s3": "\na = b ; c\nd = e # f = g" } },
    },
  },
  {
    name: "a block with a line whose = stands in a comment",
    kind: "config",
    text: "[profile dev]\ns3 =\n  a # = b\n",
    reads: {
      "cli boto3": { "dev": { "s3": { "a #": "b" } } },
      "js": {},
      "go": { "dev": { "s3": { "a #": "b" } } },
      "java": { "dev": { "s3": "\na # = b" } },
      "rust": 3,
    },
  },
  {
    name: "a block with a line without a key",
    kind: "config",
    text: "[profile dev]\ns3 =\n  = x\n",
    reads: { "cli boto3 go": { "dev": { "s3": { "": "x" } } }, "js": {}, "java rust": 3 },
  },
  {
    name: "lines without a key, and what is indented below them",
    kind: "config",
    text: "[profile dev]\nb = 1\n=\n  a = b\n= x\n  more\n",
    reads: {
      "cli boto3": 5,
      "js": { "dev": { "a": "b", "b": "1" } },
      "go": { "dev": { "": "x", "a": "b", "b": "1" } },
      "java rust": 3,
    },
  },
  {
    name: "a key twice, once below a line without a key",
    kind: "config",
    text: "[profile dev]\nb = 1\n= x\n  b = 2\n",
    reads: {
      "cli boto3": 4,
      "js": { "dev": { "b": "2" } },
      "go": { "dev": { "": "x", "b": "2" } },
      "java rust": 3,
    },
  },
  {
    name: "a line of blanks below a value",
    kind: "config",
    text: "[profile dev]\nregion = a\n  \t\noutput = json\n",
    reads: { "cli boto3 js go java rust": { "dev": { "output": "json", "region": "a" } } },
  },
  {
    name: "a value that ends with a bracket",
    kind: "config",
    text: "[profile dev]\nregion = a]\noutput =]\n",
    reads: { "cli boto3 js go java rust": { "dev": { "output": "]", "region": "a]" } } },
  },
  {
    name: "a mark right behind the delimiter",
    kind: "config",
    text: "[profile dev]\nregion =#a\noutput =;b\n",
    reads: { "cli boto3 js go java rust": { "dev": { "output": ";b", "region": "#a" } } },
  },
  {
    name: "a profile, and a section of its name without the keyword",
    kind: "config",
    text:
      "[profile zed]\nregion = a\n[zed]\nregion = b\n[abc]\nregion = c\n[profile abc]\nregion = d\n",
    reads: { "cli boto3 js go java rust": { "abc": { "region": "d" }, "zed": { "region": "a" } } },
  },
  {
    name: "a keyword within the title",
    kind: "config",
    text:
      "[my profile dev]\nregion = a\n[my sso-session dev]\nregion = b\n[my services dev]\nregion = c\n" +
      "[my-services dev]\nregion = d\n[my-sso-session\tdev]\nregion = e\n",
    reads: { "cli boto3 js go java rust": {} },
  },
  {
    name: "keywords behind the keyword",
    kind: "config",
    text:
      "[profile profile x]\nregion = a\n[profile x]\nregion = b\n[profile my services y]\nregion = c\n",
    reads: {
      "cli boto3 js java rust": { "x": { "region": "b" } },
      "go": { "my services y": { "region": "c" }, "profile x": { "region": "a" } },
    },
  },
  {
    name: "a block with a mark within a key",
    kind: "config",
    text: "[profile dev]\ns3 =\n  a#b = c\n",
    reads: {
      "cli boto3 go": { "dev": { "s3": { "a#b": "c" } } },
      "js": { "dev": { "s3.a#b": "c" } },
      "java rust": { "dev": { "s3": "\na#b = c" } },
    },
  },
  {
    name: "a block with an indented comment that has a =",
    kind: "config",
    text: "[profile dev]\ns3 =\n  # a = b\n  c = d\n",
    reads: {
      "cli boto3 go": { "dev": { "s3": { "c": "d" } } },
      "js": { "dev": { "s3.c": "d" } },
      "java rust": { "dev": { "s3": "\n# a = b\nc = d" } },
    },
  },
  {
    name: "a bad line of a block, and another bad line",
    kind: "config",
    text: "[profile dev]\ns3 =\n  a\nb\n",
    reads: { "cli boto3": 4, "js": {}, "go": { "dev": { "s3": "" } }, "java rust": 3 },
  },
  {
    name: "a profile that is called like a section of another kind",
    kind: "config",
    text: "[profile  sso-session corp]\na = b\n[sso-session corp]\nsso_region = a\n",
    reads: {
      "cli boto3 js java rust": { "sso-session corp": { "sso_region": "a" } },
      "go": { "sso-session corp": { "a": "b" } },
    },
  },
  {
    name: "sections called default of each kind",
    kind: "config",
    text: "[default]\nregion = a\n[sso-session default]\nsso_region = b\n" +
      "[profile default]\noutput = c\n[services default]\ns3 =\n  a = b\n[profile\tdefault]\nca_bundle = d\n",
    reads: {
      "cli boto3": {
        "default": { "ca_bundle": "d" },
        "services default": { "s3": { "a": "b" } },
        "sso-session default": { "sso_region": "b" },
      },
      "js": {
        "default": { "ca_bundle": "d", "output": "c" },
        "services default": { "s3.a": "b" },
        "sso-session default": { "sso_region": "b" },
      },
      "go": {
        "default": { "ca_bundle": "d", "output": "c" },
        "services default": { "s3": { "a": "b" } },
        "sso-session default": { "sso_region": "b" },
      },
      "java rust": {
        "default": { "ca_bundle": "d", "output": "c" },
        "services default": { "s3": "\na = b" },
        "sso-session default": { "sso_region": "b" },
      },
    },
  },
  {
    name: "[default] and [profile default] in the credentials file",
    kind: "credentials",
    text: "[default]\nregion = a\n[profile default]\nregion = b\n",
    reads: {
      "cli boto3": { "default": { "region": "a" }, "profile default": { "region": "b" } },
      "js": { "default": { "region": "a" }, "profile.default": { "region": "b" } },
      "go java rust": { "default": { "region": "a" } },
    },
  },
  {
    name: "a services block and an unknown kind in the credentials file",
    kind: "credentials",
    text: "[services a]\nregion = a\n[x b]\nregion = b\n",
    reads: {
      "cli boto3": { "services a": { "region": "a" }, "x b": { "region": "b" } },
      "js": { "services.a": { "region": "a" } },
      "go": { "services a": { "region": "a" }, "x b": { "region": "b" } },
      "java rust": {},
    },
  },
  {
    name: "nothing between the brackets in the credentials file",
    kind: "credentials",
    text: "[ops]\nregion = a\n[]\noutput = json\n",
    reads: {
      "cli boto3": 3,
      "js": { "ops": { "region": "a" } },
      "go": { "": {}, "ops": { "region": "a" } },
      "java rust": { "": { "output": "json" }, "ops": { "region": "a" } },
    },
  },
  {
    name: "CR alone beside CRLF, and no end of the last line",
    kind: "config",
    text: "[profile dev]\r\nregion = a\rca_bundle = b\r\ncli_pager = c\n\r\noutput = json",
    reads: {
      "cli boto3 java": {
        "dev": { "ca_bundle": "b", "cli_pager": "c", "output": "json", "region": "a" },
      },
      "js go rust": {
        "dev": { "cli_pager": "c", "output": "json", "region": "a\rca_bundle = b" },
      },
    },
  },
  {
    name: "CR at the start of a line, twice at the end of one, and at the end of the file",
    kind: "config",
    text: "[profile dev]\r\ncli_pager = a\r\r\n\rregion = a\noutput = json\r",
    reads: {
      "cli boto3 js go java": { "dev": { "cli_pager": "a", "output": "json", "region": "a" } },
      "rust": { "dev": { "cli_pager": "a\r", "output": "json\r" } },
    },
  },
  {
    name: "a value that goes on behind CR alone",
    kind: "config",
    text: "[profile dev]\ncli_pager = a\n  b\r\n  c\n  d\re\n",
    reads: {
      "cli boto3 java": 6,
      "js": { "dev": { "cli_pager": "a" } },
      "rust": { "dev": { "cli_pager": "a\nb\nc\nd\re" } },
      "go": { "dev": { "cli_pager": "a\nb\r\nc\nd\re" } },
    },
  },
  {
    name: "a byte order mark, and CR alone",
    kind: "config",
    text: "\ufeff[profile dev]\nregion = a\rb\n[profile ops]\nregion = b\n",
    reads: {
      "cli boto3 java rust": 1,
      "js": { "dev": { "region": "a\rb" }, "ops": { "region": "b" } },
      "go": { "ops": { "region": "b" } },
    },
  },
  {
    name: "a byte order mark at the start of a value beside a byte that is not UTF-8",
    kind: "config",
    text: "[profile dev]\nregion = x\ufeff\udce9y\noutput = \ufeffj\udce9\n",
    reads: {
      "cli boto3": 2,
      "js": { "dev": { "output": "j\ufffd", "region": "x\ufeff\ufffdy" } },
      "go java": { "dev": { "output": "\ufeffj\ufffd", "region": "x\ufeff\ufffdy" } },
      "rust": {},
    },
  },
  {
    name: "information separators around a key and a value",
    kind: "config",
    text: "[profile dev]\n\u001cregion\u001f = \u001da\u001e\n",
    reads: {
      "cli boto3 java": { "dev": { "region": "a" } },
      "js go": { "dev": { "\u001cregion\u001f": "\u001da\u001e" } },
      "rust": { "dev": {} },
    },
  },
  { name: "an empty file", kind: "config", text: "", reads: { "cli boto3 js go java rust": {} } },
  {
    name: "blank lines only",
    kind: "config",
    text: " \n\t\n",
    reads: { "cli boto3 js go java rust": {} },
  },
  {
    name: "a byte that is not UTF-8",
    kind: "config",
    text: "[profile dev]\nregion = caf\udce9\n",
    reads: { "cli boto3": 2, "js go java": { "dev": { "region": "caf\ufffd" } }, "rust": {} },
  },
];
