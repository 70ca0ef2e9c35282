/** Which mutants are tried when time is short. */
import { createHash } from "node:crypto";
import process from "node:process";

/** Of how many mutants one is tried: of all, unless time is short. */
const SAMPLE = Number(process.env.AWSCONF_MUTATION_SAMPLE ?? 1);

/** Chooses by what a mutant is, so that another run chooses the same ones. */
export function isInSample(file, { location: { start, end }, replacement }) {
  const name = JSON.stringify([file, start, end, replacement]);
  return createHash("sha1").update(name).digest().readUInt32BE(0) % SAMPLE === 0;
}
