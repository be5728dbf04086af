import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  dateOf,
  dayOf,
  monthsOf,
  readRecord,
  RECORD_FILES,
  spanOf,
  sundayOnOrBefore,
  weeksOf,
  type WarRecord,
} from "../../../src/ensemble/calibration/record.js";
import { extract, monthly, rowsOf } from "./record.js";

/** monthly.csv gives km² to one decimal, persons whole. */
const ROUNDED = 0.0501;

/** Months of a record against rows of a monthly table. */
function agree(record: WarRecord, rows: readonly Record<string, string>[]): void {
  const months = new Map(monthsOf(record).map((each) => [each.month, each]));
  for (const row of rows) {
    const month = months.get(row.month)!;
    expect([row.month, month.casualties]).toEqual([row.month, Number(row.ru_casualties_uags)]);
    const perDay = month.casualties / (month.last - month.after);
    expect(Math.abs(perDay - Number(row.ru_casualties_uags_per_day))).toBeLessThan(ROUNDED);
    if (row.km2_gain_deepstate === "") expect(month.gain).toBeNaN();
    else expect(Math.abs(month.gain - Number(row.km2_gain_deepstate))).toBeLessThan(ROUNDED);
  }
}

test("reference: months computed from the extract are those of monthly.csv, 54 of casualties and 24 of area", () => {
  const rows = monthly();
  expect(rows.length).toBe(54);
  expect(rows.filter((row) => row.km2_gain_deepstate !== "").length).toBe(24);
  agree(extract(), rows);
});

const folder = process.env.PARLEY_DATA;
describe("the full data folder", () => {
  const full = (name: string): string => readFileSync(join(folder!, name), "utf8");
  const there = folder !== undefined && existsSync(join(folder, RECORD_FILES.casualties.full));
  const why = there
    ? ""
    : ` (not run: PARLEY_DATA ${folder === undefined ? "is not set" : `= ${folder} has no ${RECORD_FILES.casualties.full}`})`;
  test.skipIf(!there)(`its daily files give its monthly.csv and hold the extract${why}`, () => {
    const { record } = readRecord(full(RECORD_FILES.casualties.full), full(RECORD_FILES.area.full));
    agree(record!, rowsOf(full("monthly.csv")));
    for (const key of ["casualties", "area"] as const) {
      const days = new Map(record![key].days.map((day, k) => [day, record![key].values[k]]));
      const { days: some, values } = extract()[key];
      some.forEach((day, k) => expect([day, days.get(day)]).toEqual([day, values[k]]));
    }
    expect(weeksOf(record!, dayOf("2023-01-01"), Infinity)).toEqual(
      expect.arrayContaining(weeksOf(extract(), dayOf("2023-01-01"), Infinity)),
    );
  });
});

test("weeks end on Sundays, follow each other without a gap, and add up to the cumulative figure", () => {
  const record = extract();
  const weeks = weeksOf(record, dayOf("2023-01-01"), dayOf("2024-12-31"));
  expect(sundayOnOrBefore(dayOf("2024-12-31"))).toBe(dayOf("2024-12-29"));
  expect(weeks[0].after).toBe(dayOf("2023-01-01"));
  expect(weeks[weeks.length - 1].last).toBe(dayOf("2024-12-29"));
  weeks.slice(1).forEach((week, k) => expect(week.after).toBe(weeks[k].last));
  const sum = weeks.reduce((total, week) => total + week.casualties, 0);
  expect(sum).toBe(spanOf(record, dayOf("2023-01-01"), dayOf("2024-12-29")).casualties);
});

test("a day number and its date are each other's inverse, over leap days and turns of years", () => {
  for (let day = dayOf("1899-12-25"); day < dayOf("2101-01-05"); day += 1) expect(dayOf(dateOf(day))).toBe(day);
  expect(dateOf(dayOf("2024-02-29"))).toBe("2024-02-29");
});

test("a span that the record does not reach has no figure, and one before the first snapshot no area", () => {
  const record = extract();
  expect(spanOf(record, dayOf("2026-07-31"), dayOf("2026-08-31")).casualties).toBeNaN();
  expect(spanOf(record, dayOf("2024-06-30"), dayOf("2024-07-31")).gain).toBeNaN();
});

test.each([
  ["day,personnel\n2022-03-01,1", 'casualties: the first line has no columns "date" and "personnel"'],
  ["date,personnel\n2022-03-01,", "casualties: line 2 has no date and number: 2022-03-01,"],
  ["date,personnel\n2022-03-01,5\n2022-03-01,6", "casualties: line 3 is not later than the line before"],
  ["date,personnel\n2022-02-30,5", "casualties: line 2 has no date and number: 2022-02-30,5"],
  ["date,personnel", "casualties: there are no figures"],
])("a file that cannot be read is told: %j", (text, trouble) => {
  expect(readRecord(text, "date,occupied_km2\n2024-07-08,1")).toEqual({ record: null, trouble });
});
