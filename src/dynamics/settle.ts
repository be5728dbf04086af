import { logistic } from "./endurance.js";
import type { State } from "./state.js";

/** Perceived chance that a deal lasts: the believer's base rate moved by what the deal holds. */
export function durability(baseLogit: number, holds: number): number {
  return logistic(baseLogit + holds);
}

/** Value of signing: φ·u + (1−φ)·V after a breakdown. Fearon (1995), commitment; Powell (2006). */
export function valueOfSigning(durable: number, utility: number, fightingAgain: number): number {
  return durable * utility + (1 - durable) * fightingAgain;
}

/**
 * Value of a truce on the present line, with weekly chance `ends` that it breaks or runs out.
 * (1−δ)·u a week meanwhile, then the value of fighting with the odds shifted by what the truce changed.
 * With ends = 1 and u = 1 this is Fearon's (1995) preventive-war comparison.
 */
export function valueOfTruce(delta: number, ends: number, held: number, fightingAfter: number): number {
  const keeps = (1 - delta) / (1 - delta * (1 - ends));
  return keeps * held + (1 - keeps) * fightingAfter;
}

/** Weekly chance that a truce of `weeks`, renewed with chance `renews`, ends by expiry or by a breakdown of hazard `breaks`. */
export function truceEnds(weeks: number, renews: number, breaks: number): number {
  return 1 - (1 - breaks) * (1 - (1 - renews) / weeks);
}

/**
 * Smallest cost type θ that signs: V(θ) = G − θc̄D against φu + (1−φ)(G′ − θc̄D′).
 * Yields −Infinity where every type signs, Infinity where none does. Source: derived from Powell (2004), skimming.
 */
export function signingType(
  fight: { value: number; duration: number },
  again: { value: number; duration: number },
  deal: { durable: number; utility: number; cost: number },
): number {
  const excess = fight.value - deal.durable * deal.utility - (1 - deal.durable) * again.value;
  const weight = deal.cost * (fight.duration - (1 - deal.durable) * again.duration);
  if (weight <= 0) return excess <= 0 ? -Infinity : Infinity;
  return excess / weight;
}

/** Where a shift of the odds lies between the three at which fighting again is valued: −1 the least, 0 none, 1 the most. */
export function betweenShifts(least: number, most: number, shift: number): number {
  return shift < 0 ? -Math.min(1, shift / least) : Math.min(1, shift / most);
}

/** Value of fighting again at a shift, at the side's own cost: linear from none to the least and to the most, without any that of fighting on. */
export function valueOfFightingAgain(state: State, i: number, shift: number): number {
  const a = state.assess[i];
  const t = betweenShifts(a.shiftLow, a.shiftHigh, shift);
  const to = t < 0 ? a.againLow : a.againHigh;
  const asNow = a.againAsNow.value - a.cost * a.againAsNow.duration;
  return asNow + Math.abs(t) * (to.value - a.cost * to.duration - asNow);
}
