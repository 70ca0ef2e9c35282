import { type FSWatcher, watch } from "node:fs";

/** Tells of the next change in some folders. */
export interface Watcher {
  /** Settles once something in the folders has changed and has been quiet for a moment. */
  readonly changed: Promise<void>;
  /** Stops watching. */
  close(): void;
}

/** Editors write, rename and touch a file in one go. */
const QUIET_MS = 50;

/** Watches folders of the real disk, not what is below them. One that cannot be watched is left out. */
export function watchFolders(folders: readonly string[]): Watcher {
  const watchers: FSWatcher[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const changed = new Promise<void>((resolve) => {
    const notice = () => {
      clearTimeout(timer);
      timer = setTimeout(resolve, QUIET_MS);
    };
    for (const folder of folders) {
      try {
        const watcher = watch(folder, notice);
        watcher.on("error", () => {});
        watchers.push(watcher);
      } catch {
        // Such as a folder that went away meanwhile.
      }
    }
  });
  return {
    changed,
    close: () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
