import type { Conflict } from "../conflict/conflict.js";
import type { Ref } from "../conflict/quantity.js";
import { quickExp as exp, quickPower as power } from "../math/quick.js";
import type { Parameters } from "./parameters.js";
import type { Scene, State } from "./state.js";

/** Types of a side whose strength is private. */
export const WEAK = 0;
export const STRONG = 1;

/** A side's strength at the front, which it knows and the other side does not. */
export interface Strength {
  /** What it makes of the gross advance if weak and if strong. */
  readonly pulls: readonly [number, number];
  /** Its type in this world. */
  readonly own: typeof WEAK | typeof STRONG;
  /** Chance that the other side gives it beforehand to be weak: the weight in the file. */
  readonly weak: number;
}

/** Of attacker and defender; null where nothing of it is private. */
export type Strengths = readonly [Strength | null, Strength | null];

/** A weaker side than this could not be told from none. */
const LEAST_MULTIPLE = 0.01;

/** The two sides' strengths in a world. `response`: power of the ratio of power in the gross advance. */
export function strengthsOf(
  conflict: Conflict,
  at: (ref: Ref) => number,
  sides: readonly [number, number],
  response: number,
): Strengths {
  const of = (actor: number, toward: 1 | -1): Strength | null => {
    const strength = conflict.values[actor]?.strength ?? null;
    if (strength === null) return null;
    const pull = (ref: Ref): number => power(Math.max(LEAST_MULTIPLE, at(ref)), toward * response);
    const { law } = conflict.quantities[strength.type];
    const own = at(strength.type) === STRONG ? STRONG : WEAK;
    const weak = law.kind === "choice" ? law.choices[WEAK].weight : own === WEAK ? 1 : 0;
    return { pulls: [pull(strength.weak), pull(strength.strong)], own, weak };
  };
  return [of(sides[0], 1), of(sides[1], -1)];
}

/** What both sides' true strengths make of the gross advance. */
export function truePull(strengths: Strengths): number {
  return ownPull(strengths, 0) * ownPull(strengths, 1);
}

/** What a side's own strength makes of it. */
export function ownPull(strengths: Strengths, i: number): number {
  const strength = strengths[i];
  return strength === null ? 1 : strength.pulls[strength.own];
}

/** What the sides' strengths make of the gross advance as side `i` believes: its own as it is valued (`types`), the other's in the mean. */
export function pullSeen({ p }: Pick<Scene, "p">, state: Pick<State, "types" | "weak">, i: number): number {
  const [own, other] = [p.strengths[i], p.strengths[1 - i]];
  const mean = other === null ? 1 : other.pulls[STRONG] + state.weak[1 - i] * (other.pulls[WEAK] - other.pulls[STRONG]);
  return own === null ? mean : own.pulls[state.types[i]] * mean;
}

/** Whether a week of war may tell of a strength. */
export function isOpen(strength: Strength | null, weak: number): boolean {
  return strength !== null && weak > 0 && weak < 1 && strength.pulls[WEAK] !== strength.pulls[STRONG];
}

/** Belief in weakness once something has been seen whose chances (or densities, up to a factor) are these. Bayes. */
export function weakAfter(weak: number, ifWeak: number, ifStrong: number): number {
  const seen = weak * ifWeak + (1 - weak) * ifStrong;
  return seen > 0 ? (weak * ifWeak) / seen : weak;
}

/** Belief in the weakness of side `j` once it has refused what its types sign with these chances. Source: Filson & Werner (2002). */
export function weakAfterRefusal(weak: number, ifWeak: number, ifStrong: number): number {
  return weakAfter(weak, 1 - ifWeak, 1 - ifStrong);
}

const LEAST_NOISE = 1e-6; // km2/week
const MOST_NATS = 50;

/**
 * What a week of war tells of the strength of side `j`: the ground gained is normal about what either type would have given, with the
 * noise of a week, of which a share (1−φ)/(1+φ) is news. The pace itself the other side takes for what it believed at first.
 */
export function learnStrength(
  { p }: { readonly p: Parameters },
  state: State,
  j: number,
  { pull, gained }: { readonly pull: number; readonly gained: number },
): void {
  const { pulls } = p.strengths[j]!;
  const i = 1 - j;
  const held = (p.holding * p.advance) / (1 - p.holding);
  const information = ((1 - p.memory) / (1 + p.memory)) * p.learning.takesIn;
  const miss = (type: number): number => {
    const mean = state.gross[i] * pull * ownPull(p.strengths, i) * pulls[type] - held;
    return (gained - mean) * (gained - mean);
  };
  const noise = Math.max(LEAST_NOISE, p.noise);
  const nats = (information * (miss(STRONG) - miss(WEAK))) / (2 * noise * noise);
  state.weak[j] = weakAfter(state.weak[j], exp(Math.min(MOST_NATS, Math.max(-MOST_NATS, nats))), 1);
}
