/** Boxes with their upper left corners. */
interface Packing {
  readonly width: number;
  readonly height: number;
  readonly corners: readonly { readonly x: number; readonly y: number }[];
}

interface Box {
  readonly width: number;
  readonly height: number;
}

/** A stretch of the lower border of what is packed so far. */
interface Step {
  readonly x: number;
  readonly width: number;
  readonly y: number;
}

const GAP_X = 40;
const GAP_Y = 14;
/** Width to height that pleases on a screen. */
const SHAPE = 1.4;

/** Packs boxes into a rectangle, each in its turn as high up and then as far left as it fits. */
export function packBoxes(boxes: readonly Box[]): Packing {
  const padded = boxes.map(({ width, height }) => ({
    width: width + GAP_X,
    height: height + GAP_Y,
  }));
  const area = padded.reduce((sum, { width, height }) => sum + width * height, 0);
  const limit = padded.reduce((most, { width }) => Math.max(most, width), Math.sqrt(area * SHAPE));
  let steps: readonly Step[] = [{ x: 0, width: limit, y: 0 }];
  const corners = padded.map((box) => {
    const corner = bestCorner(steps, box, limit);
    steps = cover(steps, corner, box);
    return corner;
  });
  const far = (end: (index: number) => number) => boxes.reduce((m, _, i) => Math.max(m, end(i)), 0);
  return {
    corners,
    width: far((i) => corners[i]!.x + boxes[i]!.width),
    height: far((i) => corners[i]!.y + boxes[i]!.height),
  };
}

function bestCorner(
  steps: readonly Step[],
  box: Box,
  limit: number,
): { x: number; y: number } {
  let best = { x: 0, y: Infinity };
  for (let i = 0; i < steps.length; i++) {
    const { x } = steps[i]!;
    // The box that sets the limit must not fail for a rounding error.
    if (x + box.width > limit + 0.001) break;
    let y = 0;
    for (let j = i; j < steps.length && steps[j]!.x < x + box.width; j++) {
      y = Math.max(y, steps[j]!.y);
    }
    if (y < best.y) best = { x, y };
  }
  return best;
}

/** The lower border with a box below it. */
function cover(
  steps: readonly Step[],
  { x, y }: { x: number; y: number },
  { width, height }: Box,
): Step[] {
  const end = x + width;
  const left = steps.filter((step) => step.x < x);
  const right = steps.filter((step) => step.x + step.width > end).map((step) => {
    const start = Math.max(step.x, end);
    return { x: start, width: step.x + step.width - start, y: step.y };
  });
  return [...left, { x, width, y: y + height }, ...right];
}
