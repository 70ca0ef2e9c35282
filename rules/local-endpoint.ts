import { readEndpoint } from "../lib/engine/endpoint.ts";
import { eachEndpoint, type GivenEndpoint } from "../lib/engine/given_endpoints.ts";
import { say } from "../lib/engine/message.ts";
import type { Rule, RuleContext } from "../lib/engine/rule.ts";
import { shorten } from "../lib/engine/wording.ts";

/** Reports endpoints on this machine that may be left over from a test. */
const rule: Rule = {
  meta: {
    name: "local-endpoint",
    family: "values",
    severity: "info",
    fix: "none",
    summary: "An endpoint on this machine, perhaps left over from a test",
  },
  check(context) {
    eachEndpoint(context, (given) => check(context, given));
  },
};
export default rule;

/** Names that say that a profile is for a mock or a store on this machine. */
const FOR_LOCAL =
  /local|stack|mock|moto|mini|test|dev|docker|emulat|fake|dummy|sandbox|tunnel|forward|proxy|dynamo|offline/i;

function check(context: RuleContext, { name, url, place, profile, section }: GivenEndpoint): void {
  if (readEndpoint(url)?.reach !== "local") return;
  if (section !== null && FOR_LOCAL.test(section)) return;
  const who = section === null
    ? say`every profile`
    : profile === null
    ? say`every profile that names this section`
    : say`profile \`${section}\``;
  context.report({
    message: say`\`${name}\` sends the requests of ${who} to this machine, \`${
      shorten(url)
    }\`. Remove it if it is left over from a test.`,
    place,
    profile,
  });
}
