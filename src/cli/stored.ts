import type { Command } from "commander";
import type { Conflict } from "../conflict/conflict.js";
import { MAKERS, isMoved } from "../ensemble/makers.js";
import { nameOf, type Manifest } from "../ensemble/manifest.js";
import { constraintsOf } from "../ensemble/constraint.js";
import type { Match } from "../ensemble/matching.js";
import type { TableName } from "../ensemble/plan.js";
import { priorWeights } from "../ensemble/prior-weights.js";
import { readRun, Store } from "../ensemble/store-node.js";
import { tableIn } from "../ensemble/store-table-node.js";
import type { Table } from "../ensemble/table.js";
import { worldsOfRun, type Stored } from "../report/brief.js";
import { countAlike } from "./design.js";
import { Exit, Stop, type Io } from "./io.js";
import { load, type Changes } from "./load.js";
import { changesOf, friendly } from "./run.js";
import { differencesNow } from "./verify.js";

/** Options that say what is run; the folder of a run has said all of it. */
const OF_THE_RUN = ["worlds", "repeats", "mostRuns", "seed", "jobs", "unmatched", "cache"];

/** What `--from` does. */
export const FROM = "read the tables of a run (`parley run`) in place of running anything";

/** Stops where the command line names options that say what to run beside `--from`. */
export function refuseBesideFrom(command: Command): void {
  if (command.getOptionValueSource("from") !== "cli") return;
  const given = Object.keys(command.opts()).filter((name) => command.getOptionValueSource(name) === "cli");
  const idle = OF_THE_RUN.find((name) => given.includes(name));
  if (idle === undefined) return;
  const flag = `--${idle === "cache" ? "no-" : ""}${idle.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  throw new Stop(Exit.usage, `${flag} says what to run, and --from reads what was run: leave one of them out.`);
}

/**
 * A file, and the rows that a folder has of it, read chunk by chunk, each checked. Where the file is asked for with other
 * ranges than those that were run, the worlds are weighed for them. Stops where the folder holds another conflict, other
 * versions, courses or engines, is not complete, or its worlds do not count alike, and says which.
 */
export async function storedOf(
  file: string,
  folder: string,
  { changes, io }: { readonly changes: Changes; readonly io: Io },
): Promise<{ readonly conflict: Conflict; readonly stored: Stored }> {
  const { manifest } = await friendly(() => readRun(folder));
  const { asked, run } = await asRun(file, { changes, manifest, io });
  refuseOthers(file, folder, { manifest, conflict: run });
  const store = Store.open(folder, manifest, run);
  const missing = store.missing().length;
  if (missing > 0 || !manifest.complete)
    throw new Stop(
      Exit.usage,
      `${folder} is not complete: ${missing > 0 ? `${missing} of ${store.tasks().length} chunks are not there` : "more repeats are still to be asked for"}. ` +
        `Go on with: parley run ${file} -o ${folder} --resume`,
    );
  const stored = await friendly(() => readStored(store, run));
  if (asked === run) return { conflict: run, stored };
  const found = priorWeights(run, asked, worldsOfRun(run, stored));
  if ("reasons" in found)
    throw new Stop(
      Exit.usage,
      [
        `The worlds of ${folder} cannot be weighed for what is asked; leave out --from to run it anew:`,
        ...found.reasons,
      ].join("\n  "),
    );
  return { conflict: asked, stored: { ...stored, weighed: { drawnFrom: run, weights: found.weights } } };
}

interface Asked {
  readonly changes: Changes;
  readonly manifest: Manifest;
  readonly io: Io;
}

/** The conflict that is asked for, and the one that was run: the same object where they are the same. */
async function asRun(file: string, { changes, manifest, io }: Asked): Promise<Record<"asked" | "run", Conflict>> {
  const first = await load(file, changesOf(changes, manifest), io);
  const { hash, sets, variant } = manifest.conflict;
  if (first.hash === hash) return { asked: first, run: first };
  const quiet = { ...io, err: () => undefined };
  const run = await load(file, { set: sets, variant: variant ?? undefined }, quiet);
  if (run.hash !== hash) return { asked: first, run: first };
  const set = [...sets, ...(changes.set ?? [])];
  return { asked: await load(file, { set, variant: changes.variant ?? variant ?? undefined }, quiet), run };
}

function refuseOthers(
  file: string,
  folder: string,
  { manifest, conflict }: { readonly manifest: Manifest; readonly conflict: Conflict },
): void {
  const { part, design } = manifest.plan;
  if (manifest.conflict.hash !== conflict.hash)
    throw new Stop(
      Exit.usage,
      `${folder} is not a run of ${file}:\n  conflict: ${nameOf(manifest.conflict)} there, ${nameOf(conflict)} here`,
    );
  if (part)
    throw new Stop(
      Exit.usage,
      `${folder} is part ${part.index} of ${part.of}: put the parts together with \`parley merge\`.`,
    );
  if (!countAlike(design))
    throw new Stop(
      Exit.usage,
      `${folder} was drawn by ${design.kind}, whose worlds do not count alike: a share of them says nothing. Run monte-carlo, latin, sobol or matched.`,
    );
  const all = MAKERS.map((maker) => ({ maker, policies: null }));
  const differences = differencesNow(manifest, conflict, all);
  if (differences.length > 0)
    throw new Stop(Exit.usage, [`${folder} is not what a brief of ${file} reads:`, ...differences].join("\n  "));
}

async function readStored(store: Store, conflict: Conflict): Promise<Stored> {
  const { plan, rounds = [] } = store.manifest;
  const read = async (name: TableName): Promise<Table | null> =>
    plan.tables.some(({ table }) => table === name) ? tableIn(store, name) : null;
  const tables = {
    course: await read("course"),
    terms: await read("terms"),
    structure: await read("structure"),
    battle: await read("battle"),
  };
  const repeats = plan.tables.find(({ table }) => isMoved(table))?.repeats ?? 1;
  const { design, worlds, seed, adaptive = null } = plan;
  const capped = rounds.at(-1)?.capped ?? [];
  return { design, worlds, seed, repeats, adaptive, capped, tables, match: matchOf(store, conflict) };
}

/** How the worlds of a matched design were found. Stops where the folder does not say, or speaks of another record. */
function matchOf({ folder, manifest }: Store, conflict: Conflict): Match | null {
  const { plan, match, conflict: of } = manifest;
  if (plan.design.kind !== "matched") return null;
  const asked = JSON.stringify(constraintsOf(conflict).map(({ kind, index }) => [kind, index]));
  if (!match || JSON.stringify(match.constraints.map(({ kind, index }) => [kind, index])) !== asked)
    throw new Stop(Exit.usage, `${folder} does not say how its worlds were matched to this record: run it again.`);
  const { members } = plan.design;
  const { version, tried, spared = null, constraints, settledEarly } = match;
  return { hash: of.hash, version, seed: plan.seed, tried, members, spared, constraints, settledEarly };
}
