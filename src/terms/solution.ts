import { SAME } from "./frontier.js";

/** Indices of the points that are best, ties together; empty where no point is worth both reservations. */
export interface Solutions {
  readonly nash: readonly number[];
  readonly egalitarian: readonly number[];
}

/**
 * Nash's point, max Π(u−d), and the egalitarian point, lexicographic max min (u−d), among points with u ≥ d.
 * Source: Nash (1950) Econometrica 18, 155–162; Kalai (1977) Econometrica 45, 1623–1630, on a finite set.
 */
export function solutionsOf(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  reservation: readonly [number, number],
): Solutions {
  const inside: number[] = [];
  for (let p = 0; p < a.length; p++)
    if (isAtLeast(a[p], reservation[0]) && isAtLeast(b[p], reservation[1])) inside.push(p);
  const gain = (p: number): [number, number] => [
    Math.max(0, a[p] - reservation[0]),
    Math.max(0, b[p] - reservation[1]),
  ];
  const product = (p: number): number => gain(p)[0] * gain(p)[1];
  const least = (p: number): number => Math.min(...gain(p));
  const most = (p: number): number => Math.max(...gain(p));
  const fair = bestOf(inside, least);
  return { nash: bestOf(inside, product), egalitarian: bestOf(fair, most) };
}

function bestOf(points: readonly number[], value: (p: number) => number): number[] {
  let top = -Infinity;
  for (const p of points) top = Math.max(top, value(p));
  return points.filter((p) => isAtLeast(value(p), top));
}

/** Whether a value reaches another but for rounding: `SAME` times its size, at least `SAME`. */
export function isAtLeast(value: number, least: number): boolean {
  return value >= least - SAME * Math.max(1, Math.abs(least));
}
