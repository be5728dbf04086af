/** What the indices of one outcome are means of, one line a base row: a resample is a weighted sum of lines. */
export interface Products {
  readonly base: number;
  readonly factors: number;
  /** Shape [base][width]: a + b, a² + b², then b(ab_j − a) and (a − ab_j)²/2 by factor, then ba_j·ab_l − a·b by pair. */
  readonly values: Float64Array;
  readonly width: number;
  /** Their sums over all base rows. Shape [width]. */
  readonly sums: Float64Array;
  /** Variance of the outcome over all its rows, in its own unit squared. */
  readonly variance: number;
  /** Place of a pair j < l among the pairs; null without BA rows. */
  readonly pairs: ((j: number, l: number) => number) | null;
}

/** Products of an outcome in Saltelli's order; base rows with a number missing left out. O(rows × k). */
export function productsOf(y: Float64Array, factors: number, second: boolean): Products {
  const step = factors * (second ? 2 : 1) + 2;
  const whole = wholeRows(y, step);
  const { mean, variance } = momentsOf(y, whole, step);
  const deviation = Math.sqrt(variance);
  const pairCount = second ? (factors * (factors - 1)) / 2 : 0;
  const width = 2 + 2 * factors + pairCount;
  const values = new Float64Array(whole.length * width);
  const row = new Float64Array(step);
  whole.forEach((from, place) => {
    for (let c = 0; c < step; c++) row[c] = (y[from + c] - mean) / deviation;
    writeLine(row, factors, second, values.subarray(place * width, (place + 1) * width));
  });
  const sums = new Float64Array(width);
  for (let at = 0; at < values.length; at++) sums[at % width] += values[at];
  const pairs = second ? (j: number, l: number): number => j * factors - (j * (j + 1)) / 2 + l - j - 1 : null;
  return { base: whole.length, factors, values, width, sums, variance, pairs };
}

function wholeRows(y: Float64Array, step: number): number[] {
  const whole: number[] = [];
  for (let from = 0; from < y.length; from += step)
    if (y.subarray(from, from + step).every((value) => Number.isFinite(value))) whole.push(from);
  return whole;
}

/** Mean and variance (of the population) over the whole rows, in two passes. */
function momentsOf(y: Float64Array, whole: readonly number[], step: number): { mean: number; variance: number } {
  let sum = 0;
  for (const from of whole) for (let c = 0; c < step; c++) sum += y[from + c];
  const mean = sum / (whole.length * step);
  let square = 0;
  for (const from of whole) for (let c = 0; c < step; c++) square += (y[from + c] - mean) * (y[from + c] - mean);
  return { mean, variance: square / (whole.length * step) };
}

function writeLine(row: Float64Array, factors: number, second: boolean, line: Float64Array): void {
  const a = row[0];
  const b = row[row.length - 1];
  line[0] = a + b;
  line[1] = a * a + b * b;
  let at = 2;
  for (let j = 0; j < factors; j++) line[at++] = b * (row[1 + j] - a);
  for (let j = 0; j < factors; j++) line[at++] = ((a - row[1 + j]) * (a - row[1 + j])) / 2;
  if (!second) return;
  for (let j = 0; j < factors; j++)
    for (let l = j + 1; l < factors; l++) line[at++] = row[1 + factors + j] * row[1 + l] - a * b;
}

/**
 * Indices out of the sums of a (re)sample of `base` rows: first by factor, total by factor, second by pair. NaN where A and B
 * do not vary.
 */
export function readIndices(
  { factors, width, variance }: Products,
  sums: Float64Array | null,
  base: number,
): Float64Array {
  const indices = new Float64Array(width - 2).fill(NaN);
  if (sums === null || !(variance > 0)) return indices;
  const mean = sums[0] / (2 * base);
  const own = sums[1] / (2 * base) - mean * mean;
  if (!(own > 0)) return indices;
  for (let c = 0; c < indices.length; c++) indices[c] = sums[c + 2] / base / own;
  let at = 2 * factors;
  for (let j = 0; j < factors && at < indices.length; j++)
    for (let l = j + 1; l < factors; l++) indices[at++] -= indices[j] + indices[l];
  return indices;
}
