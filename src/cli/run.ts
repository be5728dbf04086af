import { InvalidArgumentError, type Command } from "commander";
import { availableParallelism } from "node:os";
import type { Conflict } from "../conflict/conflict.js";
import { MAKERS, planFor } from "../ensemble/makers.js";
import { differencesOf, foundIn, nameOf, newManifest, rowsOf, type Manifest } from "../ensemble/manifest.js";
import { usualChunk, type TablePlan } from "../ensemble/plan.js";
import { isOfRound, isSettled } from "../ensemble/rounds.js";
import { readRun, Store, StoreTrouble } from "../ensemble/store-node.js";
import { FIRST_REPEATS } from "../report/brief.js";
import { addDesign, countAlike, designFor, tellDesign, type DesignOptions } from "./design.js";
import { Exit, Stop, type Io } from "./io.js";
import { fileName, load, textOf, type Changes } from "./load.js";
import { withMatch } from "./match.js";
import { whole } from "./option.js";
import { adaptiveFor, repeatsWithin, type Repeats } from "./repeats.js";
import { fillRounds } from "./rounds.js";
import { runnerFor } from "./threads.js";

export { runnerFor } from "./threads.js";

export interface RunOptions extends Changes, DesignOptions {
  readonly out: string;
  readonly repeats?: Repeats;
  /** Most runs beyond the first repeats; a quarter of those if left out. */
  readonly mostRuns?: number;
  readonly seed?: number;
  readonly policies?: string;
  readonly engine?: string;
  readonly jobs?: number;
  /** False: neither read nor keep in the cache the worlds found for the matched design. */
  readonly cache?: boolean;
  readonly resume?: boolean;
  /** Seconds. */
  readonly timeBudget?: number;
  readonly chunk?: Part;
  readonly chunkWorlds?: number;
}

interface Part {
  readonly index: number;
  readonly of: number;
}

/** What is run when nothing else is asked for. */
export const RUN_DEFAULTS = { repeats: 16, seed: 1 } as const;

const BUDGET = "stopped by the time budget";
const MOST_SEED = 4_294_967_295;

/** Adds `parley run`. `done` takes the exit status. */
export function addRun(program: Command, io: Io, version: string, done: (status: number) => void): void {
  const command = program
    .command("run <file>")
    .description("run many worlds into a folder: never lost, gone on with, repeatable by others")
    .requiredOption("-o, --out <folder>", "folder of the run");
  addDesign(command)
    .option(
      "--repeats <n>",
      `repeats of chance in each world (${RUN_DEFAULTS.repeats}); adaptive: ${FIRST_REPEATS}, and more where claims are undecided`,
      repeatsWithin(1, 65_535),
    )
    .option(
      "--most-runs <n>",
      "adaptive: runs beyond the first repeats, at most; a quarter of those if left out",
      whole(0, 1_000_000_000),
    )
    .option("--seed <n>", `names every random draw (${RUN_DEFAULTS.seed})`, whole(0, MOST_SEED))
    .option("--policies <ids>", "courses of action, with commas; all of the file if left out")
    .option("--engine <names>", "structure, terms or course, with commas; all that apply if left out")
    .option("--jobs <n>", "threads; as many as the machine has if left out", whole(1, 1024))
    .option("--resume", "go on with the run in the folder")
    .option("--time-budget <time>", "stop after 90s, 15m or 2h, and keep what there is (status 4)", duration)
    .option("--chunk <i/n>", "only part i of n; `parley merge` puts parts together", part)
    .option("--chunk-worlds <n>", "worlds in one file", whole(1, 1_000_000))
    .option("--set <path=value>", "change a number or key before the check; may be repeated", collect, [])
    .option("--variant <name>", "read the file through one of its variants")
    .addHelpText("after", HELP)
    .action(async (file: string, options: RunOptions) => done(await runInto(file, options, io, version)));
}

/** `parley run FILE -o DIR`: chunks on disk, one file each, with a manifest. */
export async function runInto(file: string, options: RunOptions, io: Io, version: string): Promise<number> {
  const began = io.now();
  const there = options.resume ? (await friendly(() => readRun(options.out))).manifest : null;
  const changes = changesOf(options, there);
  const conflict = await load(file, changes, io);
  if (there && there.conflict.hash !== conflict.hash)
    refuse(options.out, [`conflict: ${nameOf(there.conflict)} there, ${nameOf(conflict)} here`]);
  const text = await textOf(file, io);
  const source = { text, file: fileName(file), variant: changes.variant ?? null, sets: changes.set ?? [] };
  const asked = there ? options : await withMatch(conflict, { ...source, path: file }, options, io);
  const wanted = manifestFor(conflict, { file: source.file, sets: source.sets, options: asked, there });
  tellDesign(conflict, wanted.plan, io);
  const store = await friendly(() => openOrCreate(options.out, wanted, { conflict, text, there }, io));
  const most = isSettled(store.manifest) ? store.missing().length : Infinity;
  const jobs = Math.max(1, Math.min(options.jobs ?? availableParallelism(), most));
  const runner = runnerFor(conflict, source, jobs);
  const stop = new AbortController();
  io.onInterrupt?.(() => stop.abort("interrupted"));
  const budget = options.timeBudget ?? Infinity;
  const bell = budget < Infinity ? setTimeout(() => stop.abort(BUDGET), budget * 1000 - (io.now() - began)) : undefined;
  try {
    const how = { runner, signal: stop.signal, io };
    const all = await friendly(() => fillRounds(store, conflict, how), goOn(file, options.out));
    const seconds = (io.now() - began) / 1000;
    const { worlds } = store.manifest.plan;
    await friendly(() => store.noteTimings({ parley: version, node: process.version, jobs, seconds, worlds }));
    if (all) return tell(store, { folder: options.out, file, conflict }, io);
    return left(store, { file, folder: options.out, reason: String(stop.signal.reason) }, io);
  } finally {
    clearTimeout(bell);
    await runner.close();
  }
}

/** On going on, what was changed before the check is taken from the folder where the command says nothing. */
export function changesOf(options: Changes, there: Manifest | null): Changes {
  const said = (options.set ?? []).length > 0 || options.variant !== undefined;
  if (said || !there) return { set: options.set ?? [], variant: options.variant };
  return { set: there.conflict.sets, variant: there.conflict.variant ?? undefined };
}

/** What is asked for; on going on, what the folder says where the command says nothing. */
function manifestFor(
  conflict: Conflict,
  asked: {
    readonly file: string;
    readonly sets: readonly string[];
    readonly options: RunOptions;
    readonly there: Manifest | null;
  },
): Manifest {
  const { options, there } = asked;
  const course = there?.plan.tables.find((each) => each.table === "course");
  const { design, worlds } = designFor(conflict, options, there?.plan ?? null);
  const grows = options.repeats === undefined ? there?.plan.adaptive !== undefined : options.repeats === "adaptive";
  const asRun = typeof options.repeats === "number" ? options.repeats : course?.repeats;
  const repeats = grows ? FIRST_REPEATS : (asRun ?? RUN_DEFAULTS.repeats);
  const seed = options.seed ?? there?.plan.seed ?? RUN_DEFAULTS.seed;
  const policies = policiesOf(conflict, options.policies?.split(",") ?? course?.policies ?? []);
  const engines = enginesOf(options.engine?.split(",") ?? there?.plan.tables.map((each) => each.table) ?? []);
  const plans = MAKERS.filter(
    (maker) => maker.table === "inputs" || engines.length === 0 || engines.includes(maker.table),
  )
    .map((maker) =>
      planFor(maker, conflict, { design, worlds, repeats, seed, ...(policies.length > 0 ? { policies } : {}) }),
    )
    .filter((plan): plan is TablePlan => plan !== null);
  if (plans.every((plan) => plan.table === "inputs"))
    throw new Stop(
      Exit.usage,
      `${asked.file}: no claim, objective or ranking asks for anything that worlds can answer${engines.length > 0 ? ` by ${engines.join(", ")}` : ""}.`,
    );
  return newManifest(conflict, plans, {
    file: asked.file,
    sets: asked.sets,
    worldsPerChunk: options.chunkWorlds ?? there?.plan.worldsPerChunk ?? usualChunk(plans),
    part: options.chunk ?? there?.plan.part ?? null,
    adaptive: adaptiveFor(plans, { grows, most: options.mostRuns, before: there?.plan.adaptive?.most }),
    match: there ? there.match : options.match && foundIn(options.match),
  });
}

function policiesOf(conflict: Conflict, ids: readonly string[]): number[] {
  return [...new Set(ids)].map((id) => {
    const index = conflict.policies.findIndex((policy) => policy.id === id);
    if (index >= 0) return index;
    const known = conflict.policies.map((policy) => policy.id).join(", ");
    throw new Stop(
      Exit.usage,
      `No policy is named "${id}". ${known === "" ? "The file has none." : `Policies here: ${known}.`}`,
    );
  });
}

function enginesOf(names: readonly string[]): readonly string[] {
  const known = MAKERS.map((maker) => maker.table as string);
  const strange = names.find((name) => !known.includes(name));
  if (strange === undefined) return names;
  throw new Stop(Exit.usage, `--engine: there is no "${strange}"; there are structure, terms, course.`);
}

async function openOrCreate(
  folder: string,
  wanted: Manifest,
  { conflict, text, there }: { conflict: Conflict; text: string; there: Manifest | null },
  io: Io,
): Promise<Store> {
  if (!there) return Store.create(folder, wanted, { policies: conflict.policies, text });
  const differences = differencesOf(there, wanted);
  const parts = [there, wanted].map(({ plan: { part } }) => (part ? `${part.index}/${part.of}` : "all"));
  if (parts[0] !== parts[1]) differences.push(`part: ${parts[0]} there, ${parts[1]} here`);
  if (differences.length > 0) refuse(folder, differences);
  const store = Store.open(folder, there, conflict);
  for (const wrong of await store.check()) io.err(`made again: ${wrong}\n`);
  return store;
}

function refuse(folder: string, differences: readonly string[]): never {
  const head = `${folder} holds another run, which cannot be gone on with:`;
  throw new Stop(Exit.usage, [head, ...differences].join("\n  "));
}

/** Whether a folder's rows are all that a brief of the conflict reads. */
function feedsBrief({ plan }: Manifest, conflict: Conflict): boolean {
  const { design, worlds, seed } = plan;
  const whole = MAKERS.flatMap((maker) => planFor(maker, conflict, { design, worlds, seed, repeats: 1 }) ?? []);
  const held = ({ table, policies }: TablePlan): boolean =>
    plan.tables.some(
      (each) => each.table === table && each.policies.length === policies.filter((one) => one >= 0).length,
    );
  return !plan.part && countAlike(design) && whole.every(held);
}

/** What there is, in a few lines, and what can be done with it. */
export function tell(
  store: Store,
  { folder, file, conflict }: { readonly folder: string; readonly file: string; readonly conflict: Conflict },
  io: Io,
): number {
  const { plan, chunks, rounds } = store.manifest;
  for (const { table, policies, repeats, columns } of plan.tables) {
    const mine = chunks.filter((chunk) => chunk.table === table);
    const [rows, failed] = (["rows", "failed"] as const).map((key) => mine.reduce((sum, chunk) => sum + chunk[key], 0));
    const first = rowsOf({ policies, repeats }, 1);
    const worlds = mine.reduce((sum, { file, rows: own }) => sum + (isOfRound(file) ? 0 : own / first), 0);
    const more = rows - worlds * first;
    const over =
      (policies.length > 0 ? ` × ${policies.length} policies × ${repeats} repeats` : "") +
      (more > 0 ? ` and ${more} runs more in ${rounds!.length - 1} rounds` : "");
    io.out(
      `${table}: ${worlds} worlds${over}, ${rows} rows of ${columns.length} columns, ${mine.length} files` +
        `${failed > 0 ? `; ${failed} runs failed, column "failed" says why` : ""}\n`,
    );
  }
  if (plan.adaptive && plan.part)
    io.out("\nMore repeats are asked for when the parts are together: `parley merge`, then `parley run --resume`.\n");
  const brief = feedsBrief(store.manifest, conflict) ? ` parley brief ${file} --from ${folder}\n` : "";
  io.out(`\nNEXT\n${brief} parley verify ${folder}\n parley export ${folder} --format csv -o ${folder}-csv\n`);
  return Exit.done;
}

function left(
  store: Store,
  { file, folder, reason }: { file: string; folder: string; reason: string },
  io: Io,
): number {
  const all = store.tasks().length;
  const kept = all - store.missing().length;
  io.err(`\n${reason}: ${kept} of ${all} chunks are in ${folder}. ` + `${goOn(file, folder)}\n`);
  return reason === BUDGET ? Exit.budget : Exit.interrupted;
}

function goOn(file: string, folder: string): string {
  return `Go on with: parley run ${file} -o ${folder} --resume`;
}

/** Trouble with a folder is the user's to mend: a sentence, what to do where that is known, and status 2. */
export async function friendly<Result>(act: () => Promise<Result>, remedy = ""): Promise<Result> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof StoreTrouble) throw new Stop(Exit.usage, `${error.message} ${remedy}`.trim());
    throw error;
  }
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

function duration(text: string): number {
  const found = /^(\d+(?:\.\d+)?)(s|m|h)?$/.exec(text);
  if (!found) throw new InvalidArgumentError(`a time such as 90s, 15m or 2h, not "${text}".`);
  return Number(found[1]) * { s: 1, m: 60, h: 3600 }[(found[2] ?? "s") as "s" | "m" | "h"];
}

function part(text: string): Part {
  const [index, of] = /^(\d+)\/(\d+)$/.exec(text)?.slice(1).map(Number) ?? [0, 0];
  if (index >= 1 && index <= of) return { index, of };
  throw new InvalidArgumentError(`a part such as 3/8, not "${text}".`);
}

const HELP = `
Examples:
  parley run case.parley.yaml -o runs/case --worlds 2000
  parley run case.parley.yaml -o runs/case --resume              after Ctrl-C, a crash or a spent budget
  parley run case.parley.yaml -o runs/part3 --chunk 3/8          one of eight machines
  parley run case.parley.yaml -o runs/case --repeats adaptive    more repeats where claims are undecided
  parley run case.parley.yaml -o runs/case --design matched      worlds that fit what is on record
Status 0: done; 2: the folder cannot be used; 4: stopped by the budget; 130: interrupted. What is finished is kept.`;
