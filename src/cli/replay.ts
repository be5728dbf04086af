import type { Command } from "commander";
import { BRIEF_DEFAULTS } from "../report/brief.js";
import { lacksForReplay, replayOf } from "../report/replay.js";
import { renderReplay, replayJson } from "../report/replay-text.js";
import { replayView } from "../report/views/replay.js";
import { sheetSvg } from "../report/views/view.js";
import { Exit, Stop, type Io } from "./io.js";
import { fileName, load, type Changes } from "./load.js";
import { matchedFor } from "./match.js";
import { refuseToOverwrite } from "./overwrite.js";
import { whole } from "./option.js";

export interface ReplayOptions extends Changes {
  readonly json?: boolean;
  readonly worlds: number;
  readonly seed: number;
  readonly labellings: number;
  readonly unmatched?: boolean;
  readonly picture?: string;
  readonly force?: boolean;
}

/** Labellings that the file's own is put beside. */
const LABELLINGS = 39;

/** Adds `parley replay`. `done` takes the exit status. */
export function addReplay(program: Command, io: Io, done: (status: number) => void): void {
  const collect = (text: string, all: readonly string[]): string[] => [...all, text];
  program
    .command("replay <file>")
    .description("the acts on record beside what the patron believed, and whether the labels of its messages matter")
    .option("--set <path=value>", "change a number or key before the check; may be repeated", collect, [])
    .option("--variant <name>", "read the file through one of its variants")
    .option("--json", "print data instead of text")
    .option(
      "--worlds <n>",
      "worlds that fit the record, and as many as drawn",
      whole(10, 100_000),
      BRIEF_DEFAULTS.worlds,
    )
    .option("--labellings <n>", "times that the labels are drawn anew", whole(1, 10_000), LABELLINGS)
    .option("--seed <n>", "names every random draw", whole(0, 4_294_967_295), BRIEF_DEFAULTS.seed)
    .option("--picture <file>", "also write belief and the acts as one SVG file")
    .option("--force", "write over a file that is there")
    .option("--unmatched", "worlds as drawn, not held to the record")
    .addHelpText("after", HELP)
    .action(async (file: string, options: ReplayOptions) => done(await replay(file, options, io)));
}

/** `parley replay FILE`: the record, act by act. */
export async function replay(file: string, options: ReplayOptions, io: Io): Promise<number> {
  if (options.picture) await refuseToOverwrite(options.picture, options.force, io);
  const conflict = await load(file, options, io);
  const lacks = lacksForReplay(conflict);
  if (lacks !== null) throw new Stop(Exit.usage, `${fileName(file)} has no record to replay: it needs ${lacks}.`);
  const match = await matchedFor(conflict, file, options, io);
  const fitting = match?.members ?? [];
  const { worlds, labellings, seed } = options;
  const members = fitting.length > 0 ? fitting : Array.from({ length: worlds }, (_, index) => index);
  const found = replayOf(conflict, { members, matched: fitting.length > 0, worlds, labellings, seed });
  if (options.picture) await io.write(options.picture, sheetSvg([replayView(conflict, found, { file, seed })]));
  if (options.json) io.out(replayJson(conflict, found, seed));
  else io.out(renderReplay(conflict, found, { width: io.columns, colour: io.colour, file }));
  return Exit.done;
}

const HELP = `
Examples:
  parley replay case.parley.yaml                      the record beside belief
  parley replay case.parley.yaml --picture record.svg the same as a picture
  parley replay case.parley.yaml --labellings 199     a sharper placebo`;
