import { exp, log, log1p } from "./elementary.js";

const ROOT_PI = 1.7724538509055160273;
const ROOT_HALF = 0.7071067811865475244;
const TINY = 1e-300;
const MOST_TERMS = 500;

/** Complementary error function; series below 2, Lentz's continued fraction above. Relative error near 1e-15. */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  if (x < 2) return 1 - erfSeries(x);
  if (x > 27) return 0;
  const step = 0.5 / (x * x);
  let fraction = 1;
  for (let k = 60; k >= 1; k--) fraction = 1 + (k * step) / fraction;
  return exp(-x * x) / (x * ROOT_PI * fraction);
}

/** Error function. */
export function erf(x: number): number {
  return Math.abs(x) < 2 ? Math.sign(x) * erfSeries(Math.abs(x)) : x > 0 ? 1 - erfc(x) : erfc(-x) - 1;
}

function erfSeries(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; n < MOST_TERMS && term > sum * 1e-18; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / ROOT_PI) * exp(-x * x) * sum;
}

/** Standard normal distribution function. */
export function normalCdf(z: number): number {
  return 0.5 * erfc(-z * ROOT_HALF);
}

function ratio(r: number, top: readonly number[], bottom: readonly number[]): number {
  let a = 0;
  let b = 0;
  for (let k = top.length - 1; k >= 0; k--) a = a * r + top[k];
  for (let k = bottom.length - 1; k >= 0; k--) b = b * r + bottom[k];
  return a / b;
}

const CENTRE_TOP = [
  3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
  67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
];
const CENTRE_BOTTOM = [
  1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061,
  28729.085735721942674, 5226.495278852854561,
];
const MIDDLE_TOP = [
  1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258,
  2.4178072517745061177e-1, 2.27238449892691845833e-2, 7.7454501427834140764e-4,
];
const MIDDLE_BOTTOM = [
  1, 2.05319162663775882187, 1.6763848301838038494, 6.8976733498510000455e-1, 1.4810397642748007459e-1,
  1.51986665636164571966e-2, 5.475938084995344946e-4, 1.05075007164441684324e-9,
];
const TAIL_TOP = [
  6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 2.9656057182850489123e-1,
  2.6532189526576123093e-2, 1.2426609473880784386e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
];
const TAIL_BOTTOM = [
  1, 5.9983220655588793769e-1, 1.3692988092273580531e-1, 1.48753612908506148525e-2, 7.868691311456132591e-4,
  1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
];

/** Standard normal quantile, about 16 figures; ±Infinity at the ends. Source: Wichura (1988), AS 241, PPND16. */
export function inverseNormal(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : NaN;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(0.180625 - q * q, CENTRE_TOP, CENTRE_BOTTOM);
  const r = Math.sqrt(-log(q < 0 ? p : 1 - p));
  const z = r <= 5 ? ratio(r - 1.6, MIDDLE_TOP, MIDDLE_BOTTOM) : ratio(r - 5, TAIL_TOP, TAIL_BOTTOM);
  return q < 0 ? -z : z;
}

const LANCZOS = [
  0.99999999999980993227684700473478, 676.520368121885098567009190444019, -1259.13921672240287047156078755283,
  771.3234287776530788486528258894, -176.61502916214059906584551354, 12.507343278686904814458936853,
  -0.13857109526572011689554707, 9.984369578019570859563e-6, 1.50563273514931155834e-7,
];

/** ln Γ(x) for x > 0, about 15 figures. Source: Lanczos (1964), g = 7, n = 9. */
export function lgamma(x: number): number {
  if (x < 0.5) return lgamma(x + 1) - log(x);
  const y = x - 1;
  let sum = LANCZOS[0];
  for (let k = 1; k < 9; k++) sum += LANCZOS[k] / (y + k);
  const t = y + 7.5;
  return 0.91893853320467274178 + (y + 0.5) * log(t) - t + log(sum);
}

/** ln B(a, b). */
export function lbeta(a: number, b: number): number {
  return lgamma(a) + lgamma(b) - lgamma(a + b);
}

/** Regularised incomplete beta I_x(a, b). Lentz's continued fraction, about 1e-14. Source: Numerical Recipes §6.4. */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = exp(a * log(x) + b * log1p(-x) - lbeta(a, b));
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / nonzero(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonzero(1 + even * d);
    c = nonzero(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonzero(1 + odd * d);
    c = nonzero(1 + odd / c);
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return h;
}

function nonzero(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}

/** Quantile of Beta(a, b): bisection kept safe, Newton where it helps; about 1e-14 relative in x or 1 − x. */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  const norm = lbeta(a, b);
  for (let k = 0; k < 200; k++) {
    const error = betaCdf(x, a, b) - p;
    if (error > 0) high = x;
    else low = x;
    const slope = exp((a - 1) * log(x) + (b - 1) * log1p(-x) - norm);
    const next = x - error / slope;
    const moved = next > low && next < high ? next : (low + high) / 2;
    if (Math.abs(moved - x) <= 1e-15 * x) return moved;
    x = moved;
  }
  return x;
}
