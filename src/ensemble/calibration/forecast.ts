import { nextDrift, nextTempo } from "../../dynamics/stocks/laws.js";
import { exp, log } from "../../math/elementary.js";
import { Purpose, uniformOf } from "../../math/philox.js";
import { inverseNormal } from "../../math/special.js";
import { Belief, BELIEF, observe, predict } from "./filter.js";
import { advanceAt, Free, FREE, stepOf, targetAfter, type Step, type Weekly } from "./process.js";
import type { Posterior } from "./sequential.js";

/** A forecast as weighted draws: `PATHS` for each particle. */
export interface Fan {
  /** Shape [spans][draws]: claimed casualties a day. */
  readonly casualties: readonly Float64Array[];
  /** Shape [spans][draws]: km² gained. */
  readonly gain: readonly Float64Array[];
  /** Shape [draws], sum 1. */
  readonly weights: Float64Array;
}

/** Runs of chance from each particle: two, and each mirrored in all its normals (antithetic), which steadies the medians. */
export const PATHS = 4;

/** From where and for which spans of days a forecast is made. */
export interface Outlook {
  /** Last day whose figures are known. */
  readonly origin: number;
  /** ln of claims a day between the last whole week and `origin`; NaN where there are no such days. */
  readonly rest: number;
  /** Last days of the spans, rising; the first begins on the day after `origin`. */
  readonly ends: readonly number[];
  readonly seed: number;
}

const WEEK = 7;
/** Weeks that a run of chance has room for. */
const WEEKS = 512;
/** Normals of a week and path: intensity, reporting noise, front. */
const DRAWS = 4;
/** Stream of forecasts within the purpose of calibration, beside those of the filter. */
const STREAM = 4;

/**
 * What the posterior says of the spans after an origin. Each particle takes in the days since the last whole week, then runs on by
 * weeks of seven days from the origin, toward the mean of the twelve months that are known. Same seed, same nature.
 */
export function forecast(data: Weekly, posterior: Posterior, outlook: Outlook): Fan {
  const n = posterior.weights.length;
  const days = outlook.origin - data.ends[posterior.weeks - 1];
  const beliefs = posterior.beliefs.slice();
  const target = targetAfter(data, posterior.weeks);
  const weights = new Float64Array(n * PATHS);
  const fan = {
    casualties: outlook.ends.map(() => new Float64Array(n * PATHS)),
    gain: outlook.ends.map(() => new Float64Array(n * PATHS)),
    weights,
  };
  for (let p = 0; p < n; p++) {
    const fit = days > 0 ? takeRest(posterior.free, beliefs, p, { days, target, rest: outlook.rest }) : 1;
    weights.fill(posterior.weights[p] * fit, p * PATHS, (p + 1) * PATHS);
    const start = { step: stepOf(posterior.free, p * FREE), rest: stepOf(posterior.free, p * FREE, days) };
    const report = posterior.free[p * FREE + Free.report];
    for (let path = 0; path < PATHS; path++)
      runOn(beliefs, { ...start, report, particle: p, path, data, outlook, target, fan });
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  for (let k = 0; k < weights.length; k++) weights[k] /= total;
  return fan;
}

/** Takes in a part of a week; yields how well it was foreseen (a density). */
function takeRest(
  free: Float64Array,
  beliefs: Float64Array,
  p: number,
  { days, target, rest }: { days: number; target: number; rest: number },
): number {
  const step = stepOf(free, p * FREE, days);
  predict(step, target, beliefs, p * BELIEF);
  return rest === rest ? exp(observe(step.report, rest, beliefs, p * BELIEF)) : 1;
}

/** One run of chance of one particle. */
interface Track {
  readonly particle: number;
  readonly path: number;
  /** A week's step, and that of the days before the origin. */
  readonly step: Step;
  readonly rest: Step;
  readonly report: number;
  readonly target: number;
  readonly data: Weekly;
  readonly outlook: Outlook;
  readonly fan: Fan;
}

/** Runs one particle's war on to the last span and adds each week to the spans it lies in. */
function runOn(beliefs: Float64Array, track: Track): void {
  const { particle, path, step, rest, report, target, data, outlook, fan } = track;
  const sign = path % 2 === 0 ? 1 : -1;
  const first = Math.floor(path / 2) * WEEKS;
  const normal = (week: number, draw: number): number =>
    sign *
    inverseNormal(
      uniformOf(outlook.seed, particle, (first + week) * DRAWS + draw, STREAM * 256, Purpose.calibration * 65536),
    );
  const [at, to] = [particle * BELIEF, particle * PATHS + path];
  const spread = Math.sqrt(step.adds);
  const noise = Math.sqrt(step.noiseVariance);
  let x = beliefs[at + Belief.mean] + Math.sqrt(beliefs[at + Belief.variance]) * normal(0, 0);
  let drift =
    beliefs[at + Belief.sawArea] === 1
      ? rest.noiseKeeps * beliefs[at + Belief.noise] + Math.sqrt(rest.noiseAdds) * normal(0, 2)
      : Math.sqrt(step.noiseVariance) * normal(0, 2);
  const last = outlook.ends[outlook.ends.length - 1];
  for (let week = 1; outlook.origin + (week - 1) * WEEK < last; week++) {
    x = nextTempo(x, target, step.keeps, spread, normal(week, 0));
    drift = nextDrift(drift, step.noiseKeeps, noise, normal(week, 2));
    const claims = exp(x + report * normal(week, 1));
    const gain = advanceAt(step, x - data.reference) + drift;
    share(outlook, week, (span, overlap, length) => {
      fan.casualties[span][to] += (claims * overlap) / length;
      fan.gain[span][to] += (gain * overlap) / WEEK;
    });
  }
}

/** Calls `add` for each span that shares days with a week after the origin. */
function share(
  { origin, ends }: Outlook,
  week: number,
  add: (span: number, overlap: number, length: number) => void,
): void {
  const [from, to] = [origin + (week - 1) * WEEK, origin + week * WEEK];
  for (let span = 0; span < ends.length; span++) {
    const start = span === 0 ? origin : ends[span - 1];
    const overlap = Math.min(to, ends[span]) - Math.max(from, start);
    if (overlap > 0) add(span, overlap, ends[span] - start);
  }
}

/** ln of claims a day in a span; NaN where it has no days. */
export function restOf(casualties: number, days: number): number {
  return days > 0 && casualties > 0 ? log(casualties / days) : NaN;
}
