import type { Conflict } from "../conflict/conflict.js";
import { isSettled } from "../ensemble/rounds.js";
import type { Task } from "../ensemble/plan.js";
import { runTasks, type Runner } from "../ensemble/runner.js";
import type { Store } from "../ensemble/store-node.js";
import { aboutOf, picked, tableIn } from "../ensemble/store-table-node.js";
import { tableOfParts, type Chunk, type Part, type Table } from "../ensemble/table.js";
import type { TableName } from "../ensemble/plan.js";
import { worldMaker } from "../ensemble/world-maker.js";
import { columnsForRounds, nextRound, type Round } from "../judgement/index.js";
import type { Io } from "./io.js";
import { progressOn } from "./progress.js";

/** Makes what is missing of a run, and where its repeats grow, round after round what the claims ask for; until done or stopped. */
export async function fillRounds(
  store: Store,
  conflict: Conflict,
  how: { readonly runner: Runner; readonly signal: AbortSignal; readonly io: Io },
): Promise<boolean> {
  const ask = isSettled(store.manifest) ? null : askerOf(store, conflict);
  for (;;) {
    if (!(await fill(store, how))) return false;
    if (ask === null || isSettled(store.manifest)) return true;
    const { batches, capped } = await ask(store.manifest.rounds!.length);
    if (how.signal.aborted) return false;
    await store.addRound(batches, capped);
  }
}

/** Makes what is missing so far; progress counts the worlds of the last table. */
async function fill(
  store: Store,
  { runner, signal, io }: { runner: Runner; signal: AbortSignal; io: Io },
): Promise<boolean> {
  const last = store.manifest.plan.tables.at(-1)!.table;
  const missing = store.missing();
  const stages = new Set(missing.map(stageOf));
  const worldsIn = (tasks: readonly Task[]): number =>
    tasks.reduce((sum, { plan, range }) => sum + (plan.table === last ? range.count : 0), 0);
  const total = worldsIn(store.tasks().filter((task) => stages.has(stageOf(task))));
  let done = total - worldsIn(missing);
  const round = Math.max(0, ...stages);
  const progress = progressOn(io, round === 0 ? "run" : `run, more repeats, round ${round}`, done);
  try {
    return await runTasks(missing, runner, {
      signal,
      take: async (task, chunk) => {
        await store.put(task, chunk);
        if (task.plan.table !== last) return;
        done += task.range.count;
        progress(done, total);
      },
    });
  } finally {
    await store.save();
  }
}

/** The round that a task belongs to; 0: the first repeats. */
function stageOf({ plan }: Task): number {
  return plan.batch?.round ?? 0;
}

/**
 * What the claims ask for next, from the repeats of the first `rounds` rounds in a folder: a pure function of them, so that
 * whoever has the folder decides the same. Reads each chunk once and keeps the columns that claims name. Rejects where a
 * chunk is missing or damaged.
 */
export function askerOf(store: Store, conflict: Conflict): (rounds: number) => Promise<Round> {
  const { plan } = store.manifest;
  const parts: Part[] = [];
  let read = -1;
  let others: Record<"structure" | "terms" | "battle", Table | null> | null = null;
  const world = worldMaker(conflict, plan.design, plan.seed);
  const worlds = Array.from({ length: plan.worlds }, (_, row) => world(row));
  const has = (name: TableName): boolean => plan.tables.some(({ table }) => table === name);
  const tableOf = (name: TableName): Promise<Table> | null => (has(name) ? tableIn(store, name) : null);
  return async (rounds) => {
    if (!has("course")) return { batches: [], capped: [] };
    const { columns, provenance } = aboutOf(store, "course");
    const wanted = columnsForRounds(conflict) ?? columns;
    const more = store.tasks().filter((task) => task.plan.table === "course" && stageOf(task) > read);
    const byPlan = new Map<Part["plan"], Chunk[]>();
    for (const task of more.filter((each) => stageOf(each) <= rounds)) {
      const chunks = byPlan.get(task.plan) ?? [];
      byPlan.set(task.plan, chunks);
      chunks.push(picked(await store.get(task), columns, wanted));
    }
    parts.push(...[...byPlan].map(([of, chunks]) => ({ plan: of, chunks })));
    read = rounds;
    others ??= {
      structure: await tableOf("structure"),
      terms: await tableOf("terms"),
      battle: await tableOf("battle"),
    };
    const course = tableOfParts(provenance, wanted, parts);
    return nextRound({ conflict, worlds, tables: { course, ...others } }, plan.adaptive!);
  };
}
