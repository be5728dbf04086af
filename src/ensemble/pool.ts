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
  /** Paths of keys that are taken out. */
  readonly without?: readonly string[];
}

/** What goes in through a worker's door. */
export interface Order {
  readonly id: number;
  readonly plan: TablePlan;
  readonly range: Range;
}

/** What comes out: the chunk, its values handed over and not copied, or why there is none. */
export type Answer = { readonly id: number } & ({ readonly chunk: Chunk } | { readonly trouble: string });

/** A worker as the pool sees it, whatever thread or process it is. */
export interface Door {
  readonly post: (order: Order) => void;
  readonly close: () => Promise<unknown> | void;
}

/** What a worker's door tells the pool. */
export interface Hearing {
  readonly answered: (answer: Answer) => void;
  /** The worker is gone: a sentence, and what it left behind if anything. */
  readonly gone: (sentence: string, cause?: unknown) => void;
}

interface Waiting {
  readonly order: Order;
  readonly resolve: (chunk: Chunk) => void;
  readonly reject: (error: Error) => void;
}

interface Seat {
  readonly door: Door;
  at: Waiting | null;
}

/**
 * Makes chunks with `jobs` workers, first come first served; a chunk that waits goes to the first free worker, and each has
 * one at a time. If a worker is gone, every chunk not yet made is refused with the cause.
 */
export function poolRunner(jobs: number, open: (hearing: Hearing) => Door): Runner {
  const queue: Waiting[] = [];
  const seats: Seat[] = [];
  let ended: Error | null = null;
  let next = 0;
  const end = (sentence: string, cause?: unknown): void => {
    ended ??= new Error(sentence, cause === undefined ? undefined : { cause });
    const lost = [...seats.flatMap((seat) => seat.at ?? []), ...queue.splice(0)];
    for (const seat of seats) seat.at = null;
    for (const waiting of lost) waiting.reject(ended);
  };
  const pump = (seat: Seat): void => {
    const waiting = queue.shift();
    if (!waiting) return;
    seat.at = waiting;
    seat.door.post(waiting.order);
  };
  const sit = (): void => {
    const answered = (answer: Answer): void => {
      const waiting = seat.at;
      seat.at = null;
      if ("chunk" in answer) waiting?.resolve(answer.chunk);
      else waiting?.reject(new Error(answer.trouble));
      pump(seat);
    };
    const seat: Seat = { door: open({ answered, gone: end }), at: null };
    seats.push(seat);
  };
  for (let k = 0; k < jobs; k++) sit();
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
      await Promise.all(seats.map((seat) => seat.door.close()));
    },
  };
}
