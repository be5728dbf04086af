export { aliveAtParting } from "./alive.js";
export { endedWithin, RECORDED_WARS } from "./baseline.js";
export { healthOf, type FileHealth } from "./health.js";
export type { Crossover } from "./crossover.js";
export { outcomesOf, type Outcome, type Paired, type Quantiles } from "./outcome.js";
export { rankCourses, rankedActors, type Aim, type Ranking, type Rating } from "./ranking.js";
export { crossingsOf, type Crossing } from "./way.js";
export { METRICS, type Metric } from "./robustness.js";
export { spreadOver, summarisePolicies, type PolicySummary, type Spread } from "./policies.js";
export { meanRegrets, type Regrets } from "./regret.js";
export { learnedOf, type Learned } from "./learning.js";
export type { Pooled } from "./weigh.js";
export type { Rows, Sample } from "./sample.js";
export { columnsForRounds, extraRuns, nextRound, REPEAT_RULE, type RepeatRule, type Round } from "./undecided.js";
export {
  claimMass,
  effectiveWorlds,
  judgeClaim,
  judgeClaims,
  methodsDisagree,
  tooFewWorlds,
  verdictRule,
  type Dependence,
  type MethodReading,
  type Verdict,
  type VerdictKind,
} from "./verdict.js";
export { turningsOf, type Turning } from "./turning.js";
export { chanceBySettings, settingsOf, type SwitchShares } from "./settings.js";
export { claimBox, type ClaimBox } from "./claim-box.js";
export { claimEdges, contradictions, type ClaimEdge, type Contradiction } from "./claim-graph.js";
export { claimParts, enginesRead, rankedCourses, runsRead, type ClaimPart } from "./claim-parts.js";
export { completeRows, numericKind, type Complete, type Factor } from "./factor.js";
export type { Box, Limit } from "./box.js";
export {
  findBoxes,
  OBJECTIVES,
  PRIM_DEFAULTS,
  type BoxStep,
  type Objective,
  type PrimBox,
  type PrimOptions,
  type SeveralBoxes,
} from "./prim.js";
export { kneeOf, type BoxDemands } from "./prim-choice.js";
export { reproduce, type Reproduced, type Resampling } from "./prim-resample.js";
export type { QuasiP } from "./quasi-p.js";
export type { Estimate, Flag } from "./estimate.js";
export { SOBOL_DEFAULTS, sobolIndices, type SobolIndices, type SobolOptions } from "./sobol.js";
export { cartLeaves, type CartLeaf } from "./cart.js";
export { firstOrder } from "./first-order.js";
export { GIVEN_DEFAULTS, influencesOf, type GivenMeasure, type GivenOptions, type Influence } from "./given-data.js";
export { morrisEffects, type MorrisEffect, type MorrisOptions } from "./morris.js";
export { pawn, PAWN_SLICES, type PawnSummary } from "./pawn.js";
export { leaning, regional } from "./regional.js";
export { MOST_SHAPLEY, shapleyEffects, shapleyValues } from "./shapley.js";
export { LEAST_EFFECTIVE, weightsOf } from "./weights.js";
export { regionsOf, type Region, type RegionInput } from "./region.js";
export { frontierOf, type Frontier, type FrontierMark } from "./frontier.js";
export { conflictFactors, measureByWorld, sampleFactors } from "./conflict-factors.js";
export {
  driversOf,
  METHODS,
  OF_CASES,
  type DriverOptions,
  type Drivers,
  type DriverTable,
  type Method,
  type RankedDriver,
} from "./drivers.js";
export { gridPlaces } from "./morris.js";
export { rowsFor, saltelliShape, sharedRows, type SaltelliShape } from "./saltelli.js";
export { figuresOf, type Figure } from "./figures.js";
export { effectsOf, LEVEL, type Effect, type Effects } from "./effect.js";
export { thresholdOf, type Crossing50, type Threshold } from "./threshold.js";
export { courseAlong, leadAlong, type CourseAlong, type LeadAlong } from "./tipping.js";
export {
  choicesOf,
  LEAST_GAP,
  type Choices,
  type ChosenClaim,
  type DecidingNumber,
  type Setting,
  type StructuralChoice,
} from "./choices.js";
export { SURVIVAL, underHalfSurvival, type SparedVerdicts } from "./survival.js";
