import { Purpose, wordsOf } from "./philox.js";

/** One trajectory over k columns, each shape [k]: the level a column starts at, the one it ends at, and the step that moves it. */
export interface Walk {
  /** Levels, 0 … levels − 1. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** 1 … k: from this point of the trajectory on, the column is at its end. */
  readonly step: Int32Array;
}

/** Step of an elementary effect in the unit interval, p/(2(p − 1)): half the levels. Source: Morris (1991), §3. */
export function morrisDelta(levels: number): number {
  return levels / (2 * (levels - 1));
}

/**
 * A trajectory of random words, three a column, shape [k × 3]: where it starts, whether it goes up, and when its turn comes
 * (smallest word first). Each level is as likely as any other and so is each order. `levels` even.
 */
export function walkOf(words: Uint32Array, levels: number): Walk {
  const k = words.length / 3;
  const half = levels / 2;
  const [start, end, step] = [new Int32Array(k), new Int32Array(k), new Int32Array(k)];
  for (let column = 0; column < k; column++) {
    const low = Math.floor((words[3 * column] * half) / 4294967296);
    const up = words[3 * column + 1] >>> 31 === 1;
    start[column] = up ? low : low + half;
    end[column] = up ? low + half : low;
  }
  const order = Array.from(step, (_, column) => column);
  order.sort((a, b) => words[3 * a + 2] - words[3 * b + 2] || a - b);
  order.forEach((column, turn) => (step[column] = turn + 1));
  return { start, end, step };
}

/** Level of a column at a point of its trajectory, points 0 … k. */
export function levelAt(walk: Walk, column: number, point: number): number {
  return point >= walk.step[column] ? walk.end[column] : walk.start[column];
}

/** Trajectories one after the other, as an analysis reads them. */
export interface Trajectories {
  /** In the unit cube on the grid 0, 1/(p − 1), … 1; shape [r × (k + 1) × k]. */
  readonly points: Float64Array;
  /** Column that moves between a point and the next; shape [r × k]. */
  readonly column: Int32Array;
  /** By how much it moves, ±p/(2(p − 1)); shape [r × k]. */
  readonly step: Float64Array;
}

/** r trajectories of k + 1 points over k columns on p levels, p even. Source: Morris (1991), Technometrics 33(2). */
export function morrisTrajectories(r: number, k: number, levels: number, seed: number): Trajectories {
  const points = new Float64Array(r * (k + 1) * k);
  const column = new Int32Array(r * k);
  const step = new Float64Array(r * k);
  const words = new Uint32Array(3 * k);
  for (let t = 0; t < r; t++) {
    for (let c = 0; c < k; c++) words.set(wordsOf(seed, t, c, 4, Purpose.cube * 65536).subarray(0, 3), 3 * c);
    const walk = walkOf(words, levels);
    for (let point = 0; point <= k; point++)
      for (let c = 0; c < k; c++) points[(t * (k + 1) + point) * k + c] = levelAt(walk, c, point) / (levels - 1);
    for (let c = 0; c < k; c++) {
      column[t * k + walk.step[c] - 1] = c;
      step[t * k + walk.step[c] - 1] = walk.end[c] > walk.start[c] ? morrisDelta(levels) : -morrisDelta(levels);
    }
  }
  return { points, column, step };
}
