import type { Conflict } from "../conflict/conflict.js";
import type { CourseFans, Fan } from "../ensemble/fans.js";
import { recordText } from "./fans-record.js";
import { fold } from "./fold.js";
import { columnsOf } from "./readings.js";
import { datedSentence, drawnUnit, mostOf, quarters, singlesSentence, spreadAt } from "./views/fan.js";
import { plain } from "./words.js";

const SPARKS = "▁▂▃▄▅▆▇█";
const SPARK_WIDTH = 9;
const NAME = 30;

/** The course over many worlds: a table of quantiles by quarter, dates with their spread, and which worlds are drawn. */
export function fansText(conflict: Conflict, fans: CourseFans, width: number): string {
  const policy = conflict.policies.find(({ id }) => id === fans.policy)?.title ?? "nothing imposed";
  const lines = [
    conflict.title,
    ...fold(
      `Course “${policy}”, ${plain(fans.worlds)} worlds, one run each, ${fans.weeks} weeks. NOT A FORECAST: worlds are draws from the ranges in the file${fans.matched ? " that fit the record" : ", not matched to a record,"} and count guesses. Median and 5th–95th percentile, of the worlds in which the war still goes on that week.`,
      width,
    ),
    "",
    ...table(fans, width),
    "",
    ...recordText(conflict, fans, width),
    ...fans.dated.flatMap((each) => hanging(datedSentence(each, fans), width)),
    "",
    ...fold(singlesSentence(fans), width),
    ...fold(`Their stories: parley course FILE --world ${fans.singles[1].world}. Week by week: --table.`, width),
  ];
  return `${lines.join("\n")}\n`;
}

function hanging(text: string, width: number): string[] {
  return fold(text, width - 2).map((line, n) => (n === 0 ? line : `  ${line}`));
}

/** Two lines a series: its name with medians, its unit with spreads; as many quarters as fit. */
function table(fans: CourseFans, width: number): string[] {
  const weeks = chosenWeeks(fans, width);
  const alive = [
    "worlds still at war",
    ...weeks.map((week) => `${Math.round(fans.ongoing[week] * fans.worlds)}`),
    spark(fans.ongoing),
  ];
  const rows = fans.fans.filter(({ quiet }) => !quiet).flatMap((fan) => rowsOf(fan, weeks));
  return columnsOf([["", ...weeks.map((week) => `week ${week}`), "median"], alive, ...rows], [0, weeks.length + 1]);
}

function rowsOf(fan: Fan, weeks: readonly number[]): string[][] {
  const { name } = drawnUnit(fan.unit, mostOf(fan.levels));
  const cells = weeks.map((week) => spreadAt(fan, week));
  const [title, ...rest] = fold(fan.title, NAME);
  const under = rest.join(" ");
  const unit = under === "" ? `  ${name}` : `  ${under}, ${name}`;
  const second = fold(unit.trim(), NAME - 2);
  return [
    [title, ...cells.map(({ median }) => median), spark(fan.levels[2])],
    [`  ${second[0]}`, ...cells.map(({ spread }) => spread), ""],
    ...second.slice(1).map((line) => [`  ${line}`, ...weeks.map(() => ""), ""]),
  ];
}

/** Quarters, or half years, or years, that fit beside the names. */
function chosenWeeks(fans: CourseFans, width: number): number[] {
  const all = quarters(fans.weeks).filter((week) => week > 0);
  const cell = (week: number): number => Math.max(...fans.fans.map((fan) => spreadAt(fan, week).spread.length), 8) + 2;
  const room = width - NAME - 2 - SPARK_WIDTH;
  for (const step of [1, 2, 3, 4, 6, 8]) {
    const chosen = all.filter((_, k) => (all.length - 1 - k) % step === 0);
    if (chosen.reduce((sum, week) => sum + cell(week), 0) <= room) return chosen;
  }
  return all.slice(-1);
}

/** A line of eight heights: the median over the weeks, from 0 or its least to its most. */
export function spark(values: Float64Array): string {
  const sound = [...values].filter((value) => value === value);
  const low = Math.min(0, ...sound);
  const high = Math.max(...sound, low);
  return Array.from({ length: SPARK_WIDTH - 1 }, (_, k) => {
    const value = values[Math.round((k * (values.length - 1)) / (SPARK_WIDTH - 2))];
    if (value !== value || high === low) return " ";
    return SPARKS[Math.min(7, Math.floor(((value - low) / (high - low)) * 8))];
  }).join("");
}
