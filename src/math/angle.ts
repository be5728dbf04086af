import { longQuotient, normalised, productRest, rest, sumRest } from "./doubled.js";
import { ARCS, TWO_OVER_PI } from "./elementary-table.js";

const INVERSE = 0.6366197723675814; // 2/π
/** π/2 in parts of 33 bits, so that their multiples up to 2^20 are exact. */
const HALF_PI_1 = 1.5707963267341256;
const HALF_PI_2 = 6.077100506303966e-11;
const HALF_PI_3 = 2.0222662487111665e-21;
const HALF_PI_4 = 8.4784276603689e-32;
const HALF_PI = 1.5707963267948966;
const HALF_PI_LOW = 6.123233995736766e-17;
const SHRINK = 2.8451311993408992e-160; // 2^-530
const GROW = 3.273390607896142e150; // 2^500
const MEDIUM = 1e6;
const BASE = 16777216; // 2^24
const LIMBS = 9;
const limbs = new Float64Array(LIMBS);
const view = new DataView(new ArrayBuffer(8));
/** Which quarter turn the last `reduce` took off, 0 … 3. */
const quarter = new Int32Array(1);

/** Sine, within .8 ulp for every finite angle; NaN elsewhere. */
export function sin(x: number): number {
  if (!(Math.abs(x) < Infinity)) return NaN;
  if (Math.abs(x) < 1e-9) return x;
  const r = reduce(x);
  const y = quarter[0] % 2 === 0 ? sinOf(r, rest[0]) : cosOf(r, rest[0]);
  return quarter[0] < 2 ? y : -y;
}

/** Cosine, within .8 ulp for every finite angle; NaN elsewhere. */
export function cos(x: number): number {
  if (!(Math.abs(x) < Infinity)) return NaN;
  const r = reduce(x);
  const y = quarter[0] % 2 === 0 ? cosOf(r, rest[0]) : sinOf(r, rest[0]);
  return quarter[0] === 0 || quarter[0] === 3 ? y : -y;
}

/** sin(r + low), |r| ≤ π/4: Taylor's series. */
function sinOf(r: number, low: number): number {
  const t = r * r;
  const tail =
    -1 / 6 +
    t *
      (1 / 120 +
        t *
          (-1 / 5040 +
            t *
              (1 / 362880 +
                t * (-1 / 39916800 + t * (1 / 6227020800 + t * (-1 / 1307674368000 + t / 355687428096000))))));
  return r + (r * t * tail + low * (1 - 0.5 * t));
}

/** cos(r + low), |r| ≤ π/4: Taylor's series. */
function cosOf(r: number, low: number): number {
  const t = r * r;
  const tail =
    1 / 24 +
    t *
      (-1 / 720 +
        t * (1 / 40320 + t * (-1 / 3628800 + t * (1 / 479001600 + t * (-1 / 87178291200 + t * (1 / 20922789888000))))));
  const main = 1 - 0.5 * t;
  return main + (1 - main - 0.5 * t + (t * t * tail - 0.5 * productRest(r, r, t) - r * low));
}

/** x less the nearest multiple of π/2, in two parts. Source of the method: Cody & Waite (1980). */
function reduce(x: number): number {
  if (Math.abs(x) <= 0.78) {
    quarter[0] = 0;
    rest[0] = 0;
    return x;
  }
  if (Math.abs(x) > MEDIUM) return reduceHuge(x);
  const n = Math.floor(x * INVERSE + 0.5);
  quarter[0] = n & 3;
  const first = x - n * HALF_PI_1;
  const second = first - n * HALF_PI_2;
  const third = second - n * HALF_PI_3;
  const low = sumRest(first, -n * HALF_PI_2, second) + sumRest(second, -n * HALF_PI_3, third) - n * HALF_PI_4;
  return normalised(third, low);
}

/**
 * The same for |x| > 10⁶: x·2/π modulo 4 from the digits of 2/π that matter, 24 bits at a time, every sum exact.
 * Source of the method: Payne & Hanek (1983), SIGNUM Newsletter 18, 19–24.
 */
function reduceHuge(x: number): number {
  view.setFloat64(0, Math.abs(x));
  const word = view.getUint32(0);
  const power = (word >>> 20) - 1075; // |x| = m·2^power with m below 2^53
  const first = Math.floor((power - 2) / 24); // digits before it add multiples of 4 only
  const m0 = view.getUint32(4) % BASE;
  const m1 = (word % 65536) * 256 + Math.floor(view.getUint32(4) / BASE);
  const m2 = ((word & 0xf0000) >>> 16) + 16;
  let carry = 0;
  for (let c = 0; c < LIMBS; c++) {
    const place = first + LIMBS - 1 - c;
    const sum = m0 * digit(place) + m1 * digit(place + 1) + m2 * digit(place + 2) + carry;
    carry = Math.floor(sum / BASE);
    limbs[c] = sum - carry * BASE;
  }
  return turn(x < 0, power - 24 * first);
}

function digit(place: number): number {
  return place < 0 ? 0 : TWO_OVER_PI[place];
}

/** The part of a turn in `limbs`, times 2^shift, modulo 4, less its nearest integer, times π/2. */
function turn(negative: boolean, shift: number): number {
  const factor = 1 << shift;
  limbs[LIMBS - 1] %= 1 << (26 - shift);
  const whole = twoLimbs(LIMBS - 1) * factor;
  const n = Math.floor(whole + 0.5);
  const next = (twoLimbs(LIMBS - 3) * factor) / (BASE * BASE);
  const last = (twoLimbs(LIMBS - 5) * factor) / (BASE * BASE * BASE * BASE);
  const high = whole - n + next;
  const low = sumRest(whole - n, next, high) + last;
  quarter[0] = (negative ? -n : n) & 3;
  const product = high * HALF_PI;
  const y = normalised(product, productRest(high, HALF_PI, product) + high * HALF_PI_LOW + low * HALF_PI);
  if (negative) rest[0] = -rest[0];
  return negative ? -y : y;
}

/** Limbs `top` and `top` − 1 as a fraction. */
function twoLimbs(top: number): number {
  return (limbs[top] + limbs[top - 1] / BASE) / BASE;
}

/**
 * Angle of the point (x, y) from the first axis, in (−π, π], within .6 ulp; signs of zero as in IEEE 754.
 * The smaller over the larger, from the nearest sixteenth on by a quotient in two parts.
 */
export function atan2(y: number, x: number): number {
  const a = Math.abs(y);
  const b = Math.abs(x);
  if (!(a <= Infinity && b <= Infinity)) return NaN;
  const left = x < 0 || Object.is(x, -0);
  const down = y < 0 || Object.is(y, -0);
  if (!left && a < b * 1e-20) return y / x;
  let high = a === 0 ? 0 : a > b ? arc(b, a) : a === b ? HALF_PI / 2 : arc(a, b);
  let low = a === 0 ? 0 : a === b ? HALF_PI_LOW / 2 : rest[0];
  if (a > b) {
    high = normalised(HALF_PI, -high);
    low = rest[0] + (HALF_PI_LOW - low);
  }
  if (left) {
    high = normalised(2 * HALF_PI, -high);
    low = rest[0] + (2 * HALF_PI_LOW - low);
  }
  return down ? -(high + low) : high + low;
}

/** Arc tangent of top/bottom in two parts, 0 ≤ top < bottom. */
function arc(top: number, bottom: number): number {
  if (!(top > bottom * 1e-20)) {
    rest[0] = 0;
    return 0;
  }
  const factor = bottom > 1e150 ? SHRINK : bottom < 1e-120 ? GROW : 1;
  const a = top * factor;
  const b = bottom * factor;
  const j = Math.floor((a / b) * 16 + 0.5);
  const c = j / 16;
  const back = c * b;
  const over = a - back;
  const overRest = sumRest(a, -back, over) - productRest(c, b, back);
  const forth = c * a;
  const under = b + forth;
  const u = longQuotient(over, overRest, under, sumRest(b, forth, under) + productRest(c, a, forth));
  const t = u * u;
  const tail = t * u * (-1 / 3 + t * (0.2 + t * (-1 / 7 + t * (1 / 9 - t / 11))));
  const sum = ARCS[2 * j] + u;
  return normalised(sum, sumRest(ARCS[2 * j], u, sum) + (ARCS[2 * j + 1] + rest[0] + tail));
}
