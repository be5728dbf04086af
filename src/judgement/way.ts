import { runnablePolicies } from "../conflict/needs.js";
import { quantilesOf, type Quantiles } from "./outcome.js";
import { sharedValues, type Sample } from "./sample.js";
import { turningOf } from "./turning.js";
import type { Weights } from "./weighted.js";
import { meanOf, weightsOf } from "./weights.js";

/** A line on the way of an adaptive policy, and how often it is crossed: its tipping point. */
export interface Crossing {
  /** Policy that is played, and the one that takes over at the line; indices into `Conflict.policies`. */
  readonly course: number;
  readonly then: number;
  /** Chance within a world that the line has been crossed by then, over worlds. */
  readonly within: readonly { readonly weeks: number; readonly chance: Quantiles }[];
  /** The input that best tells the worlds in which it is crossed in most runs; null where none stands out. */
  readonly input: {
    /** Index into `Conflict.quantities`. */
    readonly quantity: number;
    /** Canonical unit. */
    readonly at: number;
    readonly side: "above" | "below";
    /** Share of worlds in which it is crossed in most runs, on that side and on the other. */
    readonly there: number;
    readonly elsewhere: number;
  } | null;
}

/** Every line that an adaptive policy can come to, in the order of its way. */
export function crossingsOf(sample: Sample, weights: Weights = null): Crossing[] {
  const { conflict } = sample;
  if (!sample.tables.course) return [];
  return runnablePolicies(conflict).flatMap((course) => {
    const way: number[] = [];
    for (let next = conflict.policies[course].turn; next !== null; next = conflict.policies[next.then].turn)
      way.push(next.then);
    return way.map((then) => crossingOf(sample, course, then, weights));
  });
}

function crossingOf(sample: Sample, course: number, then: number, weights: Weights): Crossing {
  const read = sample.conflict.measures.flatMap((use, measure) =>
    use.name === "turned" && use.args[0] === then && use.week !== null
      ? [{ weeks: use.week, chances: (sharedValues(sample, measure, course) ?? []).map((draws) => meanOf(draws)) }]
      : [],
  );
  read.sort((a, b) => a.weeks - b.weeks);
  const last = read.at(-1)?.chances ?? [];
  return {
    course,
    then,
    within: read.map(({ weeks, chances }) => ({ weeks, chance: quantilesOf(chances, weights) })),
    input: inputOf(sample, Float64Array.from(last)),
  };
}

function inputOf(sample: Sample, chances: Float64Array): Crossing["input"] {
  const turning = turningOf(sample, chances);
  if (turning === null) return null;
  const { quantity, at } = turning;
  const weights = weightsOf(sample);
  const crossed = (is: (value: number) => boolean): number => {
    const side = [...chances.keys()].filter((j) => is(sample.worlds[j].values[quantity]));
    return meanOf(
      side.map((j) => (chances[j] > 0.5 ? 1 : 0)),
      side.map((j) => weights[j]),
    );
  };
  const [above, below] = [crossed((value) => value > at), crossed((value) => value <= at)];
  return above > below
    ? { quantity, at, side: "above", there: above, elsewhere: below }
    : { quantity, at, side: "below", there: below, elsewhere: above };
}
