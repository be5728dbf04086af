/** An uncertain input of a table: one number a row. `nominal` values are places in `categories`. */
export interface Factor {
  readonly name: string;
  readonly kind: "real" | "integer" | "nominal";
  readonly values: Float64Array;
  readonly categories?: readonly string[];
}

/** Rows of a table that have every number. */
export interface Complete {
  readonly factors: readonly Factor[];
  readonly outcome: Float64Array;
  /** Rows left out because an input or the outcome is not a number. */
  readonly dropped: number;
}

/** The rows in which the outcome and every input are numbers; how many were left out. Throws on columns of unlike length. */
export function completeRows(factors: readonly Factor[], outcome: Float64Array): Complete {
  const rows = outcome.length;
  for (const { name, values } of factors)
    if (values.length !== rows) throw new Error(`invalid column ${name}: ${values.length} rows, not ${rows}`);
  const keep: number[] = [];
  for (let i = 0; i < rows; i++)
    if (outcome[i] === outcome[i] && factors.every(({ values }) => values[i] === values[i])) keep.push(i);
  if (keep.length === rows) return { factors, outcome, dropped: 0 };
  const take = (column: Float64Array): Float64Array => Float64Array.from(keep, (i) => column[i]);
  return {
    factors: factors.map((factor) => ({ ...factor, values: take(factor.values) })),
    outcome: take(outcome),
    dropped: rows - keep.length,
  };
}

/** The kind of a numeric column: `integer` where every number is one. */
export function numericKind(values: ArrayLike<number>): "real" | "integer" {
  for (let i = 0; i < values.length; i++) if (values[i] === values[i] && !Number.isInteger(values[i])) return "real";
  return "integer";
}
