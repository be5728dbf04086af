import { Worker } from "node:worker_threads";
import type { Range, TablePlan } from "./plan.js";
import type { Runner } from "./runner.js";
import type { Chunk } from "./table.js";

/** A conflict as plain text: what a worker reads and compiles for itself. */
export interface ConflictText {
  readonly text: string;
  /** Shown in messages. */
  readonly file: string;
  readonly variant: string | null;
  readonly sets: readonly string[];
}

/** What goes in through a worker's door. */
export interface Order {
  readonly id: number;
  readonly plan: TablePlan;
  readonly range: Range;
}

/** What comes out: the chunk, its values handed over and not copied, or why there is none. */
export type Answer = { readonly id: number } & ({ readonly chunk: Chunk } | { readonly trouble: string });

interface Waiting {
  readonly order: Order;
  readonly resolve: (chunk: Chunk) => void;
  readonly reject: (error: Error) => void;
}

interface Seat {
  readonly worker: Worker;
  at: Waiting | null;
}

/**
 * Makes chunks in `jobs` threads, first come first served; a chunk that waits goes to the first free thread. Plain data
 * crosses the door. If a thread dies, every chunk not yet made is refused with the cause. `entry`: the worker's file, for
 * other builds.
 */
export function workersRunner(
  source: ConflictText,
  jobs: number,
  entry: URL = new URL("./worker-node.js", import.meta.url),
): Runner {
  const queue: Waiting[] = [];
  let ended: Error | null = null;
  let next = 0;
  const end = (cause: string): void => {
    ended ??= new Error(cause);
    const lost = [...seats.flatMap((seat) => seat.at ?? []), ...queue.splice(0)];
    for (const seat of seats) seat.at = null;
    for (const waiting of lost) waiting.reject(ended);
  };
  const pump = (seat: Seat): void => {
    const waiting = queue.shift();
    if (!waiting) return;
    seat.at = waiting;
    seat.worker.postMessage(waiting.order);
  };
  const open = (): Seat => {
    const seat: Seat = { worker: new Worker(entry, { workerData: source }), at: null };
    seat.worker.on("message", (answer: Answer) => {
      const waiting = seat.at;
      seat.at = null;
      if ("chunk" in answer) waiting?.resolve(answer.chunk);
      else waiting?.reject(new Error(answer.trouble));
      pump(seat);
    });
    seat.worker.on("error", (error) =>
      end(`a worker thread stopped: ${error instanceof Error ? error.message : String(error)}`),
    );
    seat.worker.on("exit", (code) => end(`a worker thread stopped with code ${code}`));
    return seat;
  };
  const seats = Array.from({ length: jobs }, open);
  return {
    width: jobs,
    run: (plan, range) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        queue.push({ order: { id: next++, plan, range }, resolve, reject });
        const free = seats.find((seat) => seat.at === null);
        if (free) pump(free);
      }),
    close: async () => {
      end("the runner was closed");
      await Promise.all(seats.map((seat) => seat.worker.terminate()));
    },
  };
}
