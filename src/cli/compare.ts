import type { Command } from "commander";
import type { Conflict } from "../conflict/conflict.js";
import { BRIEF_DEFAULTS, briefOf } from "../report/brief.js";
import { compareAccounts, type Account } from "../report/compare.js";
import { comparisonJson, renderComparison } from "../report/compare-text.js";
import { Exit, Stop, type Io } from "./io.js";
import { fileName, load, type Changes } from "./load.js";
import { matcherFor } from "./match.js";
import { progressOn } from "./progress.js";
import { JOBS, jobsOf, runnerFor, sourceOf } from "./threads.js";

export interface CompareOptions {
  readonly variant: readonly string[];
  readonly set: readonly string[];
  readonly json?: boolean;
  readonly worlds: number;
  readonly repeats: number;
  readonly seed: number;
  readonly jobs?: number;
  readonly unmatched?: boolean;
}

type Whole = (least: number, most: number) => (text: string) => number;

/** Adds the command to the program. `whole` reads a whole number between two others. */
export function addCompare(program: Command, io: Io, done: (status: number) => void, whole: Whole): void {
  const collect = (text: string, all: readonly string[]): string[] => [...all, text];
  program
    .command("compare <file>")
    .description("which verdicts and sentences differ between the file as filed and its variants")
    .option("--variant <name>", "a variant to compare; may be repeated; left out: all of the file", collect, [])
    .option("--set <path=value>", "one account more: the file with these values; may be repeated", collect, [])
    .option("--json", "print data instead of text")
    .option("--worlds <n>", "worlds: draws of everything uncertain", whole(1, 100_000), BRIEF_DEFAULTS.worlds)
    .option("--repeats <n>", "repeats of chance in each world", whole(2, 512), BRIEF_DEFAULTS.repeats)
    .option("--seed <n>", "names every random draw", whole(0, 4_294_967_295), BRIEF_DEFAULTS.seed)
    .option("--jobs <n>", JOBS, whole(1, 1024))
    .option("--unmatched", "worlds as drawn, not held to the record")
    .addHelpText("after", HELP)
    .action(async (file: string, options: CompareOptions) => done(await compare(file, options, io)));
}

const FILED = "as filed";
const WITH_SETS = "with --set";

/** `parley compare FILE --variant a --variant b`: only what differs from the file as filed, account by account. */
export async function compare(file: string, options: CompareOptions, io: Io): Promise<number> {
  const filed = await load(file, {}, io);
  // The warnings of the file are told once, its errors under each account.
  const silent: Io = { ...io, err: (text) => (/: \d+ warnings?; /.test(text) ? undefined : io.err(text)) };
  const variants =
    options.variant.length > 0 || options.set.length > 0 ? options.variant : filed.variants.map(({ id }) => id);
  const read: { id: string; changes: Changes; conflict: Conflict }[] = [{ id: FILED, changes: {}, conflict: filed }];
  const add = async (id: string, changes: Changes): Promise<unknown> =>
    read.push({ id, changes, conflict: await load(file, changes, silent) });
  for (const variant of new Set(variants)) await add(variant, { variant });
  if (options.set.length > 0) await add(WITH_SETS, { set: options.set });
  if (read.length === 1)
    throw new Stop(Exit.usage, `${fileName(file)} has no \`variants:\` section; name a change: --set path=value.`);
  const accounts: Account[] = [];
  const matching = matcherFor(file, options, io);
  const jobs = jobsOf(options, io);
  for (const { id, conflict, changes } of read) {
    const runner = jobs === 1 ? null : runnerFor(conflict, await sourceOf(file, changes, io), jobs);
    const over = { ...options, matching, runner, onProgress: progressOn(io, id) };
    accounts.push({ id, findings: await briefOf(conflict, over).finally(() => runner?.close()) });
  }
  const comparison = compareAccounts(accounts);
  io.out(
    options.json
      ? comparisonJson(comparison)
      : renderComparison(comparison, { width: io.columns, colour: io.colour, file }),
  );
  return Exit.done;
}

const HELP = `
Examples:
  parley compare case.parley.yaml                          every variant of the file
  parley compare case.parley.yaml --variant ours --variant theirs
  parley compare case.parley.yaml --set talks.chance=5%    a belief of your own`;
