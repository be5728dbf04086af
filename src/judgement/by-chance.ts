import { shuffled } from "./bootstrap.js";
import { cartLeaves } from "./cart.js";
import type { Factor } from "./factor.js";
import { kneeOf, type BoxDemands } from "./prim-choice.js";
import { findBoxes, type PrimOptions } from "./prim.js";

/** The box chosen in tables whose outcome is shuffled: in how many any input is restricted, and their mean coverage and density. */
export interface BoxesByChance {
  readonly tables: number;
  readonly boxes: number;
  readonly coverage: number;
  readonly density: number;
}

/** The densest leaf of trees on tables whose outcome is shuffled: in how many there is a split, and its mean density. */
export interface LeavesByChance {
  readonly tables: number;
  readonly trees: number;
  readonly density: number;
}

/** Shuffles of the outcome in which the search is made again. */
const TABLES = 20;

/**
 * What PRIM's first box comes to where no input has an effect: the same search and choice in twenty shuffles of the outcome. NaN
 * where none is chosen. O(20 × PRIM). Source of the shuffles: Westfall & Young (1993), § 2.
 */
export function boxesByChance(
  factors: readonly Factor[],
  y: Uint8Array,
  options: PrimOptions & { readonly seed: number },
  demands: BoxDemands,
): BoxesByChance {
  const boxes = shuffles(y, options.seed).flatMap((cases) => {
    const [{ trajectory }] = findBoxes(factors, cases, options);
    const chosen = kneeOf(trajectory, demands);
    return chosen === null || trajectory[chosen].limits.length === 0 ? [] : [trajectory[chosen]];
  });
  return {
    tables: TABLES,
    boxes: boxes.length,
    coverage: meanOf(boxes.map(({ coverage }) => coverage)),
    density: meanOf(boxes.map(({ density }) => density)),
  };
}

/** The same of a tree, which has no choice to keep it from chance. O(20 × tree). */
export function leavesByChance(
  factors: readonly Factor[],
  y: Uint8Array,
  { massMin, seed }: { readonly massMin: number; readonly seed: number },
): LeavesByChance {
  const trees = shuffles(y, seed)
    .map((cases) => cartLeaves(factors, cases, massMin))
    .filter((leaves) => leaves.length > 1);
  const densest = trees.map((leaves) => leaves.reduce((most, { density }) => Math.max(most, density), 0));
  return { tables: TABLES, trees: trees.length, density: meanOf(densest) };
}

function shuffles(y: Uint8Array, seed: number): Uint8Array[] {
  return Array.from({ length: TABLES }, (_, s) => {
    const shuffle = shuffled(y.length, s, seed);
    return y.map((_case, i) => y[shuffle[i]]);
  });
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length;
}
