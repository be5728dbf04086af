import type { Unit } from "../conflict/quantity.js";

/** Weeks in a Gregorian year (365.2425 days). */
export const WEEKS_A_YEAR = 52.1775;
/** Weeks in a twelfth of a year. */
export const WEEKS_A_MONTH = 4.348125;
/** US dollars for one euro, rounded; European Central Bank reference rates of spring 2025 lie between 1.12 and 1.14. */
export const USD_PER_EUR = 1.13;
/** How amounts in euro were converted; stands as the note of a quantity that was. */
export const EUR_NOTE = `1 EUR = ${USD_PER_EUR} USD, rounded from the European Central Bank's reference rates of spring 2025`;

const TIME: Readonly<Record<string, number>> = {
  day: 1 / 7,
  days: 1 / 7,
  week: 1,
  weeks: 1,
  month: WEEKS_A_MONTH,
  months: WEEKS_A_MONTH,
  year: WEEKS_A_YEAR,
  years: WEEKS_A_YEAR,
};

/** Weeks in a named length of time (`month`); null for any other word. */
export function timeWeeks(word: string): number | null {
  return Object.hasOwn(TIME, word) ? TIME[word] : null;
}

const PLAIN: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  share: [["%", 0.01]],
  persons: [
    ["persons", 1],
    ["person", 1],
    ["men", 1],
    ["people", 1],
  ],
  km2: [
    ["km2", 1],
    ["km²", 1],
  ],
  usd: [
    ["USD", 1],
    ["EUR", USD_PER_EUR],
  ],
  points: [
    ["points", 1],
    ["point", 1],
  ],
  logit: [
    ["logits", 1],
    ["logit", 1],
  ],
  ratio: [["times", 1]],
  utility: [],
  count: [],
  choice: [],
};

/** Units that may be left out of a number (the canonical one is meant); the others must be named. */
const SILENT: readonly Unit[] = ["share", "persons", "km2", "points", "logit", "ratio", "utility", "count", "choice"];

/**
 * Factor from a written unit (`persons/day`, `% per week`, `EUR/year`, `days`, empty) to a canonical one;
 * null where the two do not go together.
 */
export function unitFactor(written: string, unit: Unit, percent = false): number | null {
  const text = written
    .trim()
    .replace(/\s+per\s+|^per\s+/, "/")
    .replace(/\s*\/\s*/g, "/");
  if (text === "") return SILENT.includes(unit) ? 1 : null;
  if (unit === "weeks") return timeWeeks(text);
  if (text === "%" && percent) return 0.01;
  const [base, rate] = unit.split("/");
  const [top, per, more] = text.split("/");
  if (more !== undefined || (rate === undefined) !== (per === undefined)) return null;
  const known = PLAIN[base] ?? [];
  const found = top === "" && (base === "share" || base === "count") ? 1 : known.find(([name]) => name === top)?.[1];
  if (found === undefined) return null;
  if (per === undefined) return found;
  const weeks = timeWeeks(per);
  return weeks === null ? null : found / weeks;
}

/** How a person may write a unit, for a remedy: `persons/day, persons/week, …`. */
export function unitNames(unit: Unit, percent = false): string {
  if (unit === "weeks") return "days, weeks, months, years";
  const [base, rate] = unit.split("/");
  const names = base === "share" ? ["%"] : (PLAIN[base] ?? []).map(([name]) => name);
  if (rate !== undefined && names.length === 0) return "per day, per week, per month, per year";
  if (rate !== undefined)
    return names.map((name) => ["day", "week", "month", "year"].map((t) => `${name}/${t}`).join(", ")).join(", ");
  const all = percent && base !== "share" ? ["%", ...names] : names;
  return all.length === 0 ? "none" : all.join(", ");
}
