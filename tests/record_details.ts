/**
 * Writes what is found in the cases of the rules' pages, beyond what these show,
 * into `tests/rules/details.txt`, and what the runtimes resolve in them into
 * `tests/rules/resolutions.txt`. Read the difference before you commit it.
 */
import { writeFileSync } from "node:fs";
import { DETAILS, detailsOfAll } from "./rules/details.ts";
import { RESOLUTIONS, resolutionsOfAll } from "./rules/resolutions.ts";

writeFileSync(DETAILS, detailsOfAll());
writeFileSync(RESOLUTIONS, resolutionsOfAll());
