/**
 * Regions and partitions, from botocore's `partitions.json` and `endpoints.json`
 * (`region_data.ts` says which). The list goes stale: a code that it lacks but
 * that has the shape of its partition may be new.
 *
 * @module
 */
import { ENDPOINT_REGIONS } from "./endpoint_region_data.ts";
import { PARTITIONS } from "./region_data.ts";
import { REGION_NAMES } from "./region_name_data.ts";

/** A partition: regions that share accounts, names and a DNS suffix. */
export interface Partition {
  /** As in ARNs, such as `aws-cn`. */
  readonly id: string;
  /** The shape of its regions' codes, also of those that are not listed yet. */
  readonly pattern: RegExp;
  readonly dnsSuffix: string;
  /** The region that services without regions live in. */
  readonly homeRegion: string;
  readonly regions: readonly string[];
}

let all: readonly Partition[] | null = null;
let codes: ReadonlySet<string> | null = null;
let ids: ReadonlySet<string> | null = null;
let partitionByRegion: ReadonlyMap<string, Partition> | null = null;
let names: ReadonlyMap<string, string> | null = null;
let endpointRegions: ReadonlySet<string> | null = null;

/** All partitions, that of the commercial regions first. */
export function partitions(): readonly Partition[] {
  return all ??= PARTITIONS.trim().split("\n").map((line) => {
    const [id, pattern, dnsSuffix, homeRegion, regions] = line.split(" ") as string[];
    return {
      id: id!,
      pattern: new RegExp(pattern!),
      dnsSuffix: dnsSuffix!,
      homeRegion: homeRegion!,
      regions: regions!.split(","),
    };
  });
}

/** Tells whether this is the id of a partition, such as `aws-us-gov`. */
export function isPartition(id: string): boolean {
  ids ??= new Set(PARTITIONS.trim().split("\n").map((line) => line.slice(0, line.indexOf(" "))));
  return ids.has(id);
}

/** The codes of all regions, those of the commercial partition first. */
export function regions(): readonly string[] {
  return [...byRegion().keys()];
}

/** Tells whether this is the code of a region that is known; case and blanks count. */
export function isRegion(code: string): boolean {
  // The plain lint asks nothing else, mostly: the partitions with their patterns can wait.
  codes ??= new Set(
    PARTITIONS.trim().split("\n")
      .flatMap((line) => line.slice(line.lastIndexOf(" ") + 1).split(",")),
  );
  return codes.has(code);
}

/** The partition of a region, by the list or else by the shape of its code; null for neither. */
export function partitionOfRegion(code: string): Partition | null {
  return byRegion().get(code) ??
    partitions().find(({ pattern }) => pattern.test(code)) ?? null;
}

/** Tells whether a code has the shape of a partition's regions, listed or not. */
export function hasRegionShape(code: string): boolean {
  return partitionOfRegion(code) !== null;
}

/** The name that AWS shows for a region, such as "Europe (Ireland)"; null for one that is not known. */
export function regionName(code: string): string | null {
  return allNames().get(code) ?? null;
}

/**
 * The region that a display name means, such as "Europe (Ireland)", "EU
 * (Ireland)" or "Ireland", whatever its case; null where there is none or more
 * than one. It splits no words: "US East" alone has two.
 */
export function regionByName(name: string): string | null {
  const wanted = name.trim().toLowerCase().replace(/^eu \(/, "europe (");
  if (wanted === "") return null;
  const found = [...allNames()].filter(([, full]) => {
    const known = full.toLowerCase();
    if (known === wanted) return true;
    const place = known.slice(known.indexOf("(") + 1, -1);
    return known.endsWith(")") && (place === wanted || place === `n. ${wanted}`);
  });
  return found.length === 1 ? found[0]![0] : null;
}

/** Tells whether this is a pseudo-region of services without regions, such as `aws-global`. */
export function isGlobalRegion(code: string): boolean {
  return /^aws(?:-[a-z-]+)?-global$/.test(code) && isPartition(code.slice(0, -"-global".length));
}

/** The region within `fips-us-east-1` or `us-east-1-fips`, which SDKs take apart; null for anything else. */
export function regionOfFips(code: string): string | null {
  const match = /^fips-(.+)$|^(.+)-fips$/.exec(code);
  const region = match?.[1] ?? match?.[2];
  return region !== undefined && isRegion(region) ? region : null;
}

/** Tells whether the endpoints of a single service go by this name, as S3's by `s3-external-1`. */
export function isEndpointRegion(code: string): boolean {
  endpointRegions ??= new Set(ENDPOINT_REGIONS.trim().split(/\s/));
  return endpointRegions.has(code);
}

/** The region that a zone lies in: `us-east-1a`, or the local zone `us-west-2-lax-1a`; null for anything else. */
export function regionOfZone(code: string): string | null {
  const region = /^([a-z]{2,4}(?:-[a-z]+){1,3}-\d+)(?:-[a-z]{3}-\d+)?[a-z]$/.exec(code)?.[1];
  return region !== undefined && isRegion(region) ? region : null;
}

function byRegion(): ReadonlyMap<string, Partition> {
  return partitionByRegion ??= new Map(
    partitions().flatMap((partition) => partition.regions.map((code) => [code, partition])),
  );
}

function allNames(): ReadonlyMap<string, string> {
  return names ??= new Map(
    REGION_NAMES.trim().split("\n").map((line) => {
      const blank = line.indexOf(" ");
      return [line.slice(0, blank), line.slice(blank + 1)] as const;
    }),
  );
}
