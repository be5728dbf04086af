/** One value of a figure's data; null where there is none. */
export type Cell = string | number | null;

/** A column of a figure's data, for whoever draws it again. */
export interface DataColumn {
  readonly name: string;
  readonly type: "number" | "text";
  /** Unit of its values; empty for words and counts. */
  readonly unit: string;
  readonly about: string;
}

/** The plain data form of a figure: picture, CSV and Vega-Lite are made of these rows, one mark of the picture each or several. */
export interface FigureData {
  readonly columns: readonly DataColumn[];
  /** Shape [rows][columns]. */
  readonly rows: readonly (readonly Cell[])[];
}

/** A column of numbers. */
export function numbers(name: string, unit: string, about: string): DataColumn {
  return { name, type: "number", unit, about };
}

/** A column of words. */
export function words(name: string, about: string): DataColumn {
  return { name, type: "text", unit: "", about };
}

/** A number of a cell: NaN and the infinities are no value, −0 is 0. */
export function cellOf(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value + 0 : null;
}

/** Data as CSV: RFC 4180 with line feeds; no value is an empty cell; numbers read back to the same bits. */
export function csvOf({ columns, rows }: FigureData): string {
  return csv([columns.map(({ name }) => name), ...rows]);
}

/** The dictionary of several figures' columns as CSV: file, column, type, unit, what it is. */
export function dictionaryCsv(figures: readonly { readonly id: string; readonly data: FigureData }[]): string {
  const rows = figures.flatMap(({ id, data }) =>
    data.columns.map(({ name, type, unit, about }) => [`${id}.csv`, name, type, unit, about]),
  );
  return csv([["file", "column", "type", "unit", "about"], ...rows]);
}

function csv(lines: readonly (readonly Cell[])[]): string {
  return lines.map((line) => `${line.map(csvCell).join(",")}\n`).join("");
}

function csvCell(value: Cell): string {
  const text = value === null ? "" : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as objects by the names of their columns, as Vega-Lite takes them. */
export function recordsOf({ columns, rows }: FigureData): Record<string, Cell>[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, k) => [name, row[k]])));
}
