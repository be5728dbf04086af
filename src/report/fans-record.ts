import type { Conflict } from "../conflict/conflict.js";
import type { CourseFans, Fan } from "../ensemble/fans.js";
import { fold } from "./fold.js";
import { columnsOf } from "./readings.js";
import { drawnUnit, mostOf, spreadAt } from "./views/fan.js";
import { factorsOf, recordFor, type RecordedMonth } from "./views/record.js";
import { plain } from "./words.js";

const NAME = 32;
/** Weeks told ahead, beside the horizon: as many of them as leave room for some months of the record. */
const AHEAD = [[13, 26, 52], [26, 52], [26], []];
const MONTHS = 5;

type Recorded = { readonly fan: Fan; readonly months: readonly RecordedMonth[] };

/** Series that have a record by months, so far and ahead in one table, each series on record named; nothing where none has. */
export function recordText(conflict: Conflict, fans: CourseFans, width: number): string[] {
  const factors = factorsOf(conflict);
  const series = fans.fans.flatMap((fan): Recorded[] => {
    const { months } = recordFor(conflict, fan, factors);
    return months.length === 0 ? [] : [{ fan, months }];
  });
  if (series.length === 0) return [];
  const all = [...new Set(series.flatMap(({ months }) => months.map(({ month }) => month)))].sort();
  for (const ahead of AHEAD) {
    const weeks = [...ahead.filter((week) => week < fans.weeks), fans.weeks];
    for (let count = all.length; count >= Math.min(MONTHS, all.length) || (ahead.length === 0 && count > 0); count--) {
      const lines = table(series, all.slice(-count), weeks);
      if (lines.every((line) => [...line].length <= width)) return [...lines, ...reading(series, width), ""];
    }
  }
  return [];
}

function table(series: readonly Recorded[], months: readonly string[], weeks: readonly number[]): string[] {
  return columnsOf([
    ["so far on record, then ahead", ...months, ...weeks.map((week) => `week ${week}`)],
    ...series.flatMap((each) => rowsOf(each.fan, each.months, months, weeks)),
  ]);
}

function rowsOf(
  fan: Fan,
  months: readonly RecordedMonth[],
  told: readonly string[],
  weeks: readonly number[],
): string[][] {
  const { name } = drawnUnit(fan.unit, mostOf(fan.levels));
  const cells = weeks.map((week) => spreadAt(fan, week));
  const title = fold(`${fan.title}, ${name}`.replace(/ a month, thousand a month$/, ", thousand a month"), NAME);
  const blank = told.map(() => "");
  const ahead = title.map((line, n) => [
    n === 0 ? line : `  ${line}`,
    ...blank,
    ...cells.map(({ median, spread }) => (n === 0 ? median : n === 1 ? spread : "")),
  ]);
  const spreads = ["", ...blank, ...cells.map(({ spread }) => spread)];
  const titles = [...new Set(months.map((month) => month.title))];
  return [
    ...ahead,
    ...(title.length === 1 ? [spreads] : []),
    ...titles.flatMap((each) => recorded(each, months, told)),
  ];
}

/** What a series says by month and, where its source has a reporting factor, what is true of it. */
function recorded(title: string, months: readonly RecordedMonth[], told: readonly string[]): string[][] {
  const own = told.map((month) => months.find((each) => each.title === title && each.month === month));
  const known = own.filter((month) => month !== undefined);
  if (known.length === 0) return [];
  const line = [`  ${known[0].mark} ${title}`, ...own.map((month) => (month ? plain(month.reported) : "–"))];
  if (known[0].true[0] === known[0].true[2]) return [line];
  return [line, ["    what is true of them", ...own.map((month) => (month ? plain(month.true[1]) : ""))]];
}

function reading(series: readonly Recorded[], width: number): string[] {
  const factors = series.flatMap(({ months }) => months).filter((each) => each.true[0] < each.true[2]);
  if (factors.length === 0) return [];
  const [{ true: share, reported, title }] = factors;
  const [low, , high] = share.map((each) => plain(each / reported));
  return fold(
    `Months made equal. Of “${title}” ${low} to ${high} is taken to be true; the median stands below them.`,
    width,
  );
}
