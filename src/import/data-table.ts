/** A column of a plain table: numbers (NaN where empty or NA), or texts where any cell is none. */
export interface DataColumn {
  readonly name: string;
  readonly numbers: Float64Array | null;
  readonly texts: readonly string[] | null;
}

const EMPTY = new Set(["", "na", "nan", "null", "n/a"]);

/**
 * Columns of a table with a heading: comma-separated, or by semicolon or tab where the heading has no comma. Quotes as in
 * RFC 4180, but no line breaks inside them. `true` and `false` are 1 and 0. Throws a sentence with the line where a row is
 * too short, too long or badly quoted, or a name stands twice. O(length).
 */
export function readDataTable(text: string): DataColumn[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  const rows = lines.flatMap((line, index) => (line.trim() === "" ? [] : [{ line, number: index + 1 }]));
  if (rows.length === 0) throw new Error("the file is empty");
  const [head, ...rest] = rows;
  const mark = [",", ";", "\t"].find((each) => head.line.includes(each)) ?? ",";
  const names = cellsOf(head.line, mark, head.number);
  const twice = names.find((name, place) => names.indexOf(name) < place);
  if (twice !== undefined) throw new Error(`line ${head.number}: two columns are called "${twice}"`);
  const cells = rest.map(({ line, number }) => {
    const own = cellsOf(line, mark, number);
    if (own.length !== names.length)
      throw new Error(`line ${number} has ${own.length} cells, the heading has ${names.length}`);
    return own;
  });
  return names.map((name, column) =>
    columnOf(
      name,
      cells.map((row) => row[column]),
    ),
  );
}

/** A column from its values as another format has them: numbers, texts, truths, or nothing. */
export function columnOf(name: string, values: readonly unknown[]): DataColumn {
  const numbers = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const number = numberOf(values[i]);
    if (number === null)
      return {
        name,
        numbers: null,
        texts: values.map((value) => (value === null || value === undefined ? "" : String(value as string))),
      };
    numbers[i] = number;
  }
  return { name, numbers, texts: null };
}

function numberOf(value: unknown): number | null {
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "boolean") return value ? 1 : 0;
  if (value === null || value === undefined) return NaN;
  if (typeof value !== "string") return null;
  const plain = value.trim().toLowerCase();
  if (EMPTY.has(plain)) return NaN;
  if (plain === "true" || plain === "false") return plain === "true" ? 1 : 0;
  const number = Number(plain);
  return Number.isNaN(number) ? null : number;
}

function cellsOf(line: string, mark: string, number: number): string[] {
  if (!line.includes('"')) return line.split(mark).map((cell) => cell.trim());
  const cells: string[] = [];
  const cell = new RegExp(`(?:\\s*"((?:[^"]|"")*)"\\s*|([^"${mark}]*))(${mark}|$)`, "y");
  for (let from = 0; ;) {
    cell.lastIndex = from;
    const match = cell.exec(line);
    if (match === null) throw new Error(`line ${number}: a quotation mark stands inside a cell`);
    cells.push((match[1]?.replaceAll('""', '"') ?? match[2]).trim());
    from += match[0].length;
    if (match[3] === "") return cells;
  }
}
