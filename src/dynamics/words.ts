import type { Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";
import type { Scene, State } from "./state.js";

/** What a statement about the patron's staying is worth: share of the evidence that each side holds, for staying or against. */
export interface Said {
  readonly stays: boolean;
  readonly share: number;
}

/** What moves say about the patron that a run has, in a world. */
export function wordsOf(conflict: Conflict, world: World, moves: readonly number[]): Said[] {
  const patron = conflict.patron?.actor;
  return moves.flatMap((move) =>
    conflict.moves[move].words
      .filter((word) => word.patron === patron)
      .map(({ direction, worth }) => ({ stays: direction === "up", share: world.values[worth] })),
  );
}

/**
 * Both sides hear what is said: it counts as evidence for or against the patron's staying, worth that share of the evidence
 * they hold. Deeds go on counting as before, so words alone fade as decisions follow.
 */
export function speak(scene: Scene, state: State, said: readonly Said[]): void {
  for (const { stays, share } of said)
    for (let i = 0; i < 2; i++)
      state.epochs[2 * i + (stays ? 0 : 1)] += share * scene.p.learning.takesIn * scene.p.sides[i].evidence;
}
