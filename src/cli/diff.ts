import type { Command } from "commander";
import { checkConflict } from "../language/check.js";
import { formatDiagnostic, hasErrors } from "../language/diagnostic.js";
import { differencesOf } from "../language/difference.js";
import { differenceInWords } from "../language/difference-words.js";
import { parseConflict } from "../language/parse.js";
import { applySets, applyVariant } from "../language/set.js";
import type { Node } from "../language/tree.js";
import { stable } from "../report/json.js";
import { fold } from "../report/fold.js";
import { Exit, Stop, type Io } from "./io.js";
import { fileName, textOf, type Changes } from "./load.js";

export interface DiffOptions extends Changes {
  readonly json?: boolean;
}

/** Adds the command to the program. */
export function addDiff(program: Command, io: Io, done: (status: number) => void): void {
  program
    .command("diff <before> [after]")
    .description("what differs in meaning between two files, or between a file and one of its variants")
    .option(
      "--set <path=value>",
      "change the second reading; may be repeated",
      (text, all: string[]) => [...all, text],
      [],
    )
    .option("--variant <name>", "read the second file (or the one file) through this variant")
    .option("--json", "print data instead of text")
    .addHelpText("after", HELP)
    .action(async (before: string, after: string | undefined, options: DiffOptions) =>
      done(await diff([before, after ?? before], options, after === undefined, io)),
    );
}

/** A sound file as it is read: its tree, with what was changed. */
interface Reading {
  readonly file: string;
  readonly root: Node;
  readonly hash: string;
  readonly variant: string | null;
}

/** `parley diff A B`: status 0 where nothing differs in meaning, 1 where something does, 3 where a file is invalid. */
export async function diff(
  [before, after]: readonly [string, string],
  options: DiffOptions,
  alone: boolean,
  io: Io,
): Promise<number> {
  if (alone && options.variant === undefined && (options.set ?? []).length === 0)
    throw new Stop(Exit.usage, "Name a second file, or say --variant NAME or --set path=value.");
  const was = await readingOf(before, {}, io);
  const is = await readingOf(after, options, io);
  if (was === null || is === null) return Exit.invalid;
  const differences = differencesOf(was.root, is.root).map((each) => ({
    ...each,
    text: differenceInWords(each, was.root, is.root),
  }));
  if (options.json) {
    const side = ({ file, hash, variant }: Reading): object => ({ file, hash, variant });
    io.out(stable({ format: 1, command: "diff", before: side(was), after: side(is), differences }));
  } else
    io.out(
      page(
        differences.map(({ text }) => text),
        io,
      ),
    );
  return differences.length === 0 ? Exit.done : Exit.gate;
}

async function readingOf(path: string, changes: Changes, io: Io): Promise<Reading | null> {
  const text = await textOf(path, io);
  const parsed = parseConflict(text, fileName(path));
  const varied = changes.variant === undefined ? parsed : applyVariant(parsed, changes.variant);
  const tree = applySets(varied, changes.set ?? []);
  const { conflict, diagnostics } = checkConflict(tree, changes.variant ?? null);
  if (conflict !== null && tree.root !== null && !hasErrors(diagnostics))
    return { file: fileName(path), root: tree.root, hash: conflict.hash, variant: conflict.variant };
  for (const diagnostic of diagnostics) io.err(`${formatDiagnostic(diagnostic)}\n`);
  return null;
}

function page(sentences: readonly string[], io: Io): string {
  if (sentences.length === 0) return "Nothing differs in meaning.\n";
  const lines = sentences.flatMap((text) =>
    fold(text, io.columns - 2).map((line, k) => (k === 0 ? line : `  ${line}`)),
  );
  return `${lines.join("\n")}\n${sentences.length === 1 ? "1 difference." : `${sentences.length} differences.`}\n`;
}

const HELP = `
Examples:
  parley diff old.parley.yaml new.parley.yaml
  parley diff case.parley.yaml --variant their_account
  parley diff case.parley.yaml --set issues.wages.now=none
Status 0: nothing differs in meaning; 1: something does; 3: a file is invalid.`;
