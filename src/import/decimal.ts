/** An exact number: num / den, den > 0. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

export const ZERO: Fraction = { num: 0n, den: 1n };
export const ONE: Fraction = { num: 1n, den: 1n };

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/** The exact value of a decimal text; null where it is none. O(digits). */
export function fractionOf(text: string): Fraction | null {
  const match = DECIMAL.exec(text.trim());
  if (match === null) return null;
  const [, sign, whole, part = "", exponent = "0"] = match;
  if (whole === "" && part === "") return null;
  const digits = BigInt(`${whole}${part}`);
  const shift = Number(exponent) - part.length;
  const num = (sign === "-" ? -digits : digits) * powerOfTen(Math.max(0, shift));
  return { num, den: powerOfTen(Math.max(0, -shift)) };
}

function powerOfTen(exponent: number): bigint {
  return BigInt(`1${"0".repeat(exponent)}`);
}

export function add(a: Fraction, b: Fraction): Fraction {
  return { num: a.num * b.den + b.num * a.den, den: a.den * b.den };
}

export function times(a: Fraction, b: Fraction): Fraction {
  return { num: a.num * b.num, den: a.den * b.den };
}

/** a / b; b must not be 0. */
export function over(a: Fraction, b: Fraction): Fraction {
  if (b.num === 0n) throw new Error("invalid divisor: 0");
  return b.num > 0n ? { num: a.num * b.den, den: a.den * b.num } : { num: -a.num * b.den, den: -a.den * b.num };
}

/** Negative, 0 or positive as a is below, at or above b. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Bits kept before rounding to a double: more than 53 with a sticky last bit, so that the result is the nearest double. */
const BITS = 80;

/** The double nearest to a fraction, ties to even: one rounding, however long the way. O(digits²). */
export function toNumber({ num, den }: Fraction): number {
  if (num === 0n) return 0;
  const size = num < 0n ? -num : num;
  const shift = BITS - (bitsOf(size) - bitsOf(den));
  const up = shift > 0 ? size << BigInt(shift) : size;
  const down = shift < 0 ? den << BigInt(-shift) : den;
  const sticky = up % down === 0n ? 0n : 1n;
  let value = Number(((up / down) << 1n) | sticky);
  const by = shift + 1 > 0 ? 0.5 : 2;
  for (let k = Math.abs(shift + 1); k > 0; k--) value *= by;
  return num < 0n ? -value : value;
}

function bitsOf(value: bigint): number {
  return value.toString(2).length;
}
