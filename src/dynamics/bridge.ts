/** A front as a walk on cells. */
export interface Walk {
  cell: number; // km2
  up: number; // chance a week
  down: number;
}

/** Widest cell as a share of the stake, so that a walk without drift keeps a sensible grid. */
const STAKE_SHARE = 100;

/**
 * The walk with the same mean and long-run variance a week as the front, written into `out`.
 *
 * Cells b may lie in [√(σ²+μ²), (σ²+μ²)/|μ|]; the geometric mean of the ends is taken, capped at stake/100
 * above the lower end. The value of fighting does not depend on b inside the range.
 *
 * @param drift mean advance, km2/week
 * @param variance long-run variance of the weekly advance, km4
 */
export function walkOf(drift: number, variance: number, stake: number, out: Walk): void {
  const second = variance + drift * drift;
  if (second === 0) {
    out.cell = stake / STAKE_SHARE;
    out.up = 0;
    out.down = 0;
    return;
  }
  const least = Math.sqrt(second);
  const mean = drift === 0 ? Infinity : Math.sqrt((least * second) / Math.abs(drift));
  const cell = Math.min(mean, Math.max(least, stake / STAKE_SHARE));
  const total = second / (cell * cell);
  const net = drift / cell;
  out.cell = cell;
  out.up = Math.max(0, (total + net) / 2);
  out.down = Math.max(0, (total - net) / 2);
}

/** Long-run variance of a weekly AR(1) with marginal standard deviation `sd` and memory φ: sd²(1+φ)/(1−φ). */
export function longRunVariance(sd: number, memory: number): number {
  return (sd * sd * (1 + memory)) / (1 - memory);
}
