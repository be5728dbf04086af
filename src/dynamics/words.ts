import type { Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";
import { believes } from "./credible.js";
import type { PatronParameters } from "./patron.js";
import type { Scene, State } from "./state.js";

/** What a statement about the patron's staying is worth: share of the evidence that each side holds, for staying or against. */
export interface Said {
  /** Actor who says it. */
  readonly speaker: number;
  readonly stays: boolean;
  readonly share: number;
}

/** What moves say about the patron that a run has, in a world. */
export function wordsOf(conflict: Conflict, world: World, moves: readonly number[]): Said[] {
  const patron = conflict.patron?.actor;
  return moves.flatMap((move) => {
    const { actor: speaker, words } = conflict.moves[move];
    return words
      .filter((word) => word.patron === patron)
      .map(({ direction, worth }) => ({ speaker, stays: direction === "up", share: world.values[worth] }));
  });
}

/**
 * Both sides hear what is said: it counts as evidence for or against the patron's staying, worth that share of the evidence
 * they hold, under `words: credible` only to a side in whose ears the speaker would say the truth. Deeds go on counting as
 * before, so words alone fade as decisions follow. Once the week's fire is known.
 */
export function speak(scene: Scene, state: State, said: readonly Said[], patron: PatronParameters | null): void {
  for (const { speaker, stays, share } of said)
    for (let i = 0; i < 2; i++) {
      if (scene.p.weighsWords && !(patron && believes(scene, state, patron, { speaker, listener: i }))) continue;
      state.epochs[2 * i + (stays ? 0 : 1)] += share * scene.p.learning.takesIn * scene.p.sides[i].evidence;
    }
}
