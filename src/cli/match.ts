import type { Command } from "commander";
import type { Conflict } from "../conflict/conflict.js";
import { sampleWorld, sampleWorlds } from "../ensemble/design.js";
import { comesOutSo } from "../ensemble/match-check.js";
import { matchIn, matchText } from "../ensemble/match-file.js";
import { differenceOf, lacksForMatching, startOfMatch, type Match } from "../ensemble/matching.js";
import type { ConflictText } from "../ensemble/pool.js";
import type { Runner } from "../ensemble/runner.js";
import { learnedOf } from "../judgement/index.js";
import { BRIEF_DEFAULTS } from "../report/brief.js";
import { stable } from "../report/json.js";
import { matchReport } from "../report/match-text.js";
import type { Cache } from "./cache.js";
import { furthest, keeperIn, recalled } from "./found.js";
import { Exit, Stop, type Io } from "./io.js";
import { fileName, load, type Changes } from "./load.js";
import { whole } from "./option.js";
import type { RunOptions } from "./run.js";
import { seek } from "./seek.js";
import { JOBS, jobsOf, runnerFor, sourceOf } from "./threads.js";

export interface MatchCommand extends Changes {
  readonly out?: string;
  readonly worlds: number;
  readonly most: number;
  readonly seed: number;
  readonly jobs?: number;
  readonly resume?: boolean;
  readonly json?: boolean;
  /** False: neither read nor keep what is found in the cache. */
  readonly cache?: boolean;
}

/** Worlds that fit when nothing else is asked for, and worlds tried at most for each that is wanted. */
const USUAL = 2000;
const TRIES_EACH = 500;

/** Adds `parley match`. `done` takes the exit status. */
export function addMatch(program: Command, io: Io, done: (status: number) => void): void {
  program
    .command("match <file>")
    .description("find the worlds that fit what is on record, and say what the record taught")
    .option(
      "-o, --out <file>",
      "also write the worlds found; beside the case file as NAME.matched.json the brief reads them",
    )
    .option("--resume", "go on with the search for that file that was interrupted")
    .option("--worlds <n>", "worlds that fit, to be found", whole(1, 1_000_000), USUAL)
    .option("--most <n>", "worlds tried at most", whole(1, 1_000_000_000), USUAL * TRIES_EACH)
    .option("--seed <n>", "names every random draw", whole(0, 4_294_967_295), BRIEF_DEFAULTS.seed)
    .option("--jobs <n>", JOBS, whole(1, 1024))
    .option("--set <path=value>", "change a number or key before the check; may be repeated", collect, [])
    .option("--variant <name>", "read the file through one of its variants")
    .option("--json", "print data instead of text")
    .addHelpText("after", HELP)
    .action(async (file: string, options: MatchCommand) => done(await match(file, options, io)));
}

/** `parley match FILE`: goes on from what `--out` holds already; an interrupt keeps what is found. */
export async function match(file: string, options: MatchCommand, io: Io): Promise<number> {
  const conflict = await load(file, options, io);
  const lacks = lacksForMatching(conflict);
  if (lacks !== null) throw new Stop(Exit.usage, `${fileName(file)} cannot be matched to a record: it needs ${lacks}.`);
  const { seed, most, worlds: wanted, out } = options;
  const asked = { wanted, most, seed };
  const cache = cacheFor(options, io);
  const here = await partsOf(conflict, options, io);
  const before = furthest([...here, await recalled(cache, conflict, asked)]);
  const keepInCache = keeperIn(cache, asked, io);
  const keep = async (so: Match): Promise<void> => {
    if (out !== undefined) await io.write(partOf(out), matchText(so));
    await keepInCache(so);
  };
  const runner = runnerFor(conflict, await sourceOf(file, options, io), jobsOf(options, io));
  const { found, stopped } = await seek(conflict, { ...asked, before, runner, keep }, io).finally(runner.close);
  if (out !== undefined && stopped === null) {
    await io.write(out, matchText(found));
    await io.remove(partOf(out));
  }
  const { prior, posterior } = sidesOf(conflict, found);
  const learned = found.members.length > 0 ? learnedOf(conflict, prior, posterior) : [];
  if (options.json) io.out(stable({ format: 1, command: "match", case: conflict.id, ...found, learned }));
  else io.out(matchReport(conflict, found, learned, { width: io.columns, colour: io.colour, file }));
  if (stopped !== null) return left(found, options, cache, io);
  if (found.members.length >= wanted) return Exit.done;
  io.err(`${found.members.length} of ${wanted} worlds found among ${found.tried} tried; --most raises that.\n`);
  return Exit.budget;
}

function left({ members }: Match, { out, worlds }: MatchCommand, cache: Cache | null, io: Io): number {
  const kept =
    out !== undefined
      ? `, kept in ${partOf(out)}; go on with the same command and --resume`
      : cache
        ? `, kept in ${cache.folder}; the same command goes on`
        : "";
  io.err(`${io.live ? "\n" : ""}interrupted: ${members.length} of ${worlds} worlds found${kept}.\n`);
  return Exit.interrupted;
}

/** Worlds as drawn and as matched, as many of each as say enough about a number. */
function sidesOf(
  conflict: Conflict,
  found: Match,
): { prior: ReturnType<typeof sampleWorlds>; posterior: ReturnType<typeof sampleWorlds> } {
  return {
    prior: sampleWorlds(conflict, Math.min(found.tried, USUAL), found.seed),
    posterior: found.members.slice(0, USUAL).map((index) => sampleWorld(conflict, index, found.seed)),
  };
}

/** What a search for `out` has found so far, until it is done. */
function partOf(out: string): string {
  return `${out}.sofar`;
}

/** What `--out` holds, and where `--resume` asks for it what an interrupted search for it found. Stops where either would be lost. */
async function partsOf(conflict: Conflict, { out, resume, seed }: MatchCommand, io: Io): Promise<(Match | null)[]> {
  if (resume && out === undefined)
    throw new Stop(Exit.usage, "--resume goes on with the search for a file: name it with -o.");
  if (out === undefined) return [];
  const [whole, part] = [await there(out, conflict, seed, io), await there(partOf(out), conflict, seed, io)];
  if (part === null) return [whole];
  if (!resume)
    throw new Stop(
      Exit.usage,
      `${partOf(out)} holds ${part.members.length} worlds that an interrupted search found: go on with --resume, or remove it.`,
    );
  if (comesOutSo(conflict, part)) return [whole, part];
  throw new Stop(
    Exit.usage,
    `${partOf(out)} is damaged or of another build: its worlds do not come out as it says. Remove it.`,
  );
}

/** What a file of matched worlds holds for this conflict, engine and seed; null where there is none; stops where it holds another's. */
async function there(path: string, conflict: Conflict, seed: number, io: Io): Promise<Match | null> {
  const text = await io.read(path).catch(() => null);
  if (text === null) return null;
  const found = matchIn(text);
  const differs = found === null ? "kind of file" : differenceOf(found, startOfMatch(conflict, seed));
  if (found !== null && differs === null) return found;
  throw new Stop(
    Exit.usage,
    `${path} holds another ${differs}, which would be lost; name another file with -o, or remove it.`,
  );
}

/** The file of matched worlds that belongs to a case file. */
export function matchedBeside(file: string): string {
  return `${file.replace(/(\.parley)?\.(ya?ml|json)$/i, "")}.matched.json`;
}

/**
 * Worlds that fit the record for a page: those found before, beside the case file, where they are of this very conflict,
 * engine and seed, and enough; else what the cache holds, else found anew. Null where the file has no record to fit, or the
 * user wants worlds as drawn. Stops with 130 where the user interrupts the search, with 4 where its time is over.
 */
export function matcherFor(
  file: string,
  options: Searched,
  io: Io,
): (conflict: Conflict, runner?: Runner | null) => Promise<Match | null> {
  return async (conflict, runner = null) => {
    if (options.unmatched || lacksForMatching(conflict) !== null) return null;
    const { worlds: wanted, seed } = options;
    const text = await io.read(matchedBeside(file)).catch(() => null);
    const told = text === null ? null : matchIn(text);
    const mine = told && differenceOf(told, startOfMatch(conflict, seed)) === null ? told : null;
    if (mine && mine.members.length >= wanted) return { ...mine, members: mine.members.slice(0, wanted) };
    const asked = { wanted, most: wanted * TRIES_EACH, seed };
    const cache = cacheFor(options, io);
    const before = furthest([mine, await recalled(cache, conflict, asked)]);
    const keep = keeperIn(cache, asked, io);
    const { found, stopped } = await seek(conflict, { ...asked, before, runner, keep, until: options.until }, io);
    if (stopped === null) return found;
    const kept = cache ? `, kept in ${cache.folder}; the same command goes on` : "";
    throw new Stop(
      stopped === "interrupted" ? Exit.interrupted : Exit.budget,
      `${io.live ? "\n" : ""}${stopped}: ${found.members.length} of ${wanted} worlds that fit found${kept}.`,
    );
  };
}

/** The worlds of a command's own file, as the command reads it; a search takes threads of its own. */
export async function matchedFor(
  conflict: Conflict,
  file: string,
  options: Searched & Changes & { readonly jobs?: number },
  io: Io,
): Promise<Match | null> {
  const runner = runnerFor(conflict, await sourceOf(file, options, io), jobsOf(options, io));
  return matcherFor(file, options, io)(conflict, runner).finally(runner.close);
}

/** What a command says of the worlds that it needs. */
interface Searched {
  readonly worlds: number;
  readonly seed: number;
  readonly unmatched?: boolean;
  /** False: neither read nor keep what is found in the cache. */
  readonly cache?: boolean;
  /** When a search is to stop, by the clock. */
  readonly until?: number | undefined;
}

function cacheFor({ cache }: { readonly cache?: boolean }, io: Io): Cache | null {
  return cache === false ? null : (io.cache ?? null);
}

/** Options of a run with the worlds of its matched design, found beside the case file or anew. */
export async function withMatch<Options extends RunOptions>(
  conflict: Conflict,
  source: ConflictText & { readonly path: string },
  options: Options,
  io: Io,
): Promise<Options> {
  if (options.design !== "matched") return options;
  const lacks = lacksForMatching(conflict);
  if (lacks !== null) throw new Stop(Exit.usage, `--design matched: ${source.file} lacks ${lacks}.`);
  const { worlds = USUAL, seed = BRIEF_DEFAULTS.seed, cache = true, timeBudget } = options;
  const until = timeBudget === undefined ? undefined : io.now() + timeBudget * 1000;
  const runner = runnerFor(conflict, source, jobsOf(options, io));
  const found = await matcherFor(
    source.path,
    { worlds, seed, cache, until },
    io,
  )(conflict, runner).finally(runner.close);
  return { ...options, match: found! };
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

const HELP = `
Examples:
  parley match case.parley.yaml --worlds 300                     what the record rules out, and what it taught
  parley match case.parley.yaml -o case.matched.json             2000 worlds, read by the brief from there on
  parley match case.parley.yaml -o case.matched.json --resume    after Ctrl-C or a crash
Status 0: done; 4: not enough found among those tried; 130: interrupted, and what is found is kept.`;
