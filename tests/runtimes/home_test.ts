import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { Home } from "../../lib/model/home.ts";
import { type RuntimeName, RUNTIMES } from "../../lib/model/runtime.ts";
import { readFileView, readView, type ViewSection } from "../../lib/model/runtimes/mod.ts";
import { SourceFile } from "../../lib/model/source_file.ts";
import { decodeText, encodeText } from "../../lib/syntax/encoding.ts";
import { fileOf, homeOf } from "./support.ts";

function settings(section: ViewSection | undefined): Record<string, string> {
  return Object.fromEntries([...section?.settings ?? []].map(([key, { value }]) => [key, value]));
}

function utf16File(text: string): SourceFile {
  const { text: decoded, encoding } = decodeText(encodeText(text, "utf-16le"));
  return new SourceFile({ path: "config", kind: "config", text: decoded, encoding });
}

describe("readView()", () => {
  const config = "[profile dev]\nregion = a\noutput = json\nendpoint_url = http://a\n";

  test("lays the credentials file over the config file", () => {
    const home = homeOf(config, "[dev]\nregion = b\nendpoint_url = http://b\n[ops]\nregion = c\n");
    for (const runtime of RUNTIMES) {
      const { profiles } = readView(home, runtime);
      assertEquals([...profiles.keys()], ["dev", "ops"]);
      assertEquals(settings(profiles.get("dev")), {
        region: "b",
        output: "json",
        endpoint_url: runtime === "go" ? "http://a" : "http://b",
      }, runtime);
      assertEquals(profiles.get("dev")!.places.map(({ file }) => file.kind), [
        "config",
        "credentials",
      ]);
    }
  });

  test("lets keys override in Go only as a pair", () => {
    const keys = (credentials: string) => {
      const home = homeOf("[profile dev]\naws_access_key_id = 1\n", credentials);
      return settings(readView(home, "go").profiles.get("dev"));
    };
    assertEquals(keys("[dev]\naws_access_key_id = 2\n"), { aws_access_key_id: "1" });
    assertEquals(keys("[dev]\naws_access_key_id = 2\naws_secret_access_key = 3\n"), {
      aws_access_key_id: "2",
      aws_secret_access_key: "3",
    });
  });

  test("keeps a profile of the credentials file whole where the config file has none", () => {
    const home = homeOf("", "[dev]\nendpoint_url = http://b\n");
    assertEquals(settings(readView(home, "go").profiles.get("dev")), { endpoint_url: "http://b" });
  });

  test("says where a value comes from", () => {
    const home = homeOf(config, "# note\n[dev]\nregion = b # c\n");
    const value = readView(home, "js").profiles.get("dev")!.settings.get("region")!;
    assertEquals(value.file, home.credentials);
    assertEquals(value.line, 3);
    assertEquals(value.file.document.slice(value.span), "region = b");
    const whole = readView(home, "boto3").profiles.get("dev")!.settings.get("region")!;
    assertEquals(whole.file.document.slice(whole.span), "region = b # c");
  });

  test("says where the settings of a block come from", () => {
    const home = homeOf("[profile dev]\ns3 =\n  a = 1\n\n  b = 2\nregion = x\n", null);
    for (const runtime of ["cli", "boto3", "go", "java", "rust"] satisfies RuntimeName[]) {
      const block = readView(home, runtime).profiles.get("dev")!.settings.get("s3")!;
      const { document } = block.file;
      assertEquals(document.slice(block.span), "s3 =\n  a = 1\n\n  b = 2", runtime);
      const nested = [...block.nested!].map(([key, { value, span, line }]) => [
        key,
        value,
        document.slice(span),
        line,
      ]);
      assertEquals(nested, [["a", "1", "a = 1", 3], ["b", "2", "b = 2", 5]], runtime);
    }
  });

  test("stops at an error in either file, as the runtime does", () => {
    const broken = homeOf("[profile dev]\nno delimiter\n", "[ops\nregion = x\n");
    const errors = RUNTIMES.map((runtime) => {
      const { error, profiles } = readView(broken, runtime);
      assertEquals(error === null || profiles.size === 0, true);
      return [runtime, error && error.file.kind, error && error.line, error && error.text];
    });
    const parsing = "Unable to parse config file: /home/dev/.aws/config";
    assertEquals(errors, [
      ["cli", "config", 2, parsing],
      ["boto3", "config", 2, parsing],
      ["js", null, null, null],
      ["go", null, null, null],
      ["java", "credentials", 1, "Profile definition must end with ']' on line 1"],
      [
        "rust",
        "config",
        2,
        "error parsing /home/dev/.aws/config on line 2:\n  Expected an '=' sign defining a property",
      ],
    ]);
    const half = homeOf("[profile dev]\nregion = a\n", "[ops\nregion = x\n");
    assertEquals(readView(half, "cli").error!.file.kind, "credentials");
  });

  test("reads a home without files", () => {
    for (const runtime of RUNTIMES) {
      const view = readView(new Home({ config: null, credentials: null }), runtime);
      assertEquals([view.runtime, view.error, view.profiles.size], [runtime, null, 0]);
    }
  });

  test("gives the same object again", () => {
    const home = homeOf(config, null);
    assertEquals(readView(home, "go") === readView(home, "go"), true);
  });
});

describe("readFileView()", () => {
  test("tells what each runtime makes of UTF-16", () => {
    const file = utf16File("\ufeff[default]\nregion = a\n");
    const made = RUNTIMES.map((runtime) => {
      const { error, dropped, profiles } = readFileView(file, runtime);
      assertEquals(profiles.size, 0);
      return [runtime, error?.reason ?? null, dropped.map(({ reason }) => reason)];
    });
    const reason = "The file is UTF-16, not UTF-8";
    assertEquals(made, [
      ["cli", reason, []],
      ["boto3", reason, []],
      ["js", null, [reason]],
      ["go", null, [reason]],
      ["java", reason, []],
      ["rust", null, [reason]],
    ]);
  });

  test("points at the line that is wrong", () => {
    const at = (runtime: RuntimeName, text: string) => {
      const { error } = readFileView(fileOf("config", text), runtime);
      return [error!.file.document.slice(error!.span), error!.line, error!.reason];
    };
    assertEquals(at("boto3", "[profile a]\nk = 1\n  K = 2\nK = 3\n"), [
      "K = 3",
      4,
      "This key stands above in the section already",
    ]);
    assertEquals(at("boto3", "[a]\nk = 1\n# note\n[a] # again\n"), [
      "[a]",
      4,
      "A section with this header stands above already",
    ]);
    assertEquals(at("boto3", "[a]\ns3 =\n  b = 1\n  c\n"), [
      "c",
      4,
      "The line belongs to an indented block and has no =",
    ]);
    assertEquals(at("rust", "[profile a]\n  k = 1\n"), [
      "  k = 1",
      2,
      "The line is indented and no key stands between it and the header",
    ]);
    assertEquals(at("java", "[profile a] # b]\n[profile c # d]\n"), [
      "[profile c # d]",
      2,
      "The header does not end with ]",
    ]);
  });

  test("says what is left out and why", () => {
    const left = (runtime: RuntimeName, text: string) => {
      const { dropped } = readFileView(fileOf("config", text), runtime);
      return dropped.map(({ file, span, reason }) => [file.document.slice(span), reason]);
    };
    const text = "[dev]\nk = 1\n[profile my dev]\nk = 1\n";
    const identifier = "The name has a character outside A-Z a-z 0-9 _ - / . % @ : +";
    assertEquals(left("cli", text), [
      ["[dev]", "The header does not begin with profile, sso-session or services"],
      ["[profile my dev]", "The header is not two words"],
    ]);
    assertEquals(left("go", text), [["[dev]", "The header lacks the word profile"]]);
    for (const runtime of ["java", "rust"] satisfies RuntimeName[]) {
      assertEquals(left(runtime, text), [
        ["[dev]", "The header lacks the word profile"],
        ["[profile my dev]", identifier],
      ]);
    }
    assertEquals(left("js", "[profile __proto__]\n"), [
      ["[profile __proto__]", "A section called __proto__ makes the SDK ignore the whole file"],
    ]);
  });
});
