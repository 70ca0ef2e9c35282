/**
 * Writes what a person sees into `tests/snapshots`, after `npm run build`. Look
 * at it as a stranger would before you commit it.
 */
import { writeFileSync } from "node:fs";
import { snapshotPath, snapshots, take } from "./snapshots.ts";

for (const snapshot of snapshots()) writeFileSync(snapshotPath(snapshot), take(snapshot));
