import { quickExp as exp } from "../../math/quick.js";

/**
 * The laws of the stocks campaign for one side, week and theatre, each a plain function of numbers. All are relative to the start:
 * with every logarithm 0 and no noise each multiplier is exactly 1. Logarithms are carried, so that a power is one product.
 */

/** Exponents of the losses. Sources: Bracken (1995) for the form; none can be told from data (own, other). */
export interface LossExponents {
  /** In the side's own force. */
  readonly own: number;
  /** In the other side's force. */
  readonly other: number;
  /** In the other side's fire. */
  readonly fire: number;
}

/** Log of what force and fire make of a side's losses at a given tempo. */
export function logExchange(e: LossExponents, logOwn: number, logOther: number, logFire: number): number {
  return e.fire * logFire + e.own * logOwn + e.other * logOther;
}

/**
 * The log tempo that the attacker tends to: the one at which its loss rate per head is again what it tolerates, that of the start.
 * Epstein's (1985) adaptive attacker, W and P, in its fixed point; `adapts` 0: it never looks at its losses, 1: in full.
 * @param logRate log of losses per head at tempo 1, relative to the start
 */
export function tolerableTempo(adapts: number, logRate: number): number {
  return -adapts * logRate;
}

/** Log tempo after a week: an autoregression toward the tolerable one. `noise` is the weekly standard deviation. */
export function nextTempo(log: number, target: number, memory: number, noise: number, normal: number): number {
  return memory * log + (1 - memory) * target + noise * normal;
}

/** Mean advance of a front, km2/week: g₀·pull − g₁, where pull = A^ηg·Λ^γ is 1 at the start. */
export function meanAdvance(gross: number, held: number, pull: number): number {
  return gross * pull - held;
}

/** Disturbance of the advance after a week, km2/week: AR(1) of marginal standard deviation `noise`. */
export function nextDrift(drift: number, memory: number, noise: number, normal: number): number {
  return memory * drift + innovation(memory, noise) * normal;
}

/** Standard deviation of what a week adds to it. */
export function innovation(memory: number, noise: number): number {
  return noise * Math.sqrt(1 - memory * memory);
}

/** Share of the demand that is met: available/(available + keeps·demand), which rations before a stock is empty. `keeps` ≥ 1 week. */
export function fillOf(available: number, demand: number, keeps: number): number {
  return demand <= 0 ? 1 : available / (available + keeps * demand);
}

/** Steepness of the ramp: its spread is a quarter of `half`. An assumption. */
const RAMP = 4;
const ODDS = exp(RAMP);
const AT_ONCE = 1 / (1 + ODDS);

/** How far a replacement has come `weeks` after the loss: a logistic ramp from 0, about half at `half`, 1 in the long run. */
export function rampOf(weeks: number, half: number): number {
  if (weeks === Infinity || half <= 0) return weeks > 0 ? 1 : 0;
  return risen(exp((-RAMP * weeks) / half));
}

/** The ramp from what is left of its exponential, 1 at the loss. */
export function risen(left: number): number {
  return (1 / (1 + ODDS * left) - AT_ONCE) / (1 - AT_ONCE);
}

/** What a week leaves of the ramp's exponential. */
export function rampStep(half: number): number {
  return half <= 0 ? 0 : exp(-RAMP / half);
}
