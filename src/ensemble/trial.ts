import type { Conflict } from "../conflict/conflict.js";
import { courseEngine, playedWindow } from "../dynamics/index.js";
import { fillChunk } from "./chunk.js";
import { constraintsOf, meets } from "./constraint.js";
import { MONTE_CARLO } from "./design-kinds.js";
import { sampleWorld } from "./design.js";
import { worthMaker } from "./given.js";
import type { WriteRow } from "./makers.js";
import { worldAt, type Range, type TablePlan } from "./plan.js";
import type { Chunk } from "./table.js";

/** The plan of trying worlds 0 … `worlds` − 1 of a seed against the record; with `list` those worlds in their place. */
export function trialPlan(
  conflict: Conflict,
  { worlds, seed, list }: { readonly worlds: number; readonly seed: number; readonly list?: readonly number[] },
): TablePlan {
  return {
    hash: conflict.hash,
    table: "window",
    version: courseEngine.version,
    design: MONTE_CARLO,
    worlds,
    policies: [-1],
    repeats: 1,
    seed,
    ...(list ? { batch: { list, after: 0, round: 1, place: 0 } } : {}),
  };
}

/**
 * Tries worlds against the record: a row a world, a column for each thing asked (`constraintsOf`), 1 where the world misses
 * it, else 0. A pure function of (conflict hash, version, plan, range), as every chunk is. Throws where the plan is of another
 * conflict or version.
 */
export function trialMaker(conflict: Conflict): (plan: TablePlan, range: Range) => Chunk {
  const asked = constraintsOf(conflict);
  const give = worthMaker(conflict);
  return (plan, range) => {
    if (plan.hash !== conflict.hash) throw new Error(`invalid plan: it is of conflict ${plan.hash}`);
    if (plan.version !== courseEngine.version)
      throw new Error(`invalid plan: ${plan.table} of version ${plan.version}`);
    const worlds = Array.from({ length: range.count }, (_, k) =>
      sampleWorld(conflict, worldAt(plan, range.first + k), plan.seed),
    );
    const given = give(worlds);
    const program = courseEngine.compile(conflict, given);
    const write: WriteRow = (world, slot, _policy, { seed }, out) => {
      const run = playedWindow(program, world, { slot, seed, replies: false });
      asked.forEach((each, k) => (out[k] = meets(conflict, run, each, { seed, world: world.index }) ? 0 : 1));
    };
    return fillChunk(write, asked.length, { plan, range, block: { first: null, worlds, given } });
  };
}
