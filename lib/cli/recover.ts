import type { Discovery } from "../host/discover.ts";
import { displayPath } from "../host/discover.ts";
import type { Host } from "../host/host.ts";
import { shownPath } from "../host/trouble.ts";

/**
 * Finishes or takes back what a killed run left beside the files of some homes,
 * and says so on standard error.
 *
 * @returns true if a file was written, so that the homes must be read again
 */
export function recoverHomes(host: Host, { homes }: Discovery): boolean {
  const paths = homes.flatMap(({ home }) => home.files.map(({ path }) => path));
  const { finished, unfinished } = host.recoverFiles(paths);
  const show = (path: string) => shownPath(displayPath(path, host));
  for (const path of finished) {
    host.stderr.write(
      `awsconf: A run that was stopped had written one of two files; ${
        show(path)
      } is written too now.\n`,
    );
  }
  for (const { path, reason } of unfinished) {
    host.stderr.write(
      `awsconf: A run that was stopped had written one of two files, but not ${
        show(path)
      }, and cannot be finished: ${reason}. Look at both.\n`,
    );
  }
  return finished.length > 0;
}
