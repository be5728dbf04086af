import { assessBoth } from "./assess.js";
import { bestOffer, chanceOfSigning, utilityOf, valueOfPackage } from "./bargain.js";
import { windowOfBias, type Tougher } from "./cheap-talk.js";
import { staysAnEpoch } from "./endurance.js";
import type { PatronParameters } from "./patron.js";
import type { Scene, State } from "./state.js";

/** Beliefs of a side that knows whether the patron will stay a year. */
const SURE = [0.999, 0.001] as const;

/** An ask as its maker may expect it to go. */
export interface Prospect {
  readonly share: number;
  readonly war: number;
}

/** Who says something of the patron's staying (actor), and the side that listens. */
export interface Ear {
  readonly speaker: number;
  readonly listener: number;
}

/**
 * Whether a side counts on what is said of the patron's staying: the speaker's bias lies in the window in which it would lose by
 * saying the contrary, whichever is true (Kydd 2003). To the attacker a patron that stays makes the other side strong, to the
 * defender a patron that stops. The asks are those that the listener would make once sure of either, the chances of war those of
 * their refusal; war costs the patron what a sure deal is worth to it, anybody else nothing that the file states, so that nobody
 * else is counted on. Six assessments and scans of the packages; the assessments are made anew.
 */
export function believes(scene: Scene, state: State, patron: PatronParameters, { speaker, listener }: Ear): boolean {
  if (speaker !== patron.actor || scene.signable.length === 0) return false;
  const { least, most } = windowOfWords(scene, state, patron, listener);
  const bias = biasToward(scene, state, speaker, listener);
  return least < bias && bias < most;
}

/** The window of bias for words about the patron's staying, in a listener's ears. */
export function windowOfWords(
  scene: Scene,
  state: State,
  patron: PatronParameters,
  listener: number,
): ReturnType<typeof windowOfBias> {
  const held = state.epochs.slice();
  const inCase = <T>(share: number, read: () => T): T => {
    hold(scene, state, patron, share);
    return read();
  };
  const high = state.thetaHigh[1 - listener];
  const asks = SURE.map((share) => inCase(share, () => bestOffer(scene, state, listener, high)));
  const prospects = SURE.map((share) => inCase(share, () => asks.map((y) => prospectOf(scene, state, listener, y))));
  state.epochs.set(held);
  assessBoth(scene, state, patron);
  // which of the two is the tougher ask need not be known: with both turned round the window is the same
  const tougher = (inTruth: number): Tougher => {
    const [one, other] = prospects[inTruth];
    return { share: one.share - other.share, war: one.war - other.war };
  };
  return windowOfBias(patron.wantsQuickEnd, tougher(0), tougher(1));
}

/** Both sides' values where the patron is known to stay or to stop. */
function hold(scene: Scene, state: State, patron: PatronParameters, share: number): void {
  const stay = staysAnEpoch(share, patron.epoch);
  for (let i = 0; i < 2; i++) {
    state.epochs[2 * i] = stay * scene.p.sides[i].evidence;
    state.epochs[2 * i + 1] = (1 - stay) * scene.p.sides[i].evidence;
  }
  assessBoth(scene, state, patron);
}

/** What side `i` may expect of asking for `y` (−1: of silence), its own cost of war left out, as the values stand. */
export function prospectOf(scene: Scene, state: State, i: number, y: number): Prospect {
  const { value } = state.assess[i].fight;
  if (y < 0) return { share: value, war: 1 };
  const signs = chanceOfSigning(scene, state, 1 - i, y, state.thetaHigh[1 - i]);
  const gets = valueOfPackage(scene, state, i, y, scene.worth.utility);
  return { share: signs * gets + (1 - signs) * value, war: 1 - signs };
}

/** What a unit of side `i`'s utility is worth to an actor: the slope of its own from the other side's ideal to that of `i`. */
export function biasToward(scene: Scene, state: State, actor: number, i: number): number {
  const { worth, packages, ideals } = scene;
  const [own, others] = [ideals[i], ideals[1 - i]];
  const rise = utilityOf(scene, state, i, own, worth.utility) - utilityOf(scene, state, i, others, worth.utility);
  return (worth.utility[actor * packages + own] - worth.utility[actor * packages + others]) / rise;
}
