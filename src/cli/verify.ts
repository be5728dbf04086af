import type { Command } from "commander";
import { availableParallelism } from "node:os";
import type { Conflict } from "../conflict/conflict.js";
import { worldsOf } from "../ensemble/design-kinds.js";
import { isMoved, MAKERS, planFor, type Maker } from "../ensemble/makers.js";
import { differencesOf, newManifest, type Manifest } from "../ensemble/manifest.js";
import { storedRound } from "../ensemble/rounds.js";
import { readRun, Store } from "../ensemble/store-node.js";
import { verifyRun } from "../ensemble/store-verify-node.js";
import { readConflict } from "../language/read.js";
import { Exit, Stop, type Io } from "./io.js";
import { whole } from "./option.js";
import { progressOn } from "./progress.js";
import { askerOf } from "./rounds.js";
import { friendly, runnerFor } from "./run.js";

export interface VerifyOptions {
  readonly sample: number;
  readonly all?: boolean;
  readonly jobs?: number;
  readonly seed: number;
}

/** Adds `parley verify`. */
export function addVerify(program: Command, io: Io, done: (status: number) => void): void {
  program
    .command("verify <folder>")
    .description("read every chunk of a run, run a sample of them again, and compare")
    .option("--sample <n>", "how many chunks to run again", whole(0, 1_000_000), 3)
    .option("--all", "run every chunk again")
    .option("--seed <n>", "which chunks the sample draws", whole(0, 4_294_967_295), 1)
    .option("--jobs <n>", "threads; as many as the machine has if left out", whole(1, 1024))
    .addHelpText("after", HELP)
    .action(async (folder: string, options: VerifyOptions) => done(await verify(folder, options, io)));
}

/** `parley verify DIR`: status 1 where a chunk is damaged, missing from a complete run, or comes out otherwise. */
export async function verify(folder: string, options: VerifyOptions, io: Io): Promise<number> {
  const { manifest, text, conflict } = await friendly(() => openRun(folder));
  refuseOthers(folder, manifest, conflict);
  const store = Store.open(folder, manifest, conflict);
  const sample = options.all ? Infinity : options.sample;
  const jobs = Math.max(1, Math.min(options.jobs ?? availableParallelism(), sample));
  const { file, variant, sets } = manifest.conflict;
  const runner = runnerFor(conflict, { text, file, variant, sets }, jobs);
  try {
    const progress = progressOn(io, "verify", 0, "chunks");
    const found = await verifyRun(store, runner, { sample, seed: options.seed, progress });
    for (const line of [...found.damaged, ...found.different]) io.err(`${line}\n`);
    const others = found.damaged.length + found.missing > 0 ? [] : await otherRounds(store, conflict);
    for (const line of others) io.err(`${line}\n`);
    const short = manifest.complete && found.missing > 0;
    if (found.missing > 0)
      io.err(`${found.missing} chunks are not there${short ? ", though the run is said to be complete" : " yet"}.\n`);
    io.out(
      `${found.read} chunks read: ${found.damaged.length === 0 ? "all as they were written" : `${found.damaged.length} damaged`}. ` +
        `${found.rerun} run again: ${found.different.length === 0 ? "all the same" : `${found.different.length} different`}.\n`,
    );
    return found.damaged.length + found.different.length + others.length > 0 || short ? Exit.gate : Exit.done;
  } finally {
    await runner.close();
  }
}

/** Rounds that are not what the claims ask for by the repeats before them, in sentences; none where repeats do not grow. */
async function otherRounds(store: Store, conflict: Conflict): Promise<string[]> {
  const { rounds = [] } = store.manifest;
  const ask = rounds.length > 0 ? askerOf(store, conflict) : null;
  const wrong: string[] = [];
  for (const [k, round] of rounds.entries()) {
    const { batches, capped } = await ask!(k);
    if (JSON.stringify(storedRound(batches, capped, conflict.policies)) !== JSON.stringify(round))
      wrong.push(`round ${k + 1} of repeats: the claims ask for others by the repeats before it`);
  }
  return wrong;
}

/** A run's manifest, and its conflict read from the copy in its folder. */
export async function openRun(folder: string): Promise<{ manifest: Manifest; text: string; conflict: Conflict }> {
  const { manifest, text } = await readRun(folder);
  const { file, variant, sets, hash, copy } = manifest.conflict;
  const { conflict } = readConflict(text, file, { sets, variant });
  if (!conflict)
    throw new Stop(Exit.invalid, `${folder}/${copy}: no conflict can be read from it; \`parley check\` says why.`);
  if (conflict.hash !== hash)
    throw new Stop(
      Exit.gate,
      `${folder}/${copy} is not the conflict that was run: ${hash.slice(0, 12)} was, this is ${conflict.hash.slice(0, 12)}.`,
    );
  return { manifest, text, conflict };
}

/** Stops where this tool's engines are of other versions than the run's, with the differences named. */
function refuseOthers(folder: string, there: Manifest, conflict: Conflict): void {
  const known = there.plan.tables.flatMap(({ table, policies }) => {
    const maker = MAKERS.find((each) => each.table === table);
    const indices = policies.map((id) => conflict.policies.findIndex((each) => each.id === id));
    return maker ? [{ maker, policies: indices.length > 0 ? indices : null }] : [];
  });
  const differences = differencesNow(there, conflict, known);
  if (differences.length > 0)
    throw new Stop(
      Exit.usage,
      [`${folder} cannot be run again by this version of the tool:`, ...differences].join("\n  "),
    );
}

/** How a run differs from what this version of the tool would make of the same design, repeats and seed; none: in nothing. */
export function differencesNow(
  there: Manifest,
  conflict: Conflict,
  wanted: readonly { readonly maker: Maker; readonly policies: readonly number[] | null }[],
): string[] {
  const { design, seed, worldsPerChunk, part, tables, adaptive } = there.plan;
  const worlds = worldsOf(conflict, design) ?? there.plan.worlds;
  const repeats = tables.find((each) => isMoved(each.table))?.repeats ?? 1;
  const plans = wanted.flatMap(
    ({ maker, policies }) =>
      planFor(maker, conflict, { design, worlds, seed, repeats, ...(policies ? { policies } : {}) }) ?? [],
  );
  if (plans.length === 0) return ["tables: none of them is known here"];
  const { file, sets } = there.conflict;
  return differencesOf(there, newManifest(conflict, plans, { file, sets, worldsPerChunk, part, adaptive }));
}

const HELP = `
Examples:
  parley verify runs/case --sample 5
  parley verify runs/case --all --jobs 4
Status 0: all as it was written and all the same when run again; 1: something is not.`;
