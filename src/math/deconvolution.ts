import { cos, sin } from "./angle.js";
import type { Group } from "./counts.js";
import { exp, log } from "./elementary.js";

/** Cells between the two ends on which a law of chances of any shape is estimated. */
export const CELLS = 100;
/** Places of a law: exactly 0, the cells, exactly 1. */
export const PLACES = CELLS + 2;

/** Columns of the law's logarithm: two of a beta law, then polynomials, then the two ends. */
const DEGREE = 7;
const SMOOTH = 2 + DEGREE;
const COLUMNS = SMOOTH + 2;
/** Penalty of a polynomial's coefficient (Efron's c₀), and of a beta law's, which is next to none. */
const ROUGHNESS = 1;
const FREE = 0.01;
/** Log of an end's mass against the cells', before any count: one in twenty, give or take a factor of e³. */
const END_MEAN = -3;
const END_PRECISION = 1 / 9;

const HALF_PI = 1.5707963267948966;
const square = (x: number): number => x * x;
/** Equal steps of arcsin √p, on which counts of hits are told apart equally well everywhere; each cell by its middle. */
const EDGES = Float64Array.from({ length: CELLS + 1 }, (_, k) =>
  k === CELLS ? 1 : square(sin((HALF_PI * k) / CELLS)),
);
const MIDDLES = Float64Array.from({ length: CELLS }, (_, k) => square(sin((HALF_PI * (k + 0.5)) / CELLS)));
const LOGS = MIDDLES.map(log);
const LOGS_OF_REST = MIDDLES.map((p) => log(1 - p));
const LOG_CELLS = log(CELLS);
const COLUMN = columns();

/** Smooth columns at each cell, shape [cells][SMOOTH], each of mean square 1 over the cells. */
function columns(): Float64Array {
  const found = new Float64Array(CELLS * SMOOTH);
  for (let c = 0; c < CELLS; c++) {
    const angle = (HALF_PI * (c + 0.5)) / CELLS;
    found[c * SMOOTH] = log(sin(angle));
    found[c * SMOOTH + 1] = log(cos(angle));
    const x = (2 * (c + 0.5)) / CELLS - 1;
    let [before, own] = [1, x];
    for (let degree = 1; degree <= DEGREE; degree++) {
      found[c * SMOOTH + 1 + degree] = own * Math.sqrt(2 * degree + 1);
      [before, own] = [own, ((2 * degree + 1) * x * own - degree * before) / (degree + 1)];
    }
  }
  for (const j of [0, 1]) standardise(found, j);
  return found;
}

function standardise(values: Float64Array, column: number): void {
  let [sum, squares] = [0, 0];
  for (let at = column; at < values.length; at += SMOOTH) sum += values[at];
  for (let at = column; at < values.length; at += SMOOTH) squares += square(values[at] - sum / CELLS);
  const deviation = Math.sqrt(squares / CELLS);
  for (let at = column; at < values.length; at += SMOOTH) values[at] = (values[at] - sum / CELLS) / deviation;
}

/** How likely each place makes the counts of each group, the likeliest cell 1; shape [groups][PLACES]. */
export function placeLikelihoods(groups: readonly Pick<Group, "k" | "n">[]): Float64Array[] {
  return groups.map(({ k, n }) => {
    const logs = LOGS.map((each, cell) => k * each + (n - k) * LOGS_OF_REST[cell]);
    const most = k === 0 || k === n ? 0 : logs.reduce((top, each) => Math.max(top, each), -Infinity);
    const found = new Float64Array(PLACES);
    logs.forEach((each, cell) => (found[cell + 1] = exp(each - most)));
    found[0] = k === 0 ? 1 : 0;
    found[PLACES - 1] = k === n ? 1 : 0;
    return found;
  });
}

/** A law of chances: its mass at each place, and the coefficients that give it. */
export interface ChanceLaw {
  readonly mass: Float64Array;
  readonly coefficients: Float64Array;
}

/**
 * The law of the chance within a world behind binomial counts, by penalised maximum likelihood: a mass exactly at 0 and at 1, and
 * between them a beta law times the exponential of a polynomial of degree seven in arcsin √p. Weights are worlds; without any the
 * law is Beta(½, ½) with one part in twenty at each end. Sampling that stops by what it has seen changes only a constant of the
 * likelihood, so worlds may differ in repeats. Scoring steps from `start` (no more than `steps`), each damped until it helps.
 * O(steps × groups × places × columns). Source: Efron (2016), Biometrika 103, 1–20 (exponential families of laws, penalty
 * c₀ = 1, an atom); Narasimhan & Efron (2020), J. Stat. Software 94(11).
 */
export function fitLaw(
  likelihoods: readonly Float64Array[],
  weights: ArrayLike<number>,
  { start = null, steps = 40 }: { readonly start?: Float64Array | null; readonly steps?: number } = {},
): ChanceLaw {
  let coefficients = start ?? Float64Array.from({ length: COLUMNS }, (_, j) => (j < SMOOTH ? 0 : END_MEAN));
  let mass = massesOf(coefficients);
  let merit = meritOf(likelihoods, weights, mass, coefficients);
  let damping = 1e-3;
  for (let step = 0; step < steps; step++) {
    const slope = slopeOf(likelihoods, weights, mass, coefficients);
    let gain = 0;
    for (let turn = 0; turn < 12 && gain === 0; turn++) {
      const move = solve(slope.information, slope.gradient, damping);
      const next = coefficients.map((each, j) => each + move[j]);
      const moved = massesOf(next);
      const better = meritOf(likelihoods, weights, moved, next);
      damping = better > merit ? Math.max(1e-6, damping / 5) : damping * 5;
      if (better > merit) [coefficients, mass, merit, gain] = [next, moved, better, better - merit];
    }
    if (gain < LEAST_GAIN) break;
  }
  return { mass, coefficients };
}

/** Log-likelihood that a step must bring, else the climb ends: a law is not told apart by less. */
const LEAST_GAIN = 1e-3;

function massesOf(coefficients: Float64Array): Float64Array {
  const mass = new Float64Array(PLACES);
  mass[0] = exp(coefficients[SMOOTH]);
  mass[PLACES - 1] = exp(coefficients[SMOOTH + 1]);
  let sum = mass[0] + mass[PLACES - 1];
  for (let c = 0; c < CELLS; c++) {
    let height = -LOG_CELLS;
    for (let j = 0; j < SMOOTH; j++) height += coefficients[j] * COLUMN[c * SMOOTH + j];
    mass[c + 1] = exp(height);
    sum += mass[c + 1];
  }
  return mass.map((each) => each / sum);
}

function penaltyOf(column: number): { readonly mean: number; readonly precision: number } {
  if (column >= SMOOTH) return { mean: END_MEAN, precision: END_PRECISION };
  return { mean: 0, precision: column < 2 ? FREE : ROUGHNESS };
}

/** Penalised log-likelihood. */
function meritOf(
  likelihoods: readonly Float64Array[],
  weights: ArrayLike<number>,
  mass: Float64Array,
  coefficients: Float64Array,
): number {
  let merit = 0;
  likelihoods.forEach((own, g) => {
    if (weights[g] === 0) return;
    let sum = 0;
    for (let at = 0; at < PLACES; at++) sum += mass[at] * own[at];
    merit += weights[g] * log(sum);
  });
  coefficients.forEach((each, j) => {
    const { mean, precision } = penaltyOf(j);
    merit -= (precision * square(each - mean)) / 2;
  });
  return merit;
}

/** Mean of each column under masses that need not add up to one. */
function columnMeans(mass: Float64Array): Float64Array {
  const means = new Float64Array(COLUMNS);
  means[SMOOTH] = mass[0];
  means[SMOOTH + 1] = mass[PLACES - 1];
  let sum = mass[0] + mass[PLACES - 1];
  for (let c = 0; c < CELLS; c++) {
    const own = mass[c + 1];
    sum += own;
    for (let j = 0; j < SMOOTH; j++) means[j] += own * COLUMN[c * SMOOTH + j];
  }
  return means.map((each) => each / sum);
}

/** Gradient of the merit, and Fisher's information as the sum of squared scores (Efron 2016, eq. 31), with the penalty's. */
function slopeOf(
  likelihoods: readonly Float64Array[],
  weights: ArrayLike<number>,
  mass: Float64Array,
  coefficients: Float64Array,
): { readonly gradient: Float64Array; readonly information: Float64Array } {
  const gradient = new Float64Array(COLUMNS);
  const information = new Float64Array(COLUMNS * COLUMNS);
  const before = columnMeans(mass);
  const joint = new Float64Array(PLACES);
  likelihoods.forEach((own, g) => {
    if (weights[g] === 0) return;
    for (let at = 0; at < PLACES; at++) joint[at] = mass[at] * own[at];
    const score = columnMeans(joint).map((each, j) => each - before[j]);
    for (let j = 0; j < COLUMNS; j++) {
      gradient[j] += weights[g] * score[j];
      for (let l = 0; l <= j; l++) information[j * COLUMNS + l] += weights[g] * score[j] * score[l];
    }
  });
  for (let j = 0; j < COLUMNS; j++) {
    const { mean, precision } = penaltyOf(j);
    gradient[j] -= precision * (coefficients[j] - mean);
    information[j * COLUMNS + j] += precision;
  }
  return { gradient, information };
}

/** Solves (information, its diagonal 1 + damping times as large)·x = gradient by Cholesky's factor; the lower half is read. */
function solve(information: Float64Array, gradient: Float64Array, damping: number): Float64Array {
  const factor = new Float64Array(COLUMNS * COLUMNS);
  const x = gradient.slice();
  for (let i = 0; i < COLUMNS; i++) {
    for (let j = 0; j <= i; j++) {
      let left = information[i * COLUMNS + j] * (i === j ? 1 + damping : 1);
      for (let k = 0; k < j; k++) left -= factor[i * COLUMNS + k] * factor[j * COLUMNS + k];
      factor[i * COLUMNS + j] = i === j ? Math.sqrt(Math.max(left, 1e-12)) : left / factor[j * COLUMNS + j];
    }
    for (let k = 0; k < i; k++) x[i] -= factor[i * COLUMNS + k] * x[k];
    x[i] /= factor[i * COLUMNS + i];
  }
  for (let i = COLUMNS - 1; i >= 0; i--) {
    for (let k = i + 1; k < COLUMNS; k++) x[i] -= factor[k * COLUMNS + i] * x[k];
    x[i] /= factor[i * COLUMNS + i];
  }
  return x;
}

/**
 * Posterior mass at or below `threshold` of a world whose counts have this likelihood; a cell across it counts in part. Chances of
 * exactly 0 lie below every threshold from 0 on, those of exactly 1 only below 1 itself.
 */
export function massBelow({ mass }: Pick<ChanceLaw, "mass">, likelihood: Float64Array, threshold: number): number {
  const own = mass.map((each, at) => each * likelihood[at]);
  let below = (threshold >= 0 ? own[0] : 0) + (threshold >= 1 ? own[PLACES - 1] : 0);
  let all = own[0] + own[PLACES - 1];
  for (let c = 0; c < CELLS; c++) {
    all += own[c + 1];
    if (EDGES[c + 1] <= threshold) below += own[c + 1];
    else if (EDGES[c] < threshold) below += (own[c + 1] * (threshold - EDGES[c])) / (EDGES[c + 1] - EDGES[c]);
  }
  return all > 0 ? Math.min(1, below / all) : NaN;
}
