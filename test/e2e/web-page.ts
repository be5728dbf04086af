import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { readConflict } from "../../src/language/read.js";
import {
  chunksOf,
  inlineRunner,
  MAKERS,
  planFor,
  runPlan,
  runTasks,
  tableOf,
  tasksOf,
  webWorkersRunner,
  type Chunk,
  type Runner,
  type TablePlan,
  type WebWorker,
  type Design,
} from "../../src/ensemble/index.js";

/** What Node and the page both do with a conflict's text, bundled for each. */
export interface Case {
  readonly text: string;
  readonly worlds: number;
  readonly repeats: number;
  readonly seed: number;
  /** Monte Carlo if left out. */
  readonly design?: Design;
}

const FILE = "case.parley.yaml";
const sourceOf = ({ text }: Case) => ({ text, file: FILE, variant: null, sets: [] });

function plansOf(which: Case): { readonly plans: TablePlan[]; readonly columns: (table: string) => readonly string[] } {
  const conflict = readConflict(which.text, FILE).conflict!;
  const plans = MAKERS.flatMap((maker) => planFor(maker, conflict, which) ?? []);
  return { plans, columns: (table) => MAKERS.find((maker) => maker.table === table)!.columns(conflict) };
}

/** SHA-256 of each table's numbers, little-endian, every NaN alike. */
function hashesOf(which: Case, made: ReadonlyMap<string, readonly Chunk[]>): Record<string, string> {
  const { plans, columns } = plansOf(which);
  return Object.fromEntries(
    plans.map((plan) => {
      const { hash, table, version, seed, design, worlds, repeats } = plan;
      const provenance = { hash, engine: table, version, seed, design, worlds, repeats };
      const { values, rows } = tableOf(provenance, columns(table), plan, made.get(table) ?? []);
      const view = new DataView(new ArrayBuffer(8 * rows * values.length));
      values.forEach((column, c) =>
        column.forEach((value, row) => view.setFloat64(8 * (c * rows + row), Number.isNaN(value) ? NaN : value, true)),
      );
      return [table, bytesToHex(sha256.create().update(new Uint8Array(view.buffer)).digest())];
    }),
  );
}

/** Every table by a runner in chunks of `size` worlds, in the plan's order or turned about, and the progress it told. */
async function tablesBy(runner: Runner, which: Case, size: number, shuffled: boolean): Promise<Record<string, string>> {
  const { plans } = plansOf(which);
  const tasks = tasksOf(plans, chunksOf(plans[0], size));
  if (shuffled) tasks.sort((a, b) => ((a.range.first * 7 + 3) % 11) - ((b.range.first * 7 + 3) % 11));
  const made = new Map<string, Chunk[]>();
  const take = ({ plan }: { plan: TablePlan }, chunk: Chunk): void =>
    void made.set(plan.table, [...(made.get(plan.table) ?? []), chunk]);
  await runTasks(tasks, runner, { take }).finally(runner.close);
  return hashesOf(which, made);
}

export const inline = (which: Case): Promise<Record<string, string>> =>
  tablesBy(inlineRunner(readConflict(which.text, FILE).conflict!), which, which.worlds, false);

export const workers = (
  open: () => WebWorker,
  which: Case,
  { jobs, size, shuffled = false }: { jobs: number; size: number; shuffled?: boolean },
): Promise<Record<string, string>> => tablesBy(webWorkersRunner(sourceOf(which), jobs, open), which, size, shuffled);

/** What a run of the course says when it fails. */
export async function trouble(open: () => WebWorker, which: Case, patience?: number): Promise<string> {
  const runner = webWorkersRunner(sourceOf(which), 2, open, patience);
  const plan = plansOf(which).plans.at(-1)!;
  try {
    await runPlan(plan, runner, 1, () => undefined);
    return "no trouble";
  } catch (error) {
    const again = await runner.run(plan, { first: 0, count: 1 }).catch((later: unknown) => later === error);
    return `${(error as Error).message}${again === true ? "" : " (and then it went on)"}`;
  } finally {
    await runner.close();
  }
}

/** A run that is stopped once three chunks are finished: whether all were made, and the finished ones against Node's. */
export async function stopped(
  open: () => WebWorker,
  which: Case,
): Promise<{ all: boolean; kept: number; same: boolean }> {
  const plan = plansOf(which).plans.at(-1)!;
  const runner = webWorkersRunner(sourceOf(which), 2, open);
  const here = inlineRunner(readConflict(which.text, FILE).conflict!);
  const stop = new AbortController();
  const kept: { first: number; chunk: Chunk }[] = [];
  const take = ({ range }: { range: { first: number } }, chunk: Chunk): void => {
    if (kept.push({ first: range.first, chunk }) === 3) stop.abort();
  };
  const all = await runTasks(tasksOf([plan], chunksOf(plan, 1)), runner, { take, signal: stop.signal });
  await runner.close();
  const again = await Promise.all(kept.map(({ first }) => here.run(plan, { first, count: 1 })));
  return { all, kept: kept.length, same: again.every((chunk, k) => `${chunk.values}` === `${kept[k].chunk.values}`) };
}

/** The progress that a plan of the course tells. */
export async function progress(open: () => WebWorker, which: Case): Promise<[number, number][]> {
  const runner = webWorkersRunner(sourceOf(which), 2, open);
  const told: [number, number][] = [];
  const plan = plansOf(which).plans.at(-1)!;
  await runPlan(plan, runner, 5, (done, total) => void told.push([done, total])).finally(runner.close);
  return told;
}
