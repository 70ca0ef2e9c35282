import { variablesOf } from "../catalogue/environment.ts";
import type { Home } from "../model/home.ts";
import { ownChoice } from "../model/resolve/mod.ts";
import type { RuntimeName } from "../model/runtime.ts";
import type { SourceFile } from "../model/source_file.ts";
import type { Setting } from "../syntax/document.ts";
import { say } from "./message.ts";
import type { Problem, RuleContext } from "./rule.ts";
import { agree, capitalize, listRuntimes } from "./wording.ts";

/** A region that stands in a profile. */
interface FileRegion {
  readonly file: SourceFile;
  readonly setting: Setting;
  readonly value: string;
}

/**
 * Where a region in the environment stands against that of the chosen profile:
 * either some runtimes use the one and some the other, or a profile that a
 * variable chooses never gets its own. Two variables with different regions
 * are for `env-region-conflict`.
 */
export function shadowedRegions({ home, runtimes }: RuleContext): Problem[] {
  const environment = home.environment!;
  const variables = ["AWS_REGION", "AWS_DEFAULT_REGION"].filter((name) => environment.has(name));
  const values = new Set(variables.map((name) => environment.get(name)!));
  const [value] = values;
  if (value === undefined || values.size > 1) return [];
  const byProfile = Map.groupBy(runtimes, (runtime) => ownChoice(home, runtime).name);
  return [...byProfile].flatMap(([name, group]) => {
    const own = regionOf(home, name);
    if (own === null || own.value === value) return [];
    const overridden = group.filter((runtime) =>
      variablesOf("region", runtime).some((variable) => variables.includes(variable))
    );
    if (overridden.length === 0) return [];
    const others = group.filter((runtime) => !overridden.includes(runtime));
    const { by } = ownChoice(home, group[0]!);
    // Overriding the region of the default profile is what the variable is for.
    if (others.length === 0 && by !== "variable") return [];
    return [problem({ name, variable: variables[0]!, value, own, overridden, others })];
  });
}

function regionOf(home: Home, profile: string): FileRegion | null {
  // The last one wins, and the credentials file's come last.
  const section = home.profiles.get(profile)?.sections
    .findLast((one) => one.get("region")?.writtenValue);
  if (section === undefined) return null;
  const setting = section.get("region")!;
  // Without a comment behind it, which is for another rule.
  return { file: section.file, setting, value: setting.value };
}

interface Shadow {
  /** The profile. */
  readonly name: string;
  readonly variable: string;
  readonly value: string;
  readonly own: FileRegion;
  readonly overridden: readonly RuntimeName[];
  readonly others: readonly RuntimeName[];
}

function problem({ name, variable, value, own, overridden, others }: Shadow): Problem {
  const uses = say`${capitalize(listRuntimes(overridden))} ${
    agree(overridden, "uses", "use")
  } region \`${value}\` from \`${variable}\``;
  const place = { file: own.file, span: own.setting.line.content };
  const related = [{ message: say`the profile's own region`, place }];
  if (others.length === 0) {
    return {
      message:
        say`${uses} instead of \`${own.value}\` of profile \`${name}\`. Unset \`${variable}\` where the profile's region is meant.`,
      place: { variable },
      profile: name,
      severity: "info",
      related,
    };
  }
  const missing = variablesOf("region", others[0]!)[0]!;
  return {
    message: say`${uses}, while ${listRuntimes(others)} ${
      agree(others, "uses", "use")
    } \`${own.value}\` of profile \`${name}\`. Unset \`${variable}\`, or set \`${missing}\` to the same value.`,
    place: { variable },
    profile: name,
    related,
  };
}
