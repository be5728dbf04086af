import type { Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";
import { truncatedQuantile } from "../math/distribution.js";
import { cellsOf, levelsIn } from "../math/factorial.js";
import type { Law } from "../math/law.js";
import { factorsOf } from "./design-kinds.js";
import { drawnShares, valuesAt } from "./design.js";
import { lastKept } from "./sobol-worlds.js";

type Choice = Extract<Law, { kind: "choice" }>;

/**
 * Worlds of a full factorial over the structural choices: Monte Carlo world i in every cell, one cell after the other, with
 * the choices set to the cell's branches. All cells of a world have the same other numbers and replay the same chance; where
 * a branch has a law of its own, the number lies at the same share of each branch.
 */
export function factorialWorlds(conflict: Conflict, seed: number): (row: number) => World {
  const factors = factorsOf(conflict);
  const levels = factors.map(({ branches }) => branches.length);
  const cells = cellsOf(levels);
  const drawn = lastKept((base: number) => {
    const shares = drawnShares(conflict, base, seed);
    return { shares, values: valuesAt(conflict, shares) };
  });
  return (row) => {
    const index = Math.floor(row / cells);
    const { shares, values } = drawn(index);
    const here = values.slice();
    levelsIn(row % cells, levels).forEach((level, factor) => {
      const { ref, branches } = factors[factor];
      const { law, bounds } = conflict.quantities[ref];
      here[ref] = truncatedQuantile(law, bounds, shareInBranch(law as Choice, branches[level], shares[ref]));
    });
    return { index, values: here };
  };
}

/** Share of a choice's law that lies in a branch, at a share of the branch. */
function shareInBranch({ choices }: Choice, branch: number, share: number): number {
  let from = 0;
  for (let k = 0; k < branch; k++) from += choices[k].weight;
  return from + choices[branch].weight * share;
}
