import type { Expression } from "../conflict/claim.js";
import { fitBetaBinomial, grouped, massBelow, misfitOf, type BetaShape, type Group } from "../math/betabinomial.js";
import { cellLikelihoods, fitMixture, mixtureMassBelow } from "../math/mixture.js";
import { numbersOf, policiesRead } from "./numbers.js";
import { rangesOf, type Sample } from "./sample.js";
import { effectiveSize, weightsOf } from "./weights.js";

type Chance = Extract<Expression, { kind: "chance" }>;

/** Hits among the repeats in which the condition is met, and those repeats; shape [worlds]. */
interface Counts {
  readonly k: Float64Array;
  readonly n: Float64Array;
}

/** Posterior masses of a chance against a threshold, and how to take them again with other weights of the worlds. */
export interface ChanceMasses {
  readonly mass: Float64Array;
  readonly refit: (weights: ArrayLike<number>) => Float64Array;
  /** The chance over all worlds, in the repeats that every world has. */
  readonly pooled: (weights: ArrayLike<number>) => number;
  /** The law behind the chances: a beta law, or a mixture where the beta law fits badly. */
  readonly law: "beta" | "mixture";
}

/** A beta law that fits worse than this is given up for the mixture. */
const POOR_FIT = 0.01;
const EM_ROUNDS = 100;

/**
 * chance(event) against a threshold in each world: binomial counts, the law of the chance over worlds by maximum likelihood,
 * its posterior in the world. A beta law; where χ² on the first repeats refuses it (p < .01), a mixture on 200 cells.
 * Worlds may differ in repeats, also by what was seen in them.
 */
export function chanceMasses(
  sample: Sample,
  chance: Chance,
  { threshold, below, policy }: { readonly threshold: number; readonly below: boolean; readonly policy: number },
): ChanceMasses {
  const counts = countsOf(sample, chance, policy, Infinity);
  const first = countsOf(sample, chance, policy, firstRepeats(sample, policiesRead(sample, chance, policy)));
  const weights = weightsOf(sample);
  const law = fitsBadly(first, weights) ? "mixture" : "beta";
  const masses = law === "beta" ? betaMasses(counts, threshold) : mixtureMasses(counts, first, threshold);
  const refit = (of: ArrayLike<number>): Float64Array => masses(of).map((mass) => (below ? mass : 1 - mass));
  return { mass: refit(weights), refit, pooled: (of) => pooledOver(first, of), law };
}

/** Mass at or below the threshold in each world, the law of chances fitted to worlds that weigh so. */
type Masses = (weights: ArrayLike<number>) => Float64Array;

function betaMasses(counts: Counts, threshold: number): Masses {
  const { groups, of } = placed(counts);
  let start: BetaShape | null = null;
  return (weights) => {
    const summed = sums(of, weights, groups.length);
    const heavy = groups.flatMap(({ k, n }, g) => (summed[g] > 0 ? [{ k, n, weight: summed[g] }] : []));
    const shape = fitBetaBinomial(heavy, start);
    start ??= shape;
    const found = groups.map(({ k, n }) => massBelow(shape, k, n, threshold));
    return Float64Array.from(of, (g) => (g < 0 ? NaN : found[g]));
  };
}

/** The mixture is fitted to the first repeats alone: stopped early, EM would lean to the worlds that got more of them. */
function mixtureMasses(counts: Counts, first: Counts, threshold: number): Masses {
  const { groups, of } = placed(counts);
  const early = placed(first);
  const [likelihoods, fitted] = [cellLikelihoods(groups), cellLikelihoods(early.groups)];
  return (weights) => {
    const law = fitMixture(fitted, sums(early.of, weights, fitted.length), { rounds: EM_ROUNDS });
    const found = likelihoods.map((own) => mixtureMassBelow(law, own, threshold));
    return Float64Array.from(of, (g) => (g < 0 ? NaN : found[g]));
  };
}

/** Groups of worlds with the same counts, and the group of each world; −1: the world says nothing. */
function placed({ k, n }: Counts): { groups: readonly Group[]; of: Int32Array } {
  const key = (hits: number, all: number): number => all * 65536 + hits;
  const groups = grouped({ k, n });
  const places = new Map(groups.map((group, g) => [key(group.k, group.n), g]));
  return { groups, of: Int32Array.from(k, (hits, j) => (n[j] === 0 ? -1 : places.get(key(hits, n[j]))!)) };
}

/** Weights of groups of worlds. */
function sums(of: Int32Array, weights: ArrayLike<number>, groups: number): Float64Array {
  const found = new Float64Array(groups);
  of.forEach((g, j) => g >= 0 && (found[g] += weights[j]));
  return found;
}

function countsOf(sample: Sample, chance: Chance, policy: number, most: number): Counts {
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

/** Later repeats stop by what is seen, which χ² does not allow for, so only the first are tested. */
function fitsBadly(first: Counts, weights: Float64Array): boolean {
  const scale = effectiveSize(weights) / weights.reduce((sum, weight) => sum + weight, 0);
  const scaled = weights.map((weight) => weight * scale);
  const groups = grouped(first, scaled);
  return misfitOf(groups, fitBetaBinomial(groups)).p < POOR_FIT;
}

function pooledOver({ k, n }: Counts, weights: ArrayLike<number>): number {
  let [hits, all] = [0, 0];
  for (let j = 0; j < k.length; j++) {
    hits += weights[j] * k[j];
    all += weights[j] * n[j];
  }
  return all > 0 ? hits / all : NaN;
}
