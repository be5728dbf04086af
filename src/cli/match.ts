import type { Command } from "commander";
import type { Conflict } from "../conflict/conflict.js";
import { matchIn, matchText } from "../ensemble/match-file.js";
import { differenceOf, lacksForMatching, matchWorlds, startOfMatch, type Match } from "../ensemble/matching.js";
import { sampleWorld, sampleWorlds } from "../ensemble/design.js";
import { learnedOf } from "../judgement/index.js";
import { BRIEF_DEFAULTS } from "../report/brief.js";
import { stable } from "../report/json.js";
import { matchReport } from "../report/match-text.js";
import { Exit, Stop, type Io } from "./io.js";
import { fileName, load, type Changes } from "./load.js";
import { whole } from "./option.js";
import { progressOn } from "./progress.js";
import type { RunOptions } from "./run.js";

export interface MatchCommand extends Changes {
  readonly out?: string;
  readonly worlds: number;
  readonly most: number;
  readonly seed: number;
  readonly json?: boolean;
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
    .option("--worlds <n>", "worlds that fit, to be found", whole(1, 1_000_000), USUAL)
    .option("--most <n>", "worlds tried at most", whole(1, 1_000_000_000), USUAL * TRIES_EACH)
    .option("--seed <n>", "names every random draw", whole(0, 4_294_967_295), BRIEF_DEFAULTS.seed)
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
  const before = options.out === undefined ? null : await there(options.out, conflict, options.seed, io);
  let stopped = false;
  io.onInterrupt?.(() => (stopped = true));
  const found = await seek(conflict, { ...options, wanted: options.worlds, before, go: () => !stopped }, io);
  if (options.out !== undefined) await io.write(options.out, matchText(found));
  const { prior, posterior } = sidesOf(conflict, found);
  const learned = found.members.length > 0 ? learnedOf(conflict, prior, posterior) : [];
  if (options.json) io.out(stable({ format: 1, command: "match", case: conflict.id, ...found, learned }));
  else io.out(matchReport(conflict, found, learned, { width: io.columns, colour: io.colour, file }));
  if (stopped)
    io.err(
      `interrupted: ${found.members.length} of ${options.worlds} worlds found${options.out === undefined ? "" : `, kept in ${options.out}; the same command goes on`}.\n`,
    );
  if (stopped) return Exit.interrupted;
  if (found.members.length >= options.worlds) return Exit.done;
  io.err(`${found.members.length} of ${options.worlds} worlds found among ${found.tried} tried; --most raises that.\n`);
  return Exit.budget;
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

interface Seek {
  readonly wanted: number;
  readonly most: number;
  readonly seed: number;
  readonly before: Match | null;
  readonly go?: () => boolean;
}

async function seek(conflict: Conflict, { wanted, most, seed, before, go }: Seek, io: Io): Promise<Match> {
  const progress = progressOn(io, "match", before?.members.length ?? 0, "worlds that fit");
  return matchWorlds(conflict, {
    wanted,
    most,
    seed,
    before,
    onBlock: async ({ members }) => {
      progress(Math.min(wanted, members.length), wanted);
      // lets an interrupt be heard
      await new Promise((resolve) => setTimeout(resolve, 0));
      return go?.() ?? true;
    },
  });
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
 * engine and seed, and enough; else found anew. Null where the file has no record to fit, or the user wants worlds as drawn.
 */
export function matcherFor(
  file: string,
  options: { readonly worlds: number; readonly seed: number; readonly unmatched?: boolean },
  io: Io,
): (conflict: Conflict) => Promise<Match | null> {
  return async (conflict) => {
    if (options.unmatched || lacksForMatching(conflict) !== null) return null;
    const text = await io.read(matchedBeside(file)).catch(() => null);
    const told = text === null ? null : matchIn(text);
    const mine = told && differenceOf(told, startOfMatch(conflict, options.seed)) === null ? told : null;
    if (mine && mine.members.length >= options.worlds)
      return { ...mine, members: mine.members.slice(0, options.worlds) };
    return seek(
      conflict,
      { wanted: options.worlds, most: options.worlds * TRIES_EACH, seed: options.seed, before: mine },
      io,
    );
  };
}

/** Options of a run with the worlds of its matched design, found beside the case file or anew. */
export async function withMatch<Options extends RunOptions>(
  conflict: Conflict,
  file: string,
  options: Options,
  io: Io,
): Promise<Options> {
  if (options.design !== "matched") return options;
  const lacks = lacksForMatching(conflict);
  if (lacks !== null) throw new Stop(Exit.usage, `--design matched: ${fileName(file)} lacks ${lacks}.`);
  const { worlds = USUAL, seed = BRIEF_DEFAULTS.seed } = options;
  const found = await matcherFor(file, { worlds, seed }, io)(conflict);
  return { ...options, match: found! };
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

const HELP = `
Examples:
  parley match case.parley.yaml --worlds 300                     what the record rules out, and what it taught
  parley match case.parley.yaml -o case.matched.json             2000 worlds, read by the brief from there on
Status 0: done; 4: not enough found among those tried; 130: interrupted, and what is found is kept where -o is given.`;
