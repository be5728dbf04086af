import type { Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";
import { truncatedQuantile } from "../math/distribution.js";
import { levelAt, walkOf, type Walk } from "../math/morris.js";
import { wordsOf } from "../math/philox.js";
import type { Design } from "./design-kinds.js";
import { drawnQuantities, valuesAt } from "./design.js";
import { domainOf, namesOf, Slot } from "./naming.js";
import { lastKept } from "./sobol-worlds.js";

/**
 * Worlds of a Morris design over the uncertain numbers, correlations left out. Level l of p is the middle of the l-th of p
 * equal shares of a law, (l + ½)/p: the ends of the grid themselves would be infinite for a normal law. Where a number starts,
 * where it goes and its turn are named by its path. All points of a trajectory replay the same chance.
 */
export function morrisWorlds(
  conflict: Conflict,
  { levels }: Extract<Design, { kind: "morris" }>,
  seed: number,
): (row: number) => World {
  const drawn = drawnQuantities(conflict);
  const fixed = valuesAt(conflict, new Float64Array(conflict.quantities.length).fill(0.5));
  const walk = walksOf(conflict, levels, seed);
  return (row) => {
    const trajectory = Math.floor(row / (drawn.length + 1));
    const values = fixed.slice();
    drawn.forEach((ref, column) => {
      const { law, bounds } = conflict.quantities[ref];
      const level = levelAt(walk(trajectory), column, row % (drawn.length + 1));
      values[ref] = truncatedQuantile(law, bounds, (level + 0.5) / levels);
    });
    return { index: trajectory, values };
  };
}

/** Trajectories of a Morris design, columns being the uncertain numbers in the order of the conflict. */
export function walksOf(conflict: Conflict, levels: number, seed: number): (trajectory: number) => Walk {
  const names = namesOf(conflict);
  const drawn = drawnQuantities(conflict);
  return lastKept((trajectory) => {
    const words = new Uint32Array(3 * drawn.length);
    drawn.forEach((ref, column) => {
      const four = wordsOf(seed, trajectory, names[2 * ref], names[2 * ref + 1], domainOf(Slot.walk));
      words.set(four.subarray(0, 3), 3 * column);
    });
    return walkOf(words, levels);
  });
}
