import type { Law } from "../math/law.js";

/** A place in a text: `file` is the name shown to people ("--set" for a command-line value). Lines and columns from 1. */
export interface Span {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** Canonical units, below `language` the only ones. Rates are per week; a year is 52.1775 weeks, a month 4.348125. */
export type Unit =
  | "share" // 0 to 1
  | "share/week"
  | "persons"
  | "persons/week"
  | "km2"
  | "km2/week"
  | "weeks"
  | "usd"
  | "usd/week"
  | "points" // salience, capability, places (0 to 100), issue points
  | "logit"
  | "ratio" // likelihood ratios, multiples
  | "utility" // an actor's own scale: 1 its ideal package, 0 its worst declared one
  | "count"
  | "count/week" // pieces of a class of goods
  | "choice"; // index of a structural choice

/** Index into `Conflict.quantities` and `World.values`. */
export type Ref = number;

/** One number of a conflict file: its law in canonical units, and where it comes from. */
export interface Quantity {
  /** As written in the file, from the top: `issues.army.positions.russia.salience`. */
  readonly path: string;
  readonly law: Law;
  readonly unit: Unit;
  /** Draws are truncated to these, canonical unit; ±Infinity where open. */
  readonly bounds: readonly [number, number];
  /** Share of the law's mass that the bounds cut off, 0 to 1. */
  readonly cutMass: number;
  /** An interval without weights (`between`) is in it: sampled evenly, and shares over it are never worded as probability. */
  readonly unweighted: boolean;
  /** As the file writes it; empty where the tool supplied a default. */
  readonly text: string;
  /** `file`: written by the user; `default`: supplied by the tool; `nature`: a hidden draw (is a stated line real?). */
  readonly origin: "file" | "default" | "nature";
  /** Index into `Conflict.sources`; null: an assumption. */
  readonly source: number | null;
  readonly note: string | null;
  readonly at: Span | null;
}
