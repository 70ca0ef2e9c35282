/**
 * The language server as an editor meets it: the compiled executable over
 * standard input and output.
 */
import { assert, assertEquals } from "@std/assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { TOKEN_TYPES } from "../../lib/lsp/tokens.ts";
import { Scratch } from "../e2e/programs.ts";
import { Client, edited, type Json, uriOf } from "./client.ts";

const CONFIG = `[default]
region = eu-west-1

[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1

[profile dev]
sso_session = corp
sso_account_id = 210987654321
sso_role_name = Developer
region = eu-west-1

[profile prod]
role_arn = arn:aws:iam::210987654321:role/Admin
source_profile = dev
region = eu-central-1
s3 =
  addressing_style = path
services = local

[services local]
dynamodb =
  endpoint_url = http://localhost:8000
`;

interface Session {
  readonly client: Client;
  readonly scratch: Scratch;
  readonly config: string;
  readonly credentials: string;
}

/** Runs a body with a server and a home, and checks that the server ends in order and says nothing else. */
function session(
  files: { config?: string; credentials?: string },
  body: (session: Session) => Promise<void>,
  env: Readonly<Record<string, string>> = {},
): () => Promise<void> {
  return async () => {
    const scratch = new Scratch();
    const client = new Client(scratch.path, env);
    try {
      for (const [name, text] of Object.entries(files)) scratch.write(`.aws/${name}`, text);
      await client.initialize();
      await body({
        client,
        scratch,
        config: join(scratch.path, ".aws/config"),
        credentials: join(scratch.path, ".aws/credentials"),
      });
      assertEquals(await client.close(), 0);
    } finally {
      client.kill();
      scratch.remove();
    }
  };
}

const brief = (list: readonly Json[]) =>
  list.map(({ range, code }) => `${range.start.line}:${range.start.character} ${code}`);

describe("findings", () => {
  test(
    "come as one types, and go when they are mended",
    session({}, async ({ client, config }) => {
      client.open(config, CONFIG);
      assertEquals(brief(await client.diagnostics(config, 1)), []);
      client.change(config, CONFIG.replace("[profile dev]", "[dev]"), 2);
      const found = await client.diagnostics(config, 2);
      assert(brief(found).includes("7:0 unprefixed-profile"), brief(found).join());
      const [first] = found.filter(({ code }) => code === "unprefixed-profile");
      assertEquals(first.severity, 1);
      assertEquals(first.source, "awsconf");
      assert(first.codeDescription.href.endsWith("/rules/unprefixed-profile.md"));
      client.notify("textDocument/didChange", {
        textDocument: { uri: uriOf(config), version: 3 },
        contentChanges: [{
          range: { start: { line: 7, character: 1 }, end: { line: 7, character: 1 } },
          text: "profile ",
        }],
      });
      assertEquals(brief(await client.diagnostics(config, 3)), []);
    }),
  );

  test(
    "see both files, one of them on the disk, and change with either",
    session(
      { config: "[profile dev]\nregion = eu-west-1\n" },
      async ({ client, credentials, config }) => {
        const keys = "[dev]\naws_access_key_id = AKIAQ7RT2MZX7LPWV4KS\n";
        client.open(
          credentials,
          `${keys}aws_secret_access_key = q7Rt/2mZx9LpWv4KsYb1NcHd8GfJ3eAu6TiOoE5P\n`,
        );
        assertEquals(brief(await client.diagnostics(credentials, 1)), []);
        client.open(config, "[profile other]\nregion = eu-west-1\n");
        const found = await client.diagnostics(config, 1);
        assert(brief(found).includes("0:0 orphan-profile"), brief(found).join());
      },
    ),
  );

  test(
    "of the environment show in the config file",
    session({}, async ({ client, config }) => {
      client.open(config, CONFIG);
      const found = await client.diagnostics(config, 1);
      const [first] = found.filter(({ code }) => code === "env-unknown-profile");
      assertEquals(first?.range.start, { line: 0, character: 0 });
      assert(first.message.startsWith("$AWS_PROFILE: "), first.message);
    }, { AWS_PROFILE: "prdo" }),
  );

  test(
    "heed awsconf.ini, its mistakes and comments",
    session({}, async ({ client, config, scratch }) => {
      scratch.write("awsconf.ini", "[rules]\nquoted-value = off\n");
      client.open(
        config,
        '[profile a]\nsso_session = "x"\n# awsconf-ignore colon-delimiter: test\noutput: json\n',
      );
      const found = brief(await client.diagnostics(config, 1));
      assert(!found.some((one) => /quoted-value|colon-delimiter/.test(one)), found.join());
      scratch.write("awsconf.ini", "[rules]\nquoted-valu = off\n");
      client.notify("workspace/didChangeWatchedFiles", { changes: [] });
      const [trouble] = await client.diagnostics(config, 1);
      assertEquals(trouble.code, "settings");
      assert(trouble.message.includes("Did you mean `quoted-value`?"), trouble.message);
    }),
  );

  test(
    "of a closed file are taken back",
    session({}, async ({ client, config }) => {
      client.open(config, "[dev]\n");
      await client.diagnostics(config, 1);
      client.notify("textDocument/didClose", { textDocument: { uri: uriOf(config) } });
      const params = await client.notification(({ params }) => params?.version === undefined);
      assertEquals(params, { uri: uriOf(config), diagnostics: [] });
    }),
  );
});

describe("code actions", () => {
  const ask = async (client: Client, path: string, line: number, only?: string[]) => {
    const range = { start: { line, character: 0 }, end: { line, character: 0 } };
    const { result } = await client.request("textDocument/codeAction", {
      textDocument: { uri: uriOf(path) },
      range,
      context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
    });
    return result as Json[];
  };

  test(
    "offer the fix of a finding, and to ignore it",
    session({}, async ({ client, config }) => {
      const text = "[dev]\nregion = eu-west-1\n";
      client.open(config, text);
      await client.diagnostics(config, 1);
      const actions = await ask(client, config, 0, ["quickfix"]);
      const fix = actions.find(({ title }) => title === "Write `[profile dev]`");
      assertEquals(fix.isPreferred, true);
      assertEquals(
        edited(text, fix.edit.changes[uriOf(config)]),
        "[profile dev]\nregion = eu-west-1\n",
      );
      const ignore = actions.find(({ title }) => title === "Ignore unprefixed-profile here");
      assertEquals(
        edited(text, ignore.edit.changes[uriOf(config)]),
        `# awsconf-ignore unprefixed-profile: TODO: say why\n${text}`,
      );
    }),
  );

  test(
    "apply all safe fixes at once",
    session({}, async ({ client, config }) => {
      const text = '[dev]\nregion = "eu-west-1"\n[profile b]\noutput: json\n';
      client.open(config, text);
      await client.diagnostics(config, 1);
      const actions = await ask(client, config, 0, ["source.fixAll"]);
      assertEquals(actions.length, 1);
      assertEquals(actions[0].kind, "source.fixAll.awsconf");
      assertEquals(
        edited(text, actions[0].edit.changes[uriOf(config)]),
        "[profile dev]\nregion = eu-west-1\n[profile b]\noutput = json\n",
      );
    }),
  );

  test(
    "that move a secret are done by the server, and no message holds it",
    session({}, async ({ client, config, scratch, credentials }) => {
      const secret = "q7Rt/2mZx9LpWv4KsYb1NcHd8GfJ3eAu6TiOoE5P";
      const text =
        `[profile dev]\nregion = eu-west-1\naws_access_key_id = AKIAQ7RT2MZX7LPWV4KS\naws_secret_access_key = ${secret}\n`;
      scratch.write(".aws/config", text);
      client.open(config, text);
      await client.diagnostics(config, 1);
      const actions = await ask(client, config, 2, ["quickfix"]);
      const move = actions.find(({ command }) => command?.command === "awsconf.applyFix");
      assert(move !== undefined, JSON.stringify(actions));
      await client.request("workspace/executeCommand", move.command);
      assert(readFileSync(credentials, "utf8").includes(secret));
      assertEquals(readFileSync(config, "utf8"), "[profile dev]\nregion = eu-west-1\n");
      assert(!client.transcript.includes(secret.slice(4, 12)), client.transcript);
    }),
  );

  test(
    "that move a secret wait until the file is saved",
    session({ config: "[profile dev]\n" }, async ({ client, config }) => {
      const text =
        "[profile dev]\naws_access_key_id = AKIAQ7RT2MZX7LPWV4KS\naws_secret_access_key = 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\n";
      client.open(config, text);
      await client.diagnostics(config, 1);
      const actions = await ask(client, config, 1, ["quickfix"]);
      const move = actions.find(({ command }) => command?.command === "awsconf.applyFix");
      const shown = client.notification(({ method }) => method === "window/showMessage");
      const done = client.request("workspace/executeCommand", move.command);
      assert((await shown).message.includes("not saved"));
      await done;
      assertEquals(readFileSync(config, "utf8"), "[profile dev]\n");
    }),
  );
});

describe("completion", () => {
  const labels = async (
    client: Client,
    path: string,
    text: string,
    line: number,
    character: number,
  ) => {
    client.open(path, text);
    const items = await client.at("completion", path, line, character);
    return (items as Json[]).map(({ label }) => label as string);
  };
  const check = (
    name: string,
    text: string,
    [line, character]: [number, number],
    expected: readonly string[],
    missing: readonly string[] = [],
  ) =>
    test(
      name,
      session({}, async ({ client, config }) => {
        const found = await labels(client, config, text, line, character);
        for (const label of expected) assert(found.includes(label), `${label} in ${found.join()}`);
        for (const label of missing) assert(!found.includes(label), `no ${label}`);
      }),
    );

  check("offers section types", "[", [0, 1], ["profile ", "sso-session ", "default"]);
  check("offers names that are referred to", "[profile a]\nsso_session = corp\n[sso-session ]\n", [
    2,
    13,
  ], [
    "corp",
  ]);
  check(
    "offers the settings of a profile that are not there yet",
    "[profile a]\nregion = x\nro\n",
    [2, 2],
    [
      "role_arn",
      "sso_session",
    ],
    ["region", "sso_registration_scopes", "addressing_style"],
  );
  check("offers the settings of a session", "[sso-session a]\ns", [1, 1], [
    "sso_start_url",
    "sso_registration_scopes",
  ], ["role_arn"]);
  check(
    "offers nested settings in a block",
    "[profile a]\ns3 =\n  a",
    [2, 3],
    ["addressing_style"],
    [
      "region",
    ],
  );
  check("offers services and their one setting", "[services a]\nd", [1, 1], ["dynamodb"]);
  check("offers regions", "[profile a]\nregion = ", [1, 9], ["eu-west-1"]);
  check("offers enumerations", "[profile a]\noutput = ", [1, 9], ["json", "yaml-stream"]);
  check("offers booleans", "[profile a]\nuse_fips_endpoint = ", [1, 20], ["true", "false"]);
  check("offers profiles, but not the one itself", CONFIG, [15, 17], ["dev", "default"], ["prod"]);
  check("offers sessions", CONFIG, [8, 14], ["corp"]);
  check("offers rules in a comment", "# awsconf-ignore \n", [0, 17], ["missing-region"]);
  check("offers nothing in another comment", "# region \n", [0, 9], [], ["missing-region"]);
});

describe("hover", () => {
  test(
    "says what a setting does, who reads it and what it resolves to",
    session({}, async ({ client, config }) => {
      client.open(config, CONFIG);
      const hover = await client.at("hover", config, 11, 2);
      const text: string = hover.contents.value;
      assert(text.startsWith("The region that requests go to."), text);
      assert(text.includes("$AWS_REGION"), text);
      assert(text.includes("us-east-1") && text.includes("$AWS_REGION over config:12"), text);
    }, { AWS_REGION: "us-east-1" }),
  );

  test(
    "says where the credentials of a profile come from",
    session({}, async ({ client, config }) => {
      client.open(config, CONFIG);
      for (const [line, character] of [[13, 3], [15, 18]] as const) {
        const { contents } = await client.at("hover", config, line, character);
        assert(contents.value.includes("corp"), contents.value);
      }
    }),
  );

  test(
    "names a region, and shows no secret",
    session({}, async ({ client, config }) => {
      client.open(
        config,
        `${CONFIG}\n[profile k]\naws_secret_access_key = q7Rt/2mZx9LpWv4KsYb1NcHd8GfJ3eAu6TiOoE5P\n`,
      );
      assert((await client.at("hover", config, 1, 10)).contents.value.includes("Ireland"));
      const secret = await client.at("hover", config, 26, 3);
      assert(secret.contents.value.includes("secret half"));
      assert(!client.transcript.includes("2mZx9LpW"));
    }),
  );
});

describe("navigation", () => {
  const start = ({ range: { start } }: Json) => `${start.line}:${start.character}`;

  test(
    "goes from a reference to the section, in either file",
    session(
      { credentials: "[dev]\naws_access_key_id = x\n" },
      async ({ client, config, credentials }) => {
        client.open(config, CONFIG);
        const found = await client.at("definition", config, 15, 18);
        assertEquals(found.map((one: Json) => [one.uri, start(one)]), [
          [uriOf(config), "7:9"],
          [uriOf(credentials), "0:1"],
        ]);
        assertEquals((await client.at("definition", config, 8, 15)).map(start), ["3:13"]);
        assertEquals((await client.at("definition", config, 19, 12)).map(start), ["21:10"]);
        assertEquals(await client.at("definition", config, 1, 2), null);
      },
    ),
  );

  test(
    "finds every reference",
    session({}, async ({ client, config }) => {
      client.open(config, CONFIG);
      const context = (includeDeclaration: boolean) => ({ context: { includeDeclaration } });
      assertEquals((await client.at("references", config, 3, 14, context(false))).map(start), [
        "8:14",
      ]);
      assertEquals((await client.at("references", config, 8, 15, context(true))).map(start), [
        "3:13",
        "8:14",
      ]);
    }),
  );

  test(
    "renames a profile in both files",
    session({}, async ({ client, config, credentials }) => {
      const keys = "[dev]\nregion = eu-west-1\n";
      client.open(config, CONFIG);
      client.open(credentials, keys);
      assertEquals(await client.at("prepareRename", config, 15, 18), {
        start: { line: 15, character: 17 },
        end: { line: 15, character: 20 },
      });
      const { changes } = await client.at("rename", config, 15, 18, { newName: "team" });
      const text = edited(CONFIG, changes[uriOf(config)]);
      assertEquals(
        text,
        CONFIG.replace("[profile dev]", "[profile team]").replace("= dev\n", "= team\n"),
      );
      assertEquals(edited(keys, changes[uriOf(credentials)]), keys.replace("dev", "team"));
    }),
  );

  test(
    "renames sessions and services, and refuses a name that is taken or unreadable",
    session({}, async ({ client, config }) => {
      client.open(config, CONFIG);
      const session = await client.at("rename", config, 8, 15, { newName: "acme" });
      assertEquals(
        edited(CONFIG, session.changes[uriOf(config)]),
        CONFIG.replace("[sso-session corp]", "[sso-session acme]").replace("= corp\n", "= acme\n"),
      );
      const services = await client.at("rename", config, 21, 11, { newName: "here" });
      assertEquals(
        edited(CONFIG, services.changes[uriOf(config)]),
        CONFIG.replace("[services local]", "[services here]").replace("= local\n", "= here\n"),
      );
      for (const newName of ["prod", "a b]"]) {
        const { error } = await client.request("textDocument/rename", {
          textDocument: { uri: uriOf(config) },
          position: { line: 15, character: 18 },
          newName,
        });
        assert(error !== undefined && error.message.includes(newName), newName);
      }
    }),
  );
});

describe("the view of a file", () => {
  test(
    "has an outline without values",
    session({}, async ({ client, config }) => {
      client.open(config, CONFIG);
      const { result } = await client.request("textDocument/documentSymbol", {
        textDocument: { uri: uriOf(config) },
      });
      assertEquals(result.map(({ name }: Json) => name), [
        "default",
        "sso-session corp",
        "profile dev",
        "profile prod",
        "services local",
      ]);
      const prod = result[3];
      assertEquals(prod.children.map(({ name }: Json) => name), [
        "role_arn",
        "source_profile",
        "region",
        "s3",
        "services",
      ]);
      assertEquals(prod.children[3].children[0].name, "addressing_style");
      assertEquals([prod.range.start.line, prod.range.end.line], [13, 19]);
    }),
  );

  test(
    "folds sections, blocks and comments",
    session({}, async ({ client, config }) => {
      client.open(config, `# one\n# two\n\n${CONFIG}`);
      const { result } = await client.request("textDocument/foldingRange", {
        textDocument: { uri: uriOf(config) },
      });
      const folds = result.map(({ startLine, endLine }: Json) => `${startLine}-${endLine}`);
      for (const fold of ["0-1", "3-4", "16-22", "20-21"]) {
        assert(folds.includes(fold), folds.join());
      }
    }),
  );

  test(
    "is highlighted",
    session({}, async ({ client, config }) => {
      const text = "# note\n[profile dev]\nregion = eu-west-1 # home\ns3 =\n  max_queue_size = 9\n";
      client.open(config, text);
      const { result } = await client.request("textDocument/semanticTokens/full", {
        textDocument: { uri: uriOf(config) },
      });
      const lines = text.split("\n");
      let [line, column] = [0, 0];
      const tokens: string[] = [];
      for (let i = 0; i < result.data.length; i += 5) {
        const [lineDelta, columnDelta, length, type] = result.data.slice(i, i + 4);
        line += lineDelta;
        column = lineDelta > 0 ? columnDelta : column + columnDelta;
        tokens.push(`${lines[line]!.slice(column, column + length)} ${TOKEN_TYPES[type]}`);
      }
      assertEquals(tokens, [
        "# note comment",
        "profile keyword",
        "dev class",
        "region property",
        "= operator",
        "eu-west-1 enumMember",
        "# home comment",
        "s3 property",
        "= operator",
        "max_queue_size property",
        "= operator",
        "9 number",
      ]);
    }),
  );

  test(
    "links rules in comments to their pages",
    session({}, async ({ client, config }) => {
      client.open(config, "# awsconf-ignore missing-region, no-such: x\n[default]\n");
      const { result } = await client.request("textDocument/documentLink", {
        textDocument: { uri: uriOf(config) },
      });
      assertEquals(result.length, 1);
      assert(result[0].target.endsWith("/rules/missing-region.md"));
    }),
  );

  test(
    "is formatted in a range, layout only",
    session({}, async ({ client, config }) => {
      const text = "[profile a]\nregion=x  \n\n\n\noutput   =   json\n[profile b]\nregion=y\n";
      client.open(config, text);
      const { result } = await client.request("textDocument/rangeFormatting", {
        textDocument: { uri: uriOf(config) },
        range: { start: { line: 0, character: 0 }, end: { line: 7, character: 0 } },
        options: { tabSize: 2, insertSpaces: true },
      });
      assertEquals(
        edited(text, result),
        "[profile a]\nregion = x\n\noutput = json\n\n[profile b]\nregion=y\n",
      );
      const broken = "[profile a]\nregion=x\nno delimiter\n";
      client.change(config, broken, 2);
      const second = await client.request("textDocument/formatting", {
        textDocument: { uri: uriOf(config) },
        options: { tabSize: 2, insertSpaces: true },
      });
      assertEquals(second.result, []);
    }),
  );
});

describe("the protocol", () => {
  test(
    "tells what the server can do",
    async () => {
      const scratch = new Scratch();
      const client = new Client(scratch.path);
      try {
        const capabilities = await client.initialize();
        for (
          const name of [
            "completionProvider",
            "hoverProvider",
            "definitionProvider",
            "referencesProvider",
            "renameProvider",
            "documentSymbolProvider",
            "foldingRangeProvider",
            "documentLinkProvider",
            "semanticTokensProvider",
            "documentRangeFormattingProvider",
            "codeActionProvider",
          ]
        ) assert(capabilities[name], name);
        assertEquals(await client.close(), 0);
      } finally {
        client.kill();
        scratch.remove();
      }
    },
  );

  test(
    "goes on after cancelled, unknown and malformed messages",
    session({}, async ({ client, config }) => {
      client.open(config, CONFIG);
      const { id, answer } = client.send("textDocument/hover", {
        textDocument: { uri: uriOf(config) },
        position: { line: 1, character: 1 },
      });
      client.notify("$/cancelRequest", { id });
      const { error, result } = await answer;
      assert(error?.code === -32800 || result !== undefined);
      assertEquals((await client.request("no/such", {})).error?.code, -32601);
      client.notify("$/whatever", { x: 1 });
      client.raw('Content-Length: 9\r\n\r\n{"a": bad');
      client.raw("Content-Length: 2\r\n\r\n[]");
      const odd = await client.request("textDocument/hover", {
        textDocument: { uri: "untitled:x" },
        position: { line: 0, character: 0 },
      });
      assertEquals(odd.result, null);
      const wrong = await client.request("textDocument/hover", {});
      assert(wrong.error !== undefined);
      const far = await client.at("hover", config, 9999, 9999);
      assertEquals(far, null);
      assertEquals((await client.at("hover", config, 1, 2)).contents.kind, "markdown");
    }),
  );

  test("ends with the input, and with an error where nobody said so before", async () => {
    const scratch = new Scratch();
    const client = new Client(scratch.path);
    await client.initialize();
    client.notify("exit", null);
    assertEquals(await client.exited, 1);
    scratch.remove();
  });
});
