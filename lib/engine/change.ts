import type { SecretText } from "../model/secret.ts";
import type { AwsSection, SourceFile } from "../model/source_file.ts";

/**
 * What a change is about: a section of the file as it is, under whatever names
 * the runtimes read it, or something by its name, which need not be there yet.
 */
export type Subject =
  | { readonly section: AwsSection }
  | { readonly profile: string }
  | { readonly ssoSession: string }
  | { readonly services: string };

/**
 * What a fix may change in what the runtimes resolve; where one of them resolved
 * the right thing already, it must go on to do so. A fix that changes anything
 * else is refused before it is written.
 *
 * - `exists`: the subject may come to exist where it did not, with whatever is in it
 * - `gone`: the subject may cease to exist
 * - `renamed`: the subject gets another name and stays the same otherwise; so do
 *   the settings that refer to it
 * - `read`, of a file: runtimes that refuse the whole file may come to read it
 * - `read`, of a section: the same, and runtimes that overlook the section, lose
 *   settings of it or read these into another one may come to read it as it stands
 * - `setting`: one setting (key in lower case, nested ones included) may change,
 *   to the value `to` if that is given, null being "not set"
 * - `credentials`: the profile may get its credentials in another way
 * - `anything`: all of the subject, or of every profile in the file; for unsafe
 *   fixes only
 */
export type Change =
  | Subject & { readonly what: "exists" | "gone" | "credentials" | "anything" }
  | Subject & { readonly what: "renamed"; readonly to: string }
  | Subject & {
    readonly what: "setting";
    readonly key: string;
    readonly to?: SecretText | null;
  }
  | { readonly what: "read"; readonly section: AwsSection }
  | { readonly what: "read" | "anything"; readonly file: SourceFile };
