import { drawnFrom, type Task } from "./plan.js";
import { runTasks, type Runner } from "./runner.js";
import { hashOf, type Store } from "./store-node.js";

/** What a check of a run found. */
export interface Verified {
  readonly read: number;
  readonly rerun: number;
  /** Chunks that the manifest says are there and are not as written, each with its reason. */
  readonly damaged: readonly string[];
  /** Chunks that come out otherwise when run again. */
  readonly different: readonly string[];
  /** Chunks the plan asks for that are not there yet. */
  readonly missing: number;
}

/**
 * Reads every chunk of a run, then runs `sample` of them again (all: Infinity), drawn by the seed, and compares hashes.
 * Changes nothing on disk.
 */
export async function verifyRun(
  store: Store,
  runner: Runner,
  how: { readonly sample: number; readonly seed: number; readonly progress: (done: number, total: number) => void },
): Promise<Verified> {
  const there = store.tasks().filter((task) => store.entryOf(task));
  const damaged: string[] = [];
  const sound: Task[] = [];
  for (const task of there)
    try {
      await store.get(task);
      sound.push(task);
    } catch (error) {
      damaged.push(error instanceof Error ? error.message : String(error));
    }
  const chosen = drawnFrom(sound, how.sample, how.seed);
  const different: string[] = [];
  let done = 0;
  await runTasks(chosen, runner, {
    take: (task, chunk) => {
      const listed = store.entryOf(task)!;
      if (hashOf(store.laidOf(task), task, chunk) !== listed.sha256)
        different.push(`${listed.file}: run again, its rows are others`);
      how.progress(++done, chosen.length);
    },
  });
  const missing = store.missing().length;
  return { read: there.length, rerun: chosen.length, damaged, different, missing };
}
