/** Importance of each world, 0 or more, on any scale; null: all alike. */
export type Weights = ArrayLike<number> | null;

/** Indices of the defined values from the lowest to the highest; ties by place. */
export function orderOfValues(values: ArrayLike<number>): Uint32Array {
  const kept = Array.from(values, (_, j) => j).filter((j) => values[j] === values[j]);
  return Uint32Array.from(kept).sort((a, b) => values[a] - values[b] || a - b);
}

/** Mean of the defined values; NaN where nothing has weight. */
export function weightedMean(values: ArrayLike<number>, weights: Weights = null): number {
  let sum = 0;
  let mass = 0;
  for (let j = 0; j < values.length; j++) {
    const weight = weights === null ? 1 : weights[j];
    if (values[j] !== values[j] || weight <= 0) continue;
    sum += weight * values[j];
    mass += weight;
  }
  return mass > 0 ? sum / mass : NaN;
}

/**
 * Standard deviation, that of a sample: its divisor is the effective count less one, the count where all weigh alike.
 * NaN below two effective values. Source of the effective count, (Σw)²/Σw²: Kish (1965).
 */
export function weightedDeviation(values: ArrayLike<number>, weights: Weights = null): number {
  const mean = weightedMean(values, weights);
  let squares = 0;
  let mass = 0;
  let massOfSquares = 0;
  for (let j = 0; j < values.length; j++) {
    const weight = weights === null ? 1 : weights[j];
    if (values[j] !== values[j] || weight <= 0) continue;
    squares += weight * (values[j] - mean) * (values[j] - mean);
    mass += weight;
    massOfSquares += weight * weight;
  }
  const count = (mass * mass) / massOfSquares;
  return count > 1 ? Math.sqrt(((squares / mass) * count) / (count - 1)) : NaN;
}

/** Number of equally weighted worlds that say as much: (Σw)²/Σw² over the defined values. Source: Kish (1965). */
export function effectiveCount(values: ArrayLike<number>, weights: Weights = null): number {
  let mass = 0;
  let squares = 0;
  for (let j = 0; j < values.length; j++) {
    if (values[j] !== values[j]) continue;
    const weight = weights === null ? 1 : weights[j];
    mass += weight;
    squares += weight * weight;
  }
  return squares > 0 ? (mass * mass) / squares : 0;
}

/**
 * Quantile of values in a given rising order, linear between order statistics; NaN where nothing has weight.
 * With weights each value stands at the middle of its own mass, and the first and last at 0 and 1; with equal weights
 * that is the usual definition (Hyndman & Fan 1996, type 7). O(values).
 */
export function quantileInOrder(
  values: ArrayLike<number>,
  order: ArrayLike<number>,
  level: number,
  weights: Weights = null,
): number {
  if (weights === null) return plainQuantile(values, order, level);
  const weighed = Array.from(order).filter((j) => weights[j] > 0);
  if (weighed.length === 0) return NaN;
  // from the middle of the first mass; with equal weights the places are 0, 1, 2, … exactly
  const middles = [0];
  for (let k = 1; k < weighed.length; k++)
    middles.push(middles[k - 1] + (weights[weighed[k - 1]] + weights[weighed[k]]) / 2);
  const last = weighed.length - 1;
  const at = level * middles[last];
  let k = 0;
  while (k < last - 1 && middles[k + 1] <= at) k++;
  const next = Math.min(last, k + 1);
  const gap = middles[next] - middles[k];
  const part = gap > 0 ? Math.min(1, Math.max(0, (at - middles[k]) / gap)) : 0;
  // the highest itself, which a sum of differences may miss by a bit
  if (part === 1) return values[weighed[next]];
  return values[weighed[k]] + part * (values[weighed[next]] - values[weighed[k]]);
}

function plainQuantile(values: ArrayLike<number>, order: ArrayLike<number>, level: number): number {
  if (order.length === 0) return NaN;
  const at = level * (order.length - 1);
  const low = Math.floor(at);
  const high = Math.min(order.length - 1, low + 1);
  return values[order[low]] + (at - low) * (values[order[high]] - values[order[low]]);
}
