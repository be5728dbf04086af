import { isMoved } from "./makers.js";
import type { Manifest, TableEntry } from "./manifest.js";
import { batchPlan, chunksOf, rowsPerWorld, type Batch, type TablePlan, type Task } from "./plan.js";

/** When worlds of a run get more repeats than the first. */
export interface Adaptive {
  /** A claim is settled when a smaller share of worlds than this is undecided. */
  readonly until: number;
  /** Repeats of one world under one policy, at most. */
  readonly to: number;
  /** Runs beyond the first repeats, at most. */
  readonly most: number;
}

/** A batch as a manifest has it: policies by their ids. */
export interface StoredBatch {
  /** None where the file has none. */
  readonly policies: readonly string[];
  readonly after: number;
  readonly repeats: number;
  readonly worlds: readonly number[];
}

/** One round of more repeats of the course. Without a batch it is the last: nothing more is asked for. */
export interface StoredRound {
  readonly batches: readonly StoredBatch[];
  /** Claims that would have had more, were it not for the cap on runs. */
  readonly capped: readonly string[];
}

/** One table's rows of a plan or of a batch, as its files lay them out. */
export interface Laid extends TableEntry {
  readonly batch?: NonNullable<TablePlan["batch"]>;
}

/** A round as the manifest keeps it. */
export function storedRound(
  batches: readonly Batch[],
  capped: readonly string[],
  policies: readonly { readonly id: string }[],
): StoredRound {
  return {
    batches: batches.map((batch) => ({
      policies: batch.policies.flatMap((policy) => (policy < 0 ? [] : policies[policy].id)),
      after: batch.after,
      repeats: batch.repeats,
      worlds: batch.list,
    })),
    capped,
  };
}

/** Whether nothing more will be asked of a run: its repeats do not grow, or its last round asks for none. */
export function isSettled({ plan, rounds = [] }: Pick<Manifest, "plan" | "rounds">): boolean {
  return !plan.adaptive || plan.part !== null || rounds.at(-1)?.batches.length === 0;
}

/** The plans of all rounds of a table, in order. `base`: the plan that they add to. */
export function roundPlans(
  rounds: readonly StoredRound[],
  base: { readonly plan: TablePlan; readonly entry: TableEntry },
): { readonly plan: TablePlan; readonly entry: Laid }[] {
  const { plan, entry } = base;
  return rounds.flatMap(({ batches }, round) =>
    batches.map(({ policies, after, repeats, worlds }, place) => {
      const indices = policies.length > 0 ? policies.map((id) => plan.policies[entry.policies.indexOf(id)]) : [-1];
      const made = batchPlan(plan, { policies: indices, after, repeats, list: worlds }, { round: round + 1, place });
      return { plan: made, entry: { ...entry, policies, repeats, batch: made.batch! } };
    }),
  );
}

/** Chunks of a batch, each of about as many rows as a chunk of the plan that it adds to. */
export function batchTasks(plan: TablePlan, base: TablePlan, worldsPerChunk: number): Task[] {
  const size = Math.max(1, Math.floor((worldsPerChunk * rowsPerWorld(base)) / rowsPerWorld(plan)));
  return chunksOf(plan, size).map((range) => ({ plan, range }));
}

/** Whether the rounds that a manifest tells of could be those of its plan: worlds and policies of it, each batch after what these have. */
export function areRounds({ plan, rounds }: Pick<Manifest, "plan" | "rounds">): boolean {
  if (rounds === undefined) return true;
  const course = plan.tables.find(({ table }) => isMoved(table));
  const told: unknown = rounds;
  if (!plan.adaptive || plan.part !== null || !Array.isArray(told)) return false;
  const has = new Map<string, number>();
  return rounds.every(
    (round, k) =>
      Array.isArray(round?.batches) &&
      Array.isArray(round.capped) &&
      (round.batches.length > 0 || k === rounds.length - 1) &&
      round.batches.every((batch) => course !== undefined && follows(batch, plan.worlds, course, has)),
  );
}

/** Whether a batch goes on from the repeats that its worlds have; then they have more. */
function follows(batch: StoredBatch, worlds: number, course: TableEntry, has: Map<string, number>): boolean {
  const { policies, after, repeats, worlds: list } = batch;
  if (!Array.isArray(policies) || !Array.isArray(list) || list.length === 0) return false;
  if ((policies.length === 0) !== (course.policies.length === 0)) return false;
  if (!Number.isSafeInteger(repeats) || repeats < 1 || repeats > MOST_REPEATS) return false;
  if (!policies.every((id) => course.policies.includes(id))) return false;
  return list.every((world, k) => {
    if (!Number.isSafeInteger(world) || world >= worlds || world <= (k === 0 ? -1 : list[k - 1])) return false;
    return (policies.length > 0 ? policies : [""]).every((id) => {
      const cell = `${world} ${id}`;
      if ((has.get(cell) ?? course.repeats) !== after) return false;
      has.set(cell, after + repeats);
      return true;
    });
  });
}

const MOST_REPEATS = 65_535;

/** Whether what a manifest says of growing repeats is sound. */
export function isAdaptive(told: unknown): told is Adaptive | undefined {
  if (told === undefined) return true;
  if (typeof told !== "object" || told === null) return false;
  const { until, to, most } = told as Record<string, unknown>;
  const counts = [to, most].every((each) => Number.isSafeInteger(each) && (each as number) >= 0);
  return counts && typeof until === "number" && until >= 0 && until <= 1;
}

/** What the name of a chunk of more repeats begins with: its round, from 1, and its place there, from 0. */
export const OF_ROUND = /r\d{3,}-b\d{3,}-/;

/** Whether a chunk's file is of more repeats than the first. */
export function isOfRound(file: string): boolean {
  return OF_ROUND.test(file);
}

/** A number with zeros before it, so that names sort. */
export function padded(value: number, digits: number): string {
  return String(value).padStart(digits, "0");
}
