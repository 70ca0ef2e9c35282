import {
  hasRegionShape,
  isEndpointRegion,
  isGlobalRegion,
  isRegion,
  regionByName,
  regionName,
  regionOfFips,
  regionOfZone,
  regions,
} from "../catalogue/regions.ts";
import { closest, editDistance } from "./did_you_mean.ts";
import type { Severity } from "./finding.ts";
import { type Message, say } from "./message.ts";
import { shorten } from "./wording.ts";

/** What is wrong with a region. */
export interface RegionProblem {
  readonly message: Message;
  readonly severity: Severity;
  /** The region that is meant, or null where nothing is near enough. */
  readonly instead: string | null;
  /** False where `instead` is a guess. */
  readonly isSure: boolean;
}

/** Judges the code of a region, or null where it is one, or a pseudo-region that the SDKs know. */
export function regionProblem(code: string): RegionProblem | null {
  if (isRegion(code) || isGlobalRegion(code) || regionOfFips(code) !== null) return null;
  if (isEndpointRegion(code)) return endpointProblem(code);
  return spellingProblem(code) ?? zoneProblem(code) ?? nameProblem(code) ?? strangeProblem(code);
}

function endpointProblem(code: string): RegionProblem {
  return {
    message: say`\`${
      shorten(code)
    }\` is a name that the endpoints of a single service go by; for every other service it is no region.`,
    severity: "info",
    instead: null,
    isSure: false,
  };
}

/** Another case, underscores or blanks for hyphens, none at all, or a comma behind it. */
function spellingProblem(code: string): RegionProblem | null {
  const letters = bare(code);
  const region = letters.length > 20 ? undefined : regions().find((one) => bare(one) === letters);
  if (region === undefined) return null;
  return sure(
    say`\`${shorten(code)}\` is not how the region \`${region}\` is written`,
    code,
    region,
  );
}

function bare(code: string): string {
  return code.toLowerCase().replace(/[^a-z0-9]/g, "");
}

function zoneProblem(code: string): RegionProblem | null {
  const region = regionOfZone(code.toLowerCase());
  if (region === null) return null;
  return sure(
    say`\`${shorten(code)}\` is a zone in the region \`${region}\`, not a region`,
    code,
    region,
  );
}

function nameProblem(code: string): RegionProblem | null {
  const region = regionByName(code);
  if (region === null) return null;
  return sure(
    say`\`${shorten(code)}\` is a name of the region \`${region}\`, not its code`,
    code,
    region,
  );
}

function sure(start: Message, code: string, region: string): RegionProblem {
  return {
    message: say`${start}: ${outcome(code)}. Write \`${region}\`.`,
    severity: "error",
    instead: region,
    isSure: true,
  };
}

/** What the tools say: botocore and the JavaScript SDK refuse what cannot be a part of a host's name. */
function outcome(code: string): Message {
  if (!/^[A-Za-z0-9-]{1,63}$/.test(code)) {
    return say`boto3 and the AWS CLI stop with "Provided region_name '${
      shorten(code)
    }' doesn't match a supported format"`;
  }
  // Hosts are found in any case, but a signature names the region as it is written.
  return isRegion(code.toLowerCase())
    ? say`services refuse the signatures of requests`
    : say`most requests fail with "Could not connect to the endpoint URL"`;
}

function strangeProblem(code: string): RegionProblem {
  if (!hasRegionShape(code)) {
    const near = closest(code, regions()) ?? null;
    const advice = near === null
      ? say`A region is written like \`eu-west-1\`.`
      : say`Did you mean \`${near}\`${named(near)}?`;
    return {
      message: say`\`${shorten(code)}\` is not a region: ${outcome(code)}. ${advice}`,
      severity: "error",
      instead: near,
      isSure: false,
    };
  }
  const siblings = regions().filter((one) => withoutNumber(one) === withoutNumber(code));
  const near = siblings.length > 0 ? siblings : nearest(code);
  if (near.length === 0) {
    return {
      message: say`\`${shorten(code)}\` is not among the known regions. It may be new; otherwise ${
        outcome(code)
      }.`,
      severity: "info",
      instead: null,
      isSure: false,
    };
  }
  return {
    message: say`\`${shorten(code)}\` is not among the known regions: unless it is new, ${
      outcome(code)
    }. Did you mean ${alternatives(near)}?`,
    severity: "warning",
    instead: near.length === 1 ? near[0]! : null,
    isSure: false,
  };
}

function withoutNumber(code: string): string {
  return code.replace(/-\d+$/, "");
}

/** The region that a code of a region's shape lies next to. */
function nearest(code: string): string[] {
  const near = closest(code, regions());
  return near !== undefined && editDistance(code, near) <= NEAR ? [near] : [];
}

const NEAR = 2;

function alternatives(codes: readonly string[]): Message {
  if (codes.length === 1) return say`\`${codes[0]!}\`${named(codes[0]!)}`;
  const list = codes.slice(0, -1).map((code) => `\`${code}\``).join(", ");
  return say`${list} or \`${codes.at(-1)!}\``;
}

function named(code: string): string {
  return `, ${regionName(code)}`;
}
