/** Text in lines of at most `width` signs, broken at spaces, but not before a per cent. */
export function fold(text: string, width: number): string[] {
  const lines: string[] = [];
  // a figure is not parted from its per cent
  for (const piece of text.split(/ (?!%)/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + piece.length + 1 <= width) lines[lines.length - 1] = `${last} ${piece}`;
    else lines.push(piece);
  }
  return lines;
}

/** Headings folded into columns of the given widths, row by row. */
export function stack(heads: readonly string[], widths: readonly number[]): string[][] {
  const folded = heads.map((head, k) => fold(head, widths[k]));
  const height = Math.max(0, ...folded.map((lines) => lines.length));
  return Array.from({ length: height }, (_, n) => folded.map((lines) => lines[n] ?? ""));
}
