/**
 * A law of an uncertain number: what is known about it before any world is drawn.
 * Plain data; `distribution.ts` gives its quantiles. Parameters are in the unit of the quantity.
 */
export type Law =
  | { readonly kind: "point"; readonly value: number }
  /** 5th to 95th percentile; lognormal if both ends are positive, else normal. */
  | { readonly kind: "range"; readonly low: number; readonly high: number }
  | { readonly kind: "uniform"; readonly low: number; readonly high: number }
  /** An interval without weights: sampled evenly, but its shares are never worded as probabilities. */
  | { readonly kind: "between"; readonly low: number; readonly high: number }
  | { readonly kind: "pert"; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly kind: "triangular"; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly kind: "normal"; readonly mean: number; readonly sd: number }
  | { readonly kind: "lognormal"; readonly median: number; readonly p10: number; readonly p90: number }
  | { readonly kind: "beta"; readonly a: number; readonly b: number }
  /** A structural choice. Its value is the choice's own `law` where given, else the choice's index. */
  | { readonly kind: "choice"; readonly choices: readonly Choice[] };

/** One branch of a structural choice; `weight`s of a law sum to 1. */
export interface Choice {
  readonly name: string;
  readonly weight: number;
  readonly law: Law | null;
}
