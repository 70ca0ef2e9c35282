import { variablesOf } from "../catalogue/environment.ts";
import type { Setting } from "../syntax/document.ts";
import type { Home } from "./home.ts";
import type { RuntimeName } from "./runtime.ts";
import type { SourceFile } from "./source_file.ts";

/**
 * Where a setting may come from, the strongest first: the order of boto3 and
 * the AWS CLI (botocore `configprovider.py`, "AWS CLI: Configuration settings
 * and precedence"), which the other SDKs share for what both files may hold.
 */
export const SOURCE_ORDER = ["explicit", "environment", "credentials", "config"] as const;

/** A kind of source. */
export type SourceKind = typeof SOURCE_ORDER[number];

/** A value that was found for a setting. It may be a secret. */
export type FoundValue =
  | { readonly source: "explicit"; readonly value: string }
  | { readonly source: "environment"; readonly variable: string; readonly value: string }
  | {
    readonly source: "credentials" | "config";
    readonly file: SourceFile;
    readonly setting: Setting;
    readonly value: string;
  };

/**
 * Finds every source that has a value for a setting of a profile, the winner
 * first. Nothing is inherited from the default profile.
 *
 * @param key the setting in lower case
 * @param runtime whose variables count; by default the AWS CLI's
 */
export function lookUp(
  home: Home,
  profile: string,
  key: string,
  runtime: RuntimeName = "cli",
): FoundValue[] {
  return SOURCE_ORDER.flatMap((source) => lookUpIn(source, home, profile, key, runtime));
}

function lookUpIn(
  source: SourceKind,
  home: Home,
  profile: string,
  key: string,
  runtime: RuntimeName,
): FoundValue[] {
  if (source === "explicit") {
    const value = key === "region" ? home.explicit.region : undefined;
    return value === undefined ? [] : [{ source, value }];
  }
  if (source === "environment") {
    return variablesOf(key, runtime)
      .filter((variable) => home.environment?.has(variable))
      .map((variable) => ({ source, variable, value: home.environment!.get(variable)! }));
  }
  const sections = home.profiles.get(profile)?.[source] ?? [];
  return sections.toReversed().flatMap((section): FoundValue[] => {
    const setting = section.get(key);
    if (setting === undefined || setting.writtenValue === "") return [];
    return [{ source, file: section.file, setting, value: setting.writtenValue }];
  });
}
