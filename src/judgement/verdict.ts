import type { Claim, Expression, Says } from "../conflict/claim.js";
import { measuresIn } from "../conflict/asked.js";
import { MEASURE_WORDS, type MeasureEngine } from "../conflict/measure.js";
import { enginesRead } from "./claim-parts.js";
import { missingFor } from "./ask.js";
import { weigh, type Pooled, type Weighed } from "./weigh.js";
import { truthsOf } from "./evaluate.js";
import { DECIDED } from "./posterior.js";
import type { Sample } from "./sample.js";
import { settingsOf } from "./settings.js";
import { turningOf, type Turning } from "./turning.js";
import { effectiveSize, isWeighted, LEAST_EFFECTIVE, meanOf, weightsOf } from "./weights.js";

export type VerdictKind = "holds" | "fails" | "depends" | "open" | "assumed" | "not-testable-yet";

/** A switch whose settings differ on a claim. */
export interface Dependence {
  readonly switch: string;
  readonly shares: readonly { readonly setting: string; readonly share: number; readonly worlds: number }[];
}

/** A claim in the words of one method, or of several that it joins. */
export interface MethodReading {
  readonly engines: readonly MeasureEngine[];
  readonly says: string;
  /** Share of worlds in which it holds so; null where it cannot be tested, and then what it needs. */
  readonly share: number | null;
  readonly needs: string | null;
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
  /** The claim as each method puts it, that of `says` first; none where it has one reading alone. */
  readonly methods: readonly MethodReading[];
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
  "holds / fails: true / untrue in at least nine sets of guesses of ten, the whole 90 % interval included, and no switch or other method brings it across 50 %; that a claim fails does not make its opposite true. " +
  "depends: true in some, not in others. open: luck leaves more than 20 % of worlds undecided (between 10 and 90 % there): no answer. {courses}assumed: no test; it follows from what the file declares, " +
  "or from one declared number alone (area under the ROC curve above .95).";

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
  const methods = methodsOf(sample, claim, found.share);
  const echoes = turns !== null && turns.auc > ALONE;
  return {
    id: claim.id,
    kind: declared || echoes ? "assumed" : kindOf(sample, found, dependsOn !== null || methodsDisagree(methods)),
    ...found,
    worlds: sample.worlds.length,
    effectiveWorlds: effectiveWorlds(sample),
    turns,
    dependsOn,
    loosely: reading(sample, claim.loosely, policy, place),
    strictly: reading(sample, claim.strictly, policy, place),
    methods,
    needs: null,
    mass: truths.mass,
  };
}

/** The claim as `says` and each of `also` put it. */
function methodsOf(sample: Sample, { says, also, under }: Claim, share: number): MethodReading[] {
  if (also.length === 0) return [];
  const own = { engines: enginesRead(sample, says.expression), says: says.text, share, needs: null };
  return [
    own,
    ...also.map(({ expression, text }): MethodReading => {
      const needs = missingFor(sample, expression, under ?? 0);
      const engines = enginesRead(sample, expression);
      if (needs !== null) return { engines, says: text, share: null, needs };
      const { mass } = truthsOf(sample, expression, under ?? 0);
      return { engines, says: text, share: meanOf(mass, weightsOf(sample)), needs: null };
    }),
  ];
}

/** Whether two methods put a claim on different sides of one half of the worlds. */
export function methodsDisagree(methods: readonly MethodReading[]): boolean {
  const shares = methods.flatMap(({ share }) => (share !== null && share === share ? [share] : []));
  return shares.some((share) => share < 0.5) && shares.some((share) => share > 0.5);
}

/** Verdicts on all claims, in the file's order. */
export function judgeClaims(sample: Sample): Verdict[] {
  return sample.conflict.claims.map((claim, place) => judgeClaim(sample, claim, place));
}

/** Posterior mass that an expression of a claim holds in each world, NaN where it says nothing; null where it cannot be tested. */
export function claimMass(sample: Sample, expression: Expression, policy: number): Float64Array | null {
  return missingFor(sample, expression, policy) === null ? truthsOf(sample, expression, policy).mass : null;
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
    methods: [],
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

/** `depends`: a switch or another method brings the share across one half. */
function kindOf(sample: Sample, { share, interval, undecided }: Weighed, depends: boolean): VerdictKind {
  if (share !== share || undecided > OPEN_ABOVE || tooFewWorlds(effectiveWorlds(sample))) return "open";
  if (!depends && interval[0] >= DECIDED) return "holds";
  if (!depends && interval[1] <= 1 - DECIDED) return "fails";
  return "depends";
}

function reading(sample: Sample, says: Says | null, policy: number, place: number): Verdict["loosely"] {
  if (!says || missingFor(sample, says.expression, policy) !== null) return null;
  const truths = truthsOf(sample, says.expression, policy);
  const found = weigh(sample, truths, { place, resamples: RESAMPLES_OF_READINGS });
  return { kind: kindOf(sample, found, dependenceOf(sample, truths.mass) !== null), share: found.share };
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
