import { InvalidArgumentError, Option, type Command } from "commander";
import { statSync } from "node:fs";
import { METHODS, OBJECTIVES, PRIM_DEFAULTS } from "../judgement/index.js";
import { driversJson } from "../report/drivers-json.js";
import { renderDrivers } from "../report/drivers-text.js";
import { fileFindings, folderFindings } from "./drivers-conflict.js";
import { LARGE, LARGE_RESAMPLES, USUAL_RESAMPLES, type DriversOptions } from "./drivers-options.js";
import { tableFindings } from "./drivers-table.js";
import { Exit, Stop, type Io } from "./io.js";
import { fileName } from "./load.js";
import { whole } from "./option.js";
import { addChanges, addSampling } from "./sampling.js";

/** Adds the command to the program. */
export function addDrivers(program: Command, io: Io, done: (status: number) => void): void {
  addSampling(
    addChanges(
      program
        .command("drivers [file]")
        .description("what decides an outcome: of a conflict's claims, of a run in a folder, or of any table"),
    ),
    { fewest: 2 },
  )
    .option("--table <file>", "a table instead: CSV or Parquet with a heading")
    .option("--outcome <name>", "column of the table; claim or measure of a conflict or run")
    .option("--claim <id>", "only this claim; all claims of the file if nothing is named")
    .option("--measure <name>", "a measure that the file's claims or objectives speak of")
    .option("--policy <id>", "course of action a measure is taken under; the first if left out")
    .option("--inputs <names>", "inputs, with commas; all if left out")
    .option("--above <x>", "cases are the rows above this", number)
    .option("--below <x>", "cases are the rows below this", number)
    .option("--equals <x>", "cases are the rows with this value")
    .addOption(new Option("--method <name>", "how to ask").choices(METHODS).default("sobol"))
    .addOption(
      new Option("--objective <name>", "what PRIM peels by").choices(OBJECTIVES).default(PRIM_DEFAULTS.objective),
    )
    .option("--alpha <share>", "share of rows that PRIM peels or pastes at a time", share, PRIM_DEFAULTS.peelAlpha)
    .option("--mass <share>", "least share of rows in a box or leaf", share, PRIM_DEFAULTS.massMin)
    .option("--boxes <n>", "boxes that PRIM looks for at most", whole(1, 20), 1)
    .option(
      "--resamples <n>",
      `resamples behind each interval (${USUAL_RESAMPLES}; ${LARGE_RESAMPLES} of more than ${LARGE} cells)`,
      whole(100, 100_000),
    )
    .option("--least-coverage <share>", "PRIM: choose among boxes that hold this share of the cases", share)
    .option("--least-density <share>", "PRIM: choose among boxes as dense as this", share)
    .option("--most-inputs <n>", "PRIM: choose among boxes that restrict so many inputs at most", whole(1, 100))
    .option("--top <n>", "inputs shown for an outcome", whole(1, 1000), 8)
    .option("--json", "print data instead of text")
    .addHelpText("after", HELP)
    .action(async (file: string | undefined, options: DriversOptions) => done(await drivers(file, options, io)));
}

/** `parley drivers`: what decides an outcome, as text or data. */
export async function drivers(file: string | undefined, options: DriversOptions, io: Io): Promise<number> {
  const source = options.table ?? file;
  if (source === undefined)
    throw new Stop(Exit.usage, "Name a conflict file, the folder of a run, or a table with --table.");
  if (options.table !== undefined && file !== undefined)
    throw new Stop(Exit.usage, `One thing at a time: ${file}, or the table ${options.table}.`);
  const findings =
    options.table !== undefined
      ? await tableFindings(source, options, io)
      : isFolder(source)
        ? await folderFindings(source, options)
        : await fileFindings(source, options, io);
  const head = { [options.table === undefined ? "source" : "table"]: fileName(source) };
  io.out(
    options.json
      ? driversJson(findings, head)
      : renderDrivers(findings, { width: io.columns, colour: io.colour, most: options.top }),
  );
  return Exit.done;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function number(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) throw new InvalidArgumentError(`a number, not "${text}".`);
  return value;
}

function share(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError(`a share between 0 and 1, not "${text}".`);
  return value;
}

const HELP = `
Methods
  sobol     shares of variance: Saltelli's estimators where the rows are his design, else from slices of any sample
  pawn      how far the outcome's distribution moves          regional  cases against the others
  shapley   shares of variance when inputs depend on each other (at most 10 inputs)
  morris    elementary effects of a design of trajectories
  prim      boxes of inputs in which cases are dense          cart      leaves of a classification tree

Examples
  parley drivers case.parley.yaml                              every claim, and the decisive numbers without a source
  parley drivers case.parley.yaml --claim C3 --method prim     where C3 fails
  parley drivers runs/one --outcome "settled within 52 weeks"  a run in a folder
  parley drivers --table worlds.csv --inputs a,b --outcome y --above 0.5 --method prim --json`;
