import type { Conflict } from "../conflict/conflict.js";
import { chunkMaker, type Block } from "./chunk.js";
import type { Maker } from "./makers.js";
import type { Range, TablePlan } from "./plan.js";
import type { Runner } from "./runner.js";
import type { Chunk } from "./table.js";
import { trialMaker } from "./trial.js";

/** Makes chunks in the caller's own thread, one at a time. `held`: worlds that the caller has already. */
export function inlineRunner(conflict: Conflict, held: Block | null = null, makers?: readonly Maker[]): Runner {
  const make = anyMaker(conflict, held, makers);
  return { width: 1, here: true, run: async (plan, range) => make(plan, range), close: async () => undefined };
}

/** Makes chunks of every kind of a conflict: rows of tables, and trials of worlds against the record. */
export function anyMaker(
  conflict: Conflict,
  held: Block | null = null,
  makers?: readonly Maker[],
): (plan: TablePlan, range: Range) => Chunk {
  const make = chunkMaker(conflict, held, makers);
  let tried: ReturnType<typeof trialMaker> | null = null;
  return (plan, range) => (plan.table === "window" ? (tried ??= trialMaker(conflict)) : make)(plan, range);
}
