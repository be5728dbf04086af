import { parseDate } from "../../language/date.js";

/** Cumulative figures with the day each is dated (days since 1970-01-01), days rising. */
export interface Dated {
  readonly days: readonly number[];
  readonly values: readonly number[];
}

/** What is on record of a war: claimed casualties of the attacker and the area it holds, both cumulative. */
export interface WarRecord {
  /** Persons, as claimed. */
  readonly casualties: Dated;
  /** km2. */
  readonly area: Dated;
}

/** Flow of a span of days: what happened after day `after`, up to and with day `last`. */
export interface Span {
  readonly after: number;
  readonly last: number;
  /** Persons claimed; NaN where the record does not reach. */
  readonly casualties: number;
  /** km2 gained; NaN likewise. */
  readonly gain: number;
}

/** A calendar month of the record. */
export interface Month extends Span {
  /** YYYY-MM. */
  readonly month: string;
}

/** A file of a data folder: its name in the full folder, its name in the committed extract, and the column read. */
export const RECORD_FILES = {
  casualties: { full: "losses_daily_uags.csv", extract: "losses_uags.csv", column: "personnel" },
  area: { full: "occupied_area_daily_deepstate.csv", extract: "occupied_area_deepstate.csv", column: "occupied_km2" },
} as const;

/** First day that the count of casualties covers. */
const COUNTED_SINCE = dayOf("2022-02-24");
const WEEK = 7;

/** Day number of an ISO date that is known to be one. */
export function dayOf(date: string): number {
  const day = parseDate(date);
  if (day === null) throw new Error(`invalid date: ${date}`);
  return day;
}

/** The record in the texts of its two files, or a sentence on what is wrong with them. */
export function readRecord(
  casualties: string,
  area: string,
): { record: WarRecord; trouble: null } | { record: null; trouble: string } {
  const [men, land] = [
    readDated(casualties, RECORD_FILES.casualties.column),
    readDated(area, RECORD_FILES.area.column),
  ];
  if (typeof men === "string") return { record: null, trouble: `casualties: ${men}` };
  if (typeof land === "string") return { record: null, trouble: `area: ${land}` };
  const counted = { days: [COUNTED_SINCE - 1, ...men.days], values: [0, ...men.values] };
  return { record: { casualties: counted, area: land }, trouble: null };
}

/** One column of dated figures out of comma-separated text with a header; a sentence where it cannot be read. */
export function readDated(text: string, column: string): Dated | string {
  const [head, ...lines] = text.trim().split(/\r?\n/);
  const names = head.split(",");
  const [date, value] = [names.indexOf("date"), names.indexOf(column)];
  if (date < 0 || value < 0) return `the first line has no columns "date" and "${column}"`;
  const days: number[] = [];
  const values: number[] = [];
  for (const [k, line] of lines.entries()) {
    const cells = line.split(",");
    const day = parseDate(cells[date] ?? "");
    const number = cells[value] === undefined || cells[value].trim() === "" ? NaN : Number(cells[value]);
    if (day === null || !Number.isFinite(number)) return `line ${k + 2} has no date and number: ${line.slice(0, 60)}`;
    if (days.length > 0 && day <= days[days.length - 1]) return `line ${k + 2} is not later than the line before`;
    days.push(day);
    values.push(number);
  }
  return days.length === 0 ? "there are no figures" : { days, values };
}

/** The last figure dated on or before a day; NaN before the first. O(log n). */
export function figureAt({ days, values }: Dated, day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] <= day) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? NaN : values[low - 1];
}

/** What is on record of the days after `after` up to `last`. */
export function spanOf(record: WarRecord, after: number, last: number): Span {
  const flow = (dated: Dated): number =>
    last > dated.days[dated.days.length - 1] + SLACK ? NaN : figureAt(dated, last) - figureAt(dated, after);
  return { after, last, casualties: flow(record.casualties), gain: flow(record.area) };
}
/** Days by which a last snapshot may fall short of the end of a span and still stand for it. */
const SLACK = 1;

/** Calendar months, from that of the first figure to the last whole one. The first has only the days that are counted. */
export function monthsOf(record: WarRecord): Month[] {
  const months: Month[] = [];
  const end = record.casualties.days[record.casualties.days.length - 1];
  let after = record.casualties.days[0];
  for (let index = 2022 * 12 + 1; ; index++) {
    const last = dayOf(`${monthName(index + 1)}-01`) - 1;
    if (last > end) return months;
    months.push({ month: monthName(index), ...spanOf(record, after, last) });
    after = last;
  }
}

/** Weeks that end on Sundays, from the first whose end is after day `from` to the last whole one not after day `until`. */
export function weeksOf(record: WarRecord, from: number, until: number): Span[] {
  const end = Math.min(until, record.casualties.days[record.casualties.days.length - 1]);
  const weeks: Span[] = [];
  for (let last = sundayOnOrBefore(from) + WEEK; last <= end; last += WEEK)
    weeks.push(spanOf(record, last - WEEK, last));
  return weeks;
}

/** Day number of the last Sunday on or before a day (day 3 of 1970 was one). */
export function sundayOnOrBefore(day: number): number {
  return day - ((((day - 3) % WEEK) + WEEK) % WEEK);
}

/** YYYY-MM of a count of months since year 0. */
export function monthName(index: number): string {
  const month = (index % 12) + 1;
  return `${Math.floor(index / 12)}-${month < 10 ? "0" : ""}${month}`;
}

/** ISO date of a day number. Source: Hinnant (2013), civil_from_days. */
export function dateOf(day: number): string {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const years = dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096);
  const yearOfEra = Math.floor(years / 365);
  const rest = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const month = Math.floor((5 * rest + 2) / 153);
  const date = rest - Math.floor((153 * month + 2) / 5) + 1;
  const index = month < 10 ? month + 2 : month - 10;
  const year = yearOfEra + era * 400 + (index <= 1 ? 1 : 0);
  return `${monthName(year * 12 + index)}-${date < 10 ? "0" : ""}${date}`;
}
