import type { Conflict } from "./conflict.js";

/**
 * One plausible world: a number for every quantity of a conflict, in the order of `conflict.quantities`
 * and in canonical units. It holds nature's choices only. What an actor chooses is a `Policy`.
 */
export interface World {
  /** Names the chance that replays in it: the row of the design, or the base row where several rows replay the same. */
  readonly index: number;
  /** Shape [quantities]. */
  readonly values: Float64Array;
}

/** The same world as one actor takes it to be (`perceived:`); the world itself where it has no view of its own. */
export function worldAsSeenBy(conflict: Conflict, world: World, actor: number): World {
  const views = conflict.perceptions.filter((view) => view.actor === actor && view.numbers.length > 0);
  if (views.length === 0) return world;
  const values = world.values.slice();
  for (const view of views) for (const { of, by } of view.numbers) values[of] = world.values[by];
  return { index: world.index, values };
}
