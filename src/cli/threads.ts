import type { Conflict } from "../conflict/conflict.js";
import { inlineRunner } from "../ensemble/inline.js";
import type { ConflictText } from "../ensemble/pool.js";
import type { Runner } from "../ensemble/runner.js";
import { workersRunner } from "../ensemble/workers-node.js";
import type { Io } from "./io.js";
import { fileName, textOf, type Changes } from "./load.js";

/** What `--jobs` does where the machine is asked. */
export const JOBS = "threads; as many as the machine has, up to 8, if left out";

/** Threads that a command takes: as many as it is told, else as the machine has. */
export function jobsOf({ jobs }: { readonly jobs?: number }, io: Io): number {
  return jobs ?? io.jobs ?? 1;
}

/** A conflict file as the threads read it. */
export async function sourceOf(path: string, { variant, set }: Changes, io: Io): Promise<ConflictText> {
  return { text: await textOf(path, io), file: fileName(path), variant: variant ?? null, sets: set ?? [] };
}

/** In this thread for one job, else in threads, which start with the first chunk. */
export function runnerFor(conflict: Conflict, source: ConflictText, jobs: number): Runner {
  if (jobs === 1) return inlineRunner(conflict);
  let threads: Runner | null = null;
  return {
    width: jobs,
    run: (plan, range) => (threads ??= workersRunner(source, jobs)).run(plan, range),
    close: async () => threads?.close(),
  };
}
