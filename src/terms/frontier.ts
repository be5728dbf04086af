/** Two parties' gains from each way of settling one block. */
export interface Stage {
  readonly a: Float64Array;
  readonly b: Float64Array;
  /** Ways that may be taken; ways left out are excluded. */
  readonly ways: readonly number[];
}

/** The exact frontier of a sum of stages: points by rising `b`, and the way taken at each stage. */
export interface Frontier {
  readonly a: Float64Array;
  readonly b: Float64Array;
  /** Way of each stage at a point. O(stages). */
  readonly choice: (point: number) => number[];
  /** Every choice that gives the point's totals, at most `most`. */
  readonly choices: (point: number, most: number) => number[][];
}

/** Utilities nearer than this are the same: sums of twenty rounded terms differ by less. For totals beyond 1, times the total. */
export const SAME = 1e-12;

/** What two totals of these stages may differ by and still be the same: `SAME` times the largest total, at least `SAME`. */
export function toleranceOf(stages: readonly Stage[]): number {
  const size = (party: "a" | "b"): number =>
    stages.reduce((sum, stage) => sum + stage[party].reduce((most, gain) => Math.max(most, Math.abs(gain)), 0), 0);
  return SAME * Math.max(1, size("a"), size("b"));
}

/** More points than this are refused: parties whose gains are exactly opposed leave every package on the frontier. */
const MOST_POINTS = 500_000;

interface Layer {
  a: Float64Array;
  b: Float64Array;
  from: Int32Array;
  way: Int32Array;
}

/**
 * Exact Pareto frontier of Σ stages for two parties, without enumerating the product: stages are merged one by one and
 * what is dominated is dropped at once, which loses nothing since gains add. Each distinct point appears once.
 *
 * @param least drop what cannot reach these totals any more; −Infinity keeps all
 * Throws (path: sentence) beyond 500,000 points. Cost O(Σ points · ways · log); memory O(points · stages). Source: Nemhauser & Ullmann (1969) for the sum of stages.
 */
export function frontierOf(
  stages: readonly Stage[],
  least: readonly [number, number] = [-Infinity, -Infinity],
): Frontier {
  const layers: Layer[] = [];
  let points: Layer = { a: Float64Array.of(0), b: Float64Array.of(0), from: new Int32Array(1), way: new Int32Array(1) };
  const restA = suffix(stages, "a");
  const restB = suffix(stages, "b");
  const same = toleranceOf(stages);
  stages.forEach((stage, k) => {
    points = merge(points, stage, [least[0] - restA[k + 1] - same, least[1] - restB[k + 1] - same], same);
    if (points.a.length > MOST_POINTS)
      throw new Error(
        `issues: ${points.a.length} packages of the first ${k + 1} blocks are on the frontier, more than ${MOST_POINTS}`,
      );
    layers.push(points);
  });
  return {
    a: points.a,
    b: points.b,
    choice: (point) => unwind(layers, point),
    choices: (point, most) => retrace({ layers, stages, most, same: 2 * same }, stages.length - 1, point),
  };
}

/** Most that the stages from k on can still add. */
function suffix(stages: readonly Stage[], party: "a" | "b"): number[] {
  const rest = new Array<number>(stages.length + 1).fill(0);
  for (let k = stages.length - 1; k >= 0; k--) {
    let most = -Infinity;
    for (const way of stages[k].ways) most = Math.max(most, stages[k][party][way]);
    rest[k] = rest[k + 1] + most;
  }
  return rest;
}

function merge(points: Layer, stage: Stage, floor: readonly [number, number], same: number): Layer {
  const ways = nondominated(stage);
  const total = points.a.length * ways.length;
  const a = new Float64Array(total);
  const b = new Float64Array(total);
  let count = 0;
  const origin = new Int32Array(total);
  const taken = new Int32Array(total);
  for (let w = 0; w < ways.length; w++) {
    for (let p = 0; p < points.a.length; p++) {
      const nextA = points.a[p] + stage.a[ways[w]];
      const nextB = points.b[p] + stage.b[ways[w]];
      if (nextA < floor[0] || nextB < floor[1]) continue;
      a[count] = nextA;
      b[count] = nextB;
      origin[count] = p;
      taken[count++] = ways[w];
    }
  }
  const order = Uint32Array.from({ length: count }, (_, k) => k).sort((x, y) => a[y] - a[x] || b[y] - b[x]);
  const kept: number[] = [];
  let best = -Infinity;
  for (let k = 0; k < count; k++) {
    if (b[order[k]] <= best + same) continue;
    // a point an equal a away, with more b, replaces the one before it
    if (kept.length > 0 && a[kept[kept.length - 1]] - a[order[k]] <= same) kept.pop();
    kept.push(order[k]);
    best = b[order[k]];
  }
  return {
    a: Float64Array.from(kept, (k) => a[k]),
    b: Float64Array.from(kept, (k) => b[k]),
    from: Int32Array.from(kept, (k) => origin[k]),
    way: Int32Array.from(kept, (k) => taken[k]),
  };
}

/** Ways of one stage that no other way of it beats for both. */
function nondominated(stage: Stage): number[] {
  const order = [...stage.ways].sort((x, y) => stage.a[y] - stage.a[x] || stage.b[y] - stage.b[x]);
  const kept: number[] = [];
  let best = -Infinity;
  for (const way of order) {
    if (stage.b[way] <= best) continue;
    kept.push(way);
    best = stage.b[way];
  }
  return kept;
}

function unwind(layers: readonly Layer[], point: number): number[] {
  const choice = new Array<number>(layers.length);
  let at = point;
  for (let k = layers.length - 1; k >= 0; k--) {
    choice[k] = layers[k].way[at];
    at = layers[k].from[at];
  }
  return choice;
}

interface Walk {
  readonly layers: readonly Layer[];
  readonly stages: readonly Stage[];
  readonly most: number;
  readonly same: number;
}

/** All choices of stages 0…k that give a point of layer k: what is kept before it is all that can lead there. */
function retrace(walk: Walk, k: number, point: number): number[][] {
  if (k < 0) return [[]];
  const { layers, stages, most, same } = walk;
  const before = k === 0 ? { a: Float64Array.of(0), b: Float64Array.of(0) } : layers[k - 1];
  const found: number[][] = [];
  for (const way of stages[k].ways) {
    const a = layers[k].a[point] - stages[k].a[way];
    const b = layers[k].b[point] - stages[k].b[way];
    for (let p = firstAtMost(before.a, a + same); p < before.a.length && before.a[p] >= a - same; p++) {
      if (Math.abs(before.b[p] - b) > same) continue;
      for (const head of retrace(walk, k - 1, p)) {
        if (found.length >= most) return found;
        found.push([...head, way]);
      }
    }
  }
  return found;
}

/** First index of a falling list at which it is no more than a value. */
function firstAtMost(falling: Float64Array, value: number): number {
  let low = 0;
  let high = falling.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (falling[middle] <= value) high = middle;
    else low = middle + 1;
  }
  return low;
}

const TURNS = 40;

/**
 * Whether some sum reaches both totals, and one that does (way of each stage), or null. Exact: weighted sums first find a
 * point or prove that there is none; only what they leave open is merged.
 */
export function reach(stages: readonly Stage[], least: readonly [number, number]): number[] | null {
  if (stages.some((stage) => stage.ways.length === 0)) return null;
  const same = toleranceOf(stages);
  let low = 0; // weight of party b in the sum, between 0 and 1
  let high = 1;
  for (let turn = 0; turn < TURNS; turn++) {
    const weight = (low + high) / 2;
    const { choice, a, b } = best(stages, weight);
    if (a >= least[0] - same && b >= least[1] - same) return choice;
    const bound = (1 - weight) * a + weight * b;
    if (bound < (1 - weight) * least[0] + weight * least[1] - same) return null;
    if (b < least[1]) low = weight;
    else high = weight;
  }
  const found = frontierOf(stages, least);
  for (let p = 0; p < found.a.length; p++)
    if (found.a[p] >= least[0] - same && found.b[p] >= least[1] - same) return found.choice(p);
  return null;
}

function best(stages: readonly Stage[], weight: number): { choice: number[]; a: number; b: number } {
  let a = 0;
  let b = 0;
  const choice = stages.map((stage) => {
    let most = -Infinity;
    let taken = -1;
    for (const way of stage.ways) {
      const value = (1 - weight) * stage.a[way] + weight * stage.b[way];
      if (value > most) {
        most = value;
        taken = way;
      }
    }
    a += stage.a[taken];
    b += stage.b[taken];
    return taken;
  });
  return { choice, a, b };
}
