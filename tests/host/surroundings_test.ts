import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { discover } from "../../lib/host/discover.ts";
import { MemoryHost } from "../../lib/host/memory_host.ts";
import { surroundingsOf } from "../../lib/host/surroundings.ts";
import { SourceFile } from "../../lib/model/source_file.ts";

function fileAt(path: string): SourceFile {
  return new SourceFile({ path, kind: "config", text: "" });
}

describe("surroundings", () => {
  const host = new MemoryHost([], {
    "/home/me/.aws/config": "[default]\n",
    "/home/me/project/.git/HEAD": "ref",
    "/home/me/project/infra/.aws/config": "",
    "/opt/tool": "",
  });
  const surroundings = surroundingsOf(host);

  test("tell whether something is at an absolute path or below the home directory", () => {
    assertEquals(surroundings.exists("/opt/tool"), true);
    assertEquals(surroundings.exists("/opt/other"), false);
    assertEquals(surroundings.exists("~/.aws/config"), true);
  });

  test("know nothing of relative paths and of other users' folders", () => {
    assertEquals(surroundings.exists("tool"), null);
    assertEquals(surroundings.exists("~other/tool"), null);
    assertEquals(surroundings.read("tool"), null);
  });

  test("read a file, and nothing where there is none", () => {
    assertEquals(surroundings.read("~/.aws/config"), "[default]\n");
    assertEquals(surroundings.read("/nowhere"), null);
    assertEquals(surroundings.read("/opt"), null);
  });

  test("find the repository around a file", () => {
    assertEquals(
      surroundings.repositoryOf(fileAt("project/infra/.aws/config")),
      "/home/me/project",
    );
    assertEquals(surroundings.repositoryOf(fileAt("/home/me/.aws/config")), null);
  });

  test("know the mode of the folder of a file", () => {
    assertEquals(surroundings.folderModeOf(fileAt("/home/me/x")), 0o700);
    assertEquals(surroundings.folderModeOf(fileAt("/none/x")), null);
  });

  test("know what version control makes of a file", () => {
    assertEquals(surroundings.trackingOf(fileAt("project/infra/.aws/config")), "untracked");
    assertEquals(surroundings.trackingOf(fileAt("/home/me/.aws/config")), null);
    assertEquals(surroundings.trackingOf(fileAt("project/<stdin>")), null);
  });

  test("tell whether a file system keeps permission bits", () => {
    assertEquals(surroundings.keepsModes(fileAt("/home/me/.aws/config")), true);
    // A Windows drive in WSL shows the same bits everywhere.
    const drive = new MemoryHost([], { "/mnt/c/me/.aws/config": "" });
    for (const path of ["/mnt/c/me/.aws/config", "/mnt/c/me/.aws", "/mnt/c/me"]) {
      drive.disk.find(path)!.mode = 0o777;
    }
    const file = fileAt("/mnt/c/me/.aws/config");
    assertEquals(surroundingsOf(drive).keepsModes(file), false);
    // Somebody who gave everything below his own folder to all is told so.
    drive.disk.find("/mnt/c/me")!.mode = 0o755;
    assertEquals(surroundingsOf(drive).keepsModes(file), true);
    const windows = Object.assign(new MemoryHost(), { platform: "win32" });
    assertEquals(surroundingsOf(windows).keepsModes(fileAt("x")), false);
    assertEquals(surroundings.keepsModes(fileAt("/none/x")), false);
  });

  test("are those of every home that is found", () => {
    const { homes } = discover(host, {
      paths: [],
      kind: null,
      useEnvironment: true,
      stdinName: null,
      explicit: {},
    });
    assertEquals(homes[0]!.home.surroundings!.exists("/opt/tool"), true);
    assertEquals(homes[0]!.home.surroundings!.now, host.now());
    assertEquals(homes[0]!.home.isOwn, true);
  });
});
