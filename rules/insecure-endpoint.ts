import { readEndpoint } from "../lib/engine/endpoint.ts";
import { eachEndpoint, type GivenEndpoint } from "../lib/engine/given_endpoints.ts";
import { say } from "../lib/engine/message.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { shorten } from "../lib/engine/wording.ts";

/** Reports endpoints far away that are reached without encryption. */
const rule: Rule = {
  meta: {
    name: "insecure-endpoint",
    family: "values",
    severity: "warning",
    fix: "none",
    summary: "An endpoint far away with `http://`, so that everybody on the way can read along",
  },
  check(context) {
    eachEndpoint(context, (given) => check(context, given));
  },
};
export default rule;

function check(context: RuleContext, { name, url, place, profile }: GivenEndpoint): void {
  const endpoint = readEndpoint(url);
  if (endpoint === null || !endpoint.isPlain || endpoint.reach !== "remote") return;
  context.report({
    message: say`\`${name}\` leads to \`${
      shorten(endpoint.host)
    }\` without encryption: everybody on the way can read the requests, with session tokens in them, and the answers, and can change the answers. Write \`https://\`.`,
    place,
    profile,
  });
}
