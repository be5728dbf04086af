import type { Conflict } from "../../conflict/conflict.js";
import type { Counted, CourseFans, Dated, Fan } from "../../ensemble/fans.js";
import type { Unit } from "../../conflict/quantity.js";
import { roughly } from "../rounding.js";
import { list, percent, plain } from "../words.js";
import type { ChartLine, ChartPoint } from "./chart.js";
import { drawn } from "./chart-data.js";
import { readOf } from "./origin.js";
import type { View } from "./view.js";

/** Factor and name of the unit in which a series is drawn and told. */
export function drawnUnit(unit: Unit, most: number): { readonly factor: number; readonly name: string } {
  switch (unit) {
    case "persons":
      return most >= 10_000 ? { factor: 1e-3, name: "thousand" } : { factor: 1, name: "persons" };
    case "persons/week":
      return { factor: 4.348125e-3, name: "thousand a month" };
    case "usd":
      return { factor: 1e-9, name: "USD bn" };
    case "km2/week":
      return { factor: 4.348125, name: "km² a month" };
    case "km2":
      return most >= 10_000 ? { factor: 1e-3, name: "thousand km²" } : { factor: 1, name: "km²" };
    case "share":
      return { factor: 100, name: "%" };
    case "utility":
      return { factor: 1, name: "own scale" };
    default:
      return { factor: 1, name: unit };
  }
}

/** How a fan's numbers are told: median and the 5th to 95th percentile of worlds, at a week. */
export function spreadAt({ levels, unit }: Fan, week: number): { median: string; spread: string } {
  const { factor } = drawnUnit(unit, mostOf(levels));
  const [low, , median, , high] = levels.map((level) => level[week] * factor);
  const told = roughly({ low, median, high });
  return { median: told.median, spread: median === median ? `${told.low}–${told.high}` : "" };
}

/** Largest size that a fan reaches. */
export function mostOf(levels: readonly Float64Array[]): number {
  return levels.reduce((most, level) => level.reduce((m, v) => (v === v ? Math.max(m, Math.abs(v)) : m), most), 0);
}

/** Weeks at which a fan is told in a table: every quarter of a year, and the horizon. */
export function quarters(weeks: number): number[] {
  const told = Array.from({ length: Math.floor(weeks / 13) + 1 }, (_, k) => k * 13);
  return told.at(-1) === weeks ? told : [...told, weeks];
}

/** Which worlds the three lines are, in words. */
export function singlesSentence({ singles, fans, outcome, chosenAt }: CourseFans): string {
  const of = fans.find(({ id }) => id === outcome)!;
  const { factor, name } = drawnUnit(of.unit, mostOf(of.levels));
  const each = singles.map(
    ({ world, place, outcome: value }) =>
      `${world} (${Math.round(100 * place)}th of 100: ${plain(value * factor)} ${name})`,
  );
  return `Single worlds, of those at war in week ${chosenAt} by “${of.title.charAt(0).toLowerCase()}${of.title.slice(1)}”: ${list(each)}.`;
}

/** Points on record beside a fan, and which series they are. */
export interface FanRecord {
  readonly points: readonly ChartPoint[];
  /** "● DeepState, ○ ISW" */
  readonly named: string;
}

const NO_RECORD: FanRecord = { points: [], named: "" };

/** A fan as a figure: bands of worlds, the median, three single worlds, and what is on record as points. */
export function fanView(
  conflict: Conflict,
  fans: CourseFans,
  fan: Fan,
  file: string,
  { points: record, named }: FanRecord = NO_RECORD,
): View {
  const { factor, name } = drawnUnit(fan.unit, mostOf(fan.levels));
  const at = (level: Float64Array): [number, number][] => Array.from(level, (value, week) => [week, value * factor]);
  const band = (low: number, high: number): [number, number, number][] =>
    Array.from(fan.levels[low], (value, week) => [week, value * factor, fan.levels[high][week] * factor]);
  const all = [...fan.levels, ...fan.singles].flatMap((level) =>
    [...level].filter((v) => v === v).map((v) => v * factor),
  );
  const ys = [...all, ...record.map(({ y }) => y)];
  const first = Math.min(0, ...record.map(({ x }) => x));
  const lines: ChartLine[] = [
    ...fan.singles.map((single, k): ChartLine => ({
      points: at(single),
      look: "lw",
      series: `world ${fans.singles[k].world}`,
    })),
    { points: at(fan.levels[2]), look: "lm", label: "median", series: "median of worlds" },
  ];
  const told = quarters(fans.weeks);
  const last = fans.weeks;
  const end = spreadAt(fan, last);
  const half = Math.min(last, 26);
  return {
    id: `fan-${fan.id.replace(/[^a-z0-9]+/gi, "-").replace(/-$/, "")}`,
    title: fan.title,
    ...drawn({
      aria: `${fan.title}, ${name}, by week: median ${end.median} (${end.spread}) in week ${last}`,
      x: {
        low: first,
        high: last,
        label: `weeks from the start${named && `; ${named}`}`,
        column: { name: "week", unit: "weeks" },
      },
      y: { low: Math.min(0, ...ys), high: Math.max(...ys, 1e-9), label: name, column: { name: "value", unit: name } },
      bands: [
        { points: band(0, 4), look: "ba", series: "5th–95th percentile of worlds" },
        { points: band(1, 3), look: "bb", series: "25th–75th percentile of worlds" },
      ],
      lines,
      points: record,
      height: 210,
    }),
    table: {
      head: ["week", "median", "5th–95th percentile of worlds", "25th–75th", "worlds"],
      rows: told.map((week) => {
        const { median, spread } = spreadAt(fan, week);
        const inner = [1, 3].map((k) => plain(fan.levels[k][week] * factor)).join("–");
        return [String(week), median, spread || "–", median === "–" ? "–" : inner, String(fan.worlds[week])];
      }),
    },
    sentence: `Median (5th–95th percentile of worlds) where the war still goes on: in week ${half}, ${spreadText(fan, half, name)} (${fan.worlds[half]} of ${countedWords(fan.counted, fans.worlds)}); in week ${last}, ${spreadText(fan, last, name)} (${fan.worlds[last]}).`,
    command: `parley course ${readOf({ conflict }, file)}${fans.policy ? ` --policy ${fans.policy}` : ""} --worlds ${fans.worlds} --weeks ${fans.weeks}${fans.matched || conflict.history === null ? "" : " --unmatched"}${fans.seed === 1 ? "" : ` --seed ${fans.seed}`}`,
    provenance: `${conflict.id}, course ${fans.version}, seed ${fans.seed}, ${plain(fans.worlds)} worlds × 1 run, file ${conflict.hash.slice(0, 12)}`,
  };
}

function spreadText(fan: Fan, week: number, name: string): string {
  const { median, spread } = spreadAt(fan, week);
  return spread === "" ? "none" : `${median} ${name} (${spread})`;
}

/** "the 70 worlds of 200 that are played with stocks", "200 worlds" where all count it. */
export function countedWords({ only, worlds }: Counted, all: number): string {
  return only === null
    ? `${plain(all)} worlds`
    : `the ${plain(worlds)} worlds of ${plain(all)} that are played with ${only}`;
}

/** When something first happens, as a sentence; of the worlds in which it exists at all. */
export function datedSentence({ title, share, weeks, counted }: Dated, { weeks: horizon, worlds }: Horizon): string {
  const of = counted.only === null ? "worlds" : countedWords(counted, worlds);
  if (counted.worlds === 0) return `${title}: not counted, since no world is played with ${counted.only}.`;
  if (weeks === null)
    return `${title}: in no${counted.only === null ? " world" : `ne of ${of}`} within ${horizon} weeks.`;
  return `${title}: in ${percent(share)} of ${of}, first in week ${plain(Math.round(weeks[1]))} (${plain(Math.round(weeks[0]))}–${plain(Math.round(weeks[2]))}).`;
}

type Horizon = Pick<CourseFans, "weeks" | "worlds">;
