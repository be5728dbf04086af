import type { Sample } from "./sample.js";
import type { Verdict } from "./verdict.js";
import { weightsOf } from "./weights.js";

/** A claim and a premise it rests on, as the worlds have them. Shares are of the worlds that say something of both. */
export interface ClaimEdge {
  readonly claim: string;
  readonly premise: string;
  readonly worlds: number;
  readonly both: number;
  /** The premise fails and the claim holds all the same. */
  readonly withoutPremise: number;
  /** The premise holds and the claim fails. */
  readonly premiseAlone: number;
  readonly neither: number;
  /** Share of the worlds with the premise, and of those without it, in which the claim holds; NaN where there are none. */
  readonly given: number;
  readonly broken: number;
}

/** Two claims that never hold together. */
export interface Contradiction {
  readonly claims: readonly [string, string];
  /** `negations`: one of the two holds in every world, so each says that the other is false. */
  readonly kind: "never-together" | "negations";
  /** Worlds that decide both, and in how many both would hold if they had nothing to do with each other. */
  readonly worlds: number;
  readonly expected: number;
}

/** Worlds in which both should hold by chance, below which none of them tells nothing: e⁻¹² over the pairs of 60 claims is 1 %. */
const LEAST_EXPECTED = 12;
const HOLDS = 0.9;

/** Edges of `rests_on`: what is left of a claim where its premise breaks. Within a world the two are taken as independent. O(edges × worlds). */
export function claimEdges(sample: Sample, verdicts: readonly Verdict[]): ClaimEdge[] {
  const byId = new Map(verdicts.map((verdict) => [verdict.id, verdict.mass]));
  return sample.conflict.claims.flatMap(({ id, restsOn }) =>
    restsOn.flatMap((premise) => {
      const [own, below] = [byId.get(id), byId.get(premise)];
      return own && below ? [{ claim: id, premise, ...joint(sample, own, below) }] : [];
    }),
  );
}

function joint(sample: Sample, claim: Float64Array, premise: Float64Array): Omit<ClaimEdge, "claim" | "premise"> {
  const weights = weightsOf(sample);
  let [worlds, total, both, without, alone] = [0, 0, 0, 0, 0];
  for (let j = 0; j < claim.length; j++) {
    if (claim[j] !== claim[j] || premise[j] !== premise[j] || weights[j] === 0) continue;
    worlds++;
    total += weights[j];
    both += weights[j] * claim[j] * premise[j];
    without += weights[j] * claim[j] * (1 - premise[j]);
    alone += weights[j] * (1 - claim[j]) * premise[j];
  }
  const neither = total - both - without - alone;
  return {
    worlds,
    both: both / total,
    withoutPremise: without / total,
    premiseAlone: alone / total,
    neither: neither / total,
    given: both / (both + alone),
    broken: without / (without + neither),
  };
}

/**
 * Pairs of claims that hold together in no world that decides both (mass at least .9 or at most .1), though at least twelve
 * such worlds were to be expected of claims without a tie, or their masses add up to 1 in every world. Counts worlds, whatever they weigh. O(claims² × worlds).
 */
export function contradictions(verdicts: readonly Verdict[]): Contradiction[] {
  const heard = verdicts.flatMap(({ id, mass }) => (mass ? [{ id, mass }] : []));
  return heard.flatMap((a, k) =>
    heard.slice(k + 1).flatMap((b) => {
      const found = together(a.mass, b.mass);
      return found ? [{ claims: [a.id, b.id] as const, ...found }] : [];
    }),
  );
}

/** Worlds with masses in between that add up to 1: by chance they do not. */
const LEAST_IN_BETWEEN = 3;
const SAME = 1e-9;
const EDGE = 1e-3;

/** Whether one claim is the other denied: their masses add up to 1 in every world, also where neither is decided. */
function isDenial(a: Float64Array, b: Float64Array): boolean {
  let between = 0;
  for (let j = 0; j < a.length; j++) {
    if (a[j] !== a[j] && b[j] !== b[j]) continue;
    if (!(Math.abs(a[j] + b[j] - 1) < SAME)) return false;
    if (a[j] > EDGE && a[j] < 1 - EDGE && Math.abs(a[j] - b[j]) > EDGE) between++;
  }
  return between >= LEAST_IN_BETWEEN;
}

function together(a: Float64Array, b: Float64Array): Omit<Contradiction, "claims"> | null {
  let [worlds, first, second, none] = [0, 0, 0, 0];
  for (let j = 0; j < a.length; j++) {
    if (!isDecided(a[j]) || !isDecided(b[j])) continue;
    const [one, other] = [a[j] >= HOLDS, b[j] >= HOLDS];
    if (one && other) return null;
    worlds++;
    if (one) first++;
    else if (other) second++;
    else none++;
  }
  const expected = worlds === 0 ? 0 : (first * second) / worlds;
  if (expected < LEAST_EXPECTED && !isDenial(a, b)) return null;
  return { kind: none === 0 ? "negations" : "never-together", worlds, expected };
}

function isDecided(mass: number): boolean {
  return mass >= HOLDS || mass <= 1 - HOLDS;
}
