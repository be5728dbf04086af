import type { NumberSpec } from "./number.js";

/** What a name points to. `option`: of the issue it stands under. `flow`: donor.group. `stays`: `<patron>_stays`. */
export type NameKind =
  | "actor"
  | "source"
  | "issue"
  | "option"
  | "front_option"
  | "move"
  | "policy"
  | "package"
  | "partial"
  | "claim"
  | "group"
  | "goods"
  | "flow"
  | "stays"
  | "variant";

/** The form of a value in a conflict file. */
export type Shape =
  | { readonly kind: "text" }
  | { readonly kind: "date" }
  | { readonly kind: "when" } // a date or weeks from as_of
  | { readonly kind: "flag" }
  | { readonly kind: "count" } // a whole number, or a short text such as a page
  | { readonly kind: "word"; readonly words: readonly string[] }
  | { readonly kind: "name"; readonly of: NameKind }
  /** `words`: may stand instead of a number. `fallback`: supplied by the tool where the key is left out. */
  | { readonly kind: "number"; readonly spec: NumberSpec; readonly words: readonly string[] }
  | { readonly kind: "expression" } // text, read when the section is
  | { readonly kind: "any" }
  /** `some`: one item may stand without brackets. */
  | { readonly kind: "list"; readonly of: Shape; readonly some: boolean }
  /** Keys of the user's own making, or names. */
  | { readonly kind: "table"; readonly keys: "id" | "move-id" | "path" | NameKind; readonly of: Shape }
  /** Fixed keys; `wild` takes keys that are names. */
  | { readonly kind: "record"; readonly keys: Readonly<Record<string, Key>>; readonly wild?: Wild };

export interface Wild {
  readonly of: NameKind;
  readonly key: Key;
}

/** One key of a section: what it says in a line, its form, and what happens when it is left out. */
export interface Key {
  readonly doc: string;
  readonly shape: Shape;
  readonly required?: boolean;
  /** Number text that the tool supplies. */
  readonly fallback?: string;
  /** Only the stocks campaign reads it: elsewhere nothing is supplied, and what is written has no effect. */
  readonly stocks?: true;
}

export const TEXT: Shape = { kind: "text" };
export const DATE: Shape = { kind: "date" };
export const FLAG: Shape = { kind: "flag" };
export const COUNT: Shape = { kind: "count" };
export const EXPRESSION: Shape = { kind: "expression" };
export const ANY: Shape = { kind: "any" };

export const name = (of: NameKind): Shape => ({ kind: "name", of });
export const word = (...words: string[]): Shape => ({ kind: "word", words });
export const list = (of: Shape): Shape => ({ kind: "list", of, some: false });
export const some = (of: Shape): Shape => ({ kind: "list", of, some: true });
export const table = (keys: "id" | "move-id" | "path" | NameKind, of: Shape): Shape => ({ kind: "table", keys, of });
export const record = (keys: Readonly<Record<string, Key>>, wild?: Wild): Shape =>
  wild === undefined ? { kind: "record", keys } : { kind: "record", keys, wild };
export const number = (spec: NumberSpec, ...words: string[]): Shape => ({ kind: "number", spec, words });

export const key = (doc: string, shape: Shape): Key => ({ doc, shape });
export const must = (doc: string, shape: Shape): Key => ({ doc, shape, required: true });
export const prior = (doc: string, shape: Shape, fallback: string): Key => ({ doc, shape, fallback });

/** A key that only the stocks campaign reads, with the number supplied there; a record without one is read as if it were empty. */
export const stocks = (doc: string, shape: Shape, fallback?: string): Key =>
  fallback === undefined ? { doc, shape, stocks: true } : { doc, shape, fallback, stocks: true };

const open = Infinity;
const spec = (unit: NumberSpec["unit"], low: number, high: number, percent = false): NumberSpec => ({
  unit,
  bounds: [low, high],
  percent,
});

/** Kinds of number that keys expect: unit and bounds. */
export const N = {
  share: spec("share", 0, 1),
  hazard: spec("share/week", 0, 1),
  points: spec("points", 0, 100),
  worth: spec("points", -open, open),
  capability: spec("points", 0, open),
  persons: spec("persons", 0, open),
  flow: spec("persons/week", 0, open),
  use: spec("count/week", 0, open),
  area: spec("km2", 0, open),
  pace: spec("km2/week", -open, open),
  noise: spec("km2/week", 0, open),
  weeks: spec("weeks", 0, open),
  money: spec("usd/week", 0, open),
  sum: spec("usd", 0, open),
  logit: spec("logit", -10, 10),
  times: spec("ratio", 0, open),
  weight: spec("count", 0, open),
  utility: spec("utility", -open, open, true),
  cost: spec("utility", 0, open, true),
  choice: (...choices: string[]): NumberSpec => ({ unit: "choice", bounds: [0, choices.length - 1], choices }),
} as const;
