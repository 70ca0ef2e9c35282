import fc from "fast-check";
import process from "node:process";

/**
 * The seed of all property tests: fixed, so that a run says the same each
 * time; `AWSCONF_SEED=random` looks for something new.
 */
const seed = process.env.AWSCONF_SEED ?? "20261123";
if (seed !== "random") fc.configureGlobal({ seed: Number(seed) });

export default fc;
