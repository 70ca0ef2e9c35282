import { visitSettings } from "./known_settings.ts";
import type { Place } from "./finding.ts";
import { plainValue } from "./plain_value.ts";
import type { RuleContext } from "./rule.ts";

/** An endpoint that a file or a variable gives. */
export interface GivenEndpoint {
  /** The setting as written, or the variable. */
  readonly name: string;
  readonly url: string;
  readonly place: Place;
  readonly profile: string | null;
  /** The name of the section that it stands in; null for a variable. */
  readonly section: string | null;
}

/** Visits the endpoints of services that the files and the environment give, not those of SSO or of instances. */
export function eachEndpoint(
  { files, home: { environment } }: RuleContext,
  visit: (given: GivenEndpoint) => void,
): void {
  for (const file of files) {
    visitSettings(file, ({ key }) => key === "endpoint_url", ({ section, setting }) => {
      const url = plainValue(setting);
      if (url === null) return;
      visit({
        name: setting.writtenKey,
        url,
        place: { file, span: setting.line.value },
        profile: section.type === "profile" ? section.name : null,
        section: section.name,
      });
    });
  }
  for (const name of environment?.names ?? []) {
    if (!/^AWS_ENDPOINT_URL(?:_[A-Z0-9_]+)?$/.test(name)) continue;
    const url = environment!.get(name)!;
    visit({ name, url, place: { variable: name }, profile: null, section: null });
  }
}
