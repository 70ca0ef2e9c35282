import { environmentFact, environmentNames } from "../catalogue/environment.ts";
import { variableMeantBy } from "../catalogue/mistyped.ts";
import { isToolVariable } from "../catalogue/tool_variables.ts";
import type { Environment } from "../model/environment.ts";
import { editDistance } from "./did_you_mean.ts";

/** A variable that no AWS tool reads, and the one that it is meant for. */
export interface MisspeltVariable {
  readonly name: string;
  readonly meant: string;
}

/** Two wrong letters in a short name make another one. */
const LONG_NAME = 14;

/**
 * The variables whose names are wrong. Only what is very near to a known name
 * counts: whatever else starts with AWS belongs to some script or tool.
 */
export function misspeltVariables(environment: Environment): MisspeltVariable[] {
  return environment.names.flatMap((name) => {
    const meant = meantBy(name, environment);
    return meant === null ? [] : [{ name, meant }];
  });
}

function meantBy(name: string, environment: Environment): string | null {
  if (!/^aws_/i.test(name) || environment.get(name) === "") return null;
  if (environmentFact(name) !== undefined || isToolVariable(name)) return null;
  const known = variableMeantBy(name) ?? nameInCapitals(name);
  // Beside the right one, such a name is a script's own.
  if (known !== null) return environment.has(known) ? null : known;
  return nearest(name);
}

function nameInCapitals(name: string): string | null {
  const capitals = name.toUpperCase();
  return capitals !== name && environmentFact(capitals) !== undefined ? capitals : null;
}

function nearest(name: string): string | null {
  const typed = name.toUpperCase();
  let best: string | null = null;
  let least = (typed.length >= LONG_NAME ? 2 : 1) + 1;
  for (const known of environmentNames()) {
    if (Math.abs(known.length - typed.length) >= least || isVariant(typed, known)) continue;
    const distance = editDistance(typed, known);
    if (distance < least) [best, least] = [known, distance];
  }
  return best;
}

/** Tells a second or plural one, such as AWS_PROFILE_2 and AWS_REGIONS, from a typing error. */
function isVariant(name: string, known: string): boolean {
  return name.startsWith(known) && /^(?:S|_?\d+|_[A-Z])$/.test(name.slice(known.length));
}
