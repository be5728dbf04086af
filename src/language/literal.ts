import { ExpressionTrouble, type Typed } from "./typing.js";
import { type Cursor, accept, peek, take } from "./token.js";
import { USD_PER_EUR, timeWeeks } from "./units.js";

const UNITS: Readonly<Record<string, readonly [string, number]>> = {
  "%": ["share", 0.01],
  km2: ["km2", 1],
  persons: ["persons", 1],
  men: ["persons", 1],
  points: ["utility", 1],
  USD: ["usd", 1],
  EUR: ["usd", USD_PER_EUR],
};
const MAGNITUDES: Readonly<Record<string, number>> = { k: 1e3, M: 1e6, bn: 1e9 };

/** A number with an optional unit under the cursor (`500 km2`, `5 %`, `26 weeks`, `1,500 persons/day`), canonical. */
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
  const digits = token.text.slice(0, token.text.length - suffix.length).replaceAll(",", "");
  const value = Number(digits) * (MAGNITUDES[suffix] ?? 1);
  if (!Number.isFinite(value)) {
    throw new ExpressionTrouble("P0301", token.at, `"${token.text}" is too large.`, "Write a smaller number.");
  }
  const next = peek(cursor);
  const known = next.kind === "word" || next.kind === "sign" ? unitOf(next.text) : null;
  if (known !== null) accept(cursor, next.text);
  const per = known === null || known[0] === "weeks" ? null : rateOf(cursor);
  const number = { kind: "number", value: (value * (known?.[1] ?? 1)) / (per ?? 1) } as const;
  const unit = known === null ? null : per === null ? known[0] : `${known[0]}/week`;
  return { expression: number, level: "constant", type: "number", unit, at: token.at };
}

/** Canonical unit and factor of a unit word; null for any other. */
function unitOf(text: string): readonly [string, number] | null {
  if (Object.hasOwn(UNITS, text)) return UNITS[text];
  const weeks = timeWeeks(text);
  return weeks === null ? null : ["weeks", weeks];
}

/** Weeks of `/day` or `per month` under the cursor; null, and the cursor stays, where none stands there. */
function rateOf(cursor: Cursor): number | null {
  const [sign, time] = [peek(cursor), cursor.tokens[cursor.next + 1]];
  const weeks = time?.kind === "word" ? timeWeeks(time.text) : null;
  if (weeks === null || (sign.text !== "/" && sign.text !== "per")) return null;
  cursor.next += 2;
  return weeks;
}
