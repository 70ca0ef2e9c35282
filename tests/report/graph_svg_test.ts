import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { describe, test } from "node:test";
import { SaxesParser } from "saxes";
import type { Graph } from "../../lib/model/graph_types.ts";
import { chain, EVERYTHING, graphOf, roleProfile } from "../model/graph_homes.ts";
import { drawn, graphOfNames, HOSTILE_NAMES } from "./graph_samples.ts";

/** An element of a picture. */
interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Reads a picture; throws where it is not well-formed XML. */
function read(svg: string): Element {
  const parser = new SaxesParser();
  const top: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [top];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element = {
      name,
      attributes: attributes as Record<string, string>,
      children: [],
      text: "",
    };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    open.at(-1)!.text += text;
  });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.write(svg).close();
  assertEquals(top.children.length, 1);
  return top.children[0]!;
}

/** All elements of a name, in order. */
function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...all(child, name),
  ]);
}

/** A node as it is drawn. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly stroke: string;
  readonly dashed: boolean;
  readonly lines: readonly string[];
}

function boxesOf(picture: Element): Box[] {
  return group(picture, 2).map((node): Box => {
    const { x, y, width, height, stroke, ...rest } = all(node, "rect")[0]!.attributes;
    return {
      x: Number(x),
      y: Number(y),
      width: Number(width),
      height: Number(height),
      stroke: stroke!,
      dashed: "stroke-dasharray" in rest,
      lines: all(node, "text").map(({ text }) => text),
    };
  });
}

/** The groups of a picture: frames, edges, nodes, legend. */
function group(picture: Element, index: number): readonly Element[] {
  return picture.children.filter(({ name }) => name === "g")[index]!.children;
}

function edgesOf(picture: Element): readonly Element[] {
  return group(picture, 1);
}

function assertApart(boxes: readonly Box[], picture: Element): void {
  const { width, height } = picture.attributes;
  boxes.forEach((a, index) => {
    assert(a.x >= 0 && a.y >= 0 && a.width > 0 && a.height > 0, JSON.stringify(a));
    assert(a.x + a.width <= Number(width) && a.y + a.height <= Number(height), JSON.stringify(a));
    for (const b of boxes.slice(index + 1)) {
      const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y ||
        b.y + b.height <= a.y;
      assert(apart, `${a.lines} overlaps ${b.lines}`);
    }
  });
}

async function pictureOf(graph: Graph | string): Promise<Element> {
  return read(await drawn("svg", graph));
}

describe("a graph as SVG", () => {
  test("is a picture of all nodes that do not overlap, and all edges but those to services", async () => {
    const graph = graphOf(EVERYTHING);
    const picture = await pictureOf(graph);
    assertEquals(picture.name, "svg");
    assertEquals(picture.attributes.xmlns, "http://www.w3.org/2000/svg");
    const boxes = boxesOf(picture);
    assertEquals(boxes.length, graph.nodes.length);
    assertApart(boxes, picture);
    const drawnEdges = graph.edges.filter(({ kind }) => kind !== "services");
    assertEquals(edgesOf(picture).length, drawnEdges.length);
  });

  test("says what there is in words too", async () => {
    const picture = await pictureOf(EVERYTHING);
    const [found, problems] = all(picture, "text").slice(1).map(({ text }) => text);
    assertEquals(found, "22 profiles, 2 sso-sessions, 2 services blocks");
    assertEquals(all(picture, "desc")[0]!.text, `${found}; ${problems}`);
    assertStringIncludes(problems!, "4 broken references");
  });

  test("broken nodes are red and dashed, idle ones yellow and dashed", async () => {
    const boxes = boxesOf(await pictureOf(EVERYTHING));
    const box = (title: string) => boxes.find(({ lines }) => lines[0] === title)!;
    assertEquals(
      ["ghost", "a", "both", "empty", "sso-session idle", "base"].map((title) => {
        const { stroke, dashed } = box(title);
        return [title, stroke, dashed];
      }),
      [
        ["ghost", "#b91c1c", true],
        ["a", "#b91c1c", true],
        ["both", "#b91c1c", true],
        ["empty", "#b45309", true],
        ["sso-session idle", "#b45309", true],
        ["base", "#2563eb", false],
      ],
    );
    assertEquals(box("prod").lines, [
      "prod",
      "role R in 111122223333",
      "services nowhere (missing)",
    ]);
    assertEquals(box("services local").lines, ["services local", "used by 2 profiles"]);
  });

  test("a broken edge is red and dashed, and one that is passed over is dotted", async () => {
    const paths = edgesOf(
      await pictureOf(
        roleProfile("lost", "ghost") + "[profile roleless]\nsource_profile = lost\n",
      ),
    );
    assertEquals(
      paths.map(({ attributes }) => [attributes.stroke, attributes["stroke-dasharray"]]),
      [
        ["#b91c1c", "6 4"],
        ["#b45309", "2 3"],
      ],
    );
  });

  test("an edge leads from the box that gives to the box that uses", async () => {
    const picture = await pictureOf(chain(3, false));
    const boxes = boxesOf(picture);
    edgesOf(picture).forEach(({ attributes }, index) => {
      const numbers = attributes.d!.match(/-?[\d.]+/g)!.map(Number);
      const from = boxes[index]!;
      const to = boxes[index + 1]!;
      assertEquals(numbers.slice(0, 2), [from.x + from.width, from.y + from.height / 2]);
      assertEquals(numbers.slice(-2), [to.x, to.y + to.height / 2]);
    });
  });

  test("is well-formed whatever the names are, loads nothing and runs nothing", async () => {
    for (const graph of [graphOfNames(HOSTILE_NAMES), graphOf(EVERYTHING)]) {
      const svg = await drawn("svg", graph);
      const names = new Set(all(read(`<a>${svg}</a>`), "svg").flatMap((one) => elementNames(one)));
      assertEquals([...names].sort(), [
        "defs",
        "desc",
        "g",
        "marker",
        "path",
        "rect",
        "svg",
        "text",
        "title",
      ]);
      assert(!/href|url\((?!#)|style=|on\w+=/.test(svg.replace(/>[^<]*</g, "><")));
    }
  });

  test("shows names as they are, invisible characters spelt out", async () => {
    const boxes = boxesOf(await pictureOf(graphOfNames(["a<b>&amp;\"'c", "\u202eabc", "東京"])));
    assertEquals(boxes.map(({ lines }) => lines[0]), ["a<b>&amp;\"'c", "\\u{202e}abc", "東京"]);
  });

  test("cuts a long name short, and has it in full in the tooltip", async () => {
    const name = "x".repeat(200);
    const picture = await pictureOf(graphOfNames([name]));
    const [box] = boxesOf(picture);
    assertEquals(box!.lines[0], `${"x".repeat(47)}…`);
    assertEquals(all(picture, "title")[1]!.text, name);
  });

  test("self-references are loops within the picture", async () => {
    const picture = await pictureOf(roleProfile("self", "self"));
    const d = edgesOf(picture)[0]!.attributes.d!;
    const right = Math.max(...d.match(/-?[\d.]+/g)!.map(Number));
    assert(right < Number(picture.attributes.width));
  });

  test("many profiles that use the same and are used by none share a frame", async () => {
    const session = "[sso-session s]\nsso_region = x\n";
    const users = (count: number) =>
      Array.from({ length: count }, (_, i) => `[profile u${i}]\nsso_session = s\n`).join("");
    const few = await pictureOf(session + users(8));
    assertEquals([group(few, 0).length, edgesOf(few).length], [0, 8]);
    const many = await pictureOf(session + users(9) + roleProfile("dev", "u8"));
    assertEquals([group(many, 0).length, edgesOf(many).length], [0, 10]);
    const picture = await pictureOf(`${session}${users(20)}${roleProfile("dev", "u7")}`);
    const [frame] = group(picture, 0);
    // To the frame, to u7, and from u7 to dev.
    assertEquals([group(picture, 0).length, edgesOf(picture).length], [1, 3]);
    const { x, y, width, height } = frame!.attributes;
    const inside = boxesOf(picture).filter((box) =>
      box.x > Number(x) && box.x + box.width < Number(x) + Number(width) &&
      box.y > Number(y) && box.y + box.height < Number(y) + Number(height)
    );
    assertEquals(inside.map(({ lines }) => lines[0]), [
      ...Array.from({ length: 20 }, (_, i) => `u${i}`).filter((name) => name !== "u7"),
    ]);
    const ends = edgesOf(picture).map(({ attributes }) => attributes.d!.split(" ").at(-1));
    assertEquals(ends.includes(String(Number(y) + Number(height) / 2)), true);
  });

  test("a broken edge to a frame is broken for all in it", async () => {
    const lost = Array.from({ length: 12 }, (_, i) => roleProfile(`p${i}`, "ghost")).join("");
    const edges = edgesOf(await pictureOf(lost));
    assertEquals(edges.map(({ attributes }) => attributes.stroke), ["#b91c1c"]);
    const mixed = edgesOf(
      await pictureOf(
        `[profile x]\ncredential_process = x\n${lost.replaceAll("ghost", "x")}` +
          "[profile y]\nsource_profile = x\n",
      ),
    );
    assertEquals(mixed.map(({ attributes }) => attributes.stroke), ["#475569", "#b45309"]);
  });

  test("a hundred profiles fit on a sheet", async () => {
    const sections = ["[sso-session corp]\nsso_region = x\n"];
    for (let i = 0; i < 60; i++) sections.push(`[profile s${i}]\nsso_session = corp\n`);
    for (let i = 0; i < 30; i++) sections.push(roleProfile(`r${i}`, `s${i % 7}`));
    for (let i = 0; i < 10; i++) sections.push(`[profile p${i}]\ncredential_process = x\n`);
    const picture = await pictureOf(sections.join(""));
    const boxes = boxesOf(picture);
    assertEquals(boxes.length, 101);
    assertApart(boxes, picture);
    const { width, height } = picture.attributes;
    const ratio = Number(width) / Number(height);
    assert(ratio > 0.4 && ratio < 2.5, `${width} by ${height}`);
    const area = boxes.reduce((sum, box) => sum + box.width * box.height, 0);
    assert(Number(width) * Number(height) < 8 * area, `${width} by ${height} for ${area}`);
  });

  test("a chain of which every profile names further sources is as large as the chain", async () => {
    const sections = ["[sso-session s]\nsso_region = x\n", "[profile p0]\nsso_session = s\n"];
    for (let i = 1; i < 300; i++) {
      sections.push(
        `${roleProfile(`p${i}`, `p${i - 1}`)}sso_session = s\ncredential_source = Environment\n`,
      );
    }
    const picture = await pictureOf(sections.join(""));
    assertEquals(edgesOf(picture).length, 1 + 299 * 3);
    // Led around the nodes, each of these edges would take a line of its own and a bend at each node.
    assert(Number(picture.attributes.height) < 1_500, picture.attributes.height);
    const bends = edgesOf(picture).reduce(
      (sum, { attributes }) => sum + attributes.d!.split("C").length - 2,
      0,
    );
    assert(bends < 1_000, `${bends} bends`);
  });
});

function elementNames({ name, children }: Element): string[] {
  return [name, ...children.flatMap(elementNames)];
}
