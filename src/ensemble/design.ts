import type { Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";
import { truncatedQuantile } from "../math/distribution.js";
import { uniformOf } from "../math/philox.js";
import { couple } from "./coupling.js";
import { domainOf, namesOf, Slot } from "./naming.js";

/**
 * Worlds of a Monte Carlo design: every quantity drawn from the stream named by (seed; world, path), those that the file
 * correlates together. World j is the same whatever the count. O(count × quantities).
 */
export function sampleWorlds(conflict: Conflict, count: number, seed: number): World[] {
  return Array.from({ length: count }, (_, index) => sampleWorld(conflict, index, seed));
}

/** World `index` of the Monte Carlo design named by `seed`. */
export function sampleWorld(conflict: Conflict, index: number, seed: number): World {
  return { index, values: valuesAt(conflict, drawnShares(conflict, index, seed)) };
}

/** Quantities whose value differs between worlds, as indices into `Conflict.quantities`: what a design has dimensions for. */
export function drawnQuantities(conflict: Conflict): number[] {
  return conflict.quantities.flatMap(({ law }, index) => (law.kind === "point" ? [] : [index]));
}

/** Values of quantities at shares of their laws, both shape [quantities]. */
export function valuesAt(conflict: Conflict, shares: Float64Array): Float64Array {
  return Float64Array.from(conflict.quantities, ({ law, bounds }, ref) => truncatedQuantile(law, bounds, shares[ref]));
}

/** Where in its law each quantity of a world lies, as a share; uniform each by itself, joined where the file correlates. */
export function drawnShares(conflict: Conflict, index: number, seed: number): Float64Array {
  const names = namesOf(conflict);
  const domain = domainOf(Slot.draw);
  const shares = Float64Array.from(conflict.quantities, ({ law }, ref) =>
    law.kind === "point" ? 0.5 : uniformOf(seed, index, names[2 * ref], names[2 * ref + 1], domain),
  );
  couple(conflict, shares);
  return shares;
}

/** The world of medians: every quantity at its 50th percentile, every choice at its likeliest branch. Index −1. */
export function medianWorld(conflict: Conflict): World {
  const values = Float64Array.from(conflict.quantities, ({ law, bounds }) => {
    if (law.kind !== "choice") return truncatedQuantile(law, bounds, 0.5);
    const top = law.choices.reduce((best, each, k) => (each.weight > law.choices[best].weight ? k : best), 0);
    const inner = law.choices[top].law;
    return inner ? truncatedQuantile(inner, bounds, 0.5) : top;
  });
  return { index: -1, values };
}
