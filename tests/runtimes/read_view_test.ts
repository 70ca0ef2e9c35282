import { assertEquals } from "@std/assert";
import fc from "../fast_check.ts";
import { describe, test } from "node:test";
import { type RuntimeName, RUNTIMES } from "../../lib/model/runtime.ts";
import { readFileByLines, readFileView, readViews } from "../../lib/model/runtimes/mod.ts";
import type { FileView, ViewSections, ViewValue } from "../../lib/model/runtimes/mod.ts";
import type { FileKind } from "../../lib/model/source_file.ts";
import { anyText } from "../syntax/arbitraries.ts";
import { fileText, homeTexts } from "./homes.ts";
import { fileOf, homeOf } from "./support.ts";

// Everything that a view says, places included.
function everything(view: FileView): unknown {
  const { error } = view;
  return {
    error: error && { ...error, file: error.file.kind },
    profiles: entries(view.profiles),
    ssoSessions: entries(view.ssoSessions),
    services: entries(view.services),
  };
}

function entries(sections: ViewSections): unknown {
  return sorted(sections).map(([name, section]) => [
    name,
    section.name,
    section.places.map(({ span }) => span),
    sorted(section.settings).map(([key, value]) => [key, valueOf(value)]),
  ]);
}

function valueOf(value: ViewValue): unknown {
  const { span, line, nested } = value;
  return [
    value.value,
    span,
    line,
    nested && sorted(nested).map(([key, inner]) => [key, valueOf(inner)]),
  ];
}

function sorted<Value>(map: ReadonlyMap<string, Value>): [string, Value][] {
  return [...map].sort(([a], [b]) => a < b ? -1 : 1);
}

describe("readFileView()", () => {
  for (const kind of ["config", "credentials"] as const) {
    test(`gives for a ${kind} file what reading line by line gives`, () => {
      fc.assert(
        fc.property(fc.oneof(fileText(kind), anyText), (text) => {
          for (const runtime of RUNTIMES) {
            const file = fileOf(kind, text);
            assertEquals(
              everything(readFileView(file, runtime)),
              everything(readFileByLines(file, runtime)),
              runtime,
            );
          }
        }),
        { numRuns: 2000 },
      );
    });
  }

  // Each nearly looks as if every runtime read it the same.
  const suspects = [
    ...["[ a]", "[a ]", " [a]", "[a", "[]", "[profile]", "[profile ]", "[profile  a]", "[a] # c"],
    ...[
      "[_a]",
      "[__a]",
      "[a__]",
      "[__proto__]",
      "[default]",
      "[Default]",
      "[DEFAULT]",
      "[A]",
      "[Z]",
    ],
    ...["[a{]", "[a~]", "[a/]", "[a:]", "[0.9]", "[z-]", "[sso-session a]", "[services a]"],
    ...["[constructor]", "[hasOwnProperty]", "[isPrototypeOf]", "[toString]", "[valueOf]"],
  ];
  const bodies = [
    ...["", "  # c\nk = v", "# c\n\nk = v", "k: v", "k =", " k = v", "K = v", "k = v # c", "k =#c"],
    ...["k = ;c", "k = 'v'", 'k = "v"', "k = '", "_k = v", "__proto__ = v", "k{ = v", "k", "= v"],
    ...["k = v\nk = w", "k = v\n\ns3 =\n  a = b", "k = v\n  w", "k v = w"],
    Array.from({ length: 17 }, (_, i) => `k${i} = v`).join("\n"),
    [...Array.from({ length: 17 }, (_, i) => `k${i} = v`), "k3 = w"].join("\n"),
  ];

  const headers = [...suspects, ...suspects.map((header) => header.replace("[", "[profile "))];
  const preambles = ["", "# c\n", " # c\n", "# c\nx = y\n", " \n", "\f\n", "x\n", "\u001c\n"];
  const nearlyPlain: Record<string, string[]> = {
    headers: headers.map((header) => `[profile x]\nk = v\n${header}\nk = w\n[a]\nk = x\n`),
    bodies: bodies.map((body) =>
      `[profile x]\nk = v\n[a]\n${body}\n[profile a]\n${body}\n[profile y]\nk = x\n`
    ),
    "lines before the first header": preambles.map((text) =>
      `${text}[profile x]\nk = v\n[a]\nk = w\n`
    ),
    "sections that go together": [
      "[profile  sso-session y]\na = b\n[sso-session y]\nc = d\n",
      "[profile  services]\na = b\n[profile services]\nc = d\n[services]\ne = f\n",
      "[profile profile x]\na = b\n[profile x]\nc = d\n",
    ],
    "unusual characters": [
      "[profile a]\nk = v\n# \u00e9\n[profile b]\nk = \u00e9\n[profile c]\nk = v\n # \u00e9\n" +
      "[profile d]\nk = v\n[profile e]\nk\u00a0= v\n[profile f]\nk = v\n",
    ],
  };
  for (const [what, texts] of Object.entries(nearlyPlain)) {
    test(`gives what reading line by line gives for ${what} that nearly all read the same`, () => {
      for (const text of texts) {
        for (const kind of ["config", "credentials"] as const) {
          const file = fileOf(kind, text);
          for (const runtime of RUNTIMES) {
            const view = readFileView(file, runtime);
            assertEquals(everything(view), everything(readFileByLines(file, runtime)), text);
          }
        }
      }
    });
  }

  test("shares one view among the runtimes where all read the same", () => {
    const file = fileOf(
      "config",
      "# note\n\n[profile a]\nregion = x\n\n[default]\noutput = json\n",
    );
    const views = new Set(RUNTIMES.map((runtime) => readFileView(file, runtime)));
    assertEquals(views.size, 1);
    assertEquals([...readFileView(file, "go").profiles.keys()], ["a", "default"]);
  });
});

describe("readViews()", () => {
  test("reads any two texts without throwing", () => {
    fc.assert(
      fc.property(anyText, anyText, (config, credentials) => {
        const views = readViews(homeOf(config, credentials));
        assertEquals(Object.keys(views), [...RUNTIMES]);
        for (const runtime of RUNTIMES) everything(views[runtime]);
      }),
      { numRuns: 1000 },
    );
  });

  test("holds spans within the files and lines that exist", () => {
    fc.assert(
      fc.property(homeTexts, ({ config, credentials }) => {
        const home = homeOf(config, credentials);
        for (const runtime of RUNTIMES) {
          for (const section of readViews(home)[runtime].profiles.values()) {
            for (const value of section.settings.values()) checkPlace(value, runtime);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  test("never shows a value in a reason", () => {
    const secret = "wJalrXUtnFEMI7MDENGbPxRfiCY";
    const texts = [
      `[a]\n${secret}\n`,
      `${secret}\n`,
      `[a]\nk = ${secret}\nk = 1\n`,
      `[a\nk=${secret}`,
    ];
    for (const kind of ["config", "credentials"] satisfies FileKind[]) {
      for (const text of texts) {
        for (const runtime of RUNTIMES) {
          const { error } = readFileView(fileOf(kind, text), runtime);
          assertEquals(`${error?.reason} ${error?.text}`.includes(secret), false, runtime);
        }
      }
    }
  });
});

function checkPlace(value: ViewValue, runtime: RuntimeName): void {
  const { span, file, line } = value;
  const { text } = file.document;
  assertEquals(span.start <= span.end && span.end <= text.length, true, runtime);
  // The first line of the span is the line of the key, as people count them.
  if (!text.includes("\r")) {
    assertEquals(file.document.position(span.start).line, line, runtime);
  }
}
