import type { Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";

/**
 * One side's balance of men in one world: what is lost for good of each that is hit (1 − share that returns), what is lost
 * otherwise, and what comes in. Persons a week. `net = recruits − forGood·losses − otherwise`.
 */
export interface ManBalance {
  readonly forGood: number;
  /** Men who leave without being hit. 0 where the file counts its recruits net of them. */
  readonly otherwise: number;
  readonly recruits: number;
  readonly losses: number;
}

/** The balance of an actor's men in a world; null where the file has none. */
export function manBalance(conflict: Conflict, world: World, actor: number): ManBalance | null {
  const men = conflict.campaign?.men[actor];
  if (!men) return null;
  return {
    forGood: 1 - world.values[men.returning],
    otherwise: 0,
    recruits: world.values[men.intake],
    losses: world.values[men.losses],
  };
}
