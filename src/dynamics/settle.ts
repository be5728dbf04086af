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

/** Value of fighting again at a shift between the two that were computed, at the side's own cost. */
export function valueOfFightingAgain(state: State, i: number, shift: number): number {
  const a = state.assess[i];
  const span = a.shiftHigh - a.shiftLow;
  const t = span > 0 ? Math.min(1, Math.max(0, (shift - a.shiftLow) / span)) : 0;
  const value = a.againLow.value + t * (a.againHigh.value - a.againLow.value);
  const duration = a.againLow.duration + t * (a.againHigh.duration - a.againLow.duration);
  return value - a.cost * duration;
}
