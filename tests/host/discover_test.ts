import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import {
  discover,
  type DiscoverOptions,
  type Discovery,
  displayPath,
} from "../../lib/host/discover.ts";
import { nodeFiles } from "../../lib/host/file_system.ts";
import type { Host } from "../../lib/host/host.ts";
import { MemoryHost } from "../../lib/host/memory_host.ts";
import type { SourceFile } from "../../lib/model/source_file.ts";
import { inScratch } from "../e2e/programs.ts";

const CONFIG = "[profile a]\nregion = x\n";
const KEYS = "[a]\naws_access_key_id = x\naws_secret_access_key = y\n";

function find(host: Host, paths: readonly string[] = [], options: Partial<DiscoverOptions> = {}) {
  return discover(host, {
    paths,
    kind: null,
    useEnvironment: false,
    stdinName: null,
    explicit: {},
    ...options,
  });
}

/** A host in memory with other answers. */
function hostWith(host: MemoryHost, changes: Partial<Host>): Host {
  return Object.assign(Object.create(host), changes);
}

/** Each home as its config and its credentials: a path with what is special about it, or `-`. */
function homesOf({ homes }: Discovery): string[] {
  const show = (file: SourceFile | null) => {
    if (file === null) return "-";
    return `${file.path}${file.exists ? "" : " (absent)"}${file.reported ? "" : " (context)"}`;
  };
  return homes.map(({ home }) => `${show(home.config)} + ${show(home.credentials)}`);
}

/** Asserts that there is one problem, whose message has the texts. */
function assertProblem({ problems }: Discovery, ...texts: string[]): void {
  assertEquals(problems.length, 1, JSON.stringify(problems));
  for (const text of texts) assertStringIncludes(problems[0]!.message, text);
}

describe("without a path, the user's own files are found", () => {
  const files = {
    ".aws/config": CONFIG,
    ".aws/credentials": KEYS,
    "other/c": CONFIG,
    "other/k": KEYS,
  };

  test("in .aws, with the environment", () => {
    const found = find(new MemoryHost([], files, { AWS_PROFILE: "a" }));
    assertEquals(homesOf(found), ["/home/me/.aws/config + /home/me/.aws/credentials"]);
    const [{ home, folder, originals }] = found.homes as [Discovery["homes"][0]];
    assertEquals(home.environment?.get("AWS_PROFILE"), "a");
    assertEquals(folder, "/home/me/.aws");
    assertEquals(new TextDecoder().decode(originals.get("credentials")!), KEYS);
    assert(home.seesBoth);
  });

  const cases: readonly (readonly [string, Record<string, string>, string])[] = [
    ["where both variables say", {
      AWS_CONFIG_FILE: "/home/me/other/c",
      AWS_SHARED_CREDENTIALS_FILE: "/home/me/other/k",
    }, "/home/me/other/c + /home/me/other/k"],
    [
      "where one variable says",
      { AWS_CONFIG_FILE: "/home/me/other/c" },
      "/home/me/other/c + /home/me/.aws/credentials",
    ],
    [
      "with ~ expanded",
      { AWS_CONFIG_FILE: "~/other/c" },
      "/home/me/other/c + /home/me/.aws/credentials",
    ],
    [
      "with variables expanded",
      { AWS_CONFIG_FILE: "$HOME/${WHERE}/c", WHERE: "other" },
      "/home/me/other/c + /home/me/.aws/credentials",
    ],
    [
      "from the current folder, for a relative path",
      { AWS_CONFIG_FILE: "other/c" },
      "/home/me/other/c + /home/me/.aws/credentials",
    ],
    [
      "at the default place, for an empty variable",
      { AWS_CONFIG_FILE: "" },
      "/home/me/.aws/config + /home/me/.aws/credentials",
    ],
    [
      "even if the variable leads nowhere",
      { AWS_CONFIG_FILE: "/none" },
      "/none (absent) + /home/me/.aws/credentials",
    ],
  ];
  for (const [name, env, expected] of cases) {
    test(name, () => {
      const found = find(new MemoryHost([], files, env));
      assertEquals(homesOf(found), [expected]);
      assertEquals(found.problems, []);
    });
  }

  test("and known to be absent where they are", () => {
    const found = find(new MemoryHost());
    assertEquals(homesOf(found), [
      "/home/me/.aws/config (absent) + /home/me/.aws/credentials (absent)",
    ]);
    assertEquals(found.homes[0]!.originals.get("config"), null);
    assert(found.homes[0]!.home.seesBoth);
    assertEquals(found.problems, []);
  });

  test("but not without HOME and variables, which is told", () => {
    const found = find(new MemoryHost([], {}, { HOME: "" }));
    assertEquals(found.homes, []);
    assertProblem(found, "HOME is not set", "Set HOME, or name the files.");
  });

  test("as far as the variables say, without HOME", () => {
    const env = { HOME: "", AWS_SHARED_CREDENTIALS_FILE: "/home/me/other/k" };
    const found = find(new MemoryHost([], files, env));
    assertEquals(homesOf(found), ["- + /home/me/other/k"]);
    assertEquals(found.homes[0]!.folder, "/home/me/other");
    assert(!found.homes[0]!.home.seesBoth);
  });

  test("and the rest of them if one cannot be read", () => {
    const host = new MemoryHost([], { ".aws/config": CONFIG });
    host.disk.put(".aws/credentials", { kind: "folder" });
    const found = find(host);
    assertEquals(homesOf(found), ["/home/me/.aws/config + -"]);
    assertProblem(found, "Cannot read /home/me/.aws/credentials: it is a folder");
  });

  test("twice if both variables name one file, as the SDKs read it twice", () => {
    const env = { AWS_CONFIG_FILE: "~/other/c", AWS_SHARED_CREDENTIALS_FILE: "~/other/c" };
    const { home } = find(new MemoryHost([], files, env)).homes[0]!;
    assertEquals([home.config?.kind, home.credentials?.kind], ["config", "credentials"]);
  });
});

describe("named files", () => {
  const files = {
    "both/config": CONFIG,
    "both/credentials": KEYS,
    "alone/config": CONFIG,
    "keys/credentials": KEYS,
    "aws.ini": CONFIG,
  };
  const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ["of one folder are one home", ["both/config", "both/credentials"], [
      "both/config + both/credentials",
    ]],
    ["in any order", ["both/credentials", "both/config"], ["both/config + both/credentials"]],
    ["have their sibling for context", ["both/config"], [
      "both/config + both/credentials (context)",
    ]],
    ["of both kinds", ["both/credentials"], ["both/config (context) + both/credentials"]],
    ["may get a new credentials file", ["alone/config"], [
      "alone/config + alone/credentials (absent) (context)",
    ]],
    ["but no new config file", ["keys/credentials"], ["- + keys/credentials"]],
    ["of another name are alone", ["aws.ini"], ["aws.ini + -"]],
    ["are linted once", ["both/config", "./both/config", "/home/me/both/config"], [
      "both/config + both/credentials (context)",
    ]],
    ["keep the path that they were named by", ["./both/../both/config", "both/credentials"], [
      "./both/../both/config + both/credentials",
    ]],
    ["of several folders are several homes", ["alone/config", "both/config", "both/credentials"], [
      "alone/config + alone/credentials (absent) (context)",
      "both/config + both/credentials",
    ]],
  ];
  for (const [name, paths, expected] of cases) {
    test(name, () => {
      const found = find(new MemoryHost([], files, { AWS_PROFILE: "a" }), paths);
      assertEquals(homesOf(found), expected);
      assertEquals(found.problems, []);
      for (const { home } of found.homes) assertEquals(home.environment, null);
    });
  }

  test("are read with the environment where that is asked for", () => {
    const host = new MemoryHost([], files, { AWS_PROFILE: "a" });
    const found = find(host, ["both/config"], { useEnvironment: true });
    assertEquals(found.homes[0]!.home.environment?.get("AWS_PROFILE"), "a");
  });

  test("do not tell what is absent from where the SDKs look", () => {
    const { home } = find(new MemoryHost([], files), ["alone/config"]).homes[0]!;
    assert(!home.seesBoth);
  });

  test("with two names are linted once", () => {
    const host = new MemoryHost([], { "dotfiles/aws-config": CONFIG, ".aws/credentials": KEYS });
    host.disk.put(".aws/config", { kind: "link", link: "../dotfiles/aws-config" });
    const paths = [".aws/config", "dotfiles/aws-config", ".aws/credentials"];
    assertEquals(homesOf(find(host, paths)), [".aws/config + .aws/credentials"]);
    assertEquals(homesOf(find(host, paths.toReversed())), [
      ".aws/config + .aws/credentials",
    ]);
    assertEquals(homesOf(find(host, ["dotfiles/aws-config", ".aws/config", ".aws/credentials"])), [
      "dotfiles/aws-config + -",
      ".aws/config (context) + .aws/credentials",
    ]);
  });

  test("are of the kind that was said", () => {
    const host = new MemoryHost([], files);
    const found = find(host, ["both/config", "both/credentials"], { kind: "config" });
    assertEquals(homesOf(found), ["both/config + -", "both/credentials + -"]);
  });

  test("that do not exist are told, and the others are linted", () => {
    const found = find(new MemoryHost([], files), ["none", "alone/config"]);
    assertProblem(found, "There is no file or folder none.");
    assertEquals(found.homes.length, 1);
  });

  test("that cannot be read are told once", () => {
    const host = new MemoryHost([], { "x/credentials": KEYS });
    host.disk.put("x/config", { kind: "other" });
    const found = find(host, ["x/config", "x/credentials"]);
    assertProblem(found, "Cannot read x/config: it is a pipe");
    assertEquals(homesOf(found), ["- + x/credentials"]);
  });

  test("that are a circle of links are told", () => {
    const host = new MemoryHost();
    host.disk.put("config", { kind: "link", link: "config" });
    assertProblem(find(host, ["config"]), "Cannot read config: its symbolic links");
  });

  test("are not bothered by a sibling that cannot be read", () => {
    const host = new MemoryHost([], { "x/config": CONFIG });
    host.disk.put("x/credentials", { kind: "other" });
    const found = find(host, ["x/config"]);
    assertEquals(found.problems, []);
    assertEquals(homesOf(found), ["x/config + -"]);
  });
});

describe("the kind of a file comes from", () => {
  const cases: readonly (readonly [string, string, "config" | "credentials"])[] = [
    ["config", KEYS, "config"],
    ["credentials", CONFIG, "credentials"],
    ["prod.config", KEYS, "config"],
    ["aws_config", KEYS, "config"],
    ["aws-config.ini", KEYS, "config"],
    ["credentials.ini", CONFIG, "credentials"],
    [".aws/config.bak", KEYS, "config"],
    ["AWS_Credentials", CONFIG, "credentials"],
    ["x.ini", CONFIG, "config"],
    ["x.ini", "[sso-session s]\n[a]\naws_access_key_id = x\n", "config"],
    ["x.ini", KEYS, "credentials"],
    ["x.ini", "[a]\n  AWS_SECRET_ACCESS_KEY: x\n", "credentials"],
    ["x.ini", "# [profile a]\n[a]\naws_access_key_id = x\n", "credentials"],
    ["x.ini", "[a]\nregion = x\n", "config"],
    ["x.ini", "", "config"],
    ["config.json", KEYS, "credentials"],
  ];
  for (const [path, text, kind] of cases) {
    test(`${path} with ${JSON.stringify(text.slice(0, 20))}`, () => {
      const { home } = find(new MemoryHost([], { [path]: text }), [path]).homes[0]!;
      assertEquals(home.files.find((file) => file.reported)?.kind, kind);
    });
  }
});

describe("a named folder stands for", () => {
  const found = (files: Record<string, string>, path: string) =>
    homesOf(find(new MemoryHost([], files), [path]));

  test("its own files, if it is an .aws folder", () => {
    const files = { ".aws/config": "", ".aws/credentials": "", ".aws/x/.aws/config": "" };
    assertEquals(found(files, ".aws"), [".aws/config + .aws/credentials"]);
  });

  test("its own files, if they look like those of the AWS tools", () => {
    const files = { "x/config": CONFIG, "x/credentials": KEYS, "x/y/.aws/config": CONFIG };
    assertEquals(found(files, "x"), ["x/config + x/credentials"]);
    assertEquals(found({ "x/config": "[default]\n" }, "x").length, 1);
  });

  test("else the .aws folders below it", () => {
    const files = {
      "x/config": "[core]\nbare = false\n",
      "x/a/.aws/config": "",
      "x/b/c/.aws/credentials": "",
      "x/b/config": CONFIG,
      "x/foo.aws/config": CONFIG,
      "x/.git/.aws/config": CONFIG,
      "x/node_modules/y/.aws/config": CONFIG,
      "x/1/2/3/4/5/6/7/.aws/config": CONFIG,
      "x/1/2/3/4/5/6/7/8/.aws/config": CONFIG,
    };
    assertEquals(found(files, "x"), [
      "x/1/2/3/4/5/6/7/.aws/config + x/1/2/3/4/5/6/7/.aws/credentials (absent) (context)",
      "x/a/.aws/config + x/a/.aws/credentials (absent) (context)",
      "- + x/b/c/.aws/credentials",
    ]);
    assertEquals(homesOf(find(new MemoryHost([], files), ["x", "x/a/.aws/config"])).length, 3);
  });

  test("files below it whose names say what they are", () => {
    const files = {
      "x/a/aws-config.ini": CONFIG,
      "x/a/aws_credentials": KEYS,
      "x/a/awsconfig.cfg": CONFIG,
      "x/a/my-aws-config.ini": CONFIG,
      "x/a/aws-config.txt": CONFIG,
    };
    assertEquals(found(files, "x"), [
      "x/a/aws-config.ini + -",
      "- + x/a/aws_credentials",
      "x/a/awsconfig.cfg + -",
    ]);
  });

  test("not what git ignores, by the files from the top of the repository down", () => {
    const files = {
      "x/.git/HEAD": "",
      "x/.gitignore": "out/\n*.bak/\n/only-here\n",
      "x/out/.aws/config": CONFIG,
      "x/sub/out/.aws/config": CONFIG,
      "x/sub/only-here/.aws/config": CONFIG,
      "x/only-here/.aws/config": CONFIG,
      "x/sub/.gitignore": "credentials\n!keep/.aws/credentials\n",
      "x/sub/a/.aws/credentials": KEYS,
      "x/sub/keep/.aws/credentials": KEYS,
    };
    const expected = [
      "x/sub/only-here/.aws/config + x/sub/only-here/.aws/credentials (absent) (context)",
    ];
    assertEquals(found(files, "x"), ["- + x/sub/keep/.aws/credentials", ...expected]);
    assertEquals(found(files, "x/sub/only-here"), expected);
    assertEquals(found(files, "x/sub/a"), []);
    // Outside of a repository ignore files are nobody's.
    const { "x/.git/HEAD": _, ...plain } = files;
    assertEquals(found(plain, "x/sub/a").length, 1);
  });

  test("nothing, if there is nothing, which is no problem", () => {
    const nothing = find(new MemoryHost([], { "x/y": "" }), ["x"]);
    assertEquals([nothing.homes, nothing.problems], [[], []]);
  });

  test("a problem, if it cannot be listed", () => {
    const host = new MemoryHost([], { "x/config": CONFIG });
    const files = { ...host.files, list: () => null };
    const found = find(hostWith(host, { files }), ["x"]);
    assertProblem(found, "Cannot read the folder x");
  });

  test(
    "the same on a real disk, links to folders being passed over",
    inScratch((scratch) => {
      scratch.write("a/.aws/config", CONFIG);
      scratch.write("a/.aws/credentials", KEYS);
      symlinkSync("..", join(scratch.path, "a/up"));
      symlinkSync("a", join(scratch.path, "b"));
      const host = hostWith(new MemoryHost(), { files: nodeFiles, cwd: scratch.path });
      const home = join(scratch.path, "a/.aws");
      assertEquals(homesOf(find(host, [scratch.path])), [`${home}/config + ${home}/credentials`]);
    }),
  );
});

test("`.` is the .aws folder where one stands in it", () => {
  const host = new MemoryHost([], { "/home/me/.aws/config": "" });
  const files = {
    ...host.files,
    isFolder: () => true,
    list: () => [{ name: "config", isFolder: false }],
  };
  const found = find(hostWith(host, { files, cwd: "/home/me/.aws" }), ["."]);
  assertEquals(found.homes.length, 1);
});

describe("standard input", () => {
  function stdin(text: string, options: Partial<DiscoverOptions>, files = {}) {
    const host = new MemoryHost([], files);
    host.stdin = new TextEncoder().encode(text);
    return find(host, ["-", "-"], options);
  }

  test("is of the kind that its content tells", () => {
    assertEquals(homesOf(stdin(CONFIG, {})), ["<stdin> + -"]);
    assertEquals(homesOf(stdin(KEYS, {})), ["- + <stdin>"]);
  });

  test("or that was said", () => {
    assertEquals(homesOf(stdin(KEYS, { kind: "config" })), ["<stdin> + -"]);
  });

  test("or that its name tells, and stands beside the other file of that folder", () => {
    const files = { "x/config": "old", "x/credentials": KEYS };
    assertEquals(homesOf(stdin(CONFIG, { stdinName: "x/config" }, files)), [
      "x/config + x/credentials (context)",
    ]);
    const { home, folder } = stdin(CONFIG, { stdinName: "x/config" }, files).homes[0]!;
    assertEquals(home.config?.document.text, CONFIG);
    assertEquals(folder, "/home/me/x");
  });

  test("is told where it cannot be read", () => {
    const host = new MemoryHost();
    host.readStdin = () => {
      throw Object.assign(new Error(), { code: "EISDIR" });
    };
    assertProblem(find(host, ["-"]), "Cannot read standard input: it is a folder");
  });
});

test("bytes that are not UTF-8, byte order marks and line ends come through", () => {
  const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, 0x5b, 0x61, 0x5d, 0x0d, 0x0a, 0xe9, 0x00]);
  const host = new MemoryHost([], { config: bytes });
  const { home, originals } = find(host, ["config"]).homes[0]!;
  assertEquals(home.config?.document.text, "\ufeff[a]\r\n\udce9\u0000");
  assertEquals([...originals.get("config")!], [...bytes]);
});

test("telling the kind of a file takes time in proportion to its length", () => {
  // With a pattern that runs over line ends this would take minutes.
  const path = "x.ini";
  const { home } = find(new MemoryHost([], { [path]: "\n \t".repeat(400_000) }), [path]).homes[0]!;
  assertEquals(home.config?.kind, "config");
});

describe("a path is shown", () => {
  const cases: readonly (readonly [string, string | null, string])[] = [
    ["/home/me/.aws/config", "/home/me", "~/.aws/config"],
    ["/home/me/.aws/config", "/home/me/", "~/.aws/config"],
    ["/home/me/..aws", "/home/me", "~/..aws"],
    ["/home/me2/.aws/config", "/home/me", "/home/me2/.aws/config"],
    ["/home/me", "/home/me", "/home/me"],
    ["/etc/aws", "/home/me", "/etc/aws"],
    ["x/config", "/home/me", "x/config"],
    ["/home/me/x", null, "/home/me/x"],
    ["/x/config", "/", "/x/config"],
  ];
  for (const [path, homeDirectory, expected] of cases) {
    test(`${path} as ${expected} with ${homeDirectory}`, () => {
      assertEquals(displayPath(path, { homeDirectory, cwd: "/" }), expected);
    });
  }
});
