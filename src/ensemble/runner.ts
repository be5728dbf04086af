import { chunksOf, tasksOf, type Range, type Task, type TablePlan } from "./plan.js";
import type { Chunk } from "./table.js";

/** Makes one chunk of a plan; anyone may, anywhere: the result depends on nothing else. */
export interface Runner {
  /** Chunks that it makes at once. */
  readonly width: number;
  /** It makes them in the caller's thread, which must take a breath between two. */
  readonly here?: true;
  readonly run: (plan: TablePlan, range: Range) => Promise<Chunk>;
  /** Lets go of what it holds; chunks under way are lost. */
  readonly close: () => Promise<void>;
}

/** Told how many worlds of how many are done. */
export type Progress = (done: number, total: number) => void;

export interface Handling {
  /** Told of each chunk, one at a time, in the order they are finished. */
  readonly take: (task: Task, chunk: Chunk) => Promise<void> | void;
  /** Aborted: leave at once; chunks under way are lost. */
  readonly signal?: AbortSignal;
}

/**
 * Makes every chunk of a list, as many at once as the runner can with one more waiting, so that none idles while a chunk
 * is being stored. Yields whether all were made. Rejects, after the chunks under way, with the first thing that went wrong.
 */
export async function runTasks(tasks: readonly Task[], runner: Runner, handling: Handling): Promise<boolean> {
  const { take, signal } = handling;
  let next = 0;
  let made = 0;
  let trouble: { readonly error: unknown } | null = null;
  let taken = Promise.resolve();
  const lane = async (): Promise<void> => {
    while (next < tasks.length && !trouble && !signal?.aborted) {
      const task = tasks[next++];
      try {
        const chunk = await unlessAborted(runner.run(task.plan, task.range), signal);
        if (chunk === null) return;
        taken = taken.then(() => (trouble ? undefined : take(task, chunk)));
        await taken;
        made++;
        // not else: browsers hold the timers of a page that is out of sight back to one a second
        if (runner.here) await new Promise((resolve) => setTimeout(resolve, 0));
      } catch (error) {
        trouble ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: runner.width > 1 ? runner.width + 1 : 1 }, lane));
  if (trouble) throw (trouble as { error: unknown }).error;
  return made === tasks.length;
}

/** The work's result, or null at once when the signal comes. (`Promise.race` would hold every chunk to the end.) */
function unlessAborted<Result>(work: Promise<Result>, signal: AbortSignal | undefined): Promise<Result | null> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const leave = (): void => resolve(null);
    if (signal.aborted) leave();
    signal.addEventListener("abort", leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}

/** Runs every chunk of a plan and yields them as they were finished. */
export async function runPlan(
  plan: TablePlan,
  runner: Runner,
  worldsPerChunk: number,
  progress: Progress,
): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  let done = 0;
  await runTasks(tasksOf([plan], chunksOf(plan, worldsPerChunk)), runner, {
    take: ({ range }, chunk) => {
      chunks.push(chunk);
      done += range.count;
      progress(done, plan.worlds);
    },
  });
  return chunks;
}
