import type { Calibration } from "../ensemble/calibration/calibrate.js";
import type { Learned } from "../ensemble/calibration/learned.js";
import { fold } from "./fold.js";

/** What a calibration was made of, for the heads of what is written. */
export interface Made {
  readonly file: string;
  readonly data: string;
  /** ISO date. */
  readonly until: string;
  readonly asOf: string;
  /** Hash of file, data, options and version. */
  readonly key: string;
}

const WIDTH = 110;
/** Below this many effective draws the tails of a posterior are noise. */
const FEW = 200;

/** A calibration as text: the table of numbers before and after, what the targets did, and the lines that apply it. */
export function calibrationText(calibration: Calibration, made: Made): string {
  const { numbers, targets, weeks, effective, particles } = calibration;
  const learned = numbers.filter(({ from }) => from !== "nothing");
  const kept = numbers.filter(({ from }) => from === "nothing");
  const few = effective.all < FEW ? `; under ${FEW}, so read the tails with care (--particles)` : "";
  const tell = ({ name, says, used, effective: left }: Calibration["targets"][number]): string[] =>
    fold(
      used ? `${name}: ${says}; ${left.toFixed(0)} draws left` : `${name}: not used, known only after ${made.asOf}`,
      WIDTH,
    ).map((line, k) => `${k === 0 ? "  " : "    "}${line}`);
  return [
    ...fold(
      `${made.file} for ${made.asOf}, on ${weeks.casualties} weeks of claimed casualties and ${weeks.area} of area to ` +
        `${made.until} (${made.data}); ${particles} particles.`,
      WIDTH,
    ),
    "",
    `${"".padEnd(NAME)}${"before, 10/50/90 %".padEnd(CELL)}${"after".padEnd(CELL)}nats  learned from`,
    ...numbers.map(numberLine),
    "",
    "TARGETS, one after the other",
    `  the record alone: ${effective.record.toFixed(0)} effective draws`,
    ...targets.flatMap(tell),
    `  all: ${effective.all.toFixed(0)}${few}`,
    "",
    ...notLearned(kept),
    "",
    learned.some(({ path }) => path !== null)
      ? "TO APPLY: put the variant into the file, or each line behind --set"
      : "NOTHING TO APPLY",
    patchText(calibration, made),
  ].join("\n");
}

const NAME = 50;
const CELL = 27;

function numberLine({ name, unit, before, after, gained, from }: Learned): string {
  const label = unit === "" ? name : `${name}, ${unit}`;
  const cell = (values: readonly number[]): string => values.map(figure).join(" / ").padEnd(CELL);
  return `${label.padEnd(NAME)}${cell(before)}${cell(after)}${gained.toFixed(2)}  ${from}`;
}

/** What stays as it was, said plainly. */
function notLearned(kept: readonly Learned[]): string[] {
  const names = kept.map(({ name }) => name).join("; ");
  const text =
    `NOT LEARNED (posterior = prior): ${names === "" ? "none of the above" : names}. Not in this record at all: the exponent of the ` +
    "advance in fighting power, exponents of force and fire, supply, collapse, beliefs, and everything about bargaining.";
  return fold(text, WIDTH);
}

/** A `variants:` entry that sets what was learned, with the rest in comments; empty where nothing was. */
export function patchText({ numbers }: Calibration, { file, data, until, asOf, key }: Made): string {
  const mine = numbers.filter(({ path }) => path !== null);
  const set = mine.filter(({ from }) => from !== "nothing");
  if (set.length === 0) return "";
  return [
    `# parley calibrate ${key}`,
    `# ${file} for ${asOf}; ${data} to ${until}. 5th to 95th percentile of each number by itself: what they have`,
    "# learned together (losses and intake of one side) is not in these lines.",
    "variants:",
    "  calibrated:",
    `    why: weighed by the recorded war to ${until} (parley calibrate)`,
    "    set:",
    ...set.map((number) => `      ${number.path!}: ${lawText(number)}`),
    ...mine.filter(({ from }) => from === "nothing").map(({ path }) => `      # ${path!}: not learned, stays as it is`),
    "",
  ].join("\n");
}

/** The law of a number after: a range, normal where it reaches below 0. */
export function lawText({ range: [low, high], unit }: Learned): string {
  const units = unit === "" ? "" : ` ${unit}`;
  if (low > 0) return `${figure(low)} to ${figure(high)}${units}`;
  // half the range is 1.645 standard deviations
  const sd = (high - low) / 3.2897072539029444;
  return `normal(${figure((low + high) / 2)}${units}; ${figure(sd)}${units})`;
}

/** Three figures, without a power of ten. */
function figure(x: number): string {
  return String(Number(x.toPrecision(3)));
}
