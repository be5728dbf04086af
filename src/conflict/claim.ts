import type { Span } from "./quantity.js";

/**
 * What a claim says, as data. Three levels of value:
 * run (one repeat) → `chance`, `mean`, `quantile` → world → compared, joined → a truth per world.
 */
export type Expression =
  | { readonly kind: "number"; readonly value: number } // canonical unit
  /** Index into `Conflict.measures`; run or world level by its word. */
  | { readonly kind: "measure"; readonly measure: number }
  | { readonly kind: "policy"; readonly policy: number }
  /** Share of repeats in which the event happens; with `given`, among the repeats in which that happens. */
  | { readonly kind: "chance"; readonly event: Expression; readonly given: Expression | null }
  | { readonly kind: "mean"; readonly of: Expression }
  | { readonly kind: "quantile"; readonly of: Expression; readonly level: number }
  /** `of` under policy `a` minus `of` under policy `b`, in the same world. */
  | { readonly kind: "difference"; readonly of: Expression; readonly a: number; readonly b: number }
  | {
      readonly kind: "arithmetic";
      readonly operator: "+" | "-" | "*" | "/";
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: "compare";
      readonly operator: "<" | "<=" | ">" | ">=" | "==" | "!=";
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "not"; readonly of: Expression }
  | { readonly kind: "and" | "or"; readonly of: readonly Expression[] }
  | { readonly kind: "if" | "iff"; readonly left: Expression; readonly right: Expression };

export interface Says {
  readonly expression: Expression;
  readonly text: string;
  readonly at: Span;
}

/** One claim of the argument under test. */
export interface Claim {
  readonly id: string;
  readonly text: string;
  readonly source: number | null;
  readonly paragraph: number | null;
  /** Policy under which it is read; null: the first policy of the file (or none needed). */
  readonly under: number | null;
  readonly says: Says;
  readonly loosely: Says | null;
  readonly strictly: Says | null;
  /** The same claim as other methods put it. */
  readonly also: readonly Says[];
  /** Ids of claims it rests on. */
  readonly restsOn: readonly string[];
  readonly at: Span;
}
