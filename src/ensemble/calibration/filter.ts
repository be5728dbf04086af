import { exp, log } from "../../math/elementary.js";
import { advanceAt, type Step, type Weekly } from "./process.js";

/** What one vector of parameters believes after some weeks: a row of a table with these columns. */
export const Belief = {
  /** Mean and variance of ln intensity, on the scale of ln claims a day. */
  mean: 0,
  variance: 1,
  /** ξ of the last week with an area, km². */
  noise: 2,
  /** 1 once an area has been seen. */
  sawArea: 3,
} as const;
/** Numbers of a belief. */
export const BELIEF = 4;

const LN_TWO_PI = 1.8378770664093453;

/**
 * Takes in week `week` of the record and yields the log density of what it shows, given the weeks before. Intensity is
 * integrated out exactly (Kalman 1960; the particles then carry only parameters: Rao–Blackwell); the area is scored at the
 * filtered mean of A^ηg with the variance that the uncertain intensity adds. What the area would say about the intensity is left
 * out: a week's ξ is many times larger. No look-ahead: reads nothing of later weeks.
 */
export function takeIn(step: Step, data: Weekly, week: number, beliefs: Float64Array, offset: number): number {
  const claim = data.claims[week];
  let density = 0;
  if (week === 0) {
    beliefs[offset + Belief.mean] = claim;
    beliefs[offset + Belief.variance] = step.report;
  } else {
    predict(step, data.target[week], beliefs, offset);
    density = observe(step.report, claim, beliefs, offset);
  }
  const gain = data.gain[week];
  return gain === gain ? density + observeGain(step, gain, data.reference, beliefs, offset) : density;
}

/** Moves the belief about intensity one step on. */
export function predict(step: Step, target: number, beliefs: Float64Array, offset: number): void {
  const mean = beliefs[offset + Belief.mean];
  beliefs[offset + Belief.mean] = target + step.keeps * (mean - target);
  beliefs[offset + Belief.variance] = step.keeps * step.keeps * beliefs[offset + Belief.variance] + step.adds;
}

/** Takes in a claim whose noise has variance `report`; yields its log density. */
export function observe(report: number, claim: number, beliefs: Float64Array, offset: number): number {
  const variance = beliefs[offset + Belief.variance];
  const total = variance + report;
  const surprise = claim - beliefs[offset + Belief.mean];
  beliefs[offset + Belief.mean] += (variance / total) * surprise;
  beliefs[offset + Belief.variance] = (variance / total) * report;
  return -0.5 * (LN_TWO_PI + log(total) + (surprise * surprise) / total);
}

function observeGain(step: Step, gain: number, reference: number, beliefs: Float64Array, offset: number): number {
  const x = beliefs[offset + Belief.mean] - reference;
  const spread = step.exponent * step.exponent * beliefs[offset + Belief.variance];
  // the mean of exp(ηx) over a normal x is exp(η(x + ηP/2))
  const drift = gain - advanceAt(step, x + 0.5 * step.exponent * beliefs[offset + Belief.variance]);
  const slope = step.gross * exp(step.exponent * x);
  const seen = beliefs[offset + Belief.sawArea] === 1;
  const total = (seen ? step.noiseAdds : step.noiseVariance) + slope * slope * spread;
  const surprise = drift - (seen ? step.noiseKeeps * beliefs[offset + Belief.noise] : 0);
  beliefs[offset + Belief.noise] = drift;
  beliefs[offset + Belief.sawArea] = 1;
  return -0.5 * (LN_TWO_PI + log(total) + (surprise * surprise) / total);
}
