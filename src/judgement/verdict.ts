import type { Claim, Says } from "../conflict/claim.js";
import { measuresIn } from "../conflict/asked.js";
import { MEASURE_WORDS } from "../conflict/measure.js";
import { missingFor } from "./ask.js";
import { weigh, type Pooled, type Weighed } from "./weigh.js";
import { truthsOf } from "./evaluate.js";
import { DECIDED } from "./posterior.js";
import type { Sample } from "./sample.js";
import { settingsOf } from "./settings.js";
import { turningOf, type Turning } from "./turning.js";
import { effectiveSize, isWeighted, LEAST_EFFECTIVE, weightsOf } from "./weights.js";

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
  /** Chance over all worlds with its 90 % interval; null where the claim is not one of a chance. */
  readonly pooled: Pooled | null;
  readonly worlds: number;
  /** Where the worlds are weighted: as many of equal weight tell as much; null where they are not. */
  readonly effectiveWorlds: number | null;
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
  "Differences between courses count runs in which the war goes on when the later of the two begins; which course is best, all runs in which it goes on when the first of all begins. ";
const RULE =
  "holds / fails: the 90 % interval of the share of worlds lies at or above 90 % / at or below 10 %, and no switch brings it across 50 %. " +
  "depends: otherwise. open: more than 20 % of worlds cannot decide it (chance leaves it between 10 and 90 % there). {courses}assumed: it follows from what the file declares, " +
  "or one declared number alone decides it (area under the ROC curve above .95).";

const OPEN_ABOVE = 0.2;
const ALONE = 0.95;
const RESAMPLES = 200;
const RESAMPLES_OF_READINGS = 60;

/** Judges one claim on a sample. Pure: the bootstrap draws from the named stream of the claim's place. */
export function judgeClaim(sample: Sample, claim: Claim, place: number): Verdict {
  const policy = claim.under ?? 0;
  const needs = missingFor(sample, claim.says.expression, policy);
  if (needs !== null) return untestable(sample, claim, needs);
  const truths = truthsOf(sample, claim.says.expression, policy);
  const found = weigh(sample, truths, { place, resamples: RESAMPLES });
  const turns = turningOf(sample, truths.mass);
  const dependsOn = dependenceOf(sample, truths.mass);
  const declared = !truths.reads || measuresIn(claim.says.expression).every((measure) => isDeclared(sample, measure));
  const echoes = turns !== null && turns.auc > ALONE;
  return {
    id: claim.id,
    kind: declared || echoes ? "assumed" : kindOf(sample, found, dependsOn),
    ...found,
    worlds: sample.worlds.length,
    effectiveWorlds: effectiveWorlds(sample),
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

/** Whether a measure only says what the file declares. */
function isDeclared({ conflict }: Sample, measure: number): boolean {
  const { name } = conflict.measures[measure];
  return MEASURE_WORDS.find((word) => word.name === name)?.declared === true;
}

function untestable(sample: Sample, claim: Claim, needs: string): Verdict {
  return {
    id: claim.id,
    kind: "not-testable-yet",
    share: null,
    interval: null,
    undecided: null,
    pooled: null,
    worlds: sample.worlds.length,
    effectiveWorlds: effectiveWorlds(sample),
    turns: null,
    dependsOn: null,
    loosely: null,
    strictly: null,
    needs,
    mass: null,
  };
}

/** As many worlds of equal weight tell as much; null where all count alike. */
export function effectiveWorlds(sample: Sample): number | null {
  return isWeighted(sample) ? effectiveSize(weightsOf(sample)) : null;
}

/** Whether weights leave too few worlds for a verdict. Worlds that count alike are never too few: their interval says so. */
export function tooFewWorlds(effective: number | null): boolean {
  return effective !== null && effective < LEAST_EFFECTIVE;
}

function kindOf(sample: Sample, { share, interval, undecided }: Weighed, dependsOn: Dependence | null): VerdictKind {
  if (share !== share || undecided > OPEN_ABOVE || tooFewWorlds(effectiveWorlds(sample))) return "open";
  if (dependsOn === null && interval[0] >= DECIDED) return "holds";
  if (dependsOn === null && interval[1] <= 1 - DECIDED) return "fails";
  return "depends";
}

function reading(sample: Sample, says: Says | null, policy: number, place: number): Verdict["loosely"] {
  if (!says || missingFor(sample, says.expression, policy) !== null) return null;
  const truths = truthsOf(sample, says.expression, policy);
  const found = weigh(sample, truths, { place, resamples: RESAMPLES_OF_READINGS });
  return { kind: kindOf(sample, found, dependenceOf(sample, truths.mass)), share: found.share };
}

/** The switch whose settings lie on different sides of 50 %, farthest apart; null where none does. */
function dependenceOf(sample: Sample, mass: Float64Array): Dependence | null {
  let worst: { dependence: Dependence; gap: number } | null = null;
  for (const { switch: name, shares } of settingsOf(sample, mass)) {
    const heard = shares
      .filter((each) => each.enough)
      .map(({ setting, share, worlds }) => ({ setting, share, worlds }));
    const low = Math.min(...heard.map((each) => each.share));
    const high = Math.max(...heard.map((each) => each.share));
    if (heard.length < 2 || !(low < 0.5 && high > 0.5)) continue;
    if (!worst || high - low > worst.gap) worst = { dependence: { switch: name, shares: heard }, gap: high - low };
  }
  return worst?.dependence ?? null;
}
