import { ExpressionTrouble, type Typed } from "./typing.js";
import { type Cursor, accept, peek, take } from "./token.js";
import { WEEKS_A_MONTH, WEEKS_A_YEAR } from "./units.js";

const UNITS: Readonly<Record<string, readonly [string, number]>> = {
  "%": ["share", 0.01],
  km2: ["km2", 1],
  persons: ["persons", 1],
  men: ["persons", 1],
  points: ["utility", 1],
  day: ["weeks", 1 / 7],
  days: ["weeks", 1 / 7],
  week: ["weeks", 1],
  weeks: ["weeks", 1],
  month: ["weeks", WEEKS_A_MONTH],
  months: ["weeks", WEEKS_A_MONTH],
  year: ["weeks", WEEKS_A_YEAR],
  years: ["weeks", WEEKS_A_YEAR],
};
const MAGNITUDES: Readonly<Record<string, number>> = { k: 1e3, M: 1e6, bn: 1e9 };

/** A number with an optional unit under the cursor (`500 km2`, `5 %`, `26 weeks`), canonical. */
export function literalOf(cursor: Cursor): Typed {
  const token = take(cursor);
  if (token.kind !== "number") {
    throw new ExpressionTrouble(
      "P0301",
      token.at,
      "Here must stand a number.",
      "Write it as 500 km2, 5 % or 26 weeks.",
    );
  }
  const suffix = /(k|M|bn)$/.exec(token.text)?.[0] ?? "";
  const value = Number(token.text.slice(0, token.text.length - suffix.length)) * (MAGNITUDES[suffix] ?? 1);
  const next = peek(cursor);
  const known =
    Object.hasOwn(UNITS, next.text) && (next.kind === "word" || next.kind === "sign") ? UNITS[next.text] : null;
  if (known !== null) accept(cursor, next.text);
  const number = { kind: "number", value: value * (known?.[1] ?? 1) } as const;
  return { expression: number, level: "constant", type: "number", unit: known?.[0] ?? null, at: token.at };
}
