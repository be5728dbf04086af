import type { Conflict } from "../conflict/conflict.js";
import { MEASURE_WORDS } from "../conflict/measure.js";
import type { TableEntry } from "./manifest.js";

/** One column of a table, explained. */
export interface ColumnNote {
  readonly table: string;
  readonly column: string;
  /** `event`: 1 true, 0 false; `number`; `text`; `index`. Empty cells: undefined in that run, or the run failed. */
  readonly type: "event" | "number" | "text" | "index";
  /** Canonical unit; empty where it has none. */
  readonly unit: string;
  readonly sentence: string;
}

/** Every column of a table with its type, unit and a sentence. */
export function dictionaryOf(conflict: Conflict, entry: TableEntry): ColumnNote[] {
  const note = (column: string, type: ColumnNote["type"], unit: string, sentence: string): ColumnNote => ({
    table: entry.table,
    column,
    type,
    unit,
    sentence,
  });
  return [
    note("world", "index", "", "which draw of everything uncertain; with seed and design it names the world for ever"),
    note("policy", "text", "", "course of action; empty where policies do not move the table"),
    note("repeat", "index", "", "which replay of chance in that world, from 1"),
    note("failed", "text", "", "why the run failed; empty where it did not"),
    ...entry.columns.map((column) =>
      entry.table === "inputs" ? inputNote(conflict, column, note) : measureNote(conflict, column, note),
    ),
  ];
}

type Note = (column: string, type: ColumnNote["type"], unit: string, sentence: string) => ColumnNote;

function inputNote(conflict: Conflict, column: string, note: Note): ColumnNote {
  const quantity = conflict.quantities.find((each) => each.path === column)!;
  const from = {
    file: quantity.text === "" ? "drawn as the file says" : `drawn from ${quantity.text}, as the file says`,
    default: "drawn from what the tool supplies where the file is silent",
    nature: "hidden draw of nature",
  }[quantity.origin];
  return note(column, quantity.unit === "choice" ? "index" : "number", quantity.unit, from);
}

function measureNote(conflict: Conflict, column: string, note: Note): ColumnNote {
  const use = conflict.measures.find((each) => each.id === column)!;
  const word = MEASURE_WORDS.find((each) => each.name === use.name);
  if (!word) throw new Error(`invalid measure: ${use.name}`);
  const when =
    use.week === null
      ? ""
      : { within: `up to week ${use.week}`, by: `by week ${use.week}`, at: `in week ${use.week}`, none: "" }[word.time];
  return note(column, word.type, word.unit, when === "" ? word.means : `${word.means}; ${when}`);
}
