import type { Factor } from "./factor.js";

/**
 * A box: on a numeric factor both ends count as inside; on a nominal one `allowed` has 1 for each category inside (and low
 * and high are unused).
 */
export interface Box {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly allowed: readonly (Uint8Array | null)[];
}

/** The smallest box round all rows, every category that occurs inside. */
export function wholeBox(factors: readonly Factor[]): Box {
  const low = new Float64Array(factors.length).fill(Infinity);
  const high = new Float64Array(factors.length).fill(-Infinity);
  const allowed = factors.map(({ kind, values, categories }, j) => {
    const seen = kind === "nominal" ? new Uint8Array(categories?.length ?? 0) : null;
    for (let i = 0; i < values.length; i++) {
      if (seen) seen[values[i]] = 1;
      if (values[i] < low[j]) low[j] = values[i];
      if (values[i] > high[j]) high[j] = values[i];
    }
    return seen;
  });
  return { low, high, allowed };
}

/** Its own copy, to change. */
export function copyBox({ low, high, allowed }: Box): Box {
  return { low: low.slice(), high: high.slice(), allowed: allowed.map((each) => each && each.slice()) };
}

/** Whether the box is narrower than `whole` on a factor. */
export function isRestricted(box: Box, whole: Box, factor: number): boolean {
  const seen = whole.allowed[factor];
  if (seen) return seen.some((each, category) => each !== box.allowed[factor]![category]);
  return box.low[factor] !== whole.low[factor] || box.high[factor] !== whole.high[factor];
}

/** Factors on which the box is narrower than `whole`, in order. */
export function restrictedFactors(box: Box, whole: Box): number[] {
  return Array.from(box.low, (_, factor) => factor).filter((factor) => isRestricted(box, whole, factor));
}

/** One restriction of a box in words of its table. */
export type Limit =
  | { readonly factor: string; readonly low: number | null; readonly high: number | null }
  | { readonly factor: string; readonly in: readonly string[] };

/** The restrictions of a box; null where a side is free. */
export function limitsOf(factors: readonly Factor[], box: Box, whole: Box): Limit[] {
  return restrictedFactors(box, whole).map((j) => {
    const { name, categories } = factors[j];
    const allowed = box.allowed[j];
    if (allowed) return { factor: name, in: categories!.filter((_, category) => allowed[category] === 1) };
    return {
      factor: name,
      low: box.low[j] === whole.low[j] ? null : box.low[j],
      high: box.high[j] === whole.high[j] ? null : box.high[j],
    };
  });
}
