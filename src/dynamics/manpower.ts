import type { Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";
import { playsStocks } from "./staging.js";

/**
 * One side's balance of men in one world: what is lost for good of each that is hit (1 − share that returns), what is lost
 * otherwise, and what comes in. Persons a week. `net = recruits − forGood·losses − otherwise`.
 */
export interface ManBalance {
  readonly forGood: number;
  /** Men who leave without being hit. 0 in a world of the lattice, whose recruits are net of them. */
  readonly otherwise: number;
  readonly recruits: number;
  readonly losses: number;
}

/** The balance of an actor's men in a world; null where the file has none. */
export function manBalance(conflict: Conflict, world: World, actor: number): ManBalance | null {
  const men = conflict.campaign?.men[actor];
  if (!men) return null;
  const at = (ref: number): number => world.values[ref];
  const own = playsStocks(conflict, world) ? (conflict.campaign!.stocks?.men[actor] ?? null) : null;
  return {
    forGood: 1 - at(men.returning),
    otherwise: own ? at(own.deserts) * at(men.front) : 0,
    recruits: at((own && conflict.campaign!.recruiting[actor]) ?? men.intake),
    losses: at(men.losses),
  };
}
