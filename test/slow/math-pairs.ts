import atan2 from "@stdlib/math-base-special-atan2";
import betainc from "@stdlib/math-base-special-betainc";
import betaincinv from "@stdlib/math-base-special-betaincinv";
import cos from "@stdlib/math-base-special-cos";
import cosh from "@stdlib/math-base-special-cosh";
import erf from "@stdlib/math-base-special-erf";
import erfc from "@stdlib/math-base-special-erfc";
import erfcinv from "@stdlib/math-base-special-erfcinv";
import exp from "@stdlib/math-base-special-exp";
import expm1 from "@stdlib/math-base-special-expm1";
import gammainc from "@stdlib/math-base-special-gammainc";
import gammaincinv from "@stdlib/math-base-special-gammaincinv";
import gammaln from "@stdlib/math-base-special-gammaln";
import ln from "@stdlib/math-base-special-ln";
import log1p from "@stdlib/math-base-special-log1p";
import pow from "@stdlib/math-base-special-pow";
import sin from "@stdlib/math-base-special-sin";
import sinh from "@stdlib/math-base-special-sinh";
import tanh from "@stdlib/math-base-special-tanh";
import * as angle from "../../src/math/angle.js";
import * as beta from "../../src/math/beta.js";
import * as elementary from "../../src/math/elementary.js";
import * as gamma from "../../src/math/gamma.js";
import * as special from "../../src/math/special.js";

type F = (...x: number[]) => number;

/** A function, the same of @stdlib, and the i-th of its arguments. */
export interface Pair {
  readonly name: string;
  readonly own: F;
  readonly other: F;
  readonly at: (i: number) => number[];
}

/** The i-th of an even sequence in (0, 1), one for each coordinate: multiples of the roots of x³ = x + 1 and kin. */
const STEPS = [0.8191725133961645, 0.6710436067037893, 0.5497004779019703];
const unit = (i: number, k = 0): number => ((i + 0.5) * STEPS[k]) % 1;
const even = (low: number, high: number, i: number, k = 0): number => low + (high - low) * unit(i, k);
/** Exponents even between two powers of two, signs by turns. */
const size = (low: number, high: number, i: number): number =>
  (i & 2 ? -1 : 1) * (1 + unit(i, 1)) * 2 ** Math.floor(even(low, high, i));

type Ends = readonly [number, number];
/** Every other argument even in an interval, the others of every magnitude. */
const line =
  ([low, high]: Ends, [small, large]: Ends, sign = (x: number): number => x) =>
  (i: number): number[] => [i & 1 ? sign(size(small, large, i)) : even(low, high, i)];
/** A shape: from .05 to 400, logarithms even. */
const shape = (i: number, k: number): number => 0.05 * elementary.exp(9 * unit(i, k));

/** Functions that are compared in units of the last place. */
export const PAIRS: readonly Pair[] = [
  { name: "exp", own: elementary.exp, other: exp, at: line([-745, 709.7], [-60, 9]) },
  { name: "log", own: elementary.log, other: ln, at: line([0, 100], [-1074, 1023], Math.abs) },
  { name: "log1p", own: elementary.log1p, other: log1p, at: line([-1, 10], [-60, 1000], (x) => (x <= -1 ? -x : x)) },
  { name: "expm1", own: elementary.expm1, other: expm1, at: line([-40, 709.7], [-60, 9]) },
  { name: "sinh", own: elementary.sinh, other: sinh, at: line([-709, 709], [-60, 9]) },
  { name: "cosh", own: elementary.cosh, other: cosh, at: line([-709, 709], [-60, 9]) },
  { name: "tanh", own: elementary.tanh, other: tanh, at: line([-22, 22], [-60, 5]) },
  { name: "sin", own: angle.sin, other: sin, at: line([-1000, 1000], [-60, 1023]) },
  { name: "cos", own: angle.cos, other: cos, at: line([-1000, 1000], [-60, 1023]) },
  {
    name: "pow",
    own: elementary.pow,
    other: pow,
    at: (i) => {
      const x = i & 1 ? Math.abs(size(-1000, 1000, i)) : even(0, 100, i);
      return [x, even(-700, 700, i, 2) / (Math.abs(elementary.log(x)) + 0.01)];
    },
  },
  {
    name: "atan2",
    own: angle.atan2,
    other: atan2,
    at: (i) =>
      i & 1 ? [size(-300, 300, i), even(-1, 1, i, 2) * 2 ** ((i >> 3) % 300)] : [even(-1, 1, i), even(-1, 1, i, 1)],
  },
  { name: "erf", own: special.erf, other: erf, at: line([-6, 6], [-60, 2]) },
  { name: "erfc", own: special.erfc, other: erfc, at: line([-5, 27], [-60, 4]) },
  {
    name: "inverseNormal",
    own: special.inverseNormal,
    other: (p) => -Math.SQRT2 * erfcinv(2 * p),
    at: line([0, 1], [-1070, -1], Math.abs),
  },
  { name: "lgamma", own: gamma.lgamma, other: gammaln, at: line([0, 200], [-1000, 1000], Math.abs) },
];

/** Functions that are compared in relative difference. */
export const LONG_PAIRS: readonly Pair[] = [
  {
    name: "betaCdf",
    own: beta.betaCdf,
    other: (x, a, b) => betainc(x, a, b),
    at: (i) => [unit(i), shape(i, 1), shape(i, 2)],
  },
  {
    name: "gammaCdf",
    own: gamma.gammaCdf,
    other: (x, a) => gammainc(x, a),
    at: (i) => [shape(i, 1) * (0.2 + 2 * unit(i)), shape(i, 1)],
  },
  {
    name: "betaQuantile",
    own: beta.betaQuantile,
    other: (p, a, b) => betaincinv(p, a, b),
    at: (i) => [unit(i), shape(i, 1), shape(i, 2)],
  },
  {
    name: "gammaQuantile",
    own: gamma.gammaQuantile,
    other: (p, a) => gammaincinv(p, a),
    at: (i) => [unit(i), shape(i, 1)],
  },
];
