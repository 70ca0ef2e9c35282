/**
 * Writes what is found in the cases of the rules' pages, beyond what these show,
 * into `tests/rules/details.txt`. Read the difference before you commit it.
 */
import { writeFileSync } from "node:fs";
import { DETAILS, detailsOfAll } from "./rules/details.ts";

writeFileSync(DETAILS, detailsOfAll());
