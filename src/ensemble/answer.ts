import { readConflict } from "../language/read.js";
import { anyMaker } from "./inline.js";
import type { Range, TablePlan } from "./plan.js";
import type { Answer, ConflictText, Order } from "./pool.js";
import type { Chunk } from "./table.js";

/** A worker's part: reads the conflict at the first order, then makes each chunk that is asked for or says why it cannot. */
export function answererOf(source: ConflictText): (order: Order) => Answer {
  let make: ((plan: TablePlan, range: Range) => Chunk) | null = null;
  return ({ id, plan, range }) => {
    try {
      make ??= makerOf(source);
      return { id, chunk: make(plan, range) };
    } catch (error) {
      return { id, trouble: error instanceof Error ? error.message : String(error) };
    }
  };
}

/** What an answer hands over instead of copying. */
export function handedOver(answer: Answer): ArrayBuffer[] {
  return "chunk" in answer ? [answer.chunk.values.buffer as ArrayBuffer] : [];
}

function makerOf({ text, file, sets, variant, without = [] }: ConflictText): (plan: TablePlan, range: Range) => Chunk {
  const { conflict } = readConflict(text, file, { sets, variant, without });
  if (!conflict) throw new Error(`${file}: no conflict can be read from it`);
  return anyMaker(conflict);
}
