import type { Conflict } from "../conflict/conflict.js";
import { cellsOf } from "../math/factorial.js";
import { MOST_LATIN } from "../math/latin.js";
import { MOST_SOBOL } from "../math/sobol.js";
import { factorsOf, rowsEach, type Design } from "./design-kinds.js";
import { drawnQuantities } from "./design.js";

/** Most worlds of a run. */
export const MOST_WORLDS = 100_000_000;
/** Most cells of a factorial design. */
export const MOST_CELLS = 4096;
/** Most levels of a grid. */
const MOST_LEVELS = 65_536;

type Rule = (conflict: Conflict, design: Design) => string | null;

/** Why a design cannot be drawn for a conflict, in a sentence with what would do; null where it can. */
export function designTrouble(conflict: Conflict, design: Design): string | null {
  for (const rule of RULES) {
    const trouble = rule(conflict, design);
    if (trouble !== null) return trouble;
  }
  return null;
}

const powerOfTwo: Rule = (_, design) => {
  if (design.kind !== "sobol" && design.kind !== "saltelli") return null;
  const { size } = design;
  const lower = 0x80000000 >>> Math.clz32(size);
  if (size === lower) return null;
  return `--worlds ${size} is no power of two, and only then are Sobol points a net; ${lower} or ${2 * lower} is.`;
};

const dimensions: Rule = (conflict, design) => {
  if (design.kind !== "sobol" && design.kind !== "saltelli") return null;
  const numbers = drawnQuantities(conflict).length;
  const needed = design.kind === "saltelli" ? 2 * numbers : numbers;
  if (needed <= MOST_SOBOL) return null;
  return `the file's ${numbers} uncertain numbers need ${needed} dimensions, and there are direction numbers for ${MOST_SOBOL}; monte-carlo and latin have no such limit.`;
};

const something: Rule = (conflict, design) => {
  if (design.kind === "factorial")
    return factorsOf(conflict).length > 0
      ? null
      : "the file has no structural choice (`one of a 0.5, b 0.5`), so there are no cells; monte-carlo draws its numbers.";
  if (design.kind !== "saltelli" && design.kind !== "morris") return null;
  return drawnQuantities(conflict).length > 0 ? null : "the file has no uncertain number, so there is nothing to vary.";
};

const grid: Rule = (_, design) => {
  if (design.kind !== "morris" || (design.levels % 2 === 0 && design.levels >= 2 && design.levels <= MOST_LEVELS))
    return null;
  return `--levels ${design.levels}: an even number from 2 to ${MOST_LEVELS}, so that each level is met as often as any other.`;
};

const cells: Rule = (conflict, design) => {
  if (design.kind !== "factorial") return null;
  const factors = factorsOf(conflict).map(({ ref, branches }) => ({
    path: conflict.quantities[ref].path,
    levels: branches.length,
  }));
  const count = cellsOf(factors.map(({ levels }) => levels));
  if (count <= MOST_CELLS) return null;
  const listed = factors.map(({ path, levels }) => `${path} (${levels})`).join(", ");
  return `${listed} have ${count} combinations, more than ${MOST_CELLS}; give some of them one branch, as by --set.`;
};

const independent: Rule = (conflict, design) => {
  if (!("apart" in design) || design.apart || conflict.correlations.length === 0) return null;
  const pairs = conflict.correlations.length;
  return (
    `it moves one number by itself, and the file draws ${pairs === 1 ? "two numbers" : `${pairs} pairs of numbers`} together (correlate). ` +
    "Use sobol or latin, which keep the correlations, or draw every number by itself with --ignore-correlations."
  );
};

const total: Rule = (conflict, design) => {
  if (!("size" in design)) return null;
  const worlds = design.size * rowsEach(conflict, design);
  const most = design.kind === "latin" ? Math.min(MOST_LATIN, MOST_WORLDS) : MOST_WORLDS;
  return worlds <= most ? null : `it would have ${worlds} worlds, more than ${most}; ask for fewer with --worlds.`;
};

const RULES: readonly Rule[] = [something, independent, powerOfTwo, dimensions, grid, cells, total];
