import type { Expression } from "../conflict/claim.js";
import { sampleFactors } from "./conflict-factors.js";
import { completeRows, type Factor } from "./factor.js";
import { firstOrder } from "./first-order.js";
import { shuffled } from "./bootstrap.js";
import type { GivenMeasure } from "./given-data.js";
import { missingFor } from "./ask.js";
import { numbersOf } from "./numbers.js";
import { pairedOf, type Paired } from "./outcome.js";
import type { Sample } from "./sample.js";
import { sliceBy } from "./slices.js";
import { weightedMean } from "./weighted.js";
import { quantileOf, weightsOf } from "./weights.js";

/** One side of the grid: an input cut into slices of like many worlds. */
export interface RegionInput {
  readonly path: string;
  readonly unit: string;
  /** First-order index: share of the variance of the difference that lies between slices of the input. */
  readonly index: number;
  /** It passes what the best of all inputs reaches where none has an effect (95 % of shuffles). */
  readonly told: boolean;
  readonly slices: readonly { readonly low: number; readonly high: number; readonly category: string | null }[];
}

/** Where in two inputs the difference that a claim speaks of lies on one side of nought or the other. */
export interface Region {
  /** Id of the claim. */
  readonly claim: string;
  /** Index into `Conflict.measures`, and the two courses compared: first less second. */
  readonly measure: number;
  readonly courses: readonly [number, number];
  /** The claim says that the first course has more of it. */
  readonly more: boolean;
  readonly inputs: readonly [RegionInput, RegionInput];
  /** Over all worlds. */
  readonly pooled: Paired;
  /** Shape [slices of the first input][slices of the second]; null where no world falls. */
  readonly cells: readonly (readonly (Paired | null)[])[];
}

/** Slices of an input; with two hundred worlds a cell of the grid has a dozen. */
const SLICES = 4;
const SHUFFLES = 100;
const LEVEL = 0.95;
const SEED = 1;
/** Fewer worlds than this a cell, on average, and there is no grid. */
const FEWEST = 6;

/**
 * The regions of all claims that compare the chance of a settlement between two courses and say which is larger:
 * the two inputs with the largest first-order index on the difference by world, cut in quarters. O(inputs × worlds) a claim.
 */
export function regionsOf(sample: Sample): Region[] {
  return sample.conflict.claims.flatMap(({ id, says }) => {
    const asked = settlementDifference(sample, says.expression);
    return asked === null ? [] : (regionOf(sample, id, asked) ?? []);
  });
}

interface Asked {
  readonly difference: Extract<Expression, { kind: "difference" }>;
  readonly measure: number;
  readonly more: boolean;
}

/** The claim as difference(chance(settled …), a, b) above or below nought; null where it is none. */
function settlementDifference(sample: Sample, says: Expression): Asked | null {
  if (says.kind !== "compare" || says.left.kind !== "difference" || says.left.of.kind !== "chance") return null;
  const { left, right, operator } = says;
  const chance = left.of.kind === "chance" ? left.of : null;
  if (right.kind !== "number" || right.value !== 0 || chance?.event.kind !== "measure" || chance.given) return null;
  if (sample.conflict.measures[chance.event.measure].name !== "settled") return null;
  if (operator === "==" || operator === "!=" || missingFor(sample, left, left.a) !== null) return null;
  return { difference: left, measure: chance.event.measure, more: operator === ">" || operator === ">=" };
}

function regionOf(sample: Sample, claim: string, { difference, measure, more }: Asked): Region | null {
  const { conflict } = sample;
  const own = Float64Array.from(numbersOf(sample, difference, difference.a).draws, (draws) => weightedMean(draws));
  const weights = weightsOf(sample);
  const nature = new Set(conflict.quantities.flatMap(({ path, origin }) => (origin === "nature" ? [path] : [])));
  // weights of objectives rank courses and move no run
  const inputs = sampleFactors(sample).filter(({ name }) => !nature.has(name) && !name.startsWith("objectives."));
  const { factors, outcome } = completeRows(inputs, own);
  if (outcome.length < FEWEST * SLICES * SLICES) return null;
  const explained = firstOrder(factors, outcome);
  const index = factors.map((_, k) => explained.of(k, null, null));
  const noise = noiseOf(explained);
  const order = index.map((_, k) => k).sort((a, b) => index[b] - index[a]);
  if (order.length < 2) return null;
  const told = (k: number): RegionInput => ({
    ...inputOf(inputs[k]),
    unit: conflict.quantities.find(({ path }) => path === inputs[k].name)!.unit,
    index: index[k],
    told: index[k] > noise,
  });
  const [first, second] = order;
  const [rows, columns] = [first, second].map((k) => sliceBy(inputs[k], SLICES));
  const cell = (row: number, column: number): Paired | null => {
    const inside = own.map((value, j) => (rows.of[j] === row && columns.of[j] === column ? value : NaN));
    return inside.every((value) => value !== value) ? null : pairedOf(inside, weights);
  };
  const cells = Array.from({ length: rows.count }, (_, row) =>
    Array.from({ length: columns.count }, (_unused, column) => cell(row, column)),
  );
  const courses = [difference.a, difference.b] as const;
  return { claim, measure, courses, more, inputs: [told(first), told(second)], pooled: pairedOf(own, weights), cells };
}

/** What the best of all inputs reaches where the outcome is shuffled. Source: Westfall & Young (1993), § 2.6 (max-T). */
function noiseOf({ factors, rows, of }: GivenMeasure): number {
  const largest = Float64Array.from({ length: SHUFFLES }, (_, s) => {
    const shuffle = shuffled(rows, s, SEED);
    let most = -Infinity;
    for (let k = 0; k < factors; k++) most = Math.max(most, of(k, null, shuffle));
    return most;
  });
  return quantileOf(largest, LEVEL);
}

function inputOf(factor: Factor): Pick<RegionInput, "path" | "slices"> {
  const { of, count } = sliceBy(factor, SLICES);
  const slices = Array.from({ length: count }, (_, slice) => {
    const own = factor.values.filter((_value, j) => of[j] === slice);
    const [low, high] = [own.reduce((a, b) => Math.min(a, b)), own.reduce((a, b) => Math.max(a, b))];
    return { low, high, category: factor.kind === "nominal" ? (factor.categories?.[low] ?? null) : null };
  });
  return { path: factor.name, slices };
}
