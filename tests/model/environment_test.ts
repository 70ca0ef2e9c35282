import { assert, assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import {
  environmentFact,
  environmentNames,
  profileVariables,
  variablesOf,
} from "../../lib/catalogue/environment.ts";
import { expandVariables } from "../../lib/model/expand_variables.ts";
import { Environment } from "../../lib/model/environment.ts";
import { RUNTIMES } from "../../lib/model/runtime.ts";

describe("Environment", () => {
  test("tells whether any variable is one of AWS", () => {
    assertEquals(new Environment({ HOME: "/home/me", MY_AWS_PROFILE: "dev" }).isAboutAws, false);
    assertEquals(new Environment({ HOME: "/home/me", AWS_PROFILE: "" }).isAboutAws, true);
    assertEquals(new Environment({ AWS_PROFILE: undefined }).isAboutAws, false);
  });

  test("knows what is set, and its names in order", () => {
    const environment = new Environment({ B: "", A: "1", C: undefined });
    assertEquals(environment.names, ["A", "B"]);
    assertEquals(["A", "B", "C"].map((name) => environment.get(name)), ["1", "", undefined]);
    assertEquals(["A", "B", "C"].map((name) => environment.has(name)), [true, false, false]);
  });

  test("stands for itself in paths, where it is set", () => {
    const values: Record<string, string> = { HOME: "/home/me", EMPTY: "", "a b": "c" };
    const expand = (path: string) => expandVariables(path, (name) => values[name]);
    assertEquals(expand("$HOME/${HOME}x/$EMPTY/${a b}"), "/home/me//home/mex//c");
    for (const path of ["$HOMER", "${NONE}", "${}", "$", "${HOME", "a$"]) {
      assertEquals(expand(path), path);
    }
  });

  // Else `isAboutAws` would hide one of them.
  test("all variables that choose a profile or hold credentials begin alike", () => {
    const keys = ["aws_access_key_id", "aws_secret_access_key", "aws_session_token"];
    for (const runtime of RUNTIMES) {
      const names = [
        ...profileVariables(runtime),
        ...keys.flatMap((key) => variablesOf(key, runtime)),
      ];
      assert(names.length > 3, runtime);
      for (const name of names) assert(name.startsWith("AWS_"), name);
    }
  });

  // `env-deprecated` asks `isAboutAws` first; boto 2's own file is another rule's.
  test("all older names of variables begin so too, but for one", () => {
    const older = environmentNames()
      .filter((name) => environmentFact(name)!.supersededBy !== null);
    assertEquals(older.filter((name) => !name.startsWith("AWS_")), ["BOTO_CONFIG"]);
  });
});
