import type { Conflict } from "../conflict/conflict.js";
import { cellsOf } from "../math/factorial.js";
import { saltelliBlock } from "../math/saltelli.js";
import { drawnQuantities } from "./design.js";

/**
 * How worlds are drawn; part of every plan and of what names a chunk. `size`: worlds of `latin` and `sobol`, base rows of
 * `saltelli`, trajectories of `morris`, worlds in each cell of `factorial`. Worlds of Monte Carlo are the same whatever
 * their number, so it has none. `apart`: the file's correlations are left out, as was asked for.
 */
export type Design =
  | { readonly kind: "monte-carlo" }
  /** One world in each of `size` equal shares of every number's law. */
  | { readonly kind: "latin"; readonly size: number }
  /** Scrambled Sobol points. */
  | { readonly kind: "sobol"; readonly size: number }
  /** Sobol points A and B, and A with single columns of B (and B with those of A): for variance-based indices. */
  | { readonly kind: "saltelli"; readonly size: number; readonly secondOrder: boolean; readonly apart: boolean }
  /** Walks that move one number at a time over a grid of `levels`: for elementary effects. */
  | { readonly kind: "morris"; readonly size: number; readonly levels: number; readonly apart: boolean }
  /** Every combination of the structural choices, over the same draws of the other numbers. */
  | { readonly kind: "factorial"; readonly size: number }
  /** Those worlds of Monte Carlo, by their indices, that fit what is on record. */
  | { readonly kind: "matched"; readonly members: readonly number[] };

export const MONTE_CARLO: Design = { kind: "monte-carlo" };

/** Names of the designs, as the command line takes them. */
export const DESIGNS = ["monte-carlo", "latin", "sobol", "saltelli", "morris", "factorial", "matched"] as const;

/** A structural choice and the branches that the file gives a chance. */
export interface Factor {
  /** Index into `Conflict.quantities`. */
  readonly ref: number;
  readonly branches: readonly number[];
}

/** Structural choices of a conflict: the factors of a factorial design. */
export function factorsOf(conflict: Conflict): Factor[] {
  return conflict.quantities.flatMap(({ law }, ref) => {
    if (law.kind !== "choice") return [];
    return { ref, branches: law.choices.flatMap(({ weight }, branch) => (weight > 0 ? branch : [])) };
  });
}

/** Rows that a design has for each of its `size`; 1 where it has one. */
export function rowsEach(conflict: Conflict, design: Design): number {
  switch (design.kind) {
    case "monte-carlo":
    case "latin":
    case "sobol":
    case "matched":
      return 1;
    case "saltelli":
      return saltelliBlock(drawnQuantities(conflict).length, design.secondOrder);
    case "morris":
      return drawnQuantities(conflict).length + 1;
    case "factorial":
      return cellsOf(factorsOf(conflict).map(({ branches }) => branches.length));
  }
}

/** Worlds of a design; null: as many as are asked for. */
export function worldsOf(conflict: Conflict, design: Design): number | null {
  if (design.kind === "matched") return design.members.length;
  return design.kind === "monte-carlo" ? null : design.size * rowsEach(conflict, design);
}

/** The design that a manifest tells of, or null where no run could have it. Before there were others it was a phrase. */
export function designIn(told: unknown): Design | null {
  if (told === "independent draws") return MONTE_CARLO;
  if (typeof told !== "object" || told === null) return null;
  const { kind, size, secondOrder, levels, apart, members } = told as Readonly<Record<string, unknown>>;
  if (kind === "monte-carlo") return MONTE_CARLO;
  if (kind === "matched") return isIndices(members) ? { kind, members } : null;
  if (!counts(size)) return null;
  if (kind === "latin" || kind === "sobol" || kind === "factorial") return { kind, size };
  if (typeof apart !== "boolean") return null;
  if (kind === "saltelli" && typeof secondOrder === "boolean") return { kind, size, secondOrder, apart };
  return kind === "morris" && counts(levels) ? { kind, size, levels, apart } : null;
}

function isIndices(told: unknown): told is readonly number[] {
  return Array.isArray(told) && told.every((each) => Number.isSafeInteger(each) && (each as number) >= 0);
}

function counts(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 1;
}

/** A design in words, for people: runs of another design are refused by it. */
export function designWords(design: Design): string {
  const apart = "apart" in design && design.apart ? ", correlations left out" : "";
  switch (design.kind) {
    case "monte-carlo":
      return "monte-carlo (independent draws)";
    case "latin":
      return `latin (hypercube of ${counted(design.size, "world")})`;
    case "sobol":
      return `sobol (${design.size} scrambled points)`;
    case "saltelli":
      return `saltelli (${counted(design.size, "base row")}${design.secondOrder ? ", second order" : ""}${apart})`;
    case "morris":
      return `morris (${design.size} ${design.size === 1 ? "trajectory" : "trajectories"}, ${design.levels} levels${apart})`;
    case "factorial":
      return `factorial (${counted(design.size, "world")} in each cell)`;
    case "matched":
      return `matched (${design.members.length} worlds that fit the record)`;
  }
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
