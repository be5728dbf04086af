/**
 * Elementary functions of + − × ÷ √ only, so that every machine gives the same bits: engines disagree in the last bit of
 * about a tenth of `Math.exp` calls. Reductions and coefficients after fdlibm (Sun Microsystems, 1993).
 */

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const INVERSE_LN2 = 1.442695040888963387;
const BIG = 1.0715086071862673e301; // 2^1000
const SMALL = 9.332636185032189e-302; // 2^-1000
const view = new DataView(new ArrayBuffer(8));

/** x · 2^k by exact powers. */
function scale(x: number, k: number): number {
  let left = k;
  let y = x;
  for (; left > 1000; left -= 1000) y *= BIG;
  for (; left < -1000; left += 1000) y *= SMALL;
  view.setUint32(0, (left + 1023) << 20);
  view.setUint32(4, 0);
  return y * view.getFloat64(0);
}

/** e^x, within 1 ulp. Overflows to Infinity above 709.78, to 0 below −745.13. */
export function exp(x: number): number {
  if (x !== x) return x;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  if (Math.abs(x) < 3.7e-9) return 1 + x;
  const k = Math.floor(INVERSE_LN2 * x + 0.5);
  const upper = x - k * LN2_HIGH;
  const lower = k * LN2_LOW;
  const r = upper - lower;
  const t = r * r;
  const p =
    1.66666666666666019037e-1 +
    t *
      (-2.77777777770155933842e-3 +
        t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8)));
  const c = r - t * p;
  return scale(1 - (lower - (r * c) / (2 - c) - upper), k);
}

/** Splits x > 0 into f and k with x = (1+f)·2^k, √½ ≤ 1+f < √2. */
function split(x: number): { f: number; k: number } {
  let k = 0;
  let y = x;
  if (y < 2.2250738585072014e-308) {
    y *= 18014398509481984; // 2^54
    k = -54;
  }
  view.setFloat64(0, y);
  const word = view.getUint32(0);
  k += (word >>> 20) - 1023;
  view.setUint32(0, (word & 0x000fffff) | 0x3ff00000);
  let m = view.getFloat64(0);
  if (m >= 1.4142135623730951) {
    m /= 2;
    k += 1;
  }
  return { f: m - 1, k };
}

/** ln((1+f)·2^k) with a correction c for a rounded 1+f. */
function logOf(f: number, k: number, c: number): number {
  const half = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const r =
    z *
    (6.66666666666673513e-1 +
      z *
        (3.999999999940941908e-1 +
          z *
            (2.857142874366239149e-1 +
              z *
                (2.222219843214978396e-1 +
                  z * (1.818357216161805012e-1 + z * (1.531383769920937332e-1 + z * 1.479819860511658591e-1))))));
  return k * LN2_HIGH - (half - (s * (half + r) + (k * LN2_LOW + c)) - f);
}

/** Natural logarithm, within 1 ulp; −Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  const { f, k } = split(x);
  return logOf(f, k, 0);
}

/** ln(1+x), accurate near 0. */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? -Infinity : NaN;
  if (x === Infinity) return x;
  if (Math.abs(x) < 1e-16) return x;
  if (x > -0.29 && x < 0.41) return logOf(x, 0, 0);
  const u = 1 + x;
  const { f, k } = split(u);
  const lost = k > 0 ? 1 - (u - x) : x - (u - 1);
  return logOf(f, k, k > 54 ? 0 : lost / u);
}

/** e^x − 1, accurate near 0. */
export function expm1(x: number): number {
  if (Math.abs(x) < 1e-16) return x;
  if (Math.abs(x) < 0.35) return shortExpm1(x);
  if (x > 40) return exp(x);
  if (x < -40) return -1;
  const k = Math.floor(INVERSE_LN2 * x + 0.5);
  const upper = x - k * LN2_HIGH;
  const lower = k * LN2_LOW;
  const r = upper - lower;
  const correction = upper - r - lower;
  const y = shortExpm1(r);
  const whole = scale(1, k);
  return whole * (y + (1 + y) * correction) + (whole - 1);
}

/** e^r − 1 for |r| ≤ .35: r + r²·c/(2−c) in the form of `exp`. */
function shortExpm1(r: number): number {
  const t = r * r;
  const p =
    1.66666666666666019037e-1 +
    t *
      (-2.77777777770155933842e-3 +
        t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8)));
  const c = r - t * p;
  return r + (r * c) / (2 - c);
}

const SPLITTER = 134217729; // 2^27 + 1

/** x^y for x ≥ 0. The logarithm is carried in two parts, so the error stays near 1 ulp where x^y is representable. */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1;
  if (x === 0) return y > 0 ? 0 : Infinity;
  if (!(x > 0)) return NaN;
  if (x === Infinity) return y > 0 ? Infinity : 0;
  if (y === 1) return x;
  if (y === 2) return x * x;
  if (y === -1) return 1 / x;
  if (y === 0.5) return Math.sqrt(x);
  const high = log(x);
  // one Newton step gives the logarithm's rest: ln x = high + (x·e^−high − 1)
  const rest = Math.abs(high) < 700 ? residual(x, high) : 0;
  const product = high * y;
  const big = SPLITTER * high;
  const h1 = big - (big - high);
  const h0 = high - h1;
  const wide = SPLITTER * y;
  const y1 = wide - (wide - y);
  const y0 = y - y1;
  const low = h1 * y1 - product + h1 * y0 + h0 * y1 + h0 * y0 + rest * y;
  const result = exp(product);
  return result === Infinity || result === 0 || low !== low ? result : result + result * low;
}

/** ln x − high, to first order, from the series of the split argument. */
function residual(x: number, high: number): number {
  const { f, k } = split(x);
  // ln(1+f) by a long atanh series in doubled precision: 2(s + s³/3 + …), s = f/(2+f)
  const s = f / (2 + f);
  const back = s * (2 + f);
  const bigS = SPLITTER * s;
  const s1 = bigS - (bigS - s);
  const s0 = s - s1;
  const d = 2 + f;
  const dRest = f - (d - 2);
  const bigD = SPLITTER * d;
  const d1 = bigD - (bigD - d);
  const d0 = d - d1;
  const productRest = s1 * d1 - back + s1 * d0 + s0 * d1 + s0 * d0;
  const sRest = (f - back - productRest - s * dRest) / d;
  const z = s * s;
  const tail =
    z *
    s *
    (6.66666666666673513e-1 +
      z *
        (3.999999999940941908e-1 +
          z *
            (2.857142874366239149e-1 +
              z *
                (2.222219843214978396e-1 +
                  z * (1.818357216161805012e-1 + z * (1.531383769920937332e-1 + z * 1.479819860511658591e-1))))));
  // exact part k·ln2_high (20 spare bits), then 2s, then the small ones
  const whole = k * LN2_HIGH;
  const left = whole - high + 2 * s;
  const lost = whole - high - (left - 2 * s);
  return left + (lost + 2 * sRest + tail + k * LN2_LOW);
}

/** x^y for x > 0 as e^{y·ln x}: half the cost of `pow`, a few units in the last place worse for each power of ten of |y·ln x|. */
export function power(x: number, y: number): number {
  return x === 1 || y === 0 ? 1 : exp(y * log(x));
}

/** Hyperbolic sine. */
export function sinh(x: number): number {
  const e = expm1(Math.abs(x));
  const half = e === Infinity ? Infinity : (e + e / (e + 1)) / 2;
  return x < 0 ? -half : half;
}

/** Hyperbolic cosine. */
export function cosh(x: number): number {
  const e = exp(Math.abs(x));
  return e === Infinity ? e : (e + 1 / e) / 2;
}

/** Hyperbolic tangent. */
export function tanh(x: number): number {
  if (Math.abs(x) > 20) return x < 0 ? -1 : 1;
  const e = expm1(2 * Math.abs(x));
  const y = e / (e + 2);
  return x < 0 ? -y : y;
}
