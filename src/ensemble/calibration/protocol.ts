import { baselineTracks, modelTracks, perDay, type Model, type Track, type Window } from "./backtest.js";
import { criteriaOf, type Criterion } from "./criteria.js";
import { CALM, CALM_WANDERING, STATED, UNLINKED, WANDERING, WIDE } from "./priors.js";
import { monthsOf, type WarRecord } from "./record.js";
import { scoresOf, type Section } from "./scores.js";

/** The backtest of the campaign on the recorded war. */
export interface Backtest {
  readonly casualties: Section;
  /** The same to the end of the record: more origins than the bars were set for. */
  readonly later: Section;
  readonly area: Section;
  /** Area pooled over one to three months ahead: what its bar was measured on. */
  readonly areaBar: Section;
  readonly criteria: readonly Criterion[];
  /** Persistence, measured again in the ways the bars were stated in. */
  readonly known: readonly { readonly what: string; readonly stated: string; readonly measured: string }[];
}

const CASUALTIES: Window = { from: "2023-12", to: "2025-05" };
const AREA_FROM = "2024-12";
/** Months ahead over which the bar of the area was measured. */
const AREA_BAR = 3;

/**
 * Models judged: the stated priors first, on which the criteria stand; then little said; then one part taken out of the model,
 * which tells what that part costs in the series that it is about.
 */
const MODELS: readonly (Model & { readonly about: readonly ("casualties" | "area")[] })[] = [
  { name: "model", priors: STATED, about: ["casualties", "area"] },
  { name: "model, wide priors", priors: WIDE, about: ["casualties", "area"] },
  { name: "model, φ = 1", priors: WANDERING, about: ["casualties"] },
  { name: "model, σ = .15", priors: CALM, about: ["casualties"] },
  { name: "model, φ = 1, σ = .15", priors: CALM_WANDERING, about: ["casualties"] },
  { name: "model, ηg = 0", priors: UNLINKED, about: ["area"] },
];

/** How the backtest is run. `progress` is told which model of how many is done. */
export interface Run {
  readonly particles: number;
  readonly seed: number;
  readonly progress?: (done: number, total: number) => void;
}

/**
 * Rolling origins: every origin estimates anew from what was known then and forecasts one to five months. Each model is filtered
 * once, over the whole record; a forecast reads the posterior of its origin. Source: design of the dynamics, §10.
 */
export function backtest(record: WarRecord, { particles, seed, progress }: Run): Backtest {
  const months = monthsOf(record);
  const to = months[months.length - 1].month;
  const whole: Window = { from: CASUALTIES.from, to };
  const weeks = MODELS.map(() => 0);
  const tracks = MODELS.map((model, k) =>
    modelTracks(record, model, whole, {
      particles,
      seed,
      progress: (done, total) => progress?.(k + (weeks[k] = done / total), MODELS.length),
    }),
  );
  const section = (title: string, unit: string, window: Window, ahead: number): Section => {
    const series = unit.startsWith("km") ? "area" : "casualties";
    const models = tracks.filter((_, k) => MODELS[k].about.includes(series)).map((track) => track[series]);
    const all = [...baselineTracks(record, series, window), ...models].map((track) => within(track, window, ahead));
    return { title, unit, window, ahead, scores: scoresOf(all, series === "area" ? "unit" : "share", seed) };
  };
  const area: Window = { from: AREA_FROM, to };
  const sections = {
    casualties: section("Claimed Russian casualties", "persons a day", CASUALTIES, 5),
    later: section("The same to the end of the record", "persons a day", whole, 5),
    area: section("Area gained (DeepState, Ukraine)", "km² a month", area, 5),
    areaBar: section("The same, one to three months ahead", "km² a month", area, AREA_BAR),
  };
  return { ...sections, criteria: criteriaOf(sections), known: knownOf(record) };
}

/** The part of a track whose origins, targets and horizons lie within a window. */
function within({ method, pairs }: Track, { from, to }: Window, ahead: number): Track {
  return {
    method,
    pairs: pairs.filter((pair) => pair.origin >= from && pair.month <= to && pair.ahead <= ahead),
  };
}

/** Persistence as it was measured before: totals and per-day means, by origin and by target month. */
export function knownOf(record: WarRecord): Backtest["known"] {
  const months = monthsOf(record);
  const error = (from: number, ahead: number, value: (k: number) => number): number =>
    Math.abs(value(from) - value(from + ahead)) / value(from + ahead);
  const total = (k: number): number => months[k].casualties;
  const daily = (k: number): number => perDay(months[k]);
  const index = (month: string): number => months.findIndex((each) => each.month === month);
  const rolling = (value: (k: number) => number): number[] => {
    const errors: number[] = [];
    for (let origin = index(CASUALTIES.from); origin < index(CASUALTIES.to); origin++)
      for (let ahead = 1; ahead <= 5 && origin + ahead <= index(CASUALTIES.to); ahead++)
        errors.push(error(origin, ahead, value));
    return errors;
  };
  const byTarget = (ahead: number): number[] => {
    const errors: number[] = [];
    for (let target = index("2024-01"); target <= index(CASUALTIES.to); target++)
      errors.push(error(target - ahead, ahead, total));
    return errors;
  };
  const percent = (errors: readonly number[]): string =>
    `${((100 * errors.reduce((sum, x) => sum + x, 0)) / errors.length).toFixed(1)} %`;
  const [days, totals, targets] = [rolling(daily), rolling(total), [1, 3, 5].map(byTarget)];
  const lucky = [1, 2, 3, 4, 5].map((ahead) => error(index("2024-12"), ahead, total));
  return [
    {
      what: `per-day means, origins 2023-12 to 2025-04, n = ${days.length}`,
      stated: "15.0 %",
      measured: percent(days),
    },
    { what: `monthly totals, the same origins, n = ${totals.length}`, stated: "15.8 %", measured: percent(totals) },
    {
      what: `totals by target month from 2024-01, 1, 3, 5 ahead, n = ${targets[0].length} each`,
      stated: "9.7 / 15.1 / 22.2 %",
      measured: targets.map(percent).join(" / "),
    },
    { what: "totals, the one origin 2024-12, five months", stated: "25.8 %", measured: percent(lucky) },
  ];
}
