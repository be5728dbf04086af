import type { Engine } from "../conflict/engine.js";
import type { World } from "../conflict/world.js";
import { chunksOf, type Chunk, type Plan } from "./table.js";

/** Computes one chunk of a plan; anyone may, anywhere: the result depends on nothing else. */
export interface Runner {
  readonly run: (range: { readonly first: number; readonly count: number }) => Promise<Chunk>;
}

/** Runs in the caller's own thread. A run that throws is a failed row with its cause, never a lost chunk. */
export function inlineRunner<Program>(
  engine: Engine<Program>,
  program: Program,
  columns: number,
  plan: Plan,
  worlds: readonly World[],
): Runner {
  return { run: (range) => Promise.resolve(runChunk({ engine, program, columns }, plan, worlds, range)) };
}

function runChunk<Program>(
  { engine, program, columns }: { engine: Engine<Program>; program: Program; columns: number },
  plan: Plan,
  worlds: readonly World[],
  range: { readonly first: number; readonly count: number },
): Chunk {
  const perWorld = plan.policies.length * plan.repeats;
  const rows = range.count * perWorld;
  const values = new Float64Array(rows * columns).fill(NaN);
  const failed: { row: number; cause: string }[] = [];
  const out = new Float64Array(columns);
  let row = 0;
  for (let w = range.first; w < range.first + range.count; w++)
    for (const policy of plan.policies)
      for (let repeat = 1; repeat <= plan.repeats; repeat++, row++) {
        out.fill(NaN);
        try {
          engine.run(program, worlds[w], w, policy, { seed: plan.seed, repeat }, out);
          values.set(out, row * columns);
        } catch (error) {
          failed.push({ row, cause: error instanceof Error ? error.message : String(error) });
        }
      }
  return { from: range.first * perWorld, rows, values, failed };
}

/** Told how many worlds of how many are done. */
export type Progress = (done: number, total: number) => void;

/** Runs every chunk of a plan in order and yields them. `pause` lets the caller breathe between chunks (signals, pages). */
export async function runPlan(
  plan: Plan,
  runner: Runner,
  worldsPerChunk: number,
  progress: Progress,
): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  let done = 0;
  for (const range of chunksOf(plan, worldsPerChunk)) {
    chunks.push(await runner.run(range));
    done += range.count;
    progress(done, plan.worlds);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return chunks;
}
