import { INVERSES, LOGS, ROOTS } from "./elementary-table.js";

/**
 * Numbers in two parts, high + low, for what must be right to the last bit of one. A function of this file returns the
 * high part and leaves the low one in `rest[0]`; nothing is allocated. Sources: Dekker (1971), Numer. Math. 18, 224–242;
 * Ogita, Rump & Oishi (2005), SIAM J. Sci. Comput. 26, 1955–1988.
 */
export const rest = new Float64Array(1);

/** Power of two to which the last `longExp` is still to be scaled. */
export const power2 = new Int32Array(1);

/** ln 2 in a part of 32 bits, so that its multiples are exact, and the rest. */
const LN2_HIGH = 6.9314718036912382e-1;
const LN2_LOW = 1.9082149292705877e-10;
const SPLITTER = 134217729; // 2^27 + 1
const BIG = 1.0715086071862673e301; // 2^1000
const SMALL = 9.332636185032189e-302; // 2^-1000
const PARTS = 92.33248261689366; // 64/ln 2
/** ln 2/64 in a part of 36 bits and the rest. */
const STEP_HIGH = 0.010830424696223417;
const STEP_LOW = 2.572804622327669e-14;
const ROOT2 = 1.4142135623730951;
const FIRST_INVERSE = 90;
const view = new DataView(new ArrayBuffer(8));

/** x · 2^k by exact powers; rounds once where the result is subnormal. */
export function scale(x: number, k: number): number {
  let left = k;
  let y = x;
  for (; left > 1000; left -= 1000) y *= BIG;
  for (; left < -1000; left += 1000) y *= SMALL;
  view.setUint32(0, (left + 1023) << 20);
  view.setUint32(4, 0);
  return y * view.getFloat64(0);
}

/** Exponent k of x > 0 with x = m·2^k, √½ < m ≤ √2; `significand` gives m. */
function exponent(x: number): number {
  const tiny = x < 2.2250738585072014e-308;
  view.setFloat64(0, tiny ? x * 18014398509481984 : x);
  const word = view.getUint32(0);
  view.setUint32(0, (word & 0x000fffff) | 0x3ff00000);
  const k = (word >>> 20) - (tiny ? 1077 : 1023);
  return view.getFloat64(0) >= ROOT2 ? k + 1 : k;
}

/** m of the last `exponent`. */
function significand(): number {
  const m = view.getFloat64(0);
  return m >= ROOT2 ? m / 2 : m;
}

/** What a·b loses when rounded to `product`; exact for |a|, |b| < 2^996 and |a·b| > 2^-969. */
export function productRest(a: number, b: number, product: number): number {
  const wideA = SPLITTER * a;
  const wideB = SPLITTER * b;
  const a1 = wideA - (wideA - a);
  const b1 = wideB - (wideB - b);
  const a0 = a - a1;
  const b0 = b - b1;
  return a1 * b1 - product + a1 * b0 + a0 * b1 + a0 * b0;
}

/** What a + b loses when rounded to `sum`; exact. */
export function sumRest(a: number, b: number, sum: number): number {
  const second = sum - a;
  return a - (sum - second) + (b - second);
}

/** (a + b) as a number in two parts, |a| ≥ |b|. */
export function normalised(a: number, b: number): number {
  const sum = a + b;
  rest[0] = b - (sum - a);
  return sum;
}

/** (a + aRest)/(b + bRest) in two parts, within 2^-100. */
export function longQuotient(a: number, aRest: number, b: number, bRest: number): number {
  const q = a / b;
  const product = q * b;
  const left = a - product - productRest(q, b, product) + aRest - q * bRest;
  return normalised(q, left / b);
}

/**
 * ln x of a finite x > 0 in two parts, within 2^-68 of itself: ln x = k·ln 2 − ln c + ln(1+r) with c near 1/m from a table.
 * Source of the method: Tang (1990), ACM TOMS 16, 378–400.
 */
export function longLog(x: number): number {
  const k = exponent(x);
  const m = significand();
  const j = Math.floor(m * 128 + 0.5) - FIRST_INVERSE;
  const c = INVERSES[j];
  const wide = SPLITTER * m;
  const m1 = wide - (wide - m);
  const a = m1 * c - 1;
  const b = (m - m1) * c;
  const r = a + b;
  const rLow = sumRest(a, b, r);
  const square = r * r;
  const tail =
    square * r * (1 / 3 + r * (-0.25 + r * (0.2 + r * (-1 / 6 + r * (1 / 7 + r * (-0.125 + r * (1 / 9 - r * 0.1)))))));
  const s1 = k * LN2_HIGH + LOGS[2 * j];
  const s2 = s1 + r;
  const s3 = s2 - 0.5 * square;
  const low =
    sumRest(k * LN2_HIGH, LOGS[2 * j], s1) +
    sumRest(s1, r, s2) +
    sumRest(s2, -0.5 * square, s3) +
    (LOGS[2 * j + 1] + k * LN2_LOW + (rLow - rLow * r - 0.5 * productRest(r, r, square)) + tail);
  return normalised(s3, low);
}

/**
 * e^(x + xLow) in two parts, still to be multiplied by 2^`power2[0]`, within 2^-59 of itself; |x| < 1,100.
 * Source of the method: Tang (1989), ACM TOMS 15, 144–157.
 */
export function longExp(x: number, xLow: number): number {
  const n = Math.floor(PARTS * x + 0.5);
  const upper = x - n * STEP_HIGH;
  const lower = xLow - n * STEP_LOW;
  const r = upper + lower;
  const rLow = sumRest(upper, lower, r);
  const tail = r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720)))));
  const p = r + (tail + rLow);
  const j = 2 * (n & 63);
  power2[0] = n >> 6;
  const high = ROOTS[j];
  return normalised(high, high * p + ROOTS[j + 1]);
}

/** e^x − 1 in two parts for |x| ≤ .36, within 2^-58 of itself. */
export function shortExpm1(x: number): number {
  const square = x * x;
  const even = 1 / 6 + square * (1 / 120 + square * (1 / 5040 + square * (1 / 362880 + square * (1 / 39916800))));
  const odd = 1 / 24 + square * (1 / 720 + square * (1 / 40320 + square * (1 / 3628800 + square * (1 / 479001600))));
  const last = square * square * square * square * square;
  const cube = square * x * (even + last / 6227020800 + x * (odd + last / 87178291200));
  const sum = x + 0.5 * square;
  const low = sumRest(x, 0.5 * square, sum) + 0.5 * productRest(x, x, square) + cube;
  return normalised(sum, low);
}
