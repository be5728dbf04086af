import type { Conflict } from "../conflict/conflict.js";
import { morrisDelta } from "../math/morris.js";
import { saltelliRow } from "../math/saltelli.js";
import { rowsEach, type Design } from "./design-kinds.js";
import { drawnQuantities } from "./design.js";
import { walksOf } from "./morris-worlds.js";

/** Where a world stands in a design that an analysis must take apart. */
export interface DesignRow {
  /** Base row of Saltelli, trajectory of Morris, Monte Carlo world of a factorial. */
  readonly base: number;
  /** `A`, `AB`, `BA` or `B`; point of a trajectory, from 0; cell, from 0. */
  readonly part: string;
  /** Path of the number that changed hands or moved; empty where none did. */
  readonly number: string;
  /** Morris: by how much it moved, ±p/(2(p − 1)) of the unit interval; 0 elsewhere. */
  readonly step: number;
}

/** Tells where each world of a design stands; null for designs whose worlds stand for themselves. */
export function designRows(conflict: Conflict, design: Design, seed: number): ((world: number) => DesignRow) | null {
  const each = rowsEach(conflict, design);
  const paths = drawnQuantities(conflict).map((ref) => conflict.quantities[ref].path);
  switch (design.kind) {
    case "monte-carlo":
    case "latin":
    case "sobol":
    case "matched":
      return null;
    case "saltelli":
      return (world) => {
        const { base, part, column } = saltelliRow(world, paths.length, design.secondOrder);
        return { base, part, number: column < 0 ? "" : paths[column], step: 0 };
      };
    case "morris": {
      const walks = walksOf(conflict, design.levels, seed);
      return (world) => {
        const [base, point] = [Math.floor(world / each), world % each];
        const { step, start, end } = walks(base);
        const column = step.indexOf(point);
        if (column < 0) return { base, part: String(point), number: "", step: 0 };
        const by = end[column] > start[column] ? morrisDelta(design.levels) : -morrisDelta(design.levels);
        return { base, part: String(point), number: paths[column], step: by };
      };
    }
    case "factorial":
      return (world) => ({ base: Math.floor(world / each), part: String(world % each), number: "", step: 0 });
  }
}

/** Columns of the table of design rows, each with a sentence. */
export const DESIGN_COLUMNS = [
  ["world", "index", "which world of the run"],
  ["base", "index", "base row of saltelli, trajectory of morris, draw of the other numbers of factorial; from 0"],
  ["part", "text", "A, AB, BA or B of saltelli; point of a trajectory of morris or cell of factorial, from 0"],
  ["number", "text", "number that is of the other base row (saltelli) or has moved since the point before (morris)"],
  ["step", "number", "by how much it has moved on the grid, in shares from 0 to 1 (morris); 0 elsewhere"],
] as const;
