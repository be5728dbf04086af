import { exp, log } from "./elementary.js";
import { INVERSES, LOGS, ROOTS } from "./elementary-table.js";

/**
 * Exponential and logarithm for inner loops: + − × ÷ only, so the same bits everywhere, in one part where `elementary` carries two.
 * Within 4 units in the last place (the logarithm: or 2⁻⁵¹, where it is near 0) at half the cost or less.
 */

const LN2_HIGH = 6.9314718036912382e-1;
const LN2_LOW = 1.9082149292705877e-10;
const PARTS = 92.33248261689366; // 64/ln 2
const STEP_HIGH = 0.010830424696223417; // ln 2/64 in two parts
const STEP_LOW = 2.572804622327669e-14;
const FIRST_INVERSE = 90;
const ROOT2 = 1.4142135623730951;
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
  const n = Math.floor(PARTS * x + 0.5);
  const r = x - n * STEP_HIGH - n * STEP_LOW;
  const p = r + r * r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720)))));
  const root = ROOTS[2 * (n & 63)];
  return (root + root * p) * POWERS[(n >> 6) + 1022];
}

/** ln x; exactly 0 at 1, −Infinity at 0, NaN below. */
export function quickLog(x: number): number {
  if (!(x > LEAST && x < MOST)) return log(x);
  number[0] = x;
  let k = (words[HIGH] >> 20) - 1023;
  let m = x * POWERS[1022 - k];
  if (m >= ROOT2) {
    m *= 0.5;
    k++;
  }
  const j = Math.floor(m * 128 + 0.5) - FIRST_INVERSE;
  const r = m * INVERSES[j] - 1;
  const tail = r * r * (-0.5 + r * (1 / 3 + r * (-0.25 + r * (0.2 + r * (-1 / 6 + r * (1 / 7 - r * 0.125))))));
  return k * LN2_HIGH + (LOGS[2 * j] + (r + (tail + k * LN2_LOW)));
}
