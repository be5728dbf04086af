import { Purpose, Stream, uniformAt } from "../math/philox.js";
import type { Design } from "./design-kinds.js";

/**
 * Tables of a run. `inputs` holds what each world drew; `window` what each misses of the record (`trialMaker`), which no run
 * stores; the others are rows of an engine.
 */
export type TableName = "inputs" | "structure" | "terms" | "battle" | "course" | "window";

/** What is run: worlds × policies × repeats, in this order, rows numbered from 0. */
export interface Plan {
  readonly design: Design;
  /** Rows of the design. */
  readonly worlds: number;
  /** Indices of policies; [−1] for engines that policies do not move. */
  readonly policies: readonly number[];
  readonly repeats: number;
  readonly seed: number;
}

/** A plan and who makes its rows. With a range of worlds it is all that a chunk depends on. */
export interface TablePlan extends Plan {
  /** Of the conflict, 64 hex digits. */
  readonly hash: string;
  readonly table: TableName;
  readonly version: string;
  /** Where the plan is a batch: its worlds in place of 0 … worlds − 1, and the repeats that go before. */
  readonly batch?: { readonly list: readonly number[]; readonly after: number } & Asked;
}

/** When a batch was asked for: in which round, from 1, and at which place of it, from 0. It moves no row. */
export interface Asked {
  readonly round: number;
  readonly place: number;
}

/** The plan of a batch of more repeats beside the plan that it adds to. */
export function batchPlan(
  plan: TablePlan,
  { policies, after, repeats, list }: Batch,
  asked: Asked = { round: 1, place: 0 },
): TablePlan {
  return { ...plan, policies, repeats, worlds: list.length, batch: { list, after, ...asked } };
}

/** The world at a place of a plan. */
export function worldAt({ batch }: Pick<TablePlan, "batch">, place: number): number {
  return batch ? batch.list[place] : place;
}

/** More repeats of some worlds under some policies, after those that they have. */
export interface Batch {
  /** Indices of policies. */
  readonly policies: readonly number[];
  /** Repeats that these worlds have already under these policies. */
  readonly after: number;
  /** Repeats to come: `after + 1` … `after + repeats`. */
  readonly repeats: number;
  /** Indices of worlds, rising. */
  readonly list: readonly number[];
}

/** Worlds `first` … `first + count − 1`, or those places of the plan's own list of worlds. */
export interface Range {
  readonly first: number;
  readonly count: number;
}

/** One chunk to be made. */
export interface Task {
  readonly plan: TablePlan;
  readonly range: Range;
}

const MOST_CHUNKS = 64;
const MOST_ROWS = 65_536;

/** Rows of one world. */
export function rowsPerWorld(plan: Pick<Plan, "policies" | "repeats">): number {
  return plan.policies.length * plan.repeats;
}

/** Ranges of worlds, each a chunk: a pure function of the plan. */
export function chunksOf(plan: Pick<Plan, "worlds">, worldsPerChunk: number): Range[] {
  const chunks = [];
  for (let first = 0; first < plan.worlds; first += worldsPerChunk)
    chunks.push({ first, count: Math.min(worldsPerChunk, plan.worlds - first) });
  return chunks;
}

/** Worlds of a chunk where nothing else is asked for: 64 chunks, more where one would pass 65,536 rows. */
export function usualChunk(plans: readonly Pick<Plan, "worlds" | "policies" | "repeats">[]): number {
  const worlds = Math.max(1, ...plans.map((plan) => plan.worlds));
  const rows = Math.max(1, ...plans.map(rowsPerWorld));
  return Math.max(1, Math.min(Math.ceil(worlds / MOST_CHUNKS), Math.floor(MOST_ROWS / rows)));
}

/** Part `index` (from 1) of `of` equal parts of a list, in order; the parts are the list. */
export function partOf<Item>(list: readonly Item[], index: number, of: number): Item[] {
  return list.slice(Math.floor(((index - 1) * list.length) / of), Math.floor((index * list.length) / of));
}

/** Every chunk of several plans: range by range, so that what engines pass to each other is made once a range. */
export function tasksOf(plans: readonly TablePlan[], ranges: readonly Range[]): Task[] {
  return ranges.flatMap((range) => plans.map((plan) => ({ plan, range })));
}

/** `count` items of a list drawn without repetition, in the list's order; named by the seed. All where there are not more. */
export function drawnFrom<Item>(list: readonly Item[], count: number, seed: number): Item[] {
  const at = { week: 0, draw: 0, stream: Stream.parameters, purpose: Purpose.tests, repeat: 1 };
  const ranked = list.map((_, index) => ({ index, u: uniformAt(seed, { ...at, world: index }) }));
  const chosen = ranked.sort((a, b) => a.u - b.u || a.index - b.index).slice(0, count);
  return chosen.sort((a, b) => a.index - b.index).map(({ index }) => list[index]);
}
