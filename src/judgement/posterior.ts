import { betaCdf, betaQuantile } from "../math/beta.js";

/** Truth in a world is decided where its posterior mass is at least this, or at most one minus this. */
export const DECIDED = 0.9;

/** Whether a posterior mass decides nothing; NaN decides nothing. */
export function isUndecided(mass: number): boolean {
  return !(mass >= DECIDED || mass <= 1 - DECIDED);
}

/** Share of Student's t with `freedom` degrees of freedom at or below `t`. Source: Abramowitz & Stegun (1964), 26.7.1. */
export function studentCdf(t: number, freedom: number): number {
  const tail = betaCdf(freedom / (freedom + t * t), freedom / 2, 0.5) / 2;
  return t > 0 ? 1 - tail : tail;
}

/** Quantile of Student's t at `level` above one half; NaN without freedom. */
export function studentQuantile(level: number, freedom: number): number {
  if (!(freedom > 0)) return NaN;
  return Math.sqrt(freedom * (1 / betaQuantile(2 * (1 - level), freedom / 2, 0.5) - 1));
}

/**
 * Posterior mass that the mean of a − b stands to 0 as `operator` says: pairs share the repeat, flat prior on mean and log
 * variance, so Student's t. Without spread the sign decides; NaN without a pair. Source: Gelman et al. (2013), BDA3, §3.2.
 */
export function compareMeans(a: ArrayLike<number>, b: ArrayLike<number>, operator: string): number {
  let count = 0;
  let sum = 0;
  let squares = 0;
  const pairs = a.length === 1 ? b.length : b.length === 1 ? a.length : Math.min(a.length, b.length);
  for (let r = 0; r < pairs; r++) {
    const d = a[a.length === 1 ? 0 : r] - b[b.length === 1 ? 0 : r];
    if (d !== d) continue;
    count++;
    sum += d;
    squares += d * d;
  }
  if (count === 0) return NaN;
  const mean = sum / count;
  const variance = count > 1 ? Math.max(0, squares / count - mean * mean) / (count - 1) : 0;
  if (operator === "==") return mean === 0 ? 1 : 0;
  if (operator === "!=") return mean === 0 ? 0 : 1;
  const above = operator === ">" || operator === ">=";
  if (variance < 1e-300) {
    const yes = operator === ">" ? mean > 0 : operator === ">=" ? mean >= 0 : operator === "<" ? mean < 0 : mean <= 0;
    return yes ? 1 : 0;
  }
  const mass = studentCdf(mean / Math.sqrt(variance), count - 1);
  return above ? mass : 1 - mass;
}
