import type { Conflict } from "../conflict/conflict.js";
import type { Factor } from "./factor.js";
import { valuesOf, type Sample } from "./sample.js";
import { weightedMean } from "./weighted.js";

/**
 * Inputs of a conflict as factors, by the path of the number: everything drawn, with its value in each world. A choice
 * without laws of its own is nominal. Shape of each [worlds].
 */
export function conflictFactors(conflict: Conflict, valueOf: (quantity: number) => Float64Array): Factor[] {
  return conflict.quantities.flatMap(({ law, path }, quantity): Factor[] => {
    if (law.kind === "point") return [];
    const values = valueOf(quantity);
    if (law.kind !== "choice" || law.choices.some(({ law: own }) => own !== null))
      return [{ name: path, kind: "real", values }];
    return [{ name: path, kind: "nominal", values, categories: law.choices.map(({ name }) => name) }];
  });
}

/** Inputs of a sample: each world is a row. */
export function sampleFactors({ conflict, worlds }: Sample): Factor[] {
  return conflictFactors(conflict, (quantity) => Float64Array.from(worlds, ({ values }) => values[quantity]));
}

/** Mean over repeats of a measure in each world, under a policy; NaN where no repeat has it. Null where no table has it. */
export function measureByWorld(sample: Sample, measure: number, policy: number): Float64Array | null {
  const draws = valuesOf(sample, measure, policy);
  return draws && Float64Array.from(draws, (each) => weightedMean(each));
}
