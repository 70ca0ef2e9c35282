import { assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { Home } from "../../lib/model/home.ts";
import { type RuntimeName, RUNTIMES } from "../../lib/model/runtime.ts";
import { readFileView, readView, type ViewSection } from "../../lib/model/runtimes/mod.ts";
import { SourceFile } from "../../lib/model/source_file.ts";
import { decodeText, encodeText } from "../../lib/syntax/encoding.ts";
import { fileOf, homeOf } from "./support.ts";

const PARSING = "Unable to parse config file: /home/dev/.aws/config";
const RUST_ERROR = "error parsing /home/dev/.aws/config on line";

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
    assertEquals(errors, [
      ["cli", "config", 2, PARSING],
      ["boto3", "config", 2, PARSING],
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
    // A lone surrogate is none of the bytes that are not UTF-8.
    const file = utf16File("\ufeff[default]\nregion = a\ud800\n");
    const made = RUNTIMES.map((runtime) => {
      const { error, profiles } = readFileView(file, runtime);
      assertEquals(profiles.size, 0);
      if (error !== null) assertEquals(error.span, { start: 0, end: 1 });
      return [runtime, error?.reason ?? null];
    });
    const reason = "The file is UTF-16, not UTF-8";
    assertEquals(made, [
      ["cli", reason],
      ["boto3", reason],
      ["js", null],
      ["go", null],
      ["java", reason],
      ["rust", null],
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

  const refusals: [
    string,
    Partial<Record<RuntimeName, [at: string, reason: string, text: string]>>,
  ][] = [
    ["region = a\n", {
      boto3: ["region = a", "No section header stands above this line", PARSING],
      java: [
        "region = a",
        "No section header stands above this line",
        "Expected a profile definition on line 1",
      ],
      rust: [
        "region = a",
        "No section header stands above this line",
        `${RUST_ERROR} 1:\n  Expected a profile definition`,
      ],
    }],
    ["  region = a\n", {
      boto3: ["region = a", "No section header stands above this line", PARSING],
      java: [
        "  region = a",
        "The line is indented and no key stands between it and the header",
        "Expected a profile or property definition on line 1",
      ],
      rust: [
        "  region = a",
        "The line is indented and no section header stands above it",
        `${RUST_ERROR} 1:\n  Expected a profile definition`,
      ],
    }],
    ["[profile a]\n  b = c\n", {
      java: [
        "  b = c",
        "The line is indented and no key stands between it and the header",
        "Expected a profile or property definition on line 2",
      ],
      rust: [
        "  b = c",
        "The line is indented and no key stands between it and the header",
        `${RUST_ERROR} 2:\n  Expected a property definition, found continuation`,
      ],
    }],
    ["[profile a\n", {
      boto3: ["[profile a", "No section header stands above this line", PARSING],
      java: [
        "[profile a",
        "The header does not end with ]",
        "Profile definition must end with ']' on line 1",
      ],
      rust: [
        "[profile a",
        "The header does not end with ]",
        `${RUST_ERROR} 1:\n  Profile definition must end with ']'`,
      ],
    }],
    ["[profile a] services b\n", {
      java: [
        "[profile a] services b",
        "The header does not end with ]",
        "Profile definition must end with ']' on line 1",
      ],
      rust: [
        "[profile a] services b",
        "The header does not end with ]",
        `${RUST_ERROR} 1:\n  Profile definition must end with ']'`,
      ],
    }],
    ["[profile a]\nb = c\n[services a # c\n", {
      boto3: ["[services a # c", "The line has neither = nor :", PARSING],
      java: [
        "[services a # c",
        "The header does not end with ]",
        "Section definition must end with ']' on line 3",
      ],
      rust: [
        "[services a # c",
        "The header does not end with ]",
        `${RUST_ERROR} 3:\n  Profile definition must end with ']'`,
      ],
    }],
    ["[profile a]\nregion\n", {
      boto3: ["region", "The line has neither = nor :", PARSING],
      java: ["region", "The line has no =", "Expected an '=' sign defining a property on line 2"],
      rust: [
        "region",
        "The line has no =",
        `${RUST_ERROR} 2:\n  Expected an '=' sign defining a property`,
      ],
    }],
    ["[profile a]\n= x\n", {
      boto3: ["= x", "The line has no key before its delimiter", PARSING],
      java: ["= x", "The line has no key before its =", "Property did not have a name on line 2"],
      rust: [
        "= x",
        "The line has no key before its =",
        `${RUST_ERROR} 2:\n  Property did not have a name`,
      ],
    }],
    ["[profile a]\ns3 =\n  x\n", {
      boto3: ["x", "The line belongs to an indented block and has no =", PARSING],
      java: ["  x", "The line has no =", "Expected an '=' sign defining a property on line 3"],
      rust: [
        "  x",
        "The line belongs to an indented block and has no =",
        `${RUST_ERROR} 3:\n  Expected an '=' sign defining a sub-property`,
      ],
    }],
    ["[profile a]\ns3 =\n  = x\n", {
      java: ["  = x", "The line has no key before its =", "Property did not have a name on line 3"],
      rust: [
        "  = x",
        "The line has no key before its =",
        `${RUST_ERROR} 3:\n  Sub-property did not have a name`,
      ],
    }],
    ["[profile a]\nk = '\n", {
      go: [
        "k = '",
        "The value is a lone quotation mark, at which the SDK panics",
        "panic: runtime error: slice bounds out of range [1:0]",
      ],
    }],
    ["\ufeff[profile a]\nk = v\n", {
      boto3: ["\ufeff", "A byte order mark stands before the first line", PARSING],
      java: [
        "\ufeff",
        "A byte order mark stands before the first line",
        "Expected a profile definition on line 1",
      ],
      rust: [
        "\ufeff",
        "A byte order mark stands before the first line",
        `${RUST_ERROR} 1:\n  Expected a profile definition`,
      ],
    }],
    ["[profile a]\nk = \udce9\udcff\n", {
      boto3: ["\udce9", "The file holds bytes that are not UTF-8", PARSING],
    }],
  ];

  test("says why a runtime refuses a file, where, and what it prints", () => {
    for (const [text, expected] of refusals) {
      for (const runtime of RUNTIMES) {
        const { error } = readFileView(fileOf("config", text), runtime);
        const said = error && [error.file.document.slice(error.span), error.reason, error.text];
        // The AWS CLI stands on botocore too.
        const same = runtime === "cli" ? "boto3" : runtime;
        assertEquals(said, expected[same] ?? null, `${runtime}: ${text}`);
      }
    }
  });

  test("says where values and headers stand", () => {
    const text =
      "[profile dev]  # c\nregion =   \nOutput = json  # c\n  \ns3 =\n  a = b  \n  c =  \n" +
      "\ncmd = run\n  --fast  \n\n\n[profile ops]\n";
    const places = (runtime: RuntimeName, text: string) => {
      const file = fileOf("config", text);
      const { profiles } = readFileView(file, runtime);
      return [...profiles.values()].flatMap(({ places, settings }) => [
        ...places.map(({ span }) => file.document.slice(span)),
        ...[...settings.values()].flatMap(({ span, line, nested }) => [
          `${line}: ${file.document.slice(span)}`,
          ...[...nested?.values() ?? []].map((inner) =>
            `${inner.line}: ${file.document.slice(inner.span)}`
          ),
        ]),
      ]);
    };
    const block = ["5: s3 =\n  a = b  \n  c =", "6: a = b", "7: c ="];
    const dev = ["[profile dev]", "2: region =", "3: Output = json"];
    const ops = "[profile ops]";
    const whole = [dev[0]!, dev[1]!, `${dev[2]}  # c`, ...block, "9: cmd = run\n  --fast", ops];
    assertEquals(places("cli", text), whole);
    assertEquals(places("boto3", text), whole);
    assertEquals(places("js", text), [dev[0], dev[2], "6: a = b", "9: cmd = run"]);
    assertEquals(places("go", text), [...dev, ...block, "9: cmd = run\n  --fast  ", ops]);
    assertEquals(places("java", text), [...dev, ...block, "9: cmd = run\n  --fast", ops]);
    assertEquals(places("rust", text), [...dev, ...block, "9: cmd = run\n  --fast", ops]);
    for (const runtime of ["java", "rust"] satisfies RuntimeName[]) {
      const { settings } = readFileView(fileOf("config", text), runtime).profiles.get("dev")!;
      assertEquals([...settings.values()].map(({ nested }) => nested?.size ?? null), [
        ...[null, null, 2, null],
      ]);
    }
    const indented = "  [ profile\tdev ] ; c\n region = a \n\tx =y\n";
    assertEquals(places("go", "[profile a]\n \u00a0k = v\n"), ["[profile a]", "2: k = v"]);
    assertEquals(places("go", indented), ["[ profile\tdev ]", "2: region = a", "3: x =y"]);
    assertEquals(places("js", " [profile dev] # c\n region = a \n\tx =y\n"), [
      "[profile dev]",
      "2: region = a",
      "3: x =y",
    ]);
    for (const runtime of RUNTIMES) {
      assertEquals(places(runtime, "[profile dev]\nregion = a\n"), [
        "[profile dev]",
        "2: region = a",
      ]);
    }
  });
});
