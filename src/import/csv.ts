import type { Span } from "../conflict/quantity.js";
import { refuse } from "./trouble.js";

export interface Cell {
  readonly text: string;
  readonly at: Span;
}

/** Rows of a comma-separated text, cells trimmed; empty lines left out. Throws `ImportTrouble`. O(length). */
export function readCsv(text: string, file: string): Cell[][] {
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .flatMap((line, index) => (line.trim() === "" ? [] : [readRow(line, file, index + 1)]));
}

function readRow(line: string, file: string, number: number): Cell[] {
  const cells: Cell[] = [];
  const cell = /(?:\s*"((?:[^"]|"")*)"\s*|([^",]*))(,|$)/y;
  let from = 0;
  for (;;) {
    cell.lastIndex = from;
    const at: Span = { file, line: number, column: from + 1, length: 1 };
    const match = cell.exec(line);
    if (match === null)
      refuse("P0603", at, "A quotation mark stands inside this cell.", "Put the whole cell in quotes.");
    const [whole, inQuotes, plain, end] = match;
    cells.push({ text: (inQuotes?.replaceAll('""', '"') ?? plain).trim(), at });
    from += whole.length;
    if (end === "") return cells;
  }
}
