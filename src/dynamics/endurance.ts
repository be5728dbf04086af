import { betaQuadrature, emptyQuadrature } from "../math/jacobi.js";
import { exp, log, power } from "../math/elementary.js";

/** What mixes the value of fighting with and without the patron. Weeks and weekly factors. */
export interface Endurance {
  stays: number; // belief that support lasts a year
  resumes: number; // belief that it resumes once off, per epoch
  epoch: number; // weeks between the patron's decisions
  bound: number; // weeks an imposed course still binds
  stock: number; // weeks the stock lasts without the patron
  factor: number; // s of the value with the patron on
}

const YEAR = 52;

/** Chance per decision epoch that support goes on, from the belief that it lasts a year. */
export function staysAnEpoch(staysAYear: number, epoch: number): number {
  return power(staysAYear, epoch / YEAR);
}

/** Weight of the value without the patron while the patron supports: discounted time of the first stop. */
export function weightWhileOn(e: Endurance): number {
  const stay = staysAnEpoch(e.stays, e.epoch);
  if (stay >= 1) return 0;
  return (power(e.factor, e.bound + e.stock) * (1 - stay)) / (1 - stay * power(e.factor, e.epoch));
}

/** The same while the patron has stopped; the stock counts once, here. */
export function weightWhileOff(e: Endurance): number {
  const r = e.resumes;
  const back = r === 0 ? 0 : (power(e.factor, e.bound) * r) / (1 - (1 - r) * power(e.factor, e.epoch));
  const afterReturn = weightWhileOn({ ...e, bound: 0, stock: 0 });
  return power(e.factor, e.stock) * (1 - back) + back * afterReturn;
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
    const stay = staysAnEpoch(e.stays, e.epoch);
    if (stay >= 1) return 0;
    const first = (power(e.factor, e.bound) * (1 - stay)) / (1 - stay * power(e.factor, e.epoch));
    return first * shareBehind(e, 1, e.stock);
  },
  off: (e) => {
    const sure = power(e.factor, Math.min(e.bound, e.stock)) - power(e.factor, Math.max(e.bound, e.stock));
    const known = e.stock < e.bound ? sure : 0; // off for certain once the stock is gone
    return known + power(e.factor, e.bound) * shareBehind(e, 1 - e.resumes, Math.max(0, e.stock - e.bound));
  },
};

/** Share of the time without help `weeks` and more behind an epoch that begins without it with chance `starts`. */
function shareBehind(e: Endurance, starts: number, weeks: number): number {
  const stay = staysAnEpoch(e.stays, e.epoch);
  const s = power(e.factor, e.epoch);
  const turnover = 1 - s * (stay - e.resumes);
  if (turnover <= 0) return starts;
  const fromOn = (s * (1 - stay)) / turnover; // an epoch with help begins
  const fromOff = fromOn + (1 - s) / turnover;
  const long = 1 - stay + e.resumes === 0 ? starts : (1 - stay) / (1 - stay + e.resumes);
  const fade = weeks === 0 ? 1 : power(Math.max(0, stay - e.resumes), weeks / e.epoch);
  const without = long + (starts - long) * fade;
  return power(e.factor, weeks) * (fromOn + without * (fromOff - fromOn));
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
  return log(p / (1 - p));
}

/** Inverse of `logit`. */
export function logistic(x: number): number {
  return x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x));
}
