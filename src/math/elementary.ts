import { longExp, longLog, longQuotient, power2, productRest, rest, scale, shortExpm1, sumRest } from "./doubled.js";

/**
 * Elementary functions of + − × ÷ √ only, so that every machine gives the same bits: engines disagree in the last bit of
 * about a tenth of `Math.exp` calls. Bounds are of the true value, in units of the result's last place (ulp); each was
 * measured on 10,000 values of references/math.
 */

/** Above it e^x overflows. */
const MOST = 709.782712893384;
/** Below it e^x is nearer to 0 than to the least number. */
const LEAST = -745.1332191019412;

/** e^x, within .55 ulp, .8 where the result is subnormal. Overflows to Infinity above 709.78, to 0 below −745.13. */
export function exp(x: number): number {
  if (x !== x) return x;
  if (x > MOST) return Infinity;
  if (x < LEAST) return 0;
  const high = longExp(x, 0);
  return scale(high, power2[0]);
}

/** Natural logarithm, within .6 ulp; −Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  return x === Infinity ? x : longLog(x);
}

/** ln(1+x), within .6 ulp; −Infinity at −1, NaN below. */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? -Infinity : NaN;
  if (x === Infinity) return x;
  if (Math.abs(x) < 1e-9) return Math.abs(x) < 1e-17 ? x : x - x * x * 0.5;
  return longLog1p(x);
}

/** ln(1+x) in two parts for finite x > −1, |x| ≥ 10⁻⁹, the low one in `rest[0]`. */
export function longLog1p(x: number): number {
  const u = 1 + x;
  const lost = sumRest(1, x, u);
  const high = longLog(u);
  const low = rest[0] + lost / u;
  const sum = high + low;
  rest[0] = low - (sum - high);
  return sum;
}

/** e^x − 1, within .6 ulp. */
export function expm1(x: number): number {
  if (Math.abs(x) < 1e-17 || x !== x) return x;
  if (Math.abs(x) < 0.36) return shortExpm1(x);
  if (x > 40) return exp(x);
  if (x < -40) return -1;
  return wideExpm1(x);
}

/** e^x − 1 in two parts for .35 < |x| ≤ 40, the low one in `rest[0]`. */
function wideExpm1(x: number): number {
  const whole = longExp(x, 0);
  const high = scale(whole, power2[0]);
  const difference = high - 1;
  const low = sumRest(high, -1, difference) + scale(rest[0], power2[0]);
  const sum = difference + low;
  rest[0] = low - (sum - difference);
  return sum;
}

/**
 * x^y for x ≥ 0, within .55 ulp, .8 where the result is subnormal; NaN for x < 0. The logarithm and its multiple are
 * carried in two parts.
 */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (!(x >= 0) || y !== y) return NaN;
  if (x === 0) return y > 0 ? 0 : Infinity;
  if (x === Infinity) return y > 0 ? Infinity : 0;
  const high = longLog(x);
  const product = high * y;
  if (product > 710) return Infinity;
  if (product < -746) return 0;
  if (Math.abs(product) < 1e-17) return 1;
  const result = longExp(product, productRest(high, y, product) + rest[0] * y);
  return scale(result, power2[0]);
}

/** The name of `pow` in the kernels of the course: one function since it costs no more than exp(y·log x). */
export const power = pow;

/** e^|x| ± e^−|x| over 2 for |x| ≥ .35. */
function halves(x: number, sign: number): number {
  const a = Math.abs(x);
  if (a > 711) return Infinity;
  const high = longExp(a, 0);
  const low = rest[0];
  const k = power2[0];
  if (a > 40) return scale(high, k - 1);
  const inverse = longQuotient(sign, 0, high, low);
  const shrink = scale(1, -2 * k);
  const small = inverse * shrink;
  const sum = high + small;
  return scale(sum + (sumRest(high, small, sum) + (low + rest[0] * shrink)), k - 1);
}

/** Hyperbolic sine, within .6 ulp. */
export function sinh(x: number): number {
  if (Math.abs(x) >= 0.36) return x < 0 ? -halves(x, -1) : halves(x, -1);
  if (!(Math.abs(x) > 1e-9)) return x;
  const t = x * x;
  return (
    x + x * t * (1 / 6 + t * (1 / 120 + t * (1 / 5040 + t * (1 / 362880 + t * (1 / 39916800 + t * (1 / 6227020800))))))
  );
}

/** Hyperbolic cosine, within .6 ulp. */
export function cosh(x: number): number {
  if (Math.abs(x) >= 0.36) return halves(x, 1);
  const t = x * x;
  return 1 + t * (0.5 + t * (1 / 24 + t * (1 / 720 + t * (1 / 40320 + t * (1 / 3628800 + t * (1 / 479001600))))));
}

/** Hyperbolic tangent, within .6 ulp. */
export function tanh(x: number): number {
  const a = Math.abs(x);
  if (a > 20) return x < 0 ? -1 : 1;
  if (!(a > 1e-9)) return x;
  const high = 2 * a < 0.36 ? shortExpm1(2 * a) : wideExpm1(2 * a);
  const low = rest[0];
  const below = high + 2;
  const y = longQuotient(high, low, below, sumRest(high, 2, below) + low);
  return x < 0 ? -y : y;
}
