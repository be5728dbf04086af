import { parentPort, workerData } from "node:worker_threads";
import { readConflict } from "../language/read.js";
import { chunkMaker } from "./chunk.js";
import type { Range, TablePlan } from "./plan.js";
import type { Chunk } from "./table.js";
import type { Answer, ConflictText, Order } from "./workers-node.js";

/** One thread of `workersRunner`: reads the conflict once, then answers orders one by one. */
const { text, file, sets, variant } = workerData as ConflictText;
let make: ((plan: TablePlan, range: Range) => Chunk) | null = null;

function maker(): (plan: TablePlan, range: Range) => Chunk {
  const { conflict } = readConflict(text, file, { sets, variant });
  if (!conflict) throw new Error(`${file}: no conflict can be read from it`);
  return chunkMaker(conflict);
}

parentPort!.on("message", ({ id, plan, range }: Order) => {
  try {
    make ??= maker();
    const chunk = make(plan, range);
    parentPort!.postMessage({ id, chunk } satisfies Answer, [chunk.values.buffer as ArrayBuffer]);
  } catch (error) {
    parentPort!.postMessage({ id, trouble: error instanceof Error ? error.message : String(error) } satisfies Answer);
  }
});
