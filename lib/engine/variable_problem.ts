import type { EnvironmentFact } from "../catalogue/environment.ts";
import { isAccessKeyId, isRoleArn, isSecretAccessKey, uniqueIdKind } from "../catalogue/formats.ts";
import { settingFact } from "../catalogue/settings.ts";
import type { Environment } from "../model/environment.ts";
import type { RuntimeName } from "../model/runtime.ts";
import type { Severity } from "./finding.ts";
import { type Message, say, verbatim } from "./message.ts";
import { isQuoted } from "./plain_value.ts";
import { regionProblem } from "./region_problem.ts";
import { valueProblem } from "./value_problem.ts";
import { agree, listRuntimes, shorten } from "./wording.ts";

/** What is wrong with the value of a variable. */
export interface VariableProblem {
  readonly message: Message;
  readonly severity?: Severity;
  readonly runtimes?: readonly RuntimeName[];
}

/** What shells, `.env` files and CI systems leave of a template that they do not fill in. */
const TEMPLATE = /^(?:<[^<>]+>|\$\{[^}]*\}|\$\([^)]*\)|\{\{.*\}\}|%[A-Za-z_]\w*%)$/;

/** What got into a value on its way: a template, quotes, or blanks and line ends around it. */
export function damageOf(fact: EnvironmentFact, value: string): VariableProblem | null {
  const { name } = fact;
  const severity = isKey(fact) ? "error" : "warning";
  if (TEMPLATE.test(value)) {
    return {
      message: say`\`${name}\` holds \`${
        isKey(fact) ? verbatim("…") : say`${shorten(value)}`
      }\`, a template that nothing has filled in. Set it to a value, or unset it.`,
      severity,
    };
  }
  if (value.trim() !== value) {
    return {
      message: say`\`${name}\` has ${around(value)}, which tools take for a part of the value${
        consequence(fact)
      }. Set it without.`,
      severity,
    };
  }
  if (isQuoted(value) && fact.type !== "command") {
    return {
      message: say`\`${name}\` has quotes around its value, which tools take for a part of it${
        consequence(fact)
      }. \`docker --env-file\`, for one, keeps quotes that a shell drops. Set it without.`,
      severity,
    };
  }
  return null;
}

function isKey({ type }: EnvironmentFact): boolean {
  return type === "access-key-id" || type === "secret";
}

function consequence(fact: EnvironmentFact): string {
  return isKey(fact)
    ? `: requests fail with "SignatureDoesNotMatch" or "InvalidClientTokenId"`
    : "";
}

function around(value: string): string {
  const behind = value.slice(value.trimEnd().length);
  const [part, where] = behind === ""
    ? [value.slice(0, value.length - value.trimStart().length), "before its value"]
    : [behind, "behind its value"];
  return `${/[\r\n]/.test(part) ? "a line end" : "a blank"} ${where}`;
}

/** What is wrong with a key id that can never be one. What only looks unusual may suit a mock or a store of one's own. */
export function keyProblem(
  { name }: EnvironmentFact,
  value: string,
  environment: Environment,
): VariableProblem | null {
  const secret = environment.get("AWS_SECRET_ACCESS_KEY") ?? "";
  if (isSecretAccessKey(value) && isAccessKeyId(secret)) {
    return {
      message:
        say`\`${name}\` holds the secret key, and \`AWS_SECRET_ACCESS_KEY\` the id: the two are swapped.`,
      severity: "error",
    };
  }
  const kind = value.length > 15 ? uniqueIdKind(value) : null;
  if (kind === null || isAccessKeyId(value)) return null;
  const isOfKey = /^(?:AKIA|ASIA)/.test(value);
  return {
    message: isOfKey
      ? say`\`${name}\` is no access key id: behind its first four letters there must be 16 of \`A-Z\` and \`2-7\`. Requests fail with "The security token included in the request is invalid". Copy it again.`
      : say`\`${name}\` holds the id of ${kind}, not of an access key: requests fail with "The security token included in the request is invalid". Set it to an id that starts with \`AKIA\` or \`ASIA\`.`,
    severity: "error",
  };
}

/** What is wrong with a value for what its variable stands for. */
export function typeProblem(
  fact: EnvironmentFact,
  value: string,
  readers: readonly RuntimeName[],
): VariableProblem | null {
  const { name } = fact;
  switch (fact.type) {
    case "region":
      return regionProblem(value);
    case "role-arn":
      if (isRoleArn(value)) return null;
      return {
        message:
          say`\`${name}\` is no ARN of a role, such as \`arn:aws:iam::123456789012:role/NAME\`.`,
        severity: "error",
      };
    case "date":
      return dateProblem(name, value, readers);
    case "boolean":
    case "choice":
    case "integer":
    case "text":
    case "url":
      return name === IMDS_SWITCH
        ? switchProblem(value, readers)
        : settingProblem(fact, value, readers);
    default:
      return null;
  }
}

const IMDS_SWITCH = "AWS_EC2_METADATA_DISABLED";

/** The JavaScript SDK takes anything but `false` for it (`remoteProvider`), the others know but `true`. */
function switchProblem(value: string, readers: readonly RuntimeName[]): VariableProblem | null {
  const runtimes = readers.filter((runtime) => runtime !== "js");
  if (/^(?:true|false)$/i.test(value) || runtimes.length === 0) return null;
  return {
    message: say`\`${IMDS_SWITCH}\` counts only where it is \`true\`: with \`${shorten(value)}\` ${
      listRuntimes(runtimes)
    } still ${agree(runtimes, "asks", "ask")} the metadata service of EC2. Write \`true\`.`,
    runtimes,
  };
}

function settingProblem(
  fact: EnvironmentFact,
  value: string,
  readers: readonly RuntimeName[],
): VariableProblem | null {
  const setting = fact.setting === null ? undefined : settingFact(fact.setting);
  return setting === undefined ? null : valueProblem(setting, fact.name, value, readers, true);
}

/** botocore reads dates in many ways, but each has a year. */
function dateProblem(
  name: string,
  value: string,
  readers: readonly RuntimeName[],
): VariableProblem | null {
  const stopping = readers.filter((runtime) => runtime === "cli" || runtime === "boto3");
  if (/\d{4}/.test(value) || stopping.length === 0) return null;
  return {
    message: say`\`${name}\` cannot be read as a date: ${listRuntimes(stopping)} ${
      agree(stopping, "stops", "stop")
    } with texts such as "Unknown string format: ${
      shorten(value)
    }". Write it as \`2026-11-25T12:00:00Z\`.`,
    severity: "error",
  };
}
