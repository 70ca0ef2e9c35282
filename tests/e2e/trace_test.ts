import { assertEquals, assertThrows } from "@std/assert";
import process from "node:process";
import { test } from "node:test";
import { BINARY, have, inScratch } from "./programs.ts";
import { complaints, spawnTraced } from "./trace.ts";

test("a trace tells sockets, programs and foreign files from the linter's own business", () => {
  const check = (line: string) => complaints(`12 ${line}`, "/home/me", ["/home/me"]).length;
  const harmless = [
    'execve("/opt/awsconf", ["awsconf"], 0x7ffc /* 3 vars */) = 0',
    'openat(AT_FDCWD, ".aws/config", O_RDONLY) = 3',
    'openat(AT_FDCWD, "/proc/self/maps", O_RDONLY) = 3',
    'renameat(AT_FDCWD, "/home/me/a", AT_FDCWD, "/home/me/b") = 0',
    "clone3({flags=CLONE_VM|CLONE_THREAD}, 88) = 13",
    "exit_group(0) = ?",
  ];
  const bad = [
    "socket(AF_INET, SOCK_STREAM, 0) = 3",
    "connect(3, {sa_family=AF_UNIX}, 16) = 0",
    'openat(AT_FDCWD, "/home/other/x", O_RDONLY) = -1 ENOENT',
    'openat(AT_FDCWD, "../other", O_RDONLY) = 3',
    'rename("/home/me/a", "/etc/b") = 0',
    "clone(child_stack=NULL, flags=SIGCHLD) = 13",
    "vfork() = 13",
  ];
  for (const line of harmless) assertEquals(check(line), 0, line);
  for (const line of bad) assertEquals(check(line), 1, line);
  assertEquals(complaints(`1 ${harmless[0]}\n1 ${harmless[0]}`, "/", ["/"]).length, 1);
});

test(
  "a traced run is judged",
  inScratch((scratch) => {
    if (!have("strace", ["-V"], "strace")) return;
    const options = {
      cwd: scratch.path,
      encoding: "utf8" as const,
      env: { HOME: scratch.path, PATH: process.env.PATH },
    };
    scratch.write(".aws/config", "[default]\nregion = eu-west-1\n");
    const { stdout, status } = spawnTraced(BINARY, [], options, [scratch.path, BINARY]);
    assertEquals([status, stdout.startsWith("No problems in 1 file")], [0, true]);
    assertThrows(
      () => spawnTraced("sh", ["-c", "ls /root; true"], options, [scratch.path]),
      Error,
      "is not quiet",
    );
  }),
);
