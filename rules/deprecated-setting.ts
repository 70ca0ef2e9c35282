import { deleteSetting, replace } from "../lib/engine/edits.ts";
import { type KnownSetting, visitSettings } from "../lib/engine/known_settings.ts";
import { isTaken } from "../lib/engine/meant_key.ts";
import { type Message, say } from "../lib/engine/message.ts";
import { plainValue } from "../lib/engine/plain_value.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";

/** Reports settings that something better took the place of, or that newer tools do not read any more. */
const rule: Rule = {
  meta: {
    name: "deprecated-setting",
    family: "values",
    severity: "info",
    fix: "unsafe",
    summary: "A setting that is superseded, or that newer tools do not read",
  },
  check(context) {
    for (const file of context.files) {
      visitSettings(file, ({ key }) => Object.hasOwn(OLD, key), (known) => check(context, known));
    }
  },
};
export default rule;

/**
 * What took the place of each (botocore 1.43 and AWS CLI 2.36: what these read
 * and no longer read; "AWS STS Regional endpoints" and "IMDS client" in the AWS
 * SDKs and Tools Reference Guide). `aws_security_token` has a rule of its own.
 */
const OLD: Readonly<Record<string, string>> = {
  imds_use_ipv6: "`ec2_metadata_service_endpoint_mode` took its place, which all SDKs know",
  sts_regional_endpoints:
    "Version 2 of the AWS CLI and most SDKs do not read it: they use the regional endpoint, as boto3 does without it since 2025",
  "sdk-ua-app-id": "Only the JavaScript SDK reads it still",
  cli_follow_urlparam: "Version 2 of the AWS CLI does not read it: it never fetches URLs",
  "s3.signature_version": "S3 has given up version 2 of signatures in most regions",
};

function check(context: RuleContext, known: KnownSetting): void {
  const { section, setting, fact } = known;
  const value = plainValue(setting)?.toLowerCase();
  if (fact.key === "s3.signature_version" && value !== "s3" && value !== "s3-query") return;
  const fix = value === undefined ? null : fixFor(known, value);
  context.report({
    message: say`\`${setting.writtenKey}\` is outdated. ${OLD[fact.key]!}.${adviceOn(fix)}`,
    place: {
      file: section.file,
      span: fact.key === "s3.signature_version" ? setting.line.value : setting.line.name,
    },
    profile: section.type === "profile" ? section.name : null,
    fix,
  });
}

function adviceOn(fix: FixInit | null): Message {
  return fix === null ? say`` : say` ${fix.title}.`;
}

function fixFor({ section, setting, fact }: KnownSetting, value: string): FixInit | null {
  const { file } = section;
  const changes = [{ section, what: "anything" }] as const;
  if (fact.key === "imds_use_ipv6") {
    const mode = "ec2_metadata_service_endpoint_mode";
    if (isTaken(section, null, mode) || (value !== "true" && value !== "false")) return null;
    const line = `${mode} = ${value === "true" ? "IPv6" : "IPv4"}`;
    return {
      title: say`Write \`${line}\``,
      unsafe: "SDKs that did not read the old setting read the new one",
      edits: [replace(file, setting.line.content, line)],
      changes,
    };
  }
  if (fact.key === "s3.signature_version") {
    return {
      title: say`Write \`s3v4\``,
      unsafe: "a store that is not S3 may ask for the old signatures",
      edits: [replace(file, setting.line.value, "s3v4")],
      changes,
    };
  }
  if (fact.supersededBy !== null) {
    return isTaken(section, null, fact.supersededBy) ? null : {
      title: say`Write \`${fact.supersededBy}\``,
      unsafe: "SDKs that did not read the old setting read the new one",
      edits: [replace(file, setting.line.name, fact.supersededBy)],
      changes,
    };
  }
  // The other values ask for something that is no default.
  if (value !== (fact.key === "cli_follow_urlparam" ? "false" : "regional")) return null;
  return setting.children.length > 0 ? null : {
    title: say`Remove it`,
    unsafe: "older versions of boto3 and of the AWS CLI have another default",
    edits: [deleteSetting(file, setting)],
    changes,
  };
}
