import { sampleQuantile } from "../../math/score.js";
import { AHEAD, fanAfter, posteriorsAt, weeklyRecord } from "./backtest.js";
import { STATED } from "./priors.js";
import { dayOf, monthName, monthsOf, spanOf, type Month, type WarRecord } from "./record.js";
import type { Filter } from "./sequential.js";

/** What was said at the end of a month of the next five. */
export interface Outlook {
  /** YYYY-MM. */
  readonly origin: string;
  readonly months: readonly string[];
  /** Shape [months][10, 25, 50, 75, 90 %]: claimed casualties a day. */
  readonly casualties: readonly (readonly number[])[];
  /** The same of km² gained in the month. */
  readonly gain: readonly (readonly number[])[];
}

/** Shares of the draws that an outlook tells. */
export const TOLD = [0.1, 0.25, 0.5, 0.75, 0.9] as const;

/** Outlooks from the ends of the given months, by the model with the stated priors; each knows its own past only. */
export function outlooksFrom(record: WarRecord, origins: readonly string[], how: Filter): Outlook[] {
  const months = monthsOf(record);
  const starts = origins.map((origin) => {
    const found = months.find(({ month }) => month === origin);
    if (!found) throw new Error(`invalid origin: ${origin} is no whole month of the record`);
    return found;
  });
  const data = weeklyRecord(record, months[months.length - 1].last);
  const posteriors = posteriorsAt(data, { name: "model", priors: STATED }, starts, how);
  return starts.map((origin, k) => {
    const after = monthsAfter(record, origin);
    const fan = fanAfter(record, data, posteriors[k], { origin, after, seed: how.seed });
    const levels = (draws: Float64Array): number[] => TOLD.map((share) => sampleQuantile(draws, share, fan.weights));
    return {
      origin: origin.month,
      months: after.map(({ month }) => month),
      casualties: fan.casualties.map(levels),
      gain: fan.gain.map(levels),
    };
  });
}

/** The five months after one, whether on record or not. */
function monthsAfter(record: WarRecord, origin: Month): Month[] {
  const [year, month] = origin.month.split("-").map(Number);
  const first = year * 12 + month - 1;
  let after = origin.last;
  return Array.from({ length: AHEAD }, (_, k) => {
    const last = dayOf(`${monthName(first + k + 2)}-01`) - 1;
    const each = { month: monthName(first + k + 1), ...spanOf(record, after, last) };
    after = last;
    return each;
  });
}
