import type { SideParameters } from "./parameters.js";
import type { Scene, State } from "./state.js";
import { isOpen, learnStrength, pullSeen } from "./strength.js";

/** Share of what is seen that a stubborn side takes in. An assumption. */
const STUBBORN = 0.25;

/** Of all that was seen, where nothing was believed before: then a week forgets it. */
const LEAST_WEIGHT = 1e-12;

/** How a belligerent's beliefs about the front and about the patron learn. */
export interface Learning {
  /** Weight of a week's or a decision's evidence; 1 = Bayes. */
  readonly takesIn: number;
  /** Whether evidence is forgotten, with the half-life `learns` of the side; never the prior. */
  readonly fades: boolean;
}

/** By index of `beliefs: bayes | fading | stubborn`. */
export const LEARNINGS: readonly Learning[] = [
  { takesIn: 1, fades: false },
  { takesIn: 1, fades: true },
  { takesIn: STUBBORN, fades: false },
];

/** Gross advance at even power that a side believes in before it has seen anything, km2/week. */
export function believedAtFirst(gross: number, sides: readonly SideParameters[], i: number): number {
  const hopes = (i === 0) === gross >= 0; // to its own advantage: more of an advance, less of a retreat
  return gross * (hopes ? 1 + sides[i].optimism : 1 - sides[i].optimism);
}

/**
 * Learning the gross advance from one week: normal–normal, one week carries (1−φ)/(1+φ) of an observation. Against a side whose
 * strength is private the week is news of that instead.
 */
export function observe(scene: Scene, state: State, pull: number, gained: number): void {
  const { p } = scene;
  const gross = p.advance / (1 - p.holding);
  const information = (1 - p.memory) / (1 + p.memory);
  const counts = information * p.learning.takesIn;
  for (let i = 0; i < 2; i++) {
    if (isOpen(p.strengths[1 - i], state.weak[1 - i])) {
      learnStrength(scene, state, 1 - i, { pull, gained });
      continue;
    }
    const seen = (gained + p.holding * gross) / (pull * pullSeen(scene, state, i));
    const prior = p.sides[i].learns * information;
    state.weight[i] += counts;
    state.gross[i] += (counts / (prior + state.weight[i])) * (seen - state.gross[i]);
  }
}

/** A decision of the patron, as both sides count it. */
export function countDecision(scene: Scene, state: State, supports: boolean): void {
  for (let i = 0; i < 2; i++) state.epochs[2 * i + (supports ? 0 : 1)] += scene.p.learning.takesIn;
}

/**
 * A week's forgetting: what was seen of the front and of the patron loses its weight with a half-life of `learns` weeks, so that
 * beliefs drift back to their priors. Source: power prior with a discounted weight (Smith 1979, "A generalization of the
 * Bayesian steady forecasting model", JRSS B 41), applied to what was seen alone.
 */
export function forgetAWeek(scene: Scene, state: State): void {
  const { p } = scene;
  const gross = p.advance / (1 - p.holding);
  const information = (1 - p.memory) / (1 + p.memory);
  for (let i = 0; i < 2; i++) {
    const kept = p.sides[i].keepsAWeek;
    const prior = p.sides[i].learns * information;
    const first = believedAtFirst(gross, p.sides, i);
    const weak = p.strengths[i]?.weak ?? 0;
    state.weak[i] = weak + (state.weak[i] - weak) * kept;
    const before = state.weight[i];
    state.weight[i] = kept * before;
    const shrunk = before === 0 ? 1 : (kept * (prior + before)) / Math.max(LEAST_WEIGHT, prior + state.weight[i]);
    state.gross[i] = first + (state.gross[i] - first) * shrunk;
    for (let k = 2 * i; k < 2 * i + 2; k++)
      state.epochs[k] = state.epochsAtFirst[k] + (state.epochs[k] - state.epochsAtFirst[k]) * kept;
  }
}
