import { crps, sampleQuantile } from "../../math/score.js";
import { baselineSample, baselinesFor, type Scale } from "./baseline.js";
import { forecast, restOf, type Fan } from "./forecast.js";
import { weeklyOf, type Weekly } from "./process.js";
import { dateOf, dayOf, monthsOf, spanOf, weeksOf, type Month, type WarRecord } from "./record.js";
import type { Prior } from "./crowd.js";
import { filterRecord, type Filter, type Posterior } from "./sequential.js";

/** One forecast beside what came. */
export interface Pair {
  /** Months, YYYY-MM. */
  readonly origin: string;
  readonly month: string;
  /** Months ahead. */
  readonly ahead: number;
  readonly observed: number;
  /** Median, and the ends of the middle 80 %. */
  readonly point: number;
  readonly low: number;
  readonly high: number;
  readonly crps: number;
}

/** All forecasts of one method for one series. */
export interface Track {
  readonly method: string;
  readonly pairs: readonly Pair[];
}

/** A method that is fitted week by week, named by its priors. */
export interface Model {
  readonly name: string;
  readonly priors: readonly Prior[];
}

/** Months that origins and targets lie within, first origin to last target. */
export interface Window {
  readonly from: string;
  readonly to: string;
}

/** Horizons, months. */
export const AHEAD = 5;
/** Weekly figures are fitted from here on; 2022 serves the twelve-month means only. */
const FIT_FROM = dayOf("2023-01-01");
const COUNT_FROM = dayOf("2022-02-27");
/** Errors of the baselines count from here on too, so that all learn from the same months. */
const BASELINE_FROM = "2023-01";

/** The weekly figures of a record as the filter reads them, up to a day. */
export function weeklyRecord(record: WarRecord, until: number): Weekly {
  const weeks = weeksOf(record, COUNT_FROM, until);
  return weeklyOf(
    weeks,
    weeks.findIndex(({ last }) => last >= FIT_FROM),
  );
}

/** Why the weeks of a record up to a day cannot be filtered; null where they can. */
export function weeklyTrouble(record: WarRecord, until: number): string | null {
  const { days } = record.casualties;
  if (days[days.length - 1] < until)
    return `the figures of casualties end on ${dateOf(days[days.length - 1])}, before ${dateOf(until)}`;
  const empty = weeksOf(record, COUNT_FROM, until).find(({ casualties }) => !(casualties > 0));
  return empty === undefined ? null : `no casualties are on record in the week to ${dateOf(empty.last)}`;
}

/** Posteriors of a model at the ends of the given months, from one pass. */
export function posteriorsAt(data: Weekly, model: Model, months: readonly Month[], how: Filter): Posterior[] {
  const counts = months.map(({ last }) => data.ends.filter((end) => end <= last).length);
  const kept = filterRecord(data, model.priors, counts, how);
  return counts.map((count) => kept.find(({ weeks }) => weeks === count)!);
}

/** The fan of the months after an origin, up to five or as many as `after` has. */
export function fanAfter(
  record: WarRecord,
  data: Weekly,
  posterior: Posterior,
  at: { origin: Month; after: readonly Month[]; seed: number },
): Fan {
  const sunday = data.ends[posterior.weeks - 1];
  const known = at.origin.last;
  const rest = restOf(spanOf(record, sunday, known).casualties, known - sunday);
  return forecast(data, posterior, { origin: known, rest, ends: at.after.map(({ last }) => last), seed: at.seed });
}

/** Forecasts of a model for every origin of a window, each from what was known then, casualties a day and km² a month. */
export function modelTracks(
  record: WarRecord,
  model: Model,
  window: Window,
  how: Filter,
): { casualties: Track; area: Track } {
  const months = monthsOf(record);
  const origins = originsIn(months, window);
  const data = weeklyRecord(record, months[months.length - 1].last);
  const posteriors = posteriorsAt(
    data,
    model,
    origins.map((index) => months[index]),
    how,
  );
  const pairs = { casualties: [] as Pair[], area: [] as Pair[] };
  origins.forEach((index, k) => {
    const after = months.slice(index + 1, index + 1 + AHEAD).filter(({ month }) => month <= window.to);
    const fan = fanAfter(record, data, posteriors[k], { origin: months[index], after, seed: how.seed });
    after.forEach((target, h) => {
      const at = { origin: months[index].month, month: target.month, ahead: h + 1 };
      pairs.casualties.push(pairOf(at, perDay(target), fan.casualties[h], fan.weights));
      if (months[index].gain === months[index].gain) pairs.area.push(pairOf(at, target.gain, fan.gain[h], fan.weights));
    });
  });
  return {
    casualties: { method: model.name, pairs: pairs.casualties },
    area: { method: model.name, pairs: pairs.area },
  };
}

/** Forecasts of the baselines for one series; origins and targets as for the model. */
export function baselineTracks(record: WarRecord, series: "casualties" | "area", window: Window): Track[] {
  const scale: Scale = series === "casualties" ? "log" : "level";
  const all = monthsOf(record);
  const start = all.findIndex((each) =>
    series === "casualties" ? each.month === BASELINE_FROM : each.gain === each.gain,
  );
  const months = all.slice(start);
  const values = Float64Array.from(months, (each) => (series === "casualties" ? perDay(each) : each.gain));
  return baselinesFor(scale).map((baseline) => ({
    method: baseline.name,
    pairs: originsIn(months, window).flatMap((index) =>
      months
        .slice(index + 1, index + 1 + AHEAD)
        .filter(({ month }) => month <= window.to)
        .map((target, h) => {
          const at = { origin: months[index].month, month: target.month, ahead: h + 1 };
          const sample = baselineSample(values.slice(0, index + 1), h + 1, baseline, scale);
          return {
            ...pairOf(at, values[index + 1 + h], sample),
            point: baseline.point(values.slice(0, index + 1), h + 1),
          };
        }),
    ),
  }));
}

/** Claimed casualties a day. */
export function perDay({ casualties, after, last }: Month): number {
  return casualties / (last - after);
}

function originsIn(months: readonly Month[], { from, to }: Window): number[] {
  return [...months.keys()].filter((index) => months[index].month >= from && months[index].month < to);
}

function pairOf(
  at: Pick<Pair, "origin" | "month" | "ahead">,
  observed: number,
  draws: Float64Array,
  given?: Float64Array,
): Pair {
  // sorted once here: each score sorts again, which a sorted sample makes cheap
  const order = Array.from(draws, (_, k) => k).sort((a, b) => draws[a] - draws[b]);
  const sample = Float64Array.from(order, (k) => draws[k]);
  const weights = given === undefined ? undefined : Float64Array.from(order, (k) => given[k]);
  const [low, point, high] = [0.1, 0.5, 0.9].map((share) => sampleQuantile(sample, share, weights));
  return { ...at, observed, point, low, high, crps: crps(sample, observed, weights) };
}
