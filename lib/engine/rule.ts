import type { Home } from "../model/home.ts";
import type { RuntimeName } from "../model/runtime.ts";
import type { SourceFile } from "../model/source_file.ts";
import type { Span } from "../syntax/span.ts";
import type { Change } from "./change.ts";
import type { Edit, FileOperation, Place, Severity } from "./finding.ts";
import type { Message } from "./message.ts";
import type { Suppression } from "./suppression.ts";

/** Which part of the files a rule is about: the headings of the rule table. */
export type Family =
  | "reading"
  | "sections"
  | "credentials"
  | "roles"
  | "sso"
  | "values"
  | "environment"
  | "linter"
  | "policy";

/** Which fixes a rule may offer; what a finding gets is decided case by case. */
export type FixKind = "none" | "safe" | "unsafe" | "mixed";

/** What is known of a rule without running it. */
export interface RuleMeta {
  /** Kebab-case; says the offence, and reads well after "ignore". */
  readonly name: string;
  readonly family: Family;
  /** `off` for a rule that reports nothing until awsconf.ini switches it on or gives it options. */
  readonly severity: Severity | "off";
  readonly fix: FixKind;
  /** One sentence without a full stop, for tables: what the rule finds. */
  readonly summary: string;
  /** True for a rule that speaks only of what the others leave: it runs after them. */
  readonly late?: boolean;
  /** The keys that a `[rule NAME]` section of awsconf.ini may have, with what each means. */
  readonly options?: Readonly<Record<string, string>>;
  /** Options of which one has to be there, or else the rule finds nothing. */
  readonly needs?: readonly string[];
}

/** What a rule says of one problem; the engine adds rule and severity and masks secrets. */
export interface Problem {
  /** What is wrong, why it matters and what to do: sentences, each ending in a full stop. */
  readonly message: Message;
  readonly place: Place;
  readonly related?: readonly RelatedInit[];
  readonly runtimes?: readonly RuntimeName[];
  readonly profile?: string | null;
  /** Where this one problem weighs less or more than the rule's default. */
  readonly severity?: Severity;
  readonly fix?: FixInit | null;
}

/** Another place that explains a problem, with a label such as "first defined here". */
export interface RelatedInit {
  readonly message: Message;
  readonly place: Place;
}

/** A fix as a rule states it: safe unless it gives a reason why it is not. */
export interface FixInit {
  /** An imperative without a full stop. */
  readonly title: Message;
  /** Why the fix is unsafe. Without one the fix is safe. */
  readonly unsafe?: string;
  readonly edits: readonly Edit[];
  readonly operations?: readonly FileOperation[];
  /** What it may change in what any runtime resolves; without this, nothing. */
  readonly changes?: readonly Change[];
}

/** What a rule works with. */
export interface RuleContext {
  readonly home: Home;
  /** The files to report on, config first: they exist and were named or are the user's own. */
  readonly files: readonly SourceFile[];
  /** The runtimes that the user cares about. */
  readonly runtimes: readonly RuntimeName[];
  /** The rule's section of awsconf.ini, keys in lower case, with command line values laid over. */
  readonly options: Readonly<Record<string, string>>;
  /** The names of all rules, for what a comment may ignore. */
  readonly ruleNames: readonly string[];
  /** Tells whether a rule that was run before has found something that starts within a span. */
  isReported(file: SourceFile, span: Span): boolean;
  /** Tells whether a rule was run before this one; one that is off was not. */
  hasRun(rule: string): boolean;
  /** Tells whether a rule is switched on, be it run before this one or after. */
  isOn(rule: string): boolean;
  /** The `awsconf-ignore` comments; which of them were of use is known only to rules of the family `linter`, which run last. */
  readonly suppressions: readonly Suppression[];
  /** Reports a problem. One whose place lies in a file that is not reported on is dropped. */
  report(problem: Problem): void;
}

/** A rule: metadata and a check. Its page and cases stand in the Markdown file of the same name. */
export interface Rule {
  readonly meta: RuleMeta;
  check(context: RuleContext): void;
}
