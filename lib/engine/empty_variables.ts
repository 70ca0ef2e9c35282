import { environmentFact } from "../catalogue/environment.ts";
import { reactionOf } from "../catalogue/reactions.ts";
import { settingFact } from "../catalogue/settings.ts";
import { resolve, type SettingResolution } from "../model/resolve/mod.ts";
import type { RuntimeName } from "../model/runtime.ts";
import { say } from "./message.ts";
import type { Problem, RuleContext } from "./rule.ts";
import { agree, concerned, listRuntimes } from "./wording.ts";

/** The problem of a number or choice that stops boto3 and the AWS CLI for being neither, or null. */
export function emptyStop(context: RuleContext, variable: string): Problem | null {
  const fact = environmentFact(variable);
  const setting = fact?.setting == null ? undefined : settingFact(fact.setting);
  if (setting === undefined || setting.key === "output") return null;
  if (setting.type !== "integer" && setting.type !== "choice") return null;
  const stopping = concerned(context, ["cli", "boto3"]).filter((runtime) =>
    fact!.runtimes.includes(runtime) && reactionOf(setting, runtime)?.does === "stops"
  );
  const text = reactionOf(setting, stopping[0] ?? "cli")?.text ?? null;
  if (stopping.length === 0 || text === null) return null;
  return {
    message: say`\`${variable}\` is empty, which is not the same as not set: ${
      listRuntimes(stopping)
    } ${agree(stopping, "stops", "stop")} with "${text.replace("{}", "")}". Unset it.`,
    place: { variable },
    severity: "error",
    runtimes: stopping.length === context.runtimes.length ? [] : stopping,
  };
}

interface Hidden {
  readonly setting: SettingResolution;
  readonly runtimes: RuntimeName[];
}

/** The problems of variables that hide a setting of the chosen profile. An empty pager is the documented way to have none. */
export function emptyHiding(context: RuleContext, empty: readonly string[]): Problem[] {
  const { home } = context;
  const relevant = empty.filter((name) => {
    const setting = environmentFact(name)?.setting ?? null;
    return setting !== null && setting !== "region" && setting !== "cli_pager";
  });
  if (relevant.length === 0) return [];
  const hidden = new Map<string, Hidden>();
  for (const runtime of concerned(context, ["cli", "boto3"])) {
    for (const setting of resolve(home, { runtime }).settings) {
      const place = setting.winner?.place;
      if (place?.from !== "variable" || !relevant.includes(place.name)) continue;
      const known = hidden.get(place.name);
      if (known !== undefined) known.runtimes.push(runtime);
      else hidden.set(place.name, { setting, runtimes: [runtime] });
    }
  }
  return [...hidden].flatMap(([variable, one]) => hidingProblem(variable, one));
}

function hidingProblem(variable: string, { setting, runtimes }: Hidden): Problem[] {
  const loser = setting.losers.find(({ place }) => place.from === "file")?.place;
  if (loser?.from !== "file") return [];
  return [{
    message: say`\`${variable}\` is empty and yet hides \`${setting.key}\` of the profile from ${
      listRuntimes(runtimes)
    }. Unset it.`,
    place: { variable },
    related: [{
      message: say`never comes into effect`,
      place: { file: loser.file, span: loser.span },
    }],
  }];
}
