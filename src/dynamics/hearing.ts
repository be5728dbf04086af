import type { RunKey } from "../conflict/engine.js";
import { Stream } from "../math/philox.js";
import { uniformAt } from "./chance.js";

/** Draws of the exogenous stream that say whether an inattentive patron hears something; 0 and 1 are the home shocks. */
export const Heard = { imposed: 4, turn: 5, offer: 6, tabled: 7, record: 9 } as const;

interface Occasion {
  readonly key: RunKey;
  readonly world: number;
  readonly week: number;
  readonly what: number;
}

/**
 * Share of a message that the patron takes in: its attention, or where it is inattentive all of it with that chance and else
 * nothing, so that the mean over chance is the same. Source: sparse inattention as all or nothing (Reis 2006).
 */
export function takenIn(patron: { readonly attention: number; readonly inattentive: boolean }, at: Occasion): number {
  if (!patron.inattentive) return patron.attention;
  return uniformAt(at.key, at.world, at.week, at.what, Stream.exogenous) < patron.attention ? 1 : 0;
}
