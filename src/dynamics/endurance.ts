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

/** Odds on the log scale; ends kept off 0 and 1. */
export function logit(share: number): number {
  const p = Math.min(1 - 1e-9, Math.max(1e-9, share));
  return log(p / (1 - p));
}

/** Inverse of `logit`. */
export function logistic(x: number): number {
  return x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x));
}
