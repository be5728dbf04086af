import type { Ref } from "./quantity.js";

export const ATTRITION_LAWS = ["square", "linear", "logarithmic", "general", "osipov", "deitchman"] as const;
export type AttritionLaw = (typeof ATTRITION_LAWS)[number];

/** Men that arrive evenly over a time. Weeks from the start. */
export interface Arrival {
  readonly from: number;
  readonly until: number;
  readonly men: Ref; // persons
}

export interface Force {
  readonly actor: number;
  readonly strength: Ref; // persons at the start
  readonly destroys: Ref; // a week: how fast it puts the enemy out of action, in the law's own measure
  readonly breaksAt: Ref; // persons
  readonly arrives: readonly Arrival[];
}

/** A fight decided by attrition alone, under a closed law. */
export interface Battle {
  readonly law: AttritionLaw;
  /** Exponents of the enemy's strength and of one's own; `general` only. */
  readonly exponents: { readonly enemy: Ref; readonly own: Ref } | null;
  readonly horizon: number; // weeks
  readonly step: number; // weeks between two strengths that are told
  readonly forces: readonly [Force, Force];
}
