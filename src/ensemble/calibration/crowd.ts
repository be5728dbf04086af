import { choleskyFactor } from "../../math/copula.js";
import { truncatedQuantile } from "../../math/distribution.js";
import { exp, log } from "../../math/elementary.js";
import type { Law } from "../../math/law.js";
import { Purpose, uniformOf } from "../../math/philox.js";
import { inverseNormal, normalCdf } from "../../math/special.js";
import { BELIEF, takeIn } from "./filter.js";
import { FREE, stepOf, type Step, type Weekly } from "./process.js";

/** What is thought of a free parameter before the record: a law cut to bounds. */
export interface Prior {
  readonly law: Law;
  readonly bounds: readonly [number, number];
  /** From what the law is of to the parameter, rising; the same where left out. */
  readonly turned?: (value: number) => number;
}

/** Particles: vectors of parameters with the belief and the score that each has reached. */
export interface Crowd {
  readonly n: number;
  /** Shape [particles × FREE]: normal scores, and the parameters that they stand for. */
  z: Float64Array;
  free: Float64Array;
  /** Shape [particles × BELIEF]. */
  beliefs: Float64Array;
  steps: Step[];
  /** ln density of the record since the last renewal, and before it. */
  readonly scores: Float64Array;
  readonly whole: Float64Array;
  /** ln density of the record before the last renewal, over the prior. */
  evidence: number;
}

/** What a crowd is renewed with. */
export interface Renewal {
  readonly data: Weekly;
  readonly priors: readonly Prior[];
  /** Last week that has been taken in. */
  readonly week: number;
  readonly seed: number;
}

/** Streams within the purpose of calibration. */
const Draw = { start: 0, resample: 1, move: 2, accept: 3 } as const;
/** Metropolis steps a renewal. */
const MOVES = 4;
/** Source: Gelman, Roberts & Gilks (1996), Efficient Metropolis jumping rules: 2.38/√d. */
const SCALE = 2.38;
/** Keeps the proposal alive where the particles have collapsed on each other. */
const RIDGE = 1e-4;

/** Particles drawn from the priors. */
export function startCrowd(priors: readonly Prior[], n: number, seed: number): Crowd {
  const z = new Float64Array(n * FREE);
  const free = new Float64Array(n * FREE);
  for (let k = 0; k < z.length; k++) {
    z[k] = inverseNormal(drawAt(seed, Math.floor(k / FREE), k % FREE, Draw.start));
    free[k] = valueOf(priors[k % FREE], z[k]);
  }
  const steps = Array.from({ length: n }, (_, p) => stepOf(free, p * FREE));
  const [beliefs, scores, whole] = [new Float64Array(n * BELIEF), new Float64Array(n), new Float64Array(n)];
  return { n, z, free, beliefs, steps, scores, whole, evidence: 0 };
}

function valueOf({ law, bounds, turned }: Prior, z: number): number {
  const value = truncatedQuantile(law, bounds, normalCdf(z));
  return turned === undefined ? value : turned(value);
}

function drawAt(seed: number, particle: number, time: number, stream: number): number {
  return uniformOf(seed, particle, time, stream * 256, Purpose.calibration * 65536);
}

/** Weights of the particles, sum 1. */
export function weightsOf({ scores, n }: Crowd): Float64Array {
  const most = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  const weights = Float64Array.from(scores, (score) => exp(score - most));
  const total = weights.reduce((sum, w) => sum + w, 0);
  for (let p = 0; p < n; p++) weights[p] /= total;
  return weights;
}

/** Effective number of particles, 1/Σw² of weights that sum to 1. */
export function effectiveOf(weights: Float64Array): number {
  return 1 / weights.reduce((sum, weight) => sum + weight * weight, 0);
}

/** ln density of the whole record so far, over the prior. */
export function evidenceOf({ scores, n, evidence }: Crowd): number {
  const most = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  return evidence + most + log(scores.reduce((sum, score) => sum + exp(score - most), 0) / n);
}

/** Resamples and moves; afterwards all particles count alike. */
export function renew(crowd: Crowd, renewal: Renewal): void {
  const weights = weightsOf(crowd);
  const factor = proposalOf(crowd, weights);
  crowd.evidence = evidenceOf(crowd);
  for (let p = 0; p < crowd.n; p++) crowd.whole[p] += crowd.scores[p];
  copyRows(crowd, resampled(weights, drawAt(renewal.seed, 0, renewal.week, Draw.resample)));
  crowd.scores.fill(0);
  const trial = { z: new Float64Array(FREE), free: new Float64Array(FREE), belief: new Float64Array(BELIEF) };
  for (let p = 0; p < crowd.n; p++)
    for (let move = 0; move < MOVES; move++) tryMove(crowd, p, renewal, { ...trial, factor, move });
}

function copyRows(crowd: Crowd, from: Int32Array): void {
  const rows = (table: Float64Array, width: number): Float64Array =>
    Float64Array.from({ length: table.length }, (_, k) => table[from[Math.floor(k / width)] * width + (k % width)]);
  crowd.z = rows(crowd.z, FREE);
  crowd.free = rows(crowd.free, FREE);
  crowd.beliefs = rows(crowd.beliefs, BELIEF);
  crowd.whole.set(rows(crowd.whole, 1));
  crowd.steps = Array.from(from, (p) => crowd.steps[p]);
}

interface Trial {
  readonly z: Float64Array;
  readonly free: Float64Array;
  readonly belief: Float64Array;
  readonly factor: Float64Array;
  readonly move: number;
}

/** One Metropolis step of a particle, scored on the record so far. */
function tryMove(crowd: Crowd, p: number, { data, priors, week, seed }: Renewal, trial: Trial): void {
  const { z, free, belief, factor, move } = trial;
  const time = week * MOVES + move;
  let prior = 0;
  for (let i = 0; i < FREE; i++) {
    const old = crowd.z[p * FREE + i];
    z[i] = old;
    for (let j = 0; j <= i; j++)
      z[i] += factor[i * FREE + j] * inverseNormal(drawAt(seed, p, time * FREE + j, Draw.move));
    free[i] = valueOf(priors[i], z[i]);
    prior += 0.5 * (old * old - z[i] * z[i]);
  }
  const step = stepOf(free, 0);
  belief.fill(0);
  let score = 0;
  for (let k = 0; k <= week; k++) score += takeIn(step, data, k, belief, 0);
  if (!(log(drawAt(seed, p, time, Draw.accept)) < score - crowd.whole[p] + prior)) return;
  crowd.z.set(z, p * FREE);
  crowd.free.set(free, p * FREE);
  crowd.beliefs.set(belief, p * BELIEF);
  crowd.steps[p] = step;
  crowd.whole[p] = score;
}

/** Which particle each new one is a copy of. Source: Kitagawa (1996), systematic resampling. */
function resampled(weights: Float64Array, uniform: number): Int32Array {
  const from = new Int32Array(weights.length);
  let [p, sum] = [0, weights[0]];
  for (let k = 0; k < weights.length; k++) {
    const place = (k + uniform) / weights.length;
    while (sum < place && p < weights.length - 1) sum += weights[++p];
    from[k] = p;
  }
  return from;
}

/** Factor of the proposal: the particles' weighted covariance in normal scores, scaled. */
function proposalOf({ z, n }: Crowd, weights: Float64Array): Float64Array {
  const means = new Float64Array(FREE);
  for (let p = 0; p < n; p++) for (let i = 0; i < FREE; i++) means[i] += weights[p] * z[p * FREE + i];
  const matrix = new Float64Array(FREE * FREE);
  for (let p = 0; p < n; p++)
    for (let i = 0; i < FREE; i++)
      for (let j = 0; j <= i; j++)
        matrix[i * FREE + j] += weights[p] * (z[p * FREE + i] - means[i]) * (z[p * FREE + j] - means[j]);
  const scale = (SCALE * SCALE) / FREE;
  for (let i = 0; i < FREE; i++)
    for (let j = 0; j <= i; j++) {
      matrix[i * FREE + j] = scale * matrix[i * FREE + j] + (i === j ? RIDGE : 0);
      matrix[j * FREE + i] = matrix[i * FREE + j];
    }
  const factor = choleskyFactor(matrix, FREE);
  if (factor === null) throw new Error("invalid particles: their covariance is not positive");
  return factor;
}
