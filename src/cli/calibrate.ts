import type { Command } from "commander";
import { calibrate, calibrationNeeds } from "../ensemble/calibration/calibrate.js";
import { weeklyTrouble } from "../ensemble/calibration/backtest.js";
import { readRecord, RECORD_FILES } from "../ensemble/calibration/record.js";
import { parseDate } from "../language/date.js";
import { calibrationText, patchText } from "../report/calibration.js";
import { Exit, Stop, type Io } from "./io.js";
import { fileName, load, type Changes } from "./load.js";
import { progressOn } from "./progress.js";
import { whole } from "./option.js";
import { MADE, refuseForeign } from "./renew.js";

export interface CalibrateOptions extends Changes {
  readonly data: string;
  readonly until: string;
  readonly particles: number;
  readonly seed: number;
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** Last day of the record that is used if nothing is asked for: what the protocol of the backtest trains on. */
const UNTIL = "2024-12-31";
/** First day that leaves a year of weeks to learn from. */
const FIRST = "2024-01-01";
const PARTICLES = 4000;

/** Adds `parley calibrate`. `done` takes the exit status. */
export function addCalibrate(program: Command, io: Io, version: string, done: (status: number) => void): void {
  program
    .command("calibrate <file>")
    .description("weigh a file's campaign by the recorded war, and print what is learned and what is not")
    .requiredOption("--data <folder>", "folder of the record (see below)")
    .option("--until <date>", "last day of the record that is used", UNTIL)
    .option("--particles <n>", "vectors of parameters", whole(100, 100_000), PARTICLES)
    .option("--seed <n>", "names every random draw", whole(0, 4_294_967_295), 1)
    .option("-o, --out <path>", "also write the variant that applies it; kept as it is where nothing has changed")
    .option("--force", "write over a file that this command has not made")
    .option("--set <path=value>", "change a number or key before the check; may be repeated", collect, [])
    .option("--variant <name>", "read the file through one of its variants")
    .option("--json", "print data instead of text")
    .addHelpText("after", HELP)
    .action(async (file: string, options: CalibrateOptions) =>
      done(await calibrateCommand(file, options, io, version)),
    );
}

/** `parley calibrate FILE --data DIR`. */
export async function calibrateCommand(
  file: string,
  options: CalibrateOptions,
  io: Io,
  version: string,
): Promise<number> {
  const conflict = await load(file, options, io);
  const needs = calibrationNeeds(conflict);
  if (needs !== null) throw new Stop(Exit.usage, `${fileName(file)}: ${needs}.`);
  const asOf = conflict.asOf!;
  const until = untilOf(options.until, asOf);
  const texts = [await textIn(options.data, "casualties", io), await textIn(options.data, "area", io)];
  const { record, trouble } = readRecord(texts[0], texts[1]);
  if (!record) throw new Stop(Exit.usage, `${options.data}: ${trouble}.`);
  const gap = weeklyTrouble(record, until);
  if (gap !== null)
    throw new Stop(Exit.usage, `${options.data}: ${gap}. Another folder, or an earlier --until, may do.`);
  const { particles, seed } = options;
  const key = io.sha256([conflict.hash, ...texts, version, options.until, particles, seed].join("\n"));
  const made = { file: fileName(file), data: fileName(options.data), until: options.until, asOf, key };
  if (options.out !== undefined && !options.json && (await holds(options.out, key, io))) {
    io.out(`${options.out} holds this calibration already: same file, data, options and version.\n`);
    return Exit.done;
  }
  if (options.out !== undefined) await refuseForeign(options.out, MADE.calibration, options.force, io);
  const progress = progressOn(io, "calibrate", 0, "weeks");
  const calibration = calibrate(conflict, record, { until, particles, seed, progress });
  if (calibration.effective.all < 1)
    throw new Stop(Exit.gate, `${made.file}: no draw of its numbers agrees with the record and the targets.`);
  const patch = patchText(calibration, made);
  io.out(
    options.json
      ? `${JSON.stringify({ ...made, ...calibration, patch }, null, 1)}\n`
      : `${calibrationText(calibration, made)}\n`,
  );
  if (options.out !== undefined) await io.write(options.out, patch);
  return Exit.done;
}

function untilOf(text: string, asOf: string): number {
  const day = parseDate(text);
  if (day === null) throw new Stop(Exit.usage, `--until: a date such as ${UNTIL}, not "${text}".`);
  if (text > asOf)
    throw new Stop(
      Exit.usage,
      `--until: ${text} is later than the file's as_of, ${asOf}: that would be hindsight. Name an earlier day.`,
    );
  if (text < FIRST) throw new Stop(Exit.usage, `--until: before ${FIRST} there is less than a year to learn from.`);
  return day;
}

async function textIn(folder: string, series: keyof typeof RECORD_FILES, io: Io): Promise<string> {
  const { full, extract } = RECORD_FILES[series];
  for (const name of [full, extract]) {
    const text = await io.read(`${folder.replace(/[\\/]+$/, "")}/${name}`).catch(() => null);
    if (text !== null) return text;
  }
  throw new Stop(
    Exit.usage,
    `${folder}: there is neither ${full} nor ${extract}. Name the folder of the record with --data.`,
  );
}

/** Whether a file was written by the same calibration. */
async function holds(path: string, key: string, io: Io): Promise<boolean> {
  return io.read(path).then(
    (text) => text.startsWith(`# parley calibrate ${key}\n`),
    () => false,
  );
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

const HELP = `
The folder holds daily or weekly figures of the war in Ukraine: ${RECORD_FILES.casualties.full} or
${RECORD_FILES.casualties.extract} (date, ${RECORD_FILES.casualties.column}) and ${RECORD_FILES.area.full} or
${RECORD_FILES.area.extract} (date, ${RECORD_FILES.area.column}); references/ukraine of the source has both.
Example:
  parley calibrate conflicts/ukraine-2025.parley.yaml --data references/ukraine -o out/calibrated.yaml`;
