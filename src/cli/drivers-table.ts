import { readFile } from "node:fs/promises";
import { foreignColumns } from "../ensemble/foreign-parquet-node.js";
import { columnOf, readDataTable, type DataColumn } from "../import/data-table.js";
import { driversOf, MOST_SHAPLEY, numericKind, rowsFor, sharedRows, type Factor } from "../judgement/index.js";
import type { DriverFindings } from "../report/drivers.js";
import { list } from "../report/words.js";
import { readOutcome, resamplesFor, settingsOf, unknownName, type DriversOptions } from "./drivers-options.js";
import { Exit, Stop, type Io } from "./io.js";
import { fileName, plainTextOf } from "./load.js";

/** Categories that a text column may have to count as an input. */
const MOST_CATEGORIES = 20;
/** Columns that name a row of a run's table and are no inputs. */
const NAMES_OF_ROWS: readonly string[] = ["world", "policy", "repeat", "failed"];

/** What decides a column of a table in a file. */
export async function tableFindings(path: string, options: DriversOptions, io: Io): Promise<DriverFindings> {
  const columns = await columnsIn(path, io);
  const named = columns.map(({ name }) => name);
  if (options.outcome === undefined)
    throw new Stop(
      Exit.usage,
      `--outcome names the column to explain. Columns: ${named.slice(0, 20).join(", ")}${named.length > 20 ? ", …" : ""}.`,
    );
  const outcome =
    columns.find(({ name }) => name === options.outcome) ?? unknownName("--outcome", options.outcome, named, "Columns");
  const { factors, notes } = inputsOf(columns, outcome, options);
  const read = outcomeOf(outcome, options);
  const complete = rowsFor(options.method, factors, read.values);
  if (complete.outcome.length === 0)
    throw new Stop(Exit.usage, `${fileName(path)}: no row has a number in every column asked for.`);
  const result = allowed(() =>
    driversOf(complete, options.method, settingsOf(options, complete.outcome.length, factors.length)),
  );
  const { method, seed } = options;
  const resamples = resamplesFor(options, complete.outcome.length, factors.length);
  const shared = sharedRows(complete.factors, method);
  const answer = {
    outcome: outcome.name,
    title: `What decides ${outcome.name}`,
    caseWords: read.caseWords,
    result,
    dropped: complete.dropped,
    notes: shared ? [...notes, shared] : notes,
  };
  const origin = `${fileName(path)}: ${read.values.length} rows, ${factors.length} ${factors.length === 1 ? "input" : "inputs"}; ${method}, seed ${seed}.`;
  return {
    method,
    seed,
    resamples,
    rowWord: "rows",
    origin,
    inputs: new Map(),
    answers: [answer],
    untested: [],
    same: [],
  };
}

/** Says in a sentence what a table does not allow. */
export function allowed<Result>(act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    const said = error instanceof Error ? error.message : "";
    if (said.startsWith("not a Morris design"))
      throw new Stop(Exit.usage, `--method morris: ${said}. Other methods take any table.`);
    if (said.startsWith("no box meets")) throw new Stop(Exit.usage, `--method prim: ${said}.`);
    if (said.startsWith("invalid number of factors"))
      throw new Stop(
        Exit.usage,
        `--method shapley takes at most ${MOST_SHAPLEY} inputs: name the ones that matter with --inputs.`,
      );
    throw error;
  }
}

async function columnsIn(path: string, io: Io): Promise<DataColumn[]> {
  try {
    if (!/\.parquet$/i.test(path)) return readDataTable(await plainTextOf(path, io));
    return (await foreignColumns(await readFile(path))).map(({ name, values }) => columnOf(name, values));
  } catch (error) {
    if (error instanceof Stop) throw error;
    const said =
      error instanceof Error && "code" in error && error.code === "ENOENT"
        ? "there is no such file"
        : (error as Error).message;
    throw new Stop(Exit.usage, `${path}: ${said}.`);
  }
}

function outcomeOf({ name, numbers, texts }: DataColumn, options: DriversOptions): ReturnType<typeof readOutcome> {
  if (numbers) return readOutcome(name, numbers, options);
  const { equals } = options;
  const values = [...new Set(texts)];
  if (equals === undefined)
    throw new Stop(
      Exit.usage,
      `${name} holds text: say which value is a case with --equals, e.g. --equals "${values[0]}".`,
    );
  if (!values.includes(equals)) unknownName("--equals", equals, values, `Values of ${name}`);
  const cases = Float64Array.from(texts!, (text) => (text === "" ? NaN : text === equals ? 1 : 0));
  return { ...readOutcome(name, cases, { ...options, equals: "1" }), caseWords: `${name} is ${equals}` };
}

/** Columns asked for, or all that can be inputs, and what was left out. */
function inputsOf(
  columns: readonly DataColumn[],
  outcome: DataColumn,
  { inputs }: DriversOptions,
): { factors: Factor[]; notes: string[] } {
  const rest = columns.filter((column) => column !== outcome);
  if (inputs !== undefined) {
    const names = inputs
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "");
    const known = rest.map(({ name }) => name);
    const chosen = names.map(
      (name) => rest.find((column) => column.name === name) ?? unknownName("--inputs", name, known, "Columns"),
    );
    return { factors: chosen.map((column) => factorOf(column) ?? tooMany(column)), notes: [] };
  }
  const usable = rest.filter(({ name }) => !NAMES_OF_ROWS.includes(name));
  const left = usable.filter((column) => factorOf(column) === null).map(({ name }) => name);
  const factors = usable.flatMap((column) => factorOf(column) ?? []);
  if (factors.length === 0)
    throw new Stop(
      Exit.usage,
      `There is no column to explain ${outcome.name} by: none of the others holds numbers or a few texts.`,
    );
  return {
    factors,
    notes:
      left.length > 0 ? [`Not read as inputs, for they hold more than ${MOST_CATEGORIES} texts: ${list(left)}.`] : [],
  };
}

function tooMany({ name }: DataColumn): never {
  throw new Stop(Exit.usage, `--inputs: ${name} holds more than ${MOST_CATEGORIES} different texts and no numbers.`);
}

function factorOf({ name, numbers, texts }: DataColumn): Factor | null {
  if (numbers) return { name, kind: numericKind(numbers), values: numbers };
  const categories = [...new Set(texts!.filter((text) => text !== ""))].sort();
  if (categories.length > MOST_CATEGORIES) return null;
  const places = new Map(categories.map((category, place) => [category, place]));
  return { name, kind: "nominal", categories, values: Float64Array.from(texts!, (text) => places.get(text) ?? NaN) };
}
