import { longExp, longLog, normalised, power2, productRest, rest, scale, sumRest } from "./doubled.js";
import { exp } from "./elementary.js";
import { NORMAL_CENTRE, NORMAL_MIDDLE, NORMAL_TAIL, SCALED_ERFC } from "./special-table.js";

/** Numbers of a piece of a table: its constant in two parts, then the coefficients. */
const ERFC_PIECE = 17;
const TAIL_PIECE = 18;
const ROOT_HALF = 0.7071067811865476;
const ROOT_HALF_LOW = -4.833646656726457e-17;
const TWO_OVER_ROOT_PI = 1.1283791670955126;
const TWO_OVER_ROOT_PI_LOW = 1.533545961316588e-17;
/** Above it erfc x is nearer to 0 than to the least number. */
const LAST_ERFC = 27.3;
const view = new DataView(new ArrayBuffer(8));

/** t·(c₁ + t·(c₂ + …)) of the piece that starts at `from` with its constant in two parts. */
function rise(table: Float64Array, from: number, length: number, t: number): number {
  let sum = 0;
  for (let k = from + length - 1; k >= from + 2; k--) sum = (sum + table[k]) * t;
  return sum;
}

/** erfc(x + low) for 0 ≤ x < 28 in two parts, to be scaled by 2^`power2[0]`: e^{−x²} times a piecewise polynomial. */
function longErfc(x: number, low: number): number {
  view.setFloat64(0, 1 + x);
  // quarter of the octave of 1 + x
  const piece = (view.getUint32(0) >>> 18) - (1023 << 2);
  const centre = (1 << (piece >> 2)) * (1 + ((piece & 3) + 0.5) / 4) - 1;
  const from = piece * ERFC_PIECE;
  const constant = SCALED_ERFC[from];
  const growth = rise(SCALED_ERFC, from, ERFC_PIECE, x - centre + low) + SCALED_ERFC[from + 1];
  const g = normalised(constant, growth);
  const gLow = rest[0];
  const square = x * x;
  const e = longExp(-square, -productRest(x, x, square) - 2 * x * low);
  const product = e * g;
  return normalised(product, productRest(e, g, product) + (e * gLow + rest[0] * g));
}

/** Complementary error function, within .9 ulp, also where the result is subnormal. */
export function erfc(x: number): number {
  return erfcOf(x, 0, 0);
}

/** erfc(x + low)/2^halvings. */
function erfcOf(x: number, low: number, halvings: number): number {
  if (x !== x) return x;
  if (x >= LAST_ERFC) return 0;
  if (x >= 0) return scale(longErfc(x, low), power2[0] - halvings);
  if (x < -6) return scale(2, -halvings);
  const high = longErfc(-x, -low);
  const factor = scale(1, power2[0]);
  const sum = 2 - high * factor;
  return scale(sum + (sumRest(2, -high * factor, sum) - rest[0] * factor), -halvings);
}

/** Error function, within .7 ulp. */
export function erf(x: number): number {
  const a = Math.abs(x);
  if (a < 1e-280) return scale(scale(x, 300) * TWO_OVER_ROOT_PI, -300);
  if (a < 0.5) return shortErf(x);
  if (!(a < 6)) return x !== x ? x : Math.sign(x);
  const high = longErfc(a, 0);
  const factor = scale(1, power2[0]);
  const sum = 1 - high * factor;
  const y = sum + (sumRest(1, -high * factor, sum) - rest[0] * factor);
  return x < 0 ? -y : y;
}

/** 2/√π·(x − x³/3 + x⁵/10 − …) for |x| < ½. */
function shortErf(x: number): number {
  const t = x * x;
  let tail = 0;
  for (let k = 0; k < ERF_SERIES.length; k++) tail = (tail + ERF_SERIES[k]) * t;
  const product = x * TWO_OVER_ROOT_PI;
  return product + (productRest(x, TWO_OVER_ROOT_PI, product) + x * (TWO_OVER_ROOT_PI_LOW + TWO_OVER_ROOT_PI * tail));
}

/** (−1)^n/(n!(2n+1)), n = 13 … 1. */
const ERF_SERIES = Float64Array.from({ length: 13 }, (_, k) => {
  const n = 13 - k;
  let factorial = 1;
  for (let j = 2; j <= n; j++) factorial *= j;
  return (n % 2 === 0 ? 1 : -1) / (factorial * (2 * n + 1));
});

/** Standard normal distribution function, within .9 ulp down to −38.5, where it is subnormal. */
export function normalCdf(z: number): number {
  if (!(Math.abs(z) < 40)) return z > 0 ? 1 : z < 0 ? 0 : z;
  const x = -z * ROOT_HALF;
  return erfcOf(x, productRest(-z, ROOT_HALF, x) - z * ROOT_HALF_LOW, 1);
}

/** Standard normal quantile, within .8 ulp; ±Infinity at the ends, NaN outside. */
export function inverseNormal(p: number): number {
  return normalQuantile(p, 1 - p);
}

/**
 * Standard normal quantile of a lower share p with 1 − p = q given too, so that neither tail loses figures.
 * Piecewise polynomials in (p − ½)² and, in the outer eighths, in −ln of the smaller share.
 */
export function normalQuantile(p: number, q: number): number {
  if (!(p > 0 && q > 0)) return p === 0 ? -Infinity : q === 0 ? Infinity : NaN;
  if (p < 0.125) return -tailQuantile(p);
  if (q < 0.125) return tailQuantile(q);
  const d = p - 0.5;
  const lost = p - (d + 0.5);
  const square = d * d;
  const middle = square > 0.0625;
  const table = middle ? NORMAL_MIDDLE : NORMAL_CENTRE;
  const squareRest = middle ? productRest(d, d, square) + 2 * d * lost : 0;
  const t = middle ? square - 0.1015625 + squareRest : square;
  const slope = rise(table, 0, table.length, t) + table[1];
  const product = d * table[0];
  return product + (productRest(d, table[0], product) + (d * slope + lost * (table[0] + slope)));
}

/** −Φ⁻¹(p) for p < ⅛. */
function tailQuantile(p: number): number {
  const size = -longLog(p);
  view.setFloat64(0, size);
  const piece = (view.getUint32(0) >>> 19) - (1024 << 1);
  const centre = (2 << (piece >> 1)) * (1 + ((piece & 1) + 0.5) / 2);
  const from = piece * TAIL_PIECE;
  return NORMAL_TAIL[from] + (rise(NORMAL_TAIL, from, TAIL_PIECE, size - centre - rest[0]) + NORMAL_TAIL[from + 1]);
}

const ROOT_2PI = 2.5066282746310007;
/** How far the series of `normalRise` reaches: its next term is below 1e-15 of the sum. */
const SHORT = 1e-3;

/**
 * d with Φ(z+d) − Φ(z) = m, to full relative accuracy for a small mass m: the quantile's Taylor series (Steinbrecher & Shaw
 * 2008, Eur. J. Appl. Math. 19, 87–112). NaN where the series does not reach.
 */
export function normalRise(z: number, m: number): number {
  const w = m * ROOT_2PI * exp(0.5 * z * z);
  if (!(w * Math.max(1, Math.abs(z)) <= SHORT)) return NaN;
  const t = z * z;
  const fourth = (z * (6 * t + 7)) / 24 + (w * (t * (24 * t + 46) + 7)) / 120;
  return w * (1 + w * (z / 2 + w * ((2 * t + 1) / 6 + w * fourth)));
}
