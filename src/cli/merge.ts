import type { Command } from "commander";
import { isSettled } from "../ensemble/rounds.js";
import { mergeRuns } from "../ensemble/merge-node.js";
import { Exit, type Io } from "./io.js";
import { friendly, tell } from "./run.js";
import { openRun } from "./verify.js";

/** Adds `parley merge`. */
export function addMerge(program: Command, io: Io, done: (status: number) => void): void {
  program
    .command("merge <folders...>")
    .description("put the parts of one run (`parley run --chunk i/n`) into one folder")
    .requiredOption("-o, --out <folder>", "folder of the whole run")
    .addHelpText("after", HELP)
    .action(async (folders: string[], options: { out: string }) => done(await merge(folders, options.out, io)));
}

/** `parley merge DIRS… -o DIR`: the folder an undivided run would have left. Status 4 where chunks are still missing. */
export async function merge(folders: readonly string[], out: string, io: Io): Promise<number> {
  const { conflict, manifest } = await friendly(() => openRun(folders[0]));
  const store = await friendly(() => mergeRuns(folders, out, conflict));
  const missing = store.missing().length;
  if (missing === 0 && isSettled(store.manifest))
    return tell(store, { folder: out, file: manifest.conflict.file, conflict }, io);
  const lacks =
    missing > 0
      ? `${missing} of ${store.tasks().length} chunks are in none of the folders.`
      : "All chunks of the repeats so far are there; the claims are still to say what more they need.";
  io.err(`${lacks} ` + `Go on with: parley run ${manifest.conflict.file} -o ${out} --resume\n`);
  return Exit.budget;
}

const HELP = `
Example:
  parley merge runs/part1 runs/part2 runs/part3 -o runs/case
Status 0: the run is whole; 4: chunks, or more repeats, are still missing.`;
