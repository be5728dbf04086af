import type { Conflict } from "../../conflict/conflict.js";
import type { RecordedFigure } from "../../conflict/figure.js";
import type { CourseFans, Fan } from "../../ensemble/fans.js";
import { truncatedQuantile } from "../../math/distribution.js";
import { list, plain } from "../words.js";
import type { ChartPoint } from "./chart.js";
import { drawnUnit, type FanRecord, fanView, mostOf } from "./fan.js";
import type { View } from "./view.js";

/** A month of a series on record, in the unit in which its fan is drawn. */
export interface RecordedMonth {
  /** Name of the series, and its mark: the first of a kind is filled. */
  readonly title: string;
  readonly mark: "●" | "○";
  /** "2025-04" */
  readonly month: string;
  /** Middle of it, weeks from the start. */
  readonly week: number;
  readonly reported: number;
  /** What is true of it: 5th, 50th, 95th percentile over the reporting factor; thrice the same where the source has none. */
  readonly true: readonly [number, number, number];
}

/** What is on record of a series, beside its fan: by month, each with the share of the claim that is true. */
export interface RecordedPoints extends FanRecord {
  readonly months: readonly RecordedMonth[];
  /** Which series the points are, with months; empty without any. */
  readonly legend: string;
}

const KIND_OF: Readonly<Record<string, RecordedFigure["kind"]>> = { losses: "losses", pace: "ground" };

type Factors = (ref: number) => readonly [number, number, number];

/** 5th, 50th, 95th percentile of a quantity of the file, as it is declared. */
export function factorsOf({ quantities }: Conflict): Factors {
  return (ref) => {
    const { law, bounds } = quantities[ref];
    const at = (level: number): number => truncatedQuantile(law, bounds, level);
    return [at(0.05), at(0.5), at(0.95)];
  };
}

/** Monthly figures of the file that belong to a fan: losses of that actor, or ground. Claims are shown as what is true of them. */
export function recordFor(conflict: Conflict, fan: Fan, factors: Factors): RecordedPoints {
  const [, name, actor] = /^(\w+)(?:\((\w+)\))?$/.exec(fan.id) ?? [];
  const kind = KIND_OF[name ?? ""];
  const figures = (conflict.history?.figures ?? []).filter(
    (figure) =>
      figure.monthly && figure.kind === kind && (figure.actor === null || conflict.actors[figure.actor].id === actor),
  );
  const { factor, name: unit } = drawnUnit(fan.unit, mostOf(fan.levels));
  const titles = [...new Set(figures.map(({ title }) => title))];
  const months = figures.map((figure): RecordedMonth => {
    const [low, middle, high] = figure.reporting === null ? [1, 1, 1] : factors(figure.reporting);
    const reported = figure.value[0] * factor;
    return {
      title: figure.title,
      mark: figure.title === titles[0] ? "●" : "○",
      month: figure.from.slice(0, 7),
      week: (figure.weeks[0] + figure.weeks[1]) / 2,
      reported,
      true: [reported * low, reported * middle, reported * high],
    };
  });
  const points = months.map(({ title, week, mark, true: [low, middle, high] }): ChartPoint => {
    return {
      x: week,
      y: middle,
      hollow: mark === "○",
      series: title,
      ...(low < high ? { up: [low, high] as const } : {}),
    };
  });
  const named = titles.map((title) => {
    const own = months.filter((month) => month.title === title);
    const claimed = own.map(({ reported }) => reported);
    const reported =
      own[0].true[0] < own[0].true[2] ? " claimed; drawn is the share of it that the file takes as true" : "";
    return `${own[0].mark} ${title}, ${own[0].month} to ${own[own.length - 1].month}: ${plain(Math.min(...claimed))}–${plain(Math.max(...claimed))} ${unit}${reported}`;
  });
  const short = titles.map((title) => `${months.find((month) => month.title === title)!.mark} ${title}`).join(", ");
  return {
    months,
    points,
    named: short,
    legend: named.length === 0 ? "" : `On record, every month counted as equally long: ${list(named)}.`,
  };
}

/** A fan with what is on record before it: the war so far and ahead in one figure and one table, series named. */
export function fanOnRecord(conflict: Conflict, fans: CourseFans, fan: Fan, file: string): View {
  const record = recordFor(conflict, fan, factorsOf(conflict));
  const { legend, months } = record;
  const view = fanView(conflict, fans, fan, file, record);
  if (months.length === 0) return view;
  const rows = months.map(({ title, mark, month, week, true: [low, middle, high] }) => [
    plain(Math.round(week)),
    plain(middle),
    low < high ? `${plain(low)}–${plain(high)}` : "–",
    "–",
    `${mark} ${title}, ${month}`,
  ]);
  return {
    ...view,
    table: { head: view.table.head.with(-1, "worlds, or the series on record"), rows: [...rows, ...view.table.rows] },
    sentence: [view.sentence, legend].join(" "),
  };
}
