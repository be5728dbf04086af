import { betaQuadrature, emptyQuadrature } from "../math/jacobi.js";
import { quickExp, quickLog, quickLogistic, quickPower } from "../math/quick.js";

/** What mixes the value of fighting with and without the patron. Weeks and weekly factors. */
export interface Endurance {
  stays: number; // belief that support goes on, per epoch
  resumes: number; // belief that it resumes once off, per epoch
  epoch: number; // weeks between the patron's decisions
  bound: number; // weeks an imposed course still binds
  stock: number; // weeks the stock lasts without the patron
  factor: number; // s of the value with the patron on
}

const YEAR = 52;

/** Chance per decision epoch that support goes on, from the belief that it lasts a year. */
export function staysAnEpoch(staysAYear: number, epoch: number): number {
  return quickPower(staysAYear, epoch / YEAR);
}

/** s^weeks from ln s; 1 at no weeks even where s is 0. */
function fade(logFactor: number, weeks: number): number {
  return weeks === 0 ? 1 : quickExp(logFactor * weeks);
}

/** Weight of the value without the patron while the patron supports: discounted time of the first stop. */
export function weightWhileOn(e: Endurance): number {
  return e.stays >= 1 ? 0 : firstStop(e, quickLog(e.factor), e.bound + e.stock);
}

function firstStop({ stays, epoch }: Endurance, logFactor: number, weeks: number): number {
  return (fade(logFactor, weeks) * (1 - stays)) / (1 - stays * fade(logFactor, epoch));
}

/** The same while the patron has stopped; the stock counts once, here. */
export function weightWhileOff(e: Endurance): number {
  const r = e.resumes;
  const logFactor = quickLog(e.factor);
  const back = r === 0 ? 0 : (fade(logFactor, e.bound) * r) / (1 - (1 - r) * fade(logFactor, e.epoch));
  const afterReturn = e.stays >= 1 ? 0 : firstStop(e, logFactor, 0);
  return fade(logFactor, e.stock) * (1 - back) + back * afterReturn;
}

/** How the value without the patron is weighed, while the patron supports and while it has stopped. */
export interface Weights {
  readonly on: (e: Endurance) => number;
  readonly off: (e: Endurance) => number;
}

/** The first stop is for good; while stopped, the first return. */
export const weightsByFirstStop: Weights = { on: weightWhileOn, off: weightWhileOff };

/**
 * Discounted share of the time without help, where support stops and comes back as a chain with two states, one decision an
 * epoch. A stock covers the weeks behind the first stop, once. Without return the same as the first stop. O(1), two powers and
 * an exponential more. Derived: value of the chain's state at each epoch, P(off) = π + (P₀ − π)(stay − resume)^k.
 */
export const weightsByShare: Weights = {
  on: (e) => {
    if (e.stays >= 1) return 0;
    return firstStop(e, quickLog(e.factor), e.bound) * shareBehind(e, 1, e.stock);
  },
  off: (e) => {
    const sure = quickPower(e.factor, Math.min(e.bound, e.stock)) - quickPower(e.factor, Math.max(e.bound, e.stock));
    const known = e.stock < e.bound ? sure : 0; // off for certain once the stock is gone
    return known + quickPower(e.factor, e.bound) * shareBehind(e, 1 - e.resumes, Math.max(0, e.stock - e.bound));
  },
};

/** Share of the time without help `weeks` and more behind an epoch that begins without it with chance `starts`. */
function shareBehind(e: Endurance, starts: number, weeks: number): number {
  const stay = e.stays;
  const s = quickPower(e.factor, e.epoch);
  const turnover = 1 - s * (stay - e.resumes);
  if (turnover <= 0) return starts;
  const fromOn = (s * (1 - stay)) / turnover; // an epoch with help begins
  const fromOff = fromOn + (1 - s) / turnover;
  const long = 1 - stay + e.resumes === 0 ? starts : (1 - stay) / (1 - stay + e.resumes);
  const fade = weeks === 0 ? 1 : quickPower(Math.max(0, stay - e.resumes), weeks / e.epoch);
  const without = long + (starts - long) * fade;
  return quickPower(e.factor, weeks) * (fromOn + without * (fromOff - fromOn));
}

const rule = emptyQuadrature(16);

/** Mean over the whole Beta belief with these counts rather than at its mean. */
export function meanOverBelief(support: number, stop: number, of: (stay: number) => number): number {
  betaQuadrature(support, stop, rule);
  let sum = 0;
  for (let k = 0; k < rule.nodes.length; k++) sum += rule.weights[k] * of(Math.min(1, rule.nodes[k]));
  return sum;
}

/** Odds on the log scale; ends kept off 0 and 1. */
export function logit(share: number): number {
  const p = Math.min(1 - 1e-9, Math.max(1e-9, share));
  return quickLog(p / (1 - p));
}

/** Inverse of `logit`. */
export const logistic = quickLogistic;
