import type { Conflict } from "../conflict/conflict.js";
import { chunkMaker, type Block } from "./chunk.js";
import type { Maker } from "./makers.js";
import type { Runner } from "./runner.js";

/** Makes chunks in the caller's own thread, one at a time. `held`: worlds that the caller has already. */
export function inlineRunner(conflict: Conflict, held: Block | null = null, makers?: readonly Maker[]): Runner {
  const make = chunkMaker(conflict, held, makers);
  return { width: 1, here: true, run: async (plan, range) => make(plan, range), close: async () => undefined };
}
