import type { Conflict } from "../conflict/conflict.js";
import type { PackageWorth } from "../conflict/engine.js";
import type { World } from "../conflict/world.js";
import type { Later } from "./reservation.js";
import type { State } from "./state.js";
import type { WindowRun } from "./window.js";

/** A window on record as it was played with a seed. */
export interface Played {
  readonly seed: number;
  readonly run: WindowRun;
  readonly replies: boolean;
}

/** What the runs of a world work out once, whichever comes first. */
export interface Kept {
  readonly conflict: Conflict;
  readonly world: World;
  /** Reservation tables by the opening that they start from, and those of the window's own start. */
  readonly tables: Map<State | null, Later>;
  readonly tablesInWindow: Map<State | null, Later>;
  window: Played | null;
  /** The window by policy that leaves the record in it. */
  readonly branches: Map<number, Played>;
}

/**
 * By what the packages are worth in the world: its packages are valued first, then fighting at the start, then its runs are played,
 * by programs of their own. All that is kept is a function of conflict, world and seed.
 */
const keptOf = new WeakMap<PackageWorth, Kept>();

/** What is kept of a world, empty where nothing is yet. */
export function keptFor(worth: PackageWorth, conflict: Conflict, world: World): Kept {
  const known = keptOf.get(worth);
  if (known?.conflict === conflict && known.world === world) return known;
  const fresh: Kept = {
    conflict,
    world,
    tables: new Map(),
    tablesInWindow: new Map(),
    window: null,
    branches: new Map(),
  };
  keptOf.set(worth, fresh);
  return fresh;
}
