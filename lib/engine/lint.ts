import type { Home } from "../model/home.ts";
import { DEFAULT_RUNTIMES, type RuntimeName } from "../model/runtime.ts";
import type { SourceFile } from "../model/source_file.ts";
import type { Span } from "../syntax/span.ts";
import { Redactor } from "../model/redact.ts";
import { type Finding, type Fix, inFile, type Severity } from "./finding.ts";
import { renderMessage } from "./message.ts";
import type { FixInit, Problem, Rule } from "./rule.ts";
import { findSuppressions, holds, type Suppression, SuppressionIndex } from "./suppression.ts";

/** What a run of the rules depends on beside the home. */
export interface LintOptions {
  readonly rules: readonly Rule[];
  /** The names of all rules that there are, also of those that are not run. */
  readonly knownRules?: readonly string[];
  readonly runtimes?: readonly RuntimeName[];
  /** Overrides of the rules' default severities. */
  readonly severities?: ReadonlyMap<string, Severity | "off">;
  /** The settings of single rules. */
  readonly ruleOptions?: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** Called before each rule runs. */
  readonly onRule?: (name: string) => void;
  /** Hides the secrets of the home as it was before fixes. */
  readonly before?: Redactor | null;
}

/** What the rules found. */
export interface LintResult {
  /** Sorted by file, position and rule; the environment comes last. */
  readonly findings: readonly Finding[];
  /** How many findings a comment suppressed. */
  readonly suppressed: number;
  /** Hides the secrets of the home that was linted. */
  readonly redactor: Redactor;
}

/** Runs rules over a home. Takes no input but its arguments and never changes them. */
export function lint(home: Home, options: LintOptions): LintResult {
  const run = new Run(home, options);
  // Late rules speak of what the others leave, and those about suppressions can
  // judge these only after all others have run.
  for (const phase of inPhases(options.rules)) {
    for (const rule of phase) {
      options.onRule?.(rule.meta.name);
      run.check(rule);
    }
  }
  return {
    findings: run.sorted(),
    suppressed: run.suppressed,
    redactor: run.redactor,
  };
}

function inPhases(rules: readonly Rule[]): Rule[][] {
  const phases: [Rule[], Rule[], Rule[]] = [[], [], []];
  for (const rule of rules) {
    const { family, late } = rule.meta;
    phases[family === "linter" ? 2 : late === true ? 1 : 0].push(rule);
  }
  return phases;
}

class Run {
  readonly redactor: Redactor;
  suppressed = 0;
  readonly #home: Home;
  readonly #options: LintOptions;
  readonly #ruleNames: readonly string[];
  readonly #suppressions: readonly Suppression[];
  readonly #index = new Map<SourceFile, Map<string, SuppressionIndex>>();
  #on: ReadonlySet<string> | null = null;
  readonly #files: readonly SourceFile[];
  readonly #ran = new Set<string>();
  readonly #findings: Finding[] = [];
  // Where findings start, suppressed ones too, for the rules that run late.
  readonly #starts = new Map<SourceFile, number[]>();
  #sorted = true;
  // Findings may share a fix, which then is applied once: identity is kept.
  readonly #fixes = new Map<FixInit, Fix>();
  readonly #mask = (text: string) => this.redactor.mask(text);

  constructor(home: Home, options: LintOptions) {
    this.#home = home;
    this.#options = options;
    this.redactor = new Redactor(home, options.before ?? null);
    this.#ruleNames = options.knownRules ?? options.rules.map((rule) => rule.meta.name);
    const reported = home.files.filter((file) => file.reported);
    this.#files = reported.filter((file) => file.exists);
    this.#suppressions = reported.flatMap(findSuppressions);
    if (this.#suppressions.length > 0) this.#indexSuppressions();
  }

  #indexSuppressions(): void {
    const now = this.#home.surroundings?.now ?? null;
    const holding = this.#suppressions.filter((suppression) => holds(suppression, now));
    for (const [file, inFile] of Map.groupBy(holding, (suppression) => suppression.file)) {
      const byRule = Map.groupBy(inFile, (suppression) => suppression.rule);
      const indexes = [...byRule].map(([rule, list]) =>
        [rule, new SuppressionIndex(list)] as const
      );
      this.#index.set(file, new Map(indexes));
    }
  }

  check(rule: Rule): void {
    const name = rule.meta.name;
    const configured = this.#options.severities?.get(name) ?? null;
    const severity = configured ?? rule.meta.severity;
    if (severity === "off") return;
    this.#ran.add(name);
    rule.check({
      home: this.#home,
      files: this.#files,
      runtimes: this.#options.runtimes ?? DEFAULT_RUNTIMES,
      options: this.#options.ruleOptions?.get(name) ?? {},
      ruleNames: this.#ruleNames,
      isReported: (file, span) => this.#isReported(file, span),
      hasRun: (other) => this.#ran.has(other),
      isOn: (other) => (this.#on ??= this.#namesOn()).has(other),
      suppressions: this.#suppressions,
      // A severity that the user set holds for every finding of the rule.
      report: (problem) =>
        this.#add(
          name,
          configured === null ? problem.severity ?? severity : severity,
          problem,
        ),
    });
  }

  #namesOn(): Set<string> {
    const { rules, severities } = this.#options;
    const on = rules.map(({ meta }) => meta)
      .filter(({ name, severity }) => (severities?.get(name) ?? severity) !== "off");
    return new Set(on.map(({ name }) => name));
  }

  sorted(): Finding[] {
    if (this.#findings.length < 2) return this.#findings;
    const order = new Map(this.#home.files.map((file, index) => [file, index]));
    return this.#findings.sort((a, b) => compare(a, b, (file) => order.get(file) ?? order.size));
  }

  #add(rule: string, severity: Severity, problem: Problem): void {
    const place = problem.place;
    if (inFile(place) && !place.file.reported) return;
    if (inFile(place)) this.#addStart(place.file, place.span.start);
    if (this.#isSuppressed(rule, problem)) {
      this.suppressed++;
      return;
    }
    this.#findings.push({
      rule,
      severity,
      message: renderMessage(problem.message, this.#mask),
      place,
      related: (problem.related ?? []).map((related) => ({
        message: renderMessage(related.message, this.#mask),
        place: related.place,
      })),
      runtimes: problem.runtimes ?? [],
      profile: problem.profile == null ? null : this.#mask(problem.profile),
      fix: problem.fix == null ? null : this.#fix(problem.fix),
    });
  }

  #addStart(file: SourceFile, start: number): void {
    const starts = this.#starts.get(file);
    if (starts === undefined) this.#starts.set(file, [start]);
    else starts.push(start);
    this.#sorted = false;
  }

  #isReported(file: SourceFile, span: Span): boolean {
    const starts = this.#starts.get(file) ?? [];
    if (!this.#sorted) {
      for (const one of this.#starts.values()) one.sort((a, b) => a - b);
      this.#sorted = true;
    }
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! < span.start) low = middle + 1;
      else high = middle;
    }
    return low < starts.length && starts[low]! < span.end;
  }

  #isSuppressed(rule: string, { place }: Problem): boolean {
    if (!inFile(place) || this.#suppressions.length === 0) return false;
    return this.#index.get(place.file)?.get(rule)?.use(place.span.start) ?? false;
  }

  #fix(init: FixInit): Fix | null {
    const known = this.#fixes.get(init);
    if (known !== undefined) return known;
    // A file that is read for context only is not the user's to change here.
    const isForeign = ({ file }: { file: SourceFile }) => !file.reported && file.exists;
    if (init.edits.some(isForeign) || init.operations?.some(isForeign)) return null;
    const fix: Fix = {
      title: renderMessage(init.title, this.#mask),
      tier: init.unsafe === undefined ? "safe" : "unsafe",
      reason: init.unsafe ?? "",
      edits: init.edits,
      operations: init.operations ?? [],
      changes: init.changes ?? [],
    };
    this.#fixes.set(init, fix);
    return fix;
  }
}

function compare(
  a: Finding,
  b: Finding,
  rank: (file: Home["files"][number]) => number,
): number {
  const x = a.place;
  const y = b.place;
  if (inFile(x) && inFile(y)) {
    return rank(x.file) - rank(y.file) || x.span.start - y.span.start ||
      x.span.end - y.span.end ||
      compareText(a.rule, b.rule) || compareText(a.message, b.message);
  }
  if (inFile(x) !== inFile(y)) return inFile(x) ? -1 : 1;
  return compareText(
    (x as { variable: string }).variable,
    (y as { variable: string }).variable,
  ) ||
    compareText(a.rule, b.rule) || compareText(a.message, b.message);
}

// Not `localeCompare`: the order must not depend on the machine's language.
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
