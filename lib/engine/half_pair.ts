import { environmentFact } from "../catalogue/environment.ts";
import { type Message, say } from "./message.ts";
import type { RuleContext } from "./rule.ts";
import { agree, concerned, listRuntimes } from "./wording.ts";

/**
 * What comes of a secret key that is set by a wrong or an older name, as a
 * sentence behind a blank, or nothing where no harm is known: the rules about
 * such names say it in the place of `env-partial-credentials`.
 *
 * @param meant the variable that is missing
 */
export function halfPairEffect(context: RuleContext, meant: string): Message {
  const environment = context.home.environment!;
  const stopping = concerned(context, ["cli", "boto3"]);
  const isHalf = environmentFact(meant)!.setting === "aws_secret_access_key" &&
    environment.has("AWS_ACCESS_KEY_ID") && !environment.has(meant);
  if (!isHalf || stopping.length === 0) return say``;
  return say` Without it ${listRuntimes(stopping)} ${
    agree(stopping, "stops", "stop")
  } with "Partial credentials found in env, missing: ${meant}".`;
}
