import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import {
  environmentSupplies,
  findsSetting,
  resolve,
  seesProfile,
  seesSetting,
} from "../../lib/model/resolve/mod.ts";
import { type RuntimeName, RUNTIMES } from "../../lib/model/runtime.ts";
import { homeOf } from "./graph_homes.ts";

const who = (test: (runtime: RuntimeName) => boolean) => RUNTIMES.filter(test);

describe("seesProfile()", () => {
  test("asks each runtime", () => {
    const home = homeOf({ config: '[profile "a b"]\nregion = x\n[ default ]\nregion = x\n' });
    assertEquals(who((runtime) => seesProfile(home, runtime, "a b")), ["cli", "boto3"]);
    assertEquals(who((runtime) => seesProfile(home, runtime, "default")), ["go", "java", "rust"]);
    assertEquals(who((runtime) => seesProfile(home, runtime, "nobody")), []);
  });

  test("a runtime that refuses the files would see it in mended ones", () => {
    const home = homeOf({ config: "[profile a]\nregion = x\njunk\n" });
    assertEquals(who((runtime) => seesProfile(home, runtime, "a")), [...RUNTIMES]);
  });
});

describe("seesSetting()", () => {
  test("finds what a runtime reads in a profile, wherever it comes from", () => {
    const home = homeOf({
      config: "[DEFAULT]\nrole_arn = x\n[profile a]\nregion = x\n[profile b]\nlogin_session = x\n",
    });
    const sees = (profile: string, ...keys: string[]) =>
      who((runtime) => seesSetting(home, runtime, profile, new Set(keys)));
    assertEquals(sees("a", "role_arn", "source_profile"), ["cli", "boto3"]);
    assertEquals(sees("a", "region"), [...RUNTIMES]);
    assertEquals(sees("b", "login_session").includes("go"), false);
    assertEquals(sees("b", "login_session").includes("boto3"), true);
    assertEquals(sees("nobody", "region"), []);
  });

  test("where a runtime refuses the files, what their author meant counts", () => {
    const home = homeOf({ config: "[profile a]\nregion = x\njunk\n" });
    assertEquals(seesSetting(home, "boto3", "a", new Set(["region"])), true);
    assertEquals(seesSetting(home, "boto3", "a", new Set(["output"])), false);
  });
});

describe("findsSetting()", () => {
  const finds = (env: Record<string, string>, config = "[profile a]\noutput = json\n") => {
    const home = homeOf({ config, env });
    return who((runtime) => findsSetting(home, runtime, "a", "region"));
  };

  test("looks at the variables that each runtime reads", () => {
    assertEquals(finds({ AWS_REGION: "x" }), ["cli", "js", "go", "java", "rust"]);
    assertEquals(finds({ AWS_DEFAULT_REGION: "x" }), ["cli", "boto3", "go", "rust"]);
    assertEquals(finds({}), []);
  });

  test("takes no empty value, and inherits nothing", () => {
    assertEquals(finds({ AWS_REGION: "" }), []);
    assertEquals(finds({}, "[default]\nregion = x\n[profile a]\nregion =\n"), []);
  });

  test("an empty variable lies over the profile in botocore alone", () => {
    const config = "[profile a]\nregion = x\n";
    assertEquals(finds({ AWS_DEFAULT_REGION: "" }, config), ["js", "go", "java", "rust"]);
  });

  test("finds what leaks from other sections, in those that it leaks in", () => {
    assertEquals(finds({}, "[DEFAULT]\nregion = x\n[profile a]\noutput = json\n"), [
      "cli",
      "boto3",
    ]);
    assertEquals(finds({}, "[profile a]\noutput = json\n[profile b]# c\nregion = x\n"), ["js"]);
  });

  test("says what resolve() says", () => {
    const home = homeOf({
      config: "[profile a]\nregion = x\nmax_attempts = 3\n[profile b]\noutput = json\n",
      credentials: "[b]\nregion = y\nREGION = z\n[c]\nregion=\n",
      env: { AWS_REGION: "", AWS_MAX_ATTEMPTS: "2" },
    });
    for (const runtime of RUNTIMES) {
      for (const profile of ["a", "b", "c", "d"]) {
        for (const key of ["region", "output", "max_attempts", "retry_mode"]) {
          const { settings } = resolve(home, { profile, runtime });
          const winner = settings.find((setting) => setting.key === key)?.winner ?? null;
          assertEquals(
            findsSetting(home, runtime, profile, key),
            winner !== null && winner.value !== "",
            `${runtime} ${profile} ${key}`,
          );
        }
      }
    }
  });
});

test("environmentSupplies() wants what each runtime wants", () => {
  const supplied = (env: Record<string, string>) => {
    const home = homeOf({ env });
    return who((runtime) => environmentSupplies(home, runtime));
  };
  const keys = { AWS_ACCESS_KEY_ID: "x", AWS_SECRET_ACCESS_KEY: "x" };
  assertEquals(supplied({}), []);
  assertEquals(supplied(keys), [...RUNTIMES]);
  // That the JavaScript SDK sets keys aside for a chosen profile is for another rule.
  assertEquals(supplied({ ...keys, AWS_PROFILE: "a" }), [...RUNTIMES]);
  assertEquals(supplied({ AWS_ACCESS_KEY_ID: "x" }), []);
  assertEquals(supplied({ ...keys, AWS_SECRET_ACCESS_KEY: "" }), []);
  assertEquals(supplied({ AWS_ACCESS_KEY: "x", AWS_SECRET_KEY: "x" }), ["go"]);
  assertEquals(supplied({ AWS_ROLE_ARN: "x" }), []);
  assertEquals(supplied({ AWS_ROLE_ARN: "x", AWS_WEB_IDENTITY_TOKEN_FILE: "x" }), [...RUNTIMES]);
  assertEquals(supplied({ AWS_CONTAINER_CREDENTIALS_FULL_URI: "x" }), [...RUNTIMES]);
  assertEquals(environmentSupplies(homeOf({}), "cli"), false);
});
