import type { Conflict } from "../conflict/conflict.js";
import type { EnsembleOptions } from "../ensemble/engines.js";
import { MAKERS } from "../ensemble/makers.js";
import { matchWorlds, type Match } from "../ensemble/matching.js";
import { comparedOf, readingOf, type Compared, type Comparing, type Reading } from "../report/ablation/compared.js";
import type { Changes } from "../report/ablation/element.js";
import type { KeptReadings } from "./kept-readings.js";
import { Exit, Stop, type Io } from "./io.js";
import { readingsOn, type ReadingsProgress } from "./progress.js";
import { runnerFor } from "./threads.js";

/** A changed file that is to be read. */
export interface Changed {
  readonly label: string;
  readonly conflict: Conflict;
  readonly changes: Changes;
}

/** All that is to be read, and how. */
export interface ReadingPlan {
  readonly filed: Conflict;
  readonly text: { readonly text: string; readonly file: string; readonly variant: string | null };
  readonly over: EnsembleOptions;
  readonly jobs: number;
  /** Files of one hash are read once. */
  readonly changed: readonly Changed[];
  readonly comparing: Comparing;
  /** Also the worlds that fit without half of survival. */
  readonly survival: boolean;
  readonly kept: KeptReadings;
}

/** What was read. */
export interface Readings {
  readonly filed: Reading;
  /** By the hash of the changed file. */
  readonly compared: ReadonlyMap<string, Compared>;
  readonly survival: Compared | null;
}

const FILED = "as filed";
const SURVIVAL = "survival";
/** Worlds tried at most for each that is wanted. */
const TRIES_EACH = 500;

/** Names a question: readings that are kept for one answer no other. `version`: of the tool, which judges them. */
export function questionOf({ filed, over }: Pick<ReadingPlan, "filed" | "over">, version: string): string {
  const engines = MAKERS.map((maker) => `${maker.table} ${maker.version}`);
  const { worlds, repeats, seed, design } = over;
  return JSON.stringify([1, version, engines, filed.hash, worlds, repeats, seed, design ?? null]);
}

/**
 * Reads every file of a plan, taking what is kept and keeping what is finished. An interrupt stops with 130 after the worlds under
 * way, and says what is kept. The same plan yields the same readings however often it was interrupted.
 */
export async function readAll(plan: ReadingPlan, io: Io): Promise<Readings> {
  const work = await workOf(plan, io);
  io.onInterrupt?.(() => work.stop());
  try {
    const filed = await filedReading(work);
    const compared = new Map<string, Compared>();
    for (const each of work.changed) compared.set(each.conflict.hash, await comparedReading(work, filed, each));
    return { filed, compared, survival: plan.survival ? await survivalReading(work, filed) : null };
  } finally {
    io.onInterrupt?.(null);
  }
}

/** A plan under way. */
interface Work extends ReadingPlan {
  readonly there: { readonly filed: Reading | null; readonly compared: ReadonlyMap<string, Compared> };
  readonly progress: ReadingsProgress;
  readonly stop: () => void;
  /** Stops with 130 where the user has interrupted. */
  readonly breathe: () => void;
}

async function workOf(plan: ReadingPlan, io: Io): Promise<Work> {
  const changed = [...new Map(plan.changed.map((each) => [each.conflict.hash, each])).values()];
  const filed = await plan.kept.filed.read(FILED);
  const compared = new Map<string, Compared>();
  for (const of of [...changed.map(({ conflict }) => conflict.hash), ...(plan.survival ? [SURVIVAL] : [])]) {
    const there = await plan.kept.compared.read(of);
    if (there) compared.set(of, there);
  }
  const total = 1 + changed.length + (plan.survival ? 1 : 0);
  const progress = readingsOn(io, total, (filed ? 1 : 0) + compared.size);
  let stopped = false;
  return {
    ...plan,
    changed,
    there: { filed, compared },
    progress,
    stop: () => (stopped = true),
    breathe: () => {
      if (!stopped) return;
      const done = `${io.live ? "\n" : ""}interrupted: ${progress.done()} of ${total} readings are finished`;
      const { folder } = plan.kept;
      const kept =
        folder === null ? "; nothing is kept without a cache" : `, kept in ${folder}; the same command goes on`;
      throw new Stop(Exit.interrupted, `${done}${kept}.`);
    },
  };
}

async function filedReading(work: Work): Promise<Reading> {
  if (work.there.filed) return work.there.filed;
  const reading = await read(work, { label: FILED, conflict: work.filed, changes: { sets: [], without: [] } });
  await work.kept.filed.keep(FILED, reading);
  work.progress.finished(FILED);
  return reading;
}

async function comparedReading(work: Work, filed: Reading, changed: Changed): Promise<Compared> {
  const { hash } = changed.conflict;
  const there = work.there.compared.get(hash);
  if (there) return there;
  const compared = comparedOf(filed, await read(work, changed), work.comparing);
  await work.kept.compared.keep(hash, compared);
  work.progress.finished(changed.label);
  return compared;
}

/** Half of what survival says: other worlds, so the readings are compared apart. */
async function survivalReading(work: Work, filed: Reading): Promise<Compared> {
  const there = work.there.compared.get(SURVIVAL);
  if (there) return there;
  const members = await halvedSurvival(work);
  const over: EnsembleOptions = { ...work.over, worlds: members.length, design: { kind: "matched", members } };
  const changes = { sets: [], without: [] };
  const reading = await read({ ...work, over }, { label: SURVIVAL, conflict: work.filed, changes });
  const compared = comparedOf(filed, reading, { ...work.comparing, paired: false });
  await work.kept.compared.keep(SURVIVAL, compared);
  work.progress.finished(SURVIVAL);
  return compared;
}

async function read(work: Work, { label, conflict, changes }: Changed): Promise<Reading> {
  const { text, over, jobs, progress, breathe } = work;
  const runner = jobs === 1 ? null : runnerFor(conflict, { ...text, ...changes }, jobs);
  const onProgress = (done: number, total: number): void => {
    breathe();
    progress.within(label, done, total);
  };
  return readingOf(conflict, { ...over, runner, onProgress }).finally(() => runner?.close());
}

/** Worlds of which those that miss survival alone are kept with chance one half. */
async function halvedSurvival({ filed, text, over, jobs, progress, breathe }: Work): Promise<Match["members"]> {
  const runner = runnerFor(filed, { ...text, sets: [] }, jobs);
  const { worlds: wanted, seed } = over;
  const { members } = await matchWorlds(filed, {
    wanted,
    most: wanted * TRIES_EACH,
    seed,
    forgives: 0.5,
    runner,
    onBlock: async (soFar) => {
      // lets an interrupt be heard
      await new Promise((resolve) => setTimeout(resolve, 0));
      breathe();
      progress.within("search without half of survival", Math.min(wanted, soFar.members.length), wanted);
      return true;
    },
  }).finally(runner.close);
  return members;
}
