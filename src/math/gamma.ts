import { longExp, longLog, longQuotient, normalised, power2, productRest, rest, scale, sumRest } from "./doubled.js";
import { log, longLog1p } from "./elementary.js";
import { solveRising, type Share } from "./root.js";
import { LGAMMA_SERIES, STIRLING } from "./special-table.js";
import { normalQuantile } from "./special.js";

/** ½·ln 2π, 1 − γ and (ζ(2) − 1)/2, each in two parts. */
const HALF_LN_2PI = 0.9189385332046728;
const HALF_LN_2PI_LOW = -3.8782941580672414e-17;
const SLOPE = 0.42278433509846713;
const SLOPE_LOW = 4.942915152430645e-18;
const CURVE = 0.3224670334241132;
const CURVE_LOW = 1.520336175199238e-17;
/** From here on Stirling's series. */
const LARGE = 16;
const HUGE = 1e18;
const MOST_TERMS = 100_000;

/** ln Γ(x) for x > 0, within .6 ulp, near its zeros at 1 and 2 too; Infinity at 0 and above 2.55e305, NaN below 0. */
export function lgamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : NaN;
  if (x > HUGE) return hugeLgamma(x);
  return longLgamma(x);
}

/** x·(ln x − 1), all that is left of Stirling's series. */
function hugeLgamma(x: number): number {
  if (x === Infinity) return x;
  const high = longLog(x);
  const factor = normalised(high - 1, rest[0] + sumRest(high, -1, high - 1));
  const low = rest[0];
  const small = scale(x, -40);
  const product = small * factor;
  return scale(product + (productRest(small, factor, product) + small * low), 40);
}

/** ln Γ(x) in two parts for 0 < x ≤ 10¹⁸, the low one in `rest[0]`. */
export function longLgamma(x: number): number {
  if (x >= LARGE) return stirling(x);
  if (x >= 2.5) return stepsDown(x);
  if (x >= 1.5) return nearTwo(x - 2);
  const high = x >= 0.5 ? nearTwo(x - 1) : nearTwo(x);
  const low = rest[0];
  // Γ(x) = Γ(x+1)/x, and once more below ½
  const first = longLog(x);
  const sum = high - first;
  const sumLow = sumRest(high, -first, sum) + (low - rest[0]);
  if (x >= 0.5) return normalised(sum, sumLow);
  const second = x < 1e-9 ? x : longLog1p(x);
  const secondLow = x < 1e-9 ? -0.5 * x * x : rest[0];
  const total = sum - second;
  return normalised(total, sumRest(sum, -second, total) + (sumLow - secondLow));
}

/** ln Γ(2+e) for |e| ≤ ½ in two parts: (1−γ)e + Σ (−1)^k (ζ(k)−1)/k·e^k (DLMF 5.7.3). */
function nearTwo(e: number): number {
  const t = e * e;
  let tail = 0;
  for (let k = LGAMMA_SERIES.length - 1; k >= 0; k--) tail = tail * e + LGAMMA_SERIES[k];
  const first = SLOPE * e;
  const second = CURVE * t;
  const sum = first + second;
  const low =
    sumRest(first, second, sum) +
    (tinyRest(SLOPE, e, first) + SLOPE_LOW * e) +
    (tinyRest(CURVE, t, second) + CURVE * tinyRest(e, e, t) + CURVE_LOW * t + t * e * tail);
  return normalised(sum, low);
}

/** `productRest` where it can be trusted, else 0. */
function tinyRest(a: number, b: number, product: number): number {
  return Math.abs(product) > 1e-280 ? productRest(a, b, product) : 0;
}

/** ln Γ(x) for 2.5 ≤ x < 16: ln Γ(x − n) + ln((x−1)…(x−n)), the product in two parts. */
function stepsDown(x: number): number {
  const n = Math.floor(x - 1.5);
  let product = x - 1;
  let productLow = sumRest(x, -1, product);
  for (let j = 2; j <= n; j++) {
    const factor = x - j;
    const next = product * factor;
    productLow = productLow * factor + productRest(product, factor, next);
    product = next;
  }
  const high = longLog(product);
  const low = rest[0] + productLow / product;
  const start = nearTwo(x - n - 2);
  const sum = high + start;
  return normalised(sum, sumRest(high, start, sum) + (low + rest[0]));
}

/** ln Γ(x) for x ≥ 16 by Stirling's series (DLMF 5.11.1). */
function stirling(x: number): number {
  const high = longLog(x);
  const low = rest[0];
  const z = 1 / x;
  const t = z * z;
  let tail = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) tail = tail * t + STIRLING[k];
  const product = x * high;
  const s1 = product - x;
  const s2 = s1 - 0.5 * high;
  const s3 = s2 + HALF_LN_2PI;
  const left = sumRest(product, -x, s1) + sumRest(s1, -0.5 * high, s2) + sumRest(s2, HALF_LN_2PI, s3) + HALF_LN_2PI_LOW;
  return normalised(s3, left + (productRest(x, high, product) + x * low - 0.5 * low + z * tail));
}

/** x·density of the gamma law: x^a·e^−x/Γ(a), every logarithm in two parts. */
function front(x: number, a: number, norm: number, normLow: number): number {
  const high = longLog(x);
  const product = a * high;
  const productLow = productRest(a, high, product) + a * rest[0];
  const s1 = product - x;
  const s2 = s1 - norm;
  return expOf(s2, sumRest(product, -x, s1) + sumRest(s1, -norm, s2) + (productLow - normLow));
}

/** e^(x + low), 0 or Infinity outside the range of doubles. */
export function expOf(x: number, low: number): number {
  if (x < -760) return 0;
  if (x > 710) return Infinity;
  const high = longExp(x, low);
  return scale(high, power2[0]);
}

/** Regularised lower incomplete gamma P(a, x), within 1e-14 of itself up to a = 3,000; O(√a) terms. */
export function gammaCdf(x: number, a: number): number {
  if (!(x > 0)) return x <= 0 ? 0 : NaN;
  if (x === Infinity) return 1;
  const norm = longLgamma(a);
  const f = front(x, a, norm, rest[0]);
  return x < a + 1 ? f * lowerSeries(x, a) : 1 - f * upperFraction(x, a);
}

/** Regularised upper incomplete gamma Q(a, x) = 1 − P(a, x), accurate in the right tail. */
export function gammaUpper(x: number, a: number): number {
  if (!(x > 0)) return x <= 0 ? 1 : NaN;
  if (x === Infinity) return 0;
  const norm = longLgamma(a);
  const f = front(x, a, norm, rest[0]);
  return x < a + 1 ? 1 - f * lowerSeries(x, a) : f * upperFraction(x, a);
}

/** P(a, x) over the front: series of positive terms (DLMF 8.7.1). */
function lowerSeries(x: number, a: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n < MOST_TERMS && term > sum * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum / a;
}

/** Q(a, x) over the front: Legendre's continued fraction by Lentz's method (DLMF 8.9.2; Numerical Recipes §6.2). */
function upperFraction(x: number, a: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < MOST_TERMS; n++) {
    const top = -n * (n - a);
    b += 2;
    d = 1 / (top * d + b);
    c = b + top / c;
    const step = c * d;
    h *= step;
    if (Math.abs(step - 1) < 2e-16) break;
  }
  return h;
}

/** (p·a·e^norm)^(1/a): the quantile of a law with density x^(a−1)/e^norm near 0, as its left tail has it. */
export function powerLaw(p: number, a: number, norm: number, normLow: number): number {
  const first = longLog(p);
  let low = rest[0] + normLow;
  const second = longLog(a);
  low += rest[0];
  const s1 = first + second;
  const s2 = s1 + norm;
  const high = longQuotient(s2, sumRest(first, second, s1) + sumRest(s1, norm, s2) + low, a, 0);
  return expOf(high, rest[0]);
}

/** Quantile of the gamma law of shape a and unit scale, within 1e-13 of itself; 0 and Infinity at the ends. */
export function gammaQuantile(p: number, a: number): number {
  const q = 1 - p;
  if (!(p > 0 && q > 0)) return p === 0 ? 0 : q === 0 ? Infinity : NaN;
  const norm = longLgamma(a);
  const normLow = rest[0];
  // far in the left tail the power law is all: its next term is x·a/(a+1)
  const power = powerLaw(p, a, norm, normLow);
  if (power < 1e-18) return power;
  const cube = 1 - 1 / (9 * a) + normalQuantile(p, q) / (3 * Math.sqrt(a));
  const start = cube > 0.3 ? a * cube * cube * cube : power;
  return solveRising(p <= 0.5 ? lowerStep : upperStep, start, { p, q, a, b: 0, norm, normLow });
}

/** Newton's step in ln x on ln P. */
function lowerStep(x: number, { p, a, norm, normLow }: Share): number {
  const f = front(x, a, norm, normLow);
  if (f === 0) return x < a ? -1 : 1;
  const ratio = x < a + 1 ? lowerSeries(x, a) : 1 / f - upperFraction(x, a);
  return log((f * ratio) / p) * ratio;
}

/** Newton's step in ln x on −ln Q. */
function upperStep(x: number, { q, a, norm, normLow }: Share): number {
  const f = front(x, a, norm, normLow);
  if (f === 0) return x < a ? -1 : 1;
  const ratio = x < a + 1 ? 1 / f - lowerSeries(x, a) : upperFraction(x, a);
  return log(q / (f * ratio)) * ratio;
}
