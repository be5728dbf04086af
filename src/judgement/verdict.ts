import type { Claim, Says } from "../conflict/claim.js";
import { Purpose, uniformAt } from "../math/philox.js";
import { measuresIn, missingFor } from "./ask.js";
import { quantileOf, truthsOf, type Truths } from "./evaluate.js";
import { meanOf } from "./regret.js";
import type { Sample } from "./sample.js";
import { turningOf, type Turning } from "./turning.js";

export type VerdictKind = "holds" | "fails" | "depends" | "open" | "assumed" | "not-testable-yet";

/** A switch whose settings differ on a claim. */
export interface Dependence {
  readonly switch: string;
  readonly shares: readonly { readonly setting: string; readonly share: number; readonly worlds: number }[];
}

/** What the worlds say of one claim. Shares are shares of worlds, never probabilities. */
export interface Verdict {
  readonly id: string;
  readonly kind: VerdictKind;
  /** Share of worlds in which the claim holds; null where it cannot be tested. */
  readonly share: number | null;
  /** 90 % interval of the share, bootstrap over worlds. */
  readonly interval: readonly [number, number] | null;
  /** Share of worlds that cannot decide it. */
  readonly undecided: number | null;
  readonly worlds: number;
  readonly turns: Turning | null;
  readonly dependsOn: Dependence | null;
  readonly loosely: { readonly kind: VerdictKind; readonly share: number } | null;
  readonly strictly: { readonly kind: VerdictKind; readonly share: number } | null;
  /** What a claim that is not testable yet needs. */
  readonly needs: string | null;
  /** Posterior mass that the claim holds in each world, for pictures; NaN where the world says nothing. */
  readonly mass: Float64Array | null;
}

/** The rule, printed with every verdict; `courses`: whether there are courses of action to compare. */
export function verdictRule(courses: boolean): string {
  return RULE.replace("{courses}", courses ? COURSES : "");
}

const COURSES =
  "Differences between courses, and which is best, count runs in which the war goes on when the later course begins. ";
const RULE =
  "holds / fails: the 90 % interval of the share of worlds lies at or above 90 % / at or below 10 %, and no switch brings it across 50 %. " +
  "depends: otherwise. open: more than 20 % of worlds cannot decide it. {courses}assumed: it follows from what the file declares, " +
  "or one declared number alone decides it (area under the ROC curve above .95).";

const DECIDED = 0.9;
const OPEN_ABOVE = 0.2;
const ALONE = 0.95;
const RESAMPLES = 200;
const RESAMPLES_OF_READINGS = 60;
/** Fewer worlds than this in a switch's setting say nothing about it. */
const LEAST_WORLDS = 10;

/** Judges one claim on a sample. Pure: the bootstrap draws from the named stream of the claim's place. */
export function judgeClaim(sample: Sample, claim: Claim, place: number): Verdict {
  const policy = claim.under ?? 0;
  const needs = missingFor(sample, claim.says.expression, policy);
  if (needs !== null) return untestable(claim, needs, sample.worlds.length);
  const truths = truthsOf(sample, claim.says.expression, policy);
  const found = weigh(sample, truths, place, RESAMPLES);
  const turns = turningOf(sample, truths.mass);
  const dependsOn = dependenceOf(sample, truths.mass);
  const declared = !truths.reads || measuresIn(claim.says.expression).length === 0;
  const echoes = turns !== null && turns.auc > ALONE;
  return {
    id: claim.id,
    kind: declared || echoes ? "assumed" : kindOf(found, dependsOn),
    ...found,
    worlds: sample.worlds.length,
    turns,
    dependsOn,
    loosely: reading(sample, claim.loosely, policy, place),
    strictly: reading(sample, claim.strictly, policy, place),
    needs: null,
    mass: truths.mass,
  };
}

/** Verdicts on all claims, in the file's order. */
export function judgeClaims(sample: Sample): Verdict[] {
  return sample.conflict.claims.map((claim, place) => judgeClaim(sample, claim, place));
}

function untestable(claim: Claim, needs: string, worlds: number): Verdict {
  return {
    id: claim.id,
    kind: "not-testable-yet",
    share: null,
    interval: null,
    undecided: null,
    worlds,
    turns: null,
    dependsOn: null,
    loosely: null,
    strictly: null,
    needs,
    mass: null,
  };
}

interface Weighed {
  readonly share: number;
  readonly interval: readonly [number, number];
  readonly undecided: number;
}

function weigh(sample: Sample, truths: Truths, place: number, resamples: number): Weighed {
  const { mass } = truths;
  const worlds = mass.length;
  const undecided = mass.reduce((sum, p) => sum + (p > 1 - DECIDED && p < DECIDED ? 1 : p !== p ? 1 : 0), 0) / worlds;
  const shares = new Float64Array(resamples);
  const times = new Float64Array(worlds);
  const seed = sample.tables.course?.provenance.seed ?? sample.tables.terms?.provenance.seed ?? 0;
  for (let r = 0; r < resamples; r++) {
    times.fill(0);
    for (let j = 0; j < worlds; j++) {
      const u = uniformAt(seed, { world: j, week: r, draw: place, stream: 0, purpose: Purpose.bootstrap, repeat: 0 });
      times[Math.floor(u * worlds)]++;
    }
    shares[r] = weightedMean(truths.refit(times), times);
  }
  const share = meanOf(mass);
  return {
    share,
    interval: [Math.min(share, quantileOf(shares, 0.05)), Math.max(share, quantileOf(shares, 0.95))],
    undecided,
  };
}

function weightedMean(mass: Float64Array, times: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (let j = 0; j < mass.length; j++)
    if (mass[j] === mass[j]) {
      sum += times[j] * mass[j];
      count += times[j];
    }
  return count === 0 ? NaN : sum / count;
}

function kindOf({ share, interval, undecided }: Weighed, dependsOn: Dependence | null): VerdictKind {
  if (share !== share || undecided > OPEN_ABOVE) return "open";
  if (dependsOn === null && interval[0] >= DECIDED) return "holds";
  if (dependsOn === null && interval[1] <= 1 - DECIDED) return "fails";
  return "depends";
}

function reading(sample: Sample, says: Says | null, policy: number, place: number): Verdict["loosely"] {
  if (!says || missingFor(sample, says.expression, policy) !== null) return null;
  const truths = truthsOf(sample, says.expression, policy);
  const found = weigh(sample, truths, place, RESAMPLES_OF_READINGS);
  return { kind: kindOf(found, dependenceOf(sample, truths.mass)), share: found.share };
}

/** The switch whose settings lie on different sides of 50 %, farthest apart; null where none does. */
function dependenceOf(sample: Sample, mass: Float64Array): Dependence | null {
  let worst: { dependence: Dependence; gap: number } | null = null;
  for (const [name, ref] of Object.entries(sample.conflict.switches)) {
    const { law, path } = sample.conflict.quantities[ref as number];
    if (law.kind !== "choice") continue;
    const shares = law.choices.map((choice, k) => {
      const inside = [...mass.keys()].filter(
        (j) => sample.worlds[j].values[ref as number] === k && mass[j] === mass[j],
      );
      return {
        setting: choice.name,
        share: inside.reduce((sum, j) => sum + mass[j], 0) / inside.length,
        worlds: inside.length,
      };
    });
    const heard = shares.filter((each) => each.worlds >= LEAST_WORLDS);
    const low = Math.min(...heard.map((each) => each.share));
    const high = Math.max(...heard.map((each) => each.share));
    if (heard.length < 2 || !(low < 0.5 && high > 0.5)) continue;
    if (!worst || high - low > worst.gap)
      worst = { dependence: { switch: path || name, shares: heard }, gap: high - low };
  }
  return worst?.dependence ?? null;
}
