import type { Expression } from "../conflict/claim.js";
import { grouped, type Counts, type Group } from "../math/counts.js";
import { fitLaw, massBelow, placeLikelihoods } from "../math/deconvolution.js";
import { numbersOf, policiesRead } from "./numbers.js";
import { rangesOf, type Sample } from "./sample.js";
import { effectiveSize, weightsOf } from "./weights.js";

type WorldCounts = { readonly [of in keyof Counts]: Float64Array };
type Chance = Extract<Expression, { kind: "chance" }>;

/** Posterior masses of a chance against a threshold, and how to take them again with other weights of the worlds. */
export interface ChanceMasses {
  readonly mass: Float64Array;
  readonly refit: (weights: ArrayLike<number>) => Float64Array;
  /** The chance over all worlds, in the repeats that every world has. */
  readonly pooled: (weights: ArrayLike<number>) => number;
}

/**
 * chance(event) against a threshold in each world: binomial counts, the law of the chance over worlds by penalised maximum
 * likelihood (`fitLaw`: of any shape, with masses at 0 and 1), its posterior in the world. Worlds may differ in repeats, also
 * by what was seen in them. A law rests on as many worlds as the weights are worth.
 */
export function chanceMasses(
  sample: Sample,
  chance: Chance,
  { threshold, below, policy }: { readonly threshold: number; readonly below: boolean; readonly policy: number },
): ChanceMasses {
  const counts = countsOf(sample, chance, policy, Infinity);
  const first = countsOf(sample, chance, policy, firstRepeats(sample, policiesRead(sample, chance, policy)));
  const weights = weightsOf(sample);
  const masses = massesOf(counts, threshold, effectiveSize(weights) / weights.reduce((sum, weight) => sum + weight, 0));
  const refit = (of: ArrayLike<number>): Float64Array => masses(of).map((mass) => (below ? mass : 1 - mass));
  return { mass: refit(weights), refit, pooled: (of) => pooledOver(first, of) };
}

/** Mass at or below the threshold in each world, the law of chances fitted to worlds that weigh so; later fits start at the first. */
export function massesOf(counts: Counts, threshold: number, scale = 1): (weights: ArrayLike<number>) => Float64Array {
  const { groups, of } = placed(counts);
  const likelihoods = placeLikelihoods(groups);
  let start: Float64Array | null = null;
  return (weights) => {
    const heavy = sums(of, weights, groups.length).map((weight) => weight * scale);
    const law = fitLaw(likelihoods, heavy, { start });
    start ??= law.coefficients;
    const found = likelihoods.map((own) => massBelow(law, own, threshold));
    return Float64Array.from(of, (g) => (g < 0 ? NaN : found[g]));
  };
}

/** Groups of worlds with the same counts, and the group of each world; −1: the world says nothing. */
function placed({ k, n }: Counts): { groups: readonly Group[]; of: Int32Array } {
  const key = (hits: number, all: number): number => all * 65536 + hits;
  const groups = grouped({ k, n });
  const places = new Map(groups.map((group, g) => [key(group.k, group.n), g]));
  return {
    groups,
    of: Int32Array.from({ length: k.length }, (_, j) => (n[j] === 0 ? -1 : places.get(key(k[j], n[j]))!)),
  };
}

/** Weights of groups of worlds. */
function sums(of: Int32Array, weights: ArrayLike<number>, groups: number): Float64Array {
  const found = new Float64Array(groups);
  of.forEach((g, j) => g >= 0 && (found[g] += weights[j]));
  return found;
}

/** Hits among the repeats in which the condition is met, and those repeats; shape [worlds]. */
function countsOf(sample: Sample, chance: Chance, policy: number, most: number): WorldCounts {
  const { draws } = numbersOf(sample, chance, policy);
  const k = new Float64Array(draws.length);
  const n = new Float64Array(draws.length);
  draws.forEach((own, j) => {
    for (let r = 0; r < Math.min(most, own.length); r++)
      if (own[r] === own[r]) {
        n[j]++;
        k[j] += own[r];
      }
  });
  return { k, n };
}

/** Repeats that every world has under all of these policies: those given before anything was seen. */
export function firstRepeats(sample: Sample, policies: readonly number[]): number {
  const ranges = sample.tables.course ? rangesOf(sample.tables.course) : null;
  const counts = policies.flatMap((policy) => ranges?.get(policy)?.count ?? []);
  return counts.reduce((least, own) => own.reduce((low, count) => Math.min(low, count), least), Infinity);
}

function pooledOver({ k, n }: WorldCounts, weights: ArrayLike<number>): number {
  let [hits, all] = [0, 0];
  for (let j = 0; j < k.length; j++) {
    hits += weights[j] * k[j];
    all += weights[j] * n[j];
  }
  return all > 0 ? hits / all : NaN;
}
