import { assert, assertEquals } from "@std/assert";
import { describe, test } from "node:test";
import { buildGraph, type Graph, type GraphNode } from "../../lib/model/graph.ts";
import { focusGraph } from "../../lib/model/graph_focus.ts";
import { stepsOf } from "../steps.ts";
import { RUNTIMES } from "../../lib/model/runtime.ts";
import { chain, EVERYTHING, graphOf, homeOf, roleProfile } from "./graph_homes.ts";

/** A node as `profile dev`. */
function nameOf({ kind, name }: GraphNode): string {
  return `${kind} ${name}`;
}

/** The edges as `profile prod -source_profile-> profile base`, with what is wrong about them. */
function edgesOf({ nodes, edges }: Graph): string[] {
  return edges.map((edge) => {
    const notes = [
      edge.isBroken ? "broken" : "",
      edge.isInCycle ? "cycle" : "",
      edge.ignored ?? "",
    ].filter((note) => note !== "");
    const ends = `${nameOf(nodes[edge.from]!)} -${edge.kind}-> ${nameOf(nodes[edge.to]!)}`;
    return notes.length === 0 ? ends : `${ends} (${notes.join(", ")})`;
  });
}

function node(graph: Graph, name: string): GraphNode {
  const found = graph.nodes.find((one) => nameOf(one) === name);
  assert(found !== undefined, `no node ${name}`);
  return found;
}

function namesWhere(graph: Graph, test: (node: GraphNode) => boolean): string[] {
  return graph.nodes.filter(test).map(nameOf);
}

describe("buildGraph()", () => {
  const graph = graphOf(EVERYTHING);

  test("follows every kind of reference, and says which are broken", () => {
    assertEquals(edgesOf(graph), [
      "profile default -services-> services local",
      "profile login -sso_session-> sso-session corp",
      "profile login -services-> services local",
      "profile base -source_profile-> profile login",
      "profile prod -source_profile-> profile base",
      "profile prod -services-> services nowhere (broken)",
      "profile self -source_profile-> profile self",
      "profile narcissus -source_profile-> profile narcissus (cycle)",
      "profile a -source_profile-> profile b (cycle)",
      "profile b -source_profile-> profile c (cycle)",
      "profile c -source_profile-> profile a (cycle)",
      "profile hanger-on -source_profile-> profile a",
      "profile lost -source_profile-> profile ghost (broken)",
      "profile both -source_profile-> profile login",
      "profile both -credential_source-> source Environment",
      "profile roleless -source_profile-> profile login (no-role)",
      "profile machine -credential_source-> source Ec2InstanceMetadata",
      "profile misspelt -credential_source-> source ec2 (broken)",
      "profile token -source_profile-> profile login (web-identity)",
      "profile uses-staging -source_profile-> profile staging (broken)",
      "profile staging -sso_session-> sso-session corp",
    ]);
  });

  test("tells what is not there from what nothing reads", () => {
    assertEquals(namesWhere(graph, ({ state }) => state === "missing"), [
      "services nowhere",
      "profile ghost",
      "source ec2",
    ]);
    assertEquals(namesWhere(graph, ({ state }) => state === "unread"), ["profile staging"]);
  });

  test("marks the cycles, and not what hangs on one", () => {
    assertEquals(namesWhere(graph, ({ isInCycle }) => isInCycle), [
      "profile narcissus",
      "profile a",
      "profile b",
      "profile c",
    ]);
  });

  test("marks a cycle whoever in it holds keys, and nothing but what makes it one", () => {
    const role = (name: string, source: string, more = "") =>
      `[profile ${name}]\nrole_arn = arn:x\nsource_profile = ${source}\n${more}`;
    const half = "aws_access_key_id = AKIAQ\n";
    const session = "[sso-session s]\nsso_region = x\n";
    const of = (text: string) => edgesOf(graphOf(text)).filter((edge) => edge.includes("cycle"));
    assertEquals(of(role("a", "b", `${half}sso_session = s\n`) + role("b", "a") + session), [
      "profile a -source_profile-> profile b (cycle)",
      "profile b -source_profile-> profile a (cycle)",
    ]);
    assertEquals(of(role("a", "a", half)), []);
    assertEquals(of(role("a", "a")).length, 1);
    assertEquals(edgesOf(graphOf("[profile a]\nrole_arn = arn:x\nsource_profile =\n")), []);
  });

  test("marks a role without a source and one with two", () => {
    assertEquals(node(graph, "profile sourceless").sourceFault, "none");
    assertEquals(node(graph, "profile both").sourceFault, "two");
    assertEquals(namesWhere(graph, ({ sourceFault }) => sourceFault !== null).length, 2);
  });

  test("marks what nothing uses and what has no credentials", () => {
    assertEquals(namesWhere(graph, ({ isOrphan }) => isOrphan), [
      "sso-session idle",
      "profile empty",
      "services idle",
    ]);
  });

  test("says how each profile comes to credentials", () => {
    const ways = Object.fromEntries(
      graph.nodes.flatMap(({ name, access }) => access === null ? [] : [[name, access.way]]),
    );
    assertEquals(ways, {
      default: "none",
      login: "sso",
      base: "role",
      prod: "role",
      self: "role",
      narcissus: "role",
      a: "role",
      b: "role",
      c: "role",
      "hanger-on": "role",
      lost: "role",
      both: "role",
      sourceless: "role",
      roleless: "none",
      machine: "role",
      misspelt: "role",
      token: "web-identity",
      tool: "process",
      "signed-in": "login",
      empty: "none",
      staging: "sso",
      "uses-staging": "role",
    });
  });

  test("prefers keys of the credentials file to a process, and a process to keys of the config file", () => {
    const config = "[profile a]\ncredential_process = x\n" +
      "[profile b]\ncredential_process = x\naws_access_key_id = AKIAQ7RT2MZX9LPWV4KS\n";
    const both = graphOf(config, {
      credentials: "[a]\naws_access_key_id = AKIAQ7RT2MZX9LPWV4KS\n",
    });
    assertEquals(node(both, "profile a").access?.way, "keys");
    assertEquals(node(both, "profile b").access?.way, "process");
  });

  test("a source may stand in the credentials file", () => {
    const credentials = "[base]\naws_access_key_id = AKIAQ7RT2MZX9LPWV4KS\n";
    assertEquals(edgesOf(graphOf(roleProfile("dev", "base"), { credentials })), [
      "profile dev -source_profile-> profile base",
    ]);
  });

  test("where the other file is not in view, it may hold what is missing", () => {
    const repository = graphOf(`${roleProfile("dev", "base")}[profile empty]\noutput = json\n`, {
      own: false,
    });
    assertEquals(edgesOf(repository), ["profile dev -source_profile-> profile base"]);
    assertEquals(node(repository, "profile base").state, "unseen");
    assertEquals(node(repository, "profile empty").isOrphan, false);
    // Sessions stand in the config file alone.
    const session = graphOf("[profile dev]\nsso_session = nope\n", { own: false });
    assertEquals(edgesOf(session), ["profile dev -sso_session-> sso-session nope (broken)"]);
  });

  test("keys in the environment are there for every profile", () => {
    const env = { AWS_ACCESS_KEY_ID: "AKIAQ7RT2MZX9LPWV4KS", AWS_SECRET_ACCESS_KEY: "x" };
    const config = "[profile empty]\noutput = json\n";
    assertEquals(node(graphOf(config, { env }), "profile empty").isOrphan, false);
    assertEquals(node(graphOf(config, { env: {} }), "profile empty").isOrphan, true);
  });

  test("profiles named like properties of objects are profiles", () => {
    const odd = graphOf(
      roleProfile("constructor", "__proto__") + roleProfile("toString", "valueOf"),
    );
    assertEquals(edgesOf(odd), [
      "profile constructor -source_profile-> profile __proto__ (broken)",
      "profile toString -source_profile-> profile valueOf (broken)",
    ]);
  });

  test("says which runtimes do not find a section, and which refuse the files", () => {
    const config = '[profile "a b"]\nregion = x\n[ default ]\nregion = x\n' +
      '[sso-session "a b"]\nsso_region = x\n[profile nothing]\n[profile a]\nregion = x\n';
    const read = graphOf(config, { runtimes: RUNTIMES });
    const unread = read.nodes.filter(({ unreadBy }) => unreadBy.length > 0);
    assertEquals(unread.map((one) => `${nameOf(one)}: ${one.unreadBy}`), [
      "sso-session a b: js,go,java,rust",
      "profile a b: js,go,java,rust",
      "profile default: cli,boto3,js",
    ]);
    assertEquals(namesWhere(read, ({ state }) => state === "unread"), []);
    const alone = graphOf(config, { runtimes: ["js"] });
    assertEquals(namesWhere(alone, ({ state }) => state === "unread"), [
      "sso-session a b",
      "profile a b",
      "profile default",
    ]);
    assertEquals(graphOf(`${config}junk\n`, { runtimes: ["js", "rust"] }).refusedBy, ["rust"]);
  });

  test("an empty home has an empty graph", () => {
    const { nodes, edges } = buildGraph(homeOf({}), RUNTIMES);
    assertEquals([nodes, edges], [[], []]);
  });
});

describe("focusGraph()", () => {
  const graph = graphOf(EVERYTHING);

  test("keeps what a profile gets credentials from and what gets them through it", () => {
    const part = focusGraph(graph, "base")!;
    assertEquals(part.nodes.map(nameOf), [
      "sso-session corp",
      "profile login",
      "profile base",
      "profile prod",
      "services local",
    ]);
    assertEquals(edgesOf(part), [
      "profile login -sso_session-> sso-session corp",
      "profile login -services-> services local",
      "profile base -source_profile-> profile login",
      "profile prod -source_profile-> profile base",
    ]);
    assertEquals(part.nodes.map(({ id }) => id), [0, 1, 2, 3, 4]);
  });

  test("goes round a cycle once", () => {
    assertEquals(focusGraph(graph, "b")!.nodes.map(nameOf), [
      "profile a",
      "profile b",
      "profile c",
      "profile hanger-on",
    ]);
  });

  test("is null for a profile that is not there; a name of something else is none", () => {
    assertEquals(focusGraph(graph, "nobody"), null);
    assertEquals(focusGraph(graph, "corp"), null);
  });
});

describe("the graph of a long chain takes steps in proportion to its length", () => {
  const shapes: Readonly<Record<string, (count: number) => string>> = {
    "sources first": (count) => chain(count, false),
    "sources last": (count) => chain(count, false).split(/(?=\[profile )/).reverse().join(""),
    "a circle": (count) => chain(count, true),
  };
  for (const [name, config] of Object.entries(shapes)) {
    test(name, () => {
      const stepsFor = (count: number) => {
        const home = homeOf({ config: config(count) });
        // Reading the file is another matter.
        assertEquals(home.profiles.size, count);
        return stepsOf(() => {
          const graph = buildGraph(home, RUNTIMES);
          assertEquals(focusGraph(graph, "p7")!.nodes.length, count);
        });
      };
      const small = stepsFor(1_000);
      const large = stepsFor(20_000);
      assert(small > 10_000, `${small} steps are too few to tell anything`);
      // Names are longer by a digit or two.
      assert(large <= small * 22, `${large} steps for 20 times the size of ${small}`);
    });
  }
});
