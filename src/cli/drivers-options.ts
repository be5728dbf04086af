import { OF_CASES, type DriverOptions, type Method, type Objective } from "../judgement/index.js";
import { candidates } from "../language/nearest.js";
import { plain } from "../report/words.js";
import { Exit, Stop } from "./io.js";
import type { Changes } from "./load.js";

/** What `parley drivers` may be told. */
export interface DriversOptions extends Changes {
  readonly table?: string;
  readonly inputs?: string;
  readonly outcome?: string;
  readonly claim?: string;
  readonly measure?: string;
  readonly policy?: string;
  readonly above?: number;
  readonly below?: number;
  readonly equals?: string;
  readonly method: Method;
  readonly objective: Objective;
  readonly alpha: number;
  readonly mass: number;
  readonly boxes: number;
  readonly resamples?: number;
  readonly leastCoverage?: number;
  readonly leastDensity?: number;
  readonly mostInputs?: number;
  readonly top: number;
  readonly worlds: number;
  readonly repeats: number;
  readonly seed: number;
  readonly jobs?: number;
  readonly json?: boolean;
  readonly unmatched?: boolean;
}

const SHAPLEY_ROWS = 1000;

/** Resamples when nothing else is asked for: fewer of a table of more cells, whose intervals are narrow. */
export const USUAL_RESAMPLES = 1000;
export const LARGE_RESAMPLES = 200;
export const LARGE = 500_000;

/** Resamples behind each interval of a table. */
export function resamplesFor({ resamples }: DriversOptions, rows: number, inputs: number): number {
  return resamples ?? (rows * inputs > LARGE ? LARGE_RESAMPLES : USUAL_RESAMPLES);
}

/** Settings of the method that was asked for. */
export function settingsOf(options: DriversOptions, rows: number, inputs: number): DriverOptions {
  const { objective, alpha, mass, boxes, seed, leastCoverage, leastDensity, mostInputs } = options;
  return {
    objective,
    peelAlpha: alpha,
    pasteAlpha: alpha,
    massMin: mass,
    boxes,
    seed,
    resamples: resamplesFor(options, rows, inputs),
    shapleyRows: SHAPLEY_ROWS,
    demands: {
      ...(leastCoverage === undefined ? {} : { leastCoverage }),
      ...(leastDensity === undefined ? {} : { leastDensity }),
      ...(mostInputs === undefined ? {} : { mostRestricted: mostInputs }),
    },
  };
}

/** Stops with a sentence and the nearest names. */
export function unknownName(option: string, name: string, known: readonly string[], label: string): never {
  throw new Stop(Exit.usage, `${option}: there is no "${name}". ${candidates(name, known, label)}`);
}

/** An outcome as a method reads it: numbers, or 1 for a case and 0 for none, and what a case is in words. */
export interface ReadOutcome {
  readonly values: Float64Array;
  readonly caseWords: string | null;
}

/** Turns an outcome into cases where a threshold is given; stops where a method of cases lacks one, or nothing varies. */
export function readOutcome(name: string, values: Float64Array, options: DriversOptions): ReadOutcome {
  const given = [options.above, options.below, options.equals].filter((each) => each !== undefined).length;
  if (given > 1)
    throw new Stop(Exit.usage, "One of --above, --below and --equals says which rows are cases, not several.");
  const defined = values.filter((value) => value === value);
  if (defined.length === 0) throw new Stop(Exit.usage, `${name} has no number in any row.`);
  const test = testOf(options);
  if (test === null) {
    const plainCases = defined.every((value) => value === 0 || value === 1);
    varies(name, defined, "");
    if (OF_CASES.includes(options.method) && !plainCases)
      throw new Stop(
        Exit.usage,
        `--method ${options.method} asks where ${name} is a case: say which rows are, e.g. --above ${plain(middleOf(defined)).replace(/,/g, "")} (its median), --below or --equals.`,
      );
    return { values, caseWords: plainCases ? `${name} is 1` : null };
  }
  const cases = values.map((value) => (value === value ? (test.holds(value) ? 1 : 0) : NaN));
  varies(
    name,
    cases.filter((value) => value === value),
    ` ${test.words}`,
  );
  return { values: cases, caseWords: `${name} ${test.words}` };
}

function testOf({ above, below, equals }: DriversOptions): { words: string; holds: (value: number) => boolean } | null {
  if (above !== undefined) return { words: `is above ${plain(above)}`, holds: (value) => value > above };
  if (below !== undefined) return { words: `is below ${plain(below)}`, holds: (value) => value < below };
  if (equals === undefined) return null;
  const number = Number(equals);
  if (equals.trim() === "" || Number.isNaN(number))
    throw new Stop(Exit.usage, `--equals: the outcome is a number, "${equals}" is none.`);
  return { words: `equals ${plain(number)}`, holds: (value) => value === number };
}

function varies(name: string, values: Float64Array, words: string): void {
  const [first] = values;
  if (values.some((value) => value !== first)) return;
  const what =
    words === "" ? `${name} is ${plain(first)} in every row` : `${name}${words} in ${first === 1 ? "every" : "no"} row`;
  throw new Stop(Exit.usage, `${what}: nothing decides what never differs.`);
}

function middleOf(values: Float64Array): number {
  return values.slice().sort()[values.length >> 1];
}
