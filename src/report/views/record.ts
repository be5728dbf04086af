import type { Conflict } from "../../conflict/conflict.js";
import type { RecordedFigure } from "../../conflict/figure.js";
import type { Fan } from "../../ensemble/fans.js";
import { list, plain } from "../words.js";
import type { ChartPoint } from "./chart.js";
import { drawnUnit, mostOf } from "./fan.js";

/** What is on record of a series, as points beside its fan: by month, each with the share of the claim that is true. */
export interface RecordedPoints {
  readonly points: readonly ChartPoint[];
  /** Which series the points are, with months; empty without any. */
  readonly legend: string;
}

const KIND_OF: Readonly<Record<string, RecordedFigure["kind"]>> = { losses: "losses", pace: "ground" };

/** Monthly figures of the file that belong to a fan: losses of that actor, or ground. Claims are shown as what is true of them. */
export function recordFor(
  conflict: Conflict,
  fan: Fan,
  factors: (ref: number) => readonly [number, number, number],
): RecordedPoints {
  const [, name, actor] = /^(\w+)(?:\((\w+)\))?$/.exec(fan.id) ?? [];
  const kind = KIND_OF[name ?? ""];
  const figures = (conflict.history?.figures ?? []).filter(
    (figure) =>
      figure.monthly && figure.kind === kind && (figure.actor === null || conflict.actors[figure.actor].id === actor),
  );
  const { factor, name: unit } = drawnUnit(fan.unit, mostOf(fan.levels));
  const titles = [...new Set(figures.map(({ title }) => title))];
  const points = figures.map((figure): ChartPoint => {
    const [low, middle, high] = figure.reporting === null ? [1, 1, 1] : factors(figure.reporting);
    const value = figure.value[0] * factor;
    const x = (figure.weeks[0] + figure.weeks[1]) / 2;
    const hollow = titles.indexOf(figure.title) > 0;
    return {
      x,
      y: value * middle,
      hollow,
      series: figure.title,
      ...(low < high ? { up: [value * low, value * high] as const } : {}),
    };
  });
  const named = titles.map((title, k) => {
    const own = figures.filter((figure) => figure.title === title);
    const claimed = own.map(({ value }) => value[0] * factor);
    const span = `${own[0].from.slice(0, 7)} to ${own[own.length - 1].to.slice(0, 7)}`;
    const reported = own[0].reporting === null ? "" : ", drawn as what is true of them";
    return `${k === 0 ? "●" : "○"} ${title}, ${span}: ${plain(Math.min(...claimed))}–${plain(Math.max(...claimed))} ${unit}${reported}`;
  });
  return { points, legend: named.length === 0 ? "" : `On record, months made equal: ${list(named)}.` };
}
