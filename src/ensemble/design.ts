import type { Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";
import { truncatedQuantile } from "../math/distribution.js";
import { Purpose, Stream, uniformAt } from "../math/philox.js";

/**
 * Worlds of a Monte Carlo design: every quantity drawn on its own, from the stream named by (seed; world, quantity).
 * World j is the same whatever the count. O(count × quantities).
 */
export function sampleWorlds(conflict: Conflict, count: number, seed: number): World[] {
  return Array.from({ length: count }, (_, index) => sampleWorld(conflict, index, seed));
}

/** World `index` of the design named by `seed`. */
export function sampleWorld(conflict: Conflict, index: number, seed: number): World {
  const values = Float64Array.from(conflict.quantities, ({ law, bounds }, draw) =>
    law.kind === "point"
      ? truncatedQuantile(law, bounds, 0.5)
      : truncatedQuantile(
          law,
          bounds,
          uniformAt(seed, {
            world: index,
            week: 0,
            draw,
            stream: Stream.parameters,
            purpose: Purpose.design,
            repeat: 0,
          }),
        ),
  );
  return { index, values };
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
