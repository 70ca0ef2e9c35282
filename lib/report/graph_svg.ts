import type { Graph } from "../model/graph_types.ts";
import { cellsOf } from "./display_width.ts";
import { labelsOf, type NodeLabel, notesText, summaryOf } from "./graph_labels.ts";
import { type Box, framesOf, type PictureLink } from "./graph_frames.ts";
import { type Layout, layoutBoxes, LOOP_SPACE, type Point, type Size } from "./graph_layout.ts";
import { edgePaint, NODE_PAINTS, type PaintName, paintName } from "./graph_palette.ts";
import type { GraphOptions } from "./graph_types.ts";
import { xmlText } from "./xml.ts";

const MARGIN = 24;
const HEAD = 98;
const LEGEND = 30;
const MIN_WIDTH = 760;
/** Advance of a monospaced character, in parts of the font size. */
const ADVANCE = 0.605;
const FONT = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace";
/** Columns of the longest line in a node; all of it is in the tooltip. */
const MAX_COLUMNS = 48;

/** A line of text in a node. */
interface TextLine {
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  readonly width: number;
}

/** Draws a graph as an SVG image without scripts or anything to load. */
export function graphSvg(graph: Graph, options: GraphOptions): string {
  const labels = labelsOf(graph, options);
  const extras = servicesLines(graph, labels);
  const texts = labels.map((label, id) => linesOf(label, extras[id]!));
  const sizes = texts.map(sizeOf);
  const drawn = graph.edges.filter(({ kind }) => kind !== "services");
  const { boxes, links } = framesOf(graph, drawn, sizes);
  const layout = layoutBoxes(boxes, links);
  const nodes = placesOf(boxes, layout);
  const paints = graph.nodes.map((node, id) => paintName(node, labels[id]!));
  const summary = summaryOf(graph);
  const content = Math.max(layout.width, ...summary.map((text) => text.length * 12 * ADVANCE));
  const width = Math.ceil(Math.max(MIN_WIDTH, content + 2 * MARGIN));
  const height = Math.ceil(HEAD + layout.height + LEGEND + MARGIN);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${FONT}">`,
    `<title>${TITLE}</title>`,
    `<desc>${xmlText(summary.join("; "))}</desc>`,
    `<defs>${MARKERS}</defs>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    `<text x="${MARGIN}" y="34" font-size="17" font-weight="bold" fill="#0f172a">${TITLE}</text>`,
    ...summary.map((text, index) =>
      `<text x="${MARGIN}" y="${54 + 17 * index}" font-size="12" fill="#475569">${
        xmlText(text)
      }</text>`
    ),
    `<g transform="translate(${MARGIN} ${HEAD})" fill="#f8fafc" stroke="#cbd5e1">`,
    ...boxes.flatMap((box, index) => box.isFrame ? [drawFrame(box, layout.middles[index]!)] : []),
    `</g>`,
    `<g transform="translate(${MARGIN} ${HEAD})" fill="none" stroke-width="1.4">`,
    ...links.map((link, index) => drawLink(link, layout.bends[index]!, layout, boxes)),
    `</g>`,
    `<g transform="translate(${MARGIN} ${HEAD})">`,
    ...nodes.map((middle, id) =>
      drawNode(labels[id]!, texts[id]!, paints[id]!, middle, sizes[id]!)
    ),
    `</g>`,
    drawLegend(new Set(paints), height - MARGIN + 4),
    "</svg>",
    "",
  ].join("\n");
}

/** The middle of each node, by id. */
function placesOf(boxes: readonly Box[], { middles }: Layout): Point[] {
  const places: Point[] = [];
  boxes.forEach(({ width, height, nodes }, index) => {
    const corner = { x: middles[index]!.x - width / 2, y: middles[index]!.y - height / 2 };
    for (const { id, x, y } of nodes) places[id] = { x: corner.x + x, y: corner.y + y };
  });
  return places;
}

const TITLE = "AWS profiles and where their credentials come from";
const MARKERS = ["#475569", "#b91c1c", "#b45309", "#94a3b8"].map((color) =>
  `<marker id="arrow-${
    color.slice(1)
  }" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">` +
  `<path d="M0 0.5L7.5 4L0 7.5z" fill="${color}"/></marker>`
).join("");
const DASHES = {
  solid: "",
  dashed: ' stroke-dasharray="6 4"',
  dotted: ' stroke-dasharray="2 3"',
} as const;

/**
 * What the nodes say of services. There are no lines for these: a block that
 * half of the profiles use would cover the picture with them.
 */
function servicesLines(graph: Graph, labels: readonly NodeLabel[]): string[] {
  const lines = labels.map(() => "");
  const users = labels.map(() => 0);
  for (const { kind, from, to, isBroken } of graph.edges) {
    if (kind !== "services") continue;
    lines[from] = `services ${labels[to]!.name}${isBroken ? " (missing)" : ""}`;
    users[to]!++;
  }
  for (const [id, count] of users.entries()) {
    if (count > 0) lines[id] = `used by ${count} ${count === 1 ? "profile" : "profiles"}`;
  }
  return lines;
}

function linesOf(label: NodeLabel, extra: string): TextLine[] {
  const lines = [line(titleOf(label), 13, true)];
  for (const text of [label.detail, extra]) if (text !== "") lines.push(line(text, 11, false));
  for (const note of label.notes) lines.push(line(`(${note})`, 11, label.tone !== "plain"));
  return lines;
}

function titleOf({ kind, name }: NodeLabel): string {
  return kind === "profile" ? name : `${kind} ${name}`;
}

function line(text: string, size: number, bold: boolean): TextLine {
  const cells = cellsOf(text);
  let shown = "";
  let columns = 0;
  for (const [index, cell] of cells.entries()) {
    if (columns + cell.width >= MAX_COLUMNS && index < cells.length - 1) {
      shown += "…";
      columns++;
      break;
    }
    shown += cell.text;
    columns += cell.width;
  }
  return { text: shown, size, bold, width: columns * size * ADVANCE };
}

function sizeOf(lines: readonly TextLine[]): Size {
  return {
    width: Math.ceil(Math.max(72, ...lines.map(({ width }) => width)) + 22),
    height: 14 + lines.reduce((sum, { size }) => sum + size + 4, 0),
  };
}

function drawNode(
  label: NodeLabel,
  lines: readonly TextLine[],
  paint: PaintName,
  middle: Point,
  { width, height }: Size,
): string {
  const { fill, stroke, text } = NODE_PAINTS[paint];
  const x = middle.x - width / 2;
  const y = middle.y - height / 2;
  const dash = label.tone === "plain" ? "" : ' stroke-dasharray="5 3"';
  const all = [titleOf(label), label.detail, notesText(label)].filter((part) => part !== "");
  let below = y + 7;
  const texts = lines.map(({ text: content, size, bold }) => {
    below += size + 4;
    return `<text x="${round(x + 11)}" y="${round(below - 4)}" font-size="${size}" fill="${text}"${
      bold ? ' font-weight="bold"' : ""
    } xml:space="preserve">${xmlText(content)}</text>`;
  });
  return `<g><title>${xmlText(all.join(" - "))}</title>` +
    `<rect x="${round(x)}" y="${
      round(y)
    }" width="${width}" height="${height}" rx="6" fill="${fill}" stroke="${stroke}" stroke-width="1.3"${dash}/>` +
    `${texts.join("")}</g>`;
}

function drawFrame({ width, height }: Size, { x, y }: Point): string {
  return `<rect x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${
    round(width)
  }" height="${round(height)}" rx="10"/>`;
}

function drawLink(
  { edge, tail, head }: PictureLink,
  bends: readonly Point[],
  { middles, rights }: Layout,
  sizes: readonly Size[],
): string {
  const { stroke, line } = edgePaint(edge);
  const marker = `url(#arrow-${stroke.slice(1)})`;
  const path = tail === head ? loopPath(middles[tail]!, sizes[tail]!) : edgePath(
    { ...middles[tail]!, ...sizes[tail]!, right: rights[tail]! },
    { ...middles[head]!, ...sizes[head]! },
    bends,
  );
  return `<path d="${path}" stroke="${stroke}"${DASHES[line]} marker-end="${marker}"/>`;
}

function edgePath(
  tail: Point & Size & { readonly right: number },
  head: Point & Size,
  bends: readonly Point[],
): string {
  // Between neighbouring ranks Dagre puts one bend, which only makes the curve wiggle.
  const inner = bends.length <= 3 ? [] : bends.slice(1, -1);
  if (head.x > tail.x) {
    const out = { x: tail.x + tail.width / 2, y: tail.y };
    const into = { x: head.x - head.width / 2, y: head.y };
    // Straight ahead past what is wider in the same column, which a curve could cross.
    const clear = { x: Math.max(out.x, Math.min(tail.right, into.x)), y: out.y };
    return `M${pair(out)}H${round(clear.x)}${flowPath([clear, ...inner, into])}`;
  }
  // An edge that goes back keeps away from the middle, where the others are.
  const out = { x: tail.x - tail.width / 2, y: tail.y - tail.height / 3 };
  const into = { x: head.x + head.width / 2, y: head.y - head.height / 3 };
  return `M${pair(out)}${flowPath([out, ...inner, into])}`;
}

function loopPath({ x, y }: Point, { width }: Size): string {
  const right = x + width / 2;
  const far = right + LOOP_SPACE;
  return `M${pair({ x: right, y: y + 9 })}C${pair({ x: far, y: y + 14 })} ${
    pair({ x: far, y: y - 14 })
  } ${pair({ x: right, y: y - 9 })}`;
}

/** A curve from the first of some points that leaves and enters each horizontally. */
function flowPath(points: readonly Point[]): string {
  let path = "";
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1]!;
    const b = points[i]!;
    const half = (a.x + b.x) / 2;
    path += `C${pair({ x: half, y: a.y })} ${pair({ x: half, y: b.y })} ${pair(b)}`;
  }
  return path;
}

const LEGEND_WORDS: readonly (readonly [PaintName, string])[] = [
  ["profile", "profile"],
  ["sso-session", "sso-session"],
  ["source", "credential source"],
  ["services", "services"],
  ["problem", "broken"],
  ["idle", "unused, without credentials, or not read by all"],
];

function drawLegend(used: ReadonlySet<PaintName>, y: number): string {
  let x = MARGIN;
  const parts: string[] = [];
  const add = (text: string) => {
    parts.push(
      `<text x="${round(x)}" y="${y}" font-size="11" fill="#475569">${xmlText(text)}</text>`,
    );
    x += text.length * 11 * ADVANCE + 18;
  };
  for (const [paint, word] of LEGEND_WORDS) {
    if (!used.has(paint)) continue;
    const { fill, stroke } = NODE_PAINTS[paint];
    parts.push(
      `<rect x="${round(x)}" y="${
        y - 10
      }" width="14" height="12" rx="3" fill="${fill}" stroke="${stroke}"/>`,
    );
    x += 20;
    add(word);
  }
  add("An arrow leads from what gives to what uses it.");
  return `<g>${parts.join("")}</g>`;
}

function pair({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
