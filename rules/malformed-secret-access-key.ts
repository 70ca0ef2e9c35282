import { isAccessKeyId, isSecretAccessKey, keyKind } from "../lib/catalogue/formats.ts";
import { repairedKeyId, repairedSecret } from "../lib/catalogue/key_repairs.ts";
import { type KeyValue, malformedKeys, rewrite } from "../lib/engine/malformed_key.ts";
import { type Message, say } from "../lib/engine/message.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";

/** Reports secret access keys that AWS cannot have made. */
const rule: Rule = {
  meta: {
    name: "malformed-secret-access-key",
    family: "credentials",
    severity: "warning",
    fix: "safe",
    summary: "A secret access key of another form than those that AWS makes",
    // What other rules find within the value is reported by them.
    late: true,
  },
  check(context) {
    for (const found of malformedKeys(context, "aws_secret_access_key", isSecretAccessKey)) {
      if (!isExplainedByKeyId(context, found)) report(context, found);
    }
  },
};
export default rule;

/** Whether `malformed-access-key-id` says it: the halves are swapped, or the keys are none of AWS's. */
function isExplainedByKeyId(context: RuleContext, { section, value }: KeyValue): boolean {
  const id = section.get("aws_access_key_id")?.value ?? "";
  if (id === "" || !context.hasRun("malformed-access-key-id")) return false;
  return keyKind(id) === null && (repairedKeyId(id) === null || isAccessKeyId(value));
}

function report(context: RuleContext, found: KeyValue): void {
  const { file, section, span, value, isWrapped } = found;
  const repaired = isSecretAccessKey(value) ? value : repairedSecret(value);
  context.report({
    message: say`${
      faultOf(found, repaired)
    } AWS answers "The request signature we calculated does not match the signature you provided" (SignatureDoesNotMatch). ${
      repaired === null
        ? say`Copy the secret key again; if it is lost, make a new key.`
        : say`Write the secret key alone on its line.`
    }`,
    place: { file, span },
    profile: section.type === "profile" ? section.name : null,
    fix: repaired === null ? null : {
      title: isWrapped ? say`Write the secret key on one line` : say`Write the secret key alone`,
      edits: [rewrite(found, repaired)],
      changes: [{ what: "credentials", section }],
    },
  });
}

function faultOf({ value, isWrapped }: KeyValue, repaired: string | null): Message {
  if (isWrapped) {
    return say`This secret key goes on in the next line, which the runtimes read differently.`;
  }
  if (repaired !== null) {
    return /%2[fb]/i.test(value)
      ? say`This secret key is written as in a URL, with %2F for a slash or %2B for a plus.`
      : say`Something stands around this secret key that does not belong to it.`;
  }
  if (isAccessKeyId(value)) {
    return say`This is an access key id, not the secret key that belongs to one.`;
  }
  return value.length === 40
    ? say`This secret key holds a character that none has: they are made of letters, digits, \`/\` and \`+\`.`
    : say`This secret key has ${value.length} characters instead of 40.`;
}
