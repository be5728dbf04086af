import { Worker } from "node:worker_threads";
import { poolRunner, type Answer, type ConflictText } from "./pool.js";
import type { Runner } from "./runner.js";

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
  return poolRunner(jobs, ({ answered, gone }) => {
    const worker = new Worker(entry, { workerData: source });
    worker.on("message", (answer: Answer) => answered(answer));
    worker.on("error", (error) =>
      gone(`a worker thread stopped: ${error instanceof Error ? error.message : String(error)}`, error),
    );
    worker.on("exit", (code) => gone(`a worker thread stopped with code ${code}`));
    return { post: (order) => worker.postMessage(order), close: () => worker.terminate() };
  });
}
