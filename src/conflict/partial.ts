import type { Ref, Span } from "./quantity.js";

/** An agreement on a few things that ends no war: it changes what is in force, what the war costs and what is believed. */
export interface PartialAgreement {
  readonly id: string;
  readonly title: string;
  /** Options put in force while it holds. */
  readonly terms: readonly { readonly issue: number; readonly option: number }[];
  /** What signing is worth to a side beyond the terms, once, utility. */
  readonly worth: readonly { readonly actor: number; readonly amount: Ref }[];
  /** Share of a side's cost of war that is spared while it holds. */
  readonly spares: readonly { readonly actor: number; readonly share: Ref }[];
  /** Raids at the rear stop while it holds. */
  readonly stopsRaids: boolean;
  readonly lasts: Ref | null; // weeks; null: until it breaks or the war ends
  readonly breaks: Ref | null; // share/week; null: never
  /** How many times likelier it is signed if that actor is the obstacle. */
  readonly says: readonly { readonly about: number; readonly ratio: Ref }[];
  readonly trust: Ref | null; // logit on how long a deal is kept, once signed and until broken
  readonly talks: Ref | null; // logit on the chance of a round, once signed and until broken
  /** Weeks from the day of the file at which it was signed on record; null: not on record. */
  readonly signed: number | null;
  readonly source: number | null;
  readonly at: Span;
}

/** Most that a file may declare: each has draws of its own. */
export const MOST_PARTIALS = 16;

/** Options in force, with those that an agreement changes. */
export function withTerms(present: readonly number[], terms: PartialAgreement["terms"]): number[] {
  const options = [...present];
  for (const { issue, option } of terms) options[issue] = option;
  return options;
}
