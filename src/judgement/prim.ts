import { copyBox, limitsOf, wholeBox, type Box, type Limit } from "./box.js";
import type { Factor } from "./factor.js";
import { paste } from "./prim-paste.js";
import { peel } from "./prim-peel.js";
import { primState, primTable, type PrimOptions, type PrimState } from "./prim-state.js";
import { quasiPs, type QuasiP } from "./quasi-p.js";

export { OBJECTIVES, type Objective } from "./prim-objective.js";
export type { PrimOptions } from "./prim-state.js";

/** Peels and pastes 5 % at a time down to 5 % of the rows, by the lenient objective: the defaults of EMA Workbench 3.0.0. */
export const PRIM_DEFAULTS: PrimOptions = { objective: "lenient1", peelAlpha: 0.05, pasteAlpha: 0.05, massMin: 0.05 };

/** One box on the way: what it holds and where its sides are. */
export interface BoxStep {
  readonly phase: "start" | "peel" | "paste";
  /** Share of all cases that lie inside. */
  readonly coverage: number;
  /** Share of the rows inside that are cases. */
  readonly density: number;
  /** Share of all rows that lie inside. */
  readonly mass: number;
  /** Rows and cases inside. */
  readonly n: number;
  readonly k: number;
  readonly limits: readonly Limit[];
  /** By name of the restricted factor. */
  readonly quasiP: ReadonlyMap<string, QuasiP>;
  readonly box: Box;
}

/** The way to one box, from all rows that were left to the last paste. */
export interface PrimBox {
  readonly trajectory: readonly BoxStep[];
}

/** How many boxes to look for, and what a found box does: takes its rows away, or leaves them as no cases. */
export interface SeveralBoxes {
  readonly most: number;
  readonly found: "remove" | "zero";
}

/**
 * The patient rule induction method: boxes in which cases (y = 1) are dense. Peels the table from all sides by `peelAlpha` of
 * the rows left, keeps to boxes of at least `massMin` of all rows, then pastes; further boxes after the rows of the last were
 * taken away or, with `zero`, their cases forgotten (Guivarch et al. 2016). Coverage and mass are shares of the whole table.
 * A box that cannot be restricted ends the search and is not given, but for the first. Same trajectory as EMA Workbench 3.0.0
 * on real factors; categories are tried in the order of `categories`. Rows must be complete (`completeRows`). Throws for y
 * of another length or a setting out of range. O(factors × rows/peelAlpha).
 * Source: Friedman & Fisher (1999), Statistics and Computing 9, 123–143; Bryant & Lempert (2010).
 */
export function findBoxes(
  factors: readonly Factor[],
  y: Uint8Array,
  options: PrimOptions = PRIM_DEFAULTS,
  several: SeveralBoxes = { most: 1, found: "remove" },
): PrimBox[] {
  checkSettings(factors, y, options);
  const own = y.slice(); // `zero` forgets cases
  const table = primTable(factors, own);
  const whole = wholeBox(table.factors);
  const free = new Uint8Array(y.length).fill(1);
  const boxes: PrimBox[] = [];
  for (let count = 0; count < several.most; count++) {
    const state = primState(table, options, whole, free);
    if (count > 0 && (state.n === 0 || state.k === 0)) break;
    const trajectory = oneBox(state);
    if (count > 0 && trajectory.length === 1) break;
    boxes.push({ trajectory });
    for (const i of state.rows) if (state.inside[i] === 1) (several.found === "zero" ? own : free)[i] = 0;
  }
  return boxes;
}

function oneBox(state: PrimState): BoxStep[] {
  const steps: BoxStep[] = [stepOf(state, "start")];
  peel(state, () => steps.push(stepOf(state, "peel")));
  paste(state, () => steps.push(stepOf(state, "paste")));
  return steps;
}

function stepOf(state: PrimState, phase: BoxStep["phase"]): BoxStep {
  const { table, box, whole, n, k } = state;
  return {
    phase,
    coverage: k / Math.max(table.cases, 1),
    density: n > 0 ? k / n : 0,
    mass: n / table.y.length,
    n,
    k,
    limits: limitsOf(table.factors, box, whole),
    quasiP: quasiPs(state),
    box: copyBox(box),
  };
}

function checkSettings(factors: readonly Factor[], y: Uint8Array, options: PrimOptions): void {
  for (const { name, values } of factors)
    if (values.length !== y.length) throw new Error(`invalid column ${name}: ${values.length} rows, not ${y.length}`);
  for (const name of ["peelAlpha", "pasteAlpha"] as const)
    if (!(options[name] > 0 && options[name] < 1)) throw new Error(`invalid ${name}: ${options[name]}, not in (0, 1)`);
  if (!(options.massMin >= 0 && options.massMin <= 1))
    throw new Error(`invalid massMin: ${options.massMin}, not in [0, 1]`);
  if (y.length === 0) throw new Error("invalid y: no rows");
}
