import {
  isAccessKeyId,
  isSecretAccessKey,
  keyKind,
  uniqueIdKind,
} from "../lib/catalogue/formats.ts";
import { repairedKeyId } from "../lib/catalogue/key_repairs.ts";
import type { Change } from "../lib/engine/change.ts";
import { copySpan, replace } from "../lib/engine/edits.ts";
import { type KeyValue, malformedKeys, rewrite } from "../lib/engine/malformed_key.ts";
import { type Message, say } from "../lib/engine/message.ts";
import type { FixInit, Rule, RuleContext } from "../lib/engine/rule.ts";
import type { Setting } from "../lib/syntax/document.ts";

/** Reports access key ids that AWS cannot have made. */
const rule: Rule = {
  meta: {
    name: "malformed-access-key-id",
    family: "credentials",
    severity: "warning",
    fix: "safe",
    summary: "An access key id of another form than those that AWS makes",
    // What other rules find within the value is reported by them.
    late: true,
  },
  check(context) {
    for (const found of malformedKeys(context, "aws_access_key_id", isAccessKeyId)) {
      report(context, found);
    }
  },
};
export default rule;

function report(context: RuleContext, found: KeyValue): void {
  const { file, section, span } = found;
  const secret = swappedWith(found);
  context.report({
    message: secret !== null
      ? say`The two halves of the key pair have changed places: this is the secret key, and \`aws_secret_access_key\` holds the id. ${REFUSED} Swap the values.`
      : say`${faultOf(found)} ${REFUSED} ${adviceFor(found)}`,
    place: { file, span },
    related: secret === null
      ? []
      : [{ message: say`the id stands here`, place: { file, span: secret.line.name } }],
    profile: section.type === "profile" ? section.name : null,
    fix: fixFor(found, secret),
  });
}

const REFUSED =
  say`AWS answers "The security token included in the request is invalid" (InvalidClientTokenId).`;

/** The secret key where the two halves have changed places, or null. */
function swappedWith({ section, value, isWrapped }: KeyValue): Setting | null {
  const secret = section.get("aws_secret_access_key");
  if (secret === undefined || isWrapped || secret.children.length > 0) return null;
  return isSecretAccessKey(value) && isAccessKeyId(secret.value) ? secret : null;
}

function faultOf({ value, isWrapped }: KeyValue): Message {
  const repaired = repairedKeyId(value);
  if (isWrapped) {
    return say`This access key id goes on in the next line, which the runtimes read differently.`;
  }
  if (repaired !== null) {
    return value.toUpperCase() === repaired
      ? say`This access key id is written in small letters, and its case matters.`
      : say`Something stands around this access key id that does not belong to it.`;
  }
  const kind = uniqueIdKind(value);
  if (kind !== null && keyKind(value) === null) {
    return say`This is the id of ${kind}, not of an access key.`;
  }
  if (kind === null) {
    return say`This is no access key id of AWS: these begin with AKIA, or with ASIA if they are temporary.`;
  }
  return value.length === 20
    ? say`This access key id holds a character that none has: behind the first four letters stand only A to Z and 2 to 7.`
    : say`This access key id has ${value.length} characters instead of 20.`;
}

function adviceFor({ value, isWrapped }: KeyValue): Message {
  if (isWrapped) return say`Write it on one line.`;
  if (repairedKeyId(value) !== null) return say`Write the id alone, in capitals.`;
  return uniqueIdKind(value) === null
    ? say`If the keys are for a service that is not of AWS, or for an emulator, set \`endpoint_url\` in this profile; otherwise copy the id again.`
    : say`Copy the id again from where it was issued.`;
}

function fixFor(found: KeyValue, secret: Setting | null): FixInit | null {
  const { file, section, setting, value, isWrapped } = found;
  const changes: readonly Change[] = [{ what: "credentials", section }];
  if (secret !== null) {
    return {
      title: say`Swap the two values`,
      edits: [
        replace(file, setting.line.value, copySpan(file, secret.line, secret.line.value)),
        replace(file, secret.line.value, copySpan(file, setting.line, setting.line.value)),
      ],
      changes,
    };
  }
  const repaired = isAccessKeyId(value) ? value : repairedKeyId(value);
  if (repaired === null) return null;
  const title = isWrapped ? say`Write the id on one line` : say`Write the id alone, in capitals`;
  return { title, edits: [rewrite(found, repaired, 4)], changes };
}
