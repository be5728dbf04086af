import { longLog, normalised, productRest, rest, sumRest } from "./doubled.js";
import { log, longLog1p } from "./elementary.js";
import { expOf, longLgamma, powerLaw } from "./gamma.js";
import { solveRising, type Share } from "./root.js";
import { normalQuantile } from "./special.js";

const TINY = 1e-300;
const MOST_TERMS = 100_000;

/** ln B(a, b), a, b > 0: exact sums of ln Γ, so that no figure is lost for large a or b. */
export function lbeta(a: number, b: number): number {
  return longLbeta(a, b);
}

/** The same in two parts, the low one in `rest[0]`. */
function longLbeta(a: number, b: number): number {
  const first = longLgamma(a);
  let low = rest[0];
  const second = longLgamma(b);
  low += rest[0];
  const whole = a + b;
  const third = longLgamma(whole);
  // what a + b lost, by the slope of ln Γ there
  low -= rest[0] + sumRest(a, b, whole) * (log(whole) - 0.5 / whole);
  const s1 = first + second;
  const s2 = s1 - third;
  return normalised(s2, sumRest(first, second, s1) + sumRest(s1, -third, s2) + low);
}

/** x^a·(1−x)^b/B(a, b), every logarithm in two parts. */
function front(x: number, a: number, b: number, norm: number, normLow: number): number {
  const left = longLog(x);
  const p1 = a * left;
  let low = productRest(a, left, p1) + a * rest[0];
  const right = x < 1e-9 ? -x : longLog1p(-x);
  const p2 = b * right;
  low += productRest(b, right, p2) + b * (x < 1e-9 ? -0.5 * x * x : rest[0]);
  const s1 = p1 + p2;
  const s2 = s1 - norm;
  return expOf(s2, sumRest(p1, p2, s1) + sumRest(s1, -norm, s2) + (low - normLow));
}

/** Regularised incomplete beta I_x(a, b), within 1e-13 of itself where it is the smaller share; O(√max(a, b)) terms. */
export function betaCdf(x: number, a: number, b: number): number {
  if (!(x > 0 && x < 1)) return x <= 0 ? 0 : x >= 1 ? 1 : NaN;
  const norm = longLbeta(a, b);
  const f = front(x, a, b, norm, rest[0]);
  return inBulk(x, a, b) ? f / fraction(x, a, b) : 1 - f / fraction(1 - x, b, a);
}

/** 1 − I_x(a, b), accurate in the right tail. */
export function betaUpper(x: number, a: number, b: number): number {
  if (!(x > 0 && x < 1)) return x <= 0 ? 1 : x >= 1 ? 0 : NaN;
  const norm = longLbeta(a, b);
  const f = front(x, a, b, norm, rest[0]);
  return inBulk(x, a, b) ? 1 - f / fraction(x, a, b) : f / fraction(1 - x, b, a);
}

/** Whether the continued fraction of the left mass converges fast. */
function inBulk(x: number, a: number, b: number): boolean {
  return x < (a + 1) / (a + b + 2);
}

/**
 * Continued fraction F with I_x(a, b) = x^a·(1−x)^b/(B(a, b)·F), all its terms positive while m < b, by Lentz's method.
 * Source: Didonato & Morris (1992), ACM TOMS 18, 360–373, eq. 9: the even part of DLMF 8.17.22.
 */
function fraction(x: number, a: number, b: number): number {
  const start = a * (1 - x) - b * x + 1;
  let f = nonzero((a * start) / (a + 1));
  let c = f;
  let d = 0;
  for (let m = 1; m < MOST_TERMS; m++) {
    const below = a + 2 * m - 1;
    const top = ((a + m - 1) / below) * ((a + b + m - 1) / below) * m * (b - m) * x * x;
    const bottom = m + (m * (b - m) * x) / below + ((a + m) * (start + m * (2 - x))) / (below + 2);
    d = 1 / nonzero(bottom + top * d);
    c = nonzero(bottom + top / c);
    const step = c * d;
    f *= step;
    if (Math.abs(step - 1) < 2e-16) break;
  }
  return f;
}

function nonzero(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}

/** Quantile of Beta(a, b), 1e-13 of itself. */
export function betaQuantile(p: number, a: number, b: number): number {
  const x = betaPlace(p, 1 - p, a, b);
  return x < 0 || Object.is(x, -0) ? 1 + x : x;
}

/**
 * Quantile x of Beta(a, b) for a lower share p, q = 1 − p, as its place from the nearer end: x up to ½, x − 1 above
 * (−0 at 1), so that both ends keep their figures.
 */
export function betaPlace(p: number, q: number, a: number, b: number): number {
  if (!(p > 0 && q > 0)) return p === 0 ? 0 : q === 0 ? -0 : NaN;
  const lower = p <= 0.5 ? p <= betaCdf(0.5, a, b) : q >= betaUpper(0.5, a, b);
  return lower ? lowerHalf(p, q, a, b) : -lowerHalf(q, p, b, a);
}

/** Quantile that is known to lie in (0, ½]: the smaller share is solved for, in ln x. */
function lowerHalf(p: number, q: number, a: number, b: number): number {
  const norm = longLbeta(a, b);
  const normLow = rest[0];
  // far in the left tail the power law is all: its next term is (1−b)·a/(a+1)·x
  const power = powerLaw(p, a, norm, normLow);
  if (power * (1 + b) < 1e-18) return power;
  const mean = a / (a + b);
  const spread = Math.sqrt((mean * (1 - mean)) / (a + b + 1));
  const middle = mean + spread * normalQuantile(p, q);
  const start = a > 1 && middle > 0.1 * mean ? middle : power;
  const step = p <= 0.5 ? lowerStep : upperStep;
  return Math.min(0.5, solveRising(step, Math.min(0.5, start), { p, q, a, b, norm, normLow }));
}

/** Newton's step in ln x on ln I_x. */
function lowerStep(x: number, { p, a, b, norm, normLow }: Share): number {
  if (x >= 1) return 1;
  const f = front(x, a, b, norm, normLow);
  if (f === 0) return x * (a + b) < a ? -1 : 1;
  const ratio = inBulk(x, a, b) ? 1 / fraction(x, a, b) : 1 / f - 1 / fraction(1 - x, b, a);
  return log((f * ratio) / p) * ratio * (1 - x);
}

/** Newton's step in ln x on −ln (1 − I_x). */
function upperStep(x: number, { q, a, b, norm, normLow }: Share): number {
  if (x >= 1) return 1;
  const f = front(x, a, b, norm, normLow);
  if (f === 0) return x * (a + b) < a ? -1 : 1;
  const ratio = inBulk(x, a, b) ? 1 / f - 1 / fraction(x, a, b) : 1 / fraction(1 - x, b, a);
  return log(q / (f * ratio)) * ratio * (1 - x);
}
