import { exp, log } from "./elementary.js";
import { ROOTS } from "./elementary-table.js";

/**
 * Exponential, logarithms, powers and normal quantile for inner loops: + − × ÷ √ only, so the same bits everywhere, in one part
 * where `elementary` and `special` carry two, and without a branch that turns on the argument's figures. Within 4 units in the last
 * place (the logarithm: or 2⁻⁵¹, where it is near 0; the quantile: 16 units; `quickLog1p` and `quickPower` as they say) at half the
 * cost or less.
 */

const LN2 = 0.6931471805599453;
const PARTS = 92.33248261689366; // 64/ln 2
const STEP_HIGH = 0.010830424696223417; // ln 2/64 in two parts
const STEP_LOW = 2.572804622327669e-14;
/** 1.5·2⁵²: what is added to it is rounded to a whole number. */
const WHOLE = 6755399441055744;
/** Within these e^x needs no scaling of its own. */
const WIDE = 700;
const LEAST = 2.3e-308;
const MOST = 8e307;
const number = new Float64Array(1);
const words = new Int32Array(number.buffer);
number[0] = 1;
/** Place of the word with sign and exponent: it depends on the machine, what is computed does not. */
const HIGH = words[1] === 0 ? 0 : 1;
/** 2^(k − 1022), k = 0 … 2044: a power from a table waits for no word written a moment ago. */
const POWERS = new Float64Array(2045);
for (let k = 0, power = 2.2250738585072014e-308; k < POWERS.length; k++, power *= 2) POWERS[k] = power;

/** e^x; exactly 1 at 0. */
export function quickExp(x: number): number {
  if (!(x < WIDE && x > -WIDE)) return exp(x);
  const n = PARTS * x + WHOLE - WHOLE;
  const r = x - n * STEP_HIGH - n * STEP_LOW;
  const p = r + r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))));
  const k = n | 0;
  const root = ROOTS[2 * (k & 63)];
  return (root + root * p) * POWERS[(k >> 6) + 1022];
}

/** Parts of [1, 2] and bits of the high word that tell which. */
const SLICES = 128;
const SHIFT = 13;
/** c near 128/(128 + j) and −ln c, j = 0 … 128. */
const SLICE = new Float64Array(2 * SLICES + 2);
for (let j = 0; j <= SLICES; j++) {
  SLICE[2 * j] = SLICES / (SLICES + j);
  SLICE[2 * j + 1] = -log(SLICE[2 * j]);
}

/** ln x; exactly 0 at 1, −Infinity at 0, NaN below. */
export function quickLog(x: number): number {
  if (!(x > LEAST && x < MOST)) return log(x);
  number[0] = x;
  const word = words[HIGH];
  const k = (word >> 20) - 1023;
  const j = ((word & 0xfffff) + (1 << (SHIFT - 1))) >> SHIFT;
  const r = x * POWERS[1022 - k] * SLICE[2 * j] - 1;
  const tail = r * r * (-0.5 + r * (1 / 3 + r * (-0.25 + r * (0.2 - r * (1 / 6)))));
  return k * LN2 + (SLICE[2 * j + 1] + (r + tail));
}

/**
 * Standard normal quantile of a share in [2⁻³³, 1 − 2⁻³³], where words of 32 bits put it; NaN outside (0, 1).
 * Source: Wichura (1988), Algorithm AS 241, PPND16, Applied Statistics 37, 477–484; its farthest piece is out of reach here.
 */
export function quickNormal(p: number): number {
  const q = p - 0.5;
  if (q > -0.425 && q < 0.425) {
    const r = 0.180625 - q * q;
    const top = cubic(r, 3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.693765509461);
    const more = cubic(r, 45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227);
    const under = cubic(r, 1, 42.31333070160091, 687.187007492058, 5394.196021424751);
    const rest = cubic(r, 21213.794301586597, 39307.89580009271, 28729.085735721943, 5226.495278852854);
    const r4 = r * r * (r * r);
    return (q * (top + r4 * more)) / (under + r4 * rest);
  }
  const r = Math.sqrt(-quickLog(q < 0 ? p : 1 - p)) - 1.6;
  const top = cubic(r, 1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045);
  const more = cubic(r, 1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 7.745450142783414e-4);
  const under = cubic(r, 1, 2.053191626637759, 1.6763848301838038, 0.6897673349851);
  const rest = cubic(r, 0.14810397642748008, 0.015198666563616457, 5.475938084995345e-4, 1.0507500716444169e-9);
  const r4 = r * r * (r * r);
  const size = (top + r4 * more) / (under + r4 * rest);
  return q < 0 ? -size : size;
}

/** a + b·r + c·r² + d·r³. */
function cubic(r: number, a: number, b: number, c: number, d: number): number {
  return a + b * r + r * r * (c + d * r);
}

/** Within it the series of `quickLog1p` holds to the last place. */
const NEAR_ONE = 0.1;

/** ln(1+x), within 8 units in the last place for |x| < 0.1 and 32 elsewhere; −Infinity at −1, NaN below. */
export function quickLog1p(x: number): number {
  if (x < NEAR_ONE && x > -NEAR_ONE) {
    // 2·artanh(x/(2+x))
    const s = x / (2 + x);
    const t = s * s;
    return s * (2 + t * (2 / 3 + t * (2 / 5 + t * (2 / 7 + t * (2 / 9 + t * (2 / 11))))));
  }
  const u = 1 + x;
  const y = quickLog(u);
  return u > 0 && u < Infinity ? y + (x - (u - 1)) / u : y;
}

/** x^y for x ≥ 0, within 8 + 4·|y|·(1 + |ln x|) units in the last place; exactly 1 for y = 0 or x = 1, NaN for x < 0. */
export function quickPower(x: number, y: number): number {
  return y === 0 ? 1 : quickExp(y * quickLog(x));
}

/** 1/(1 + e^−x), the inverse of the log-odds. */
export function quickLogistic(x: number): number {
  if (x >= 0) return 1 / (1 + quickExp(-x));
  const odds = quickExp(x);
  return odds / (1 + odds);
}
