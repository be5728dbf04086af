import { perDay } from "../../ensemble/calibration/backtest.js";
import type { Outlook } from "../../ensemble/calibration/outlook.js";
import type { Month } from "../../ensemble/calibration/record.js";
import { plain } from "../words.js";
import type { ChartBand, ChartLine } from "./chart.js";
import { drawn } from "./chart-data.js";
import type { View } from "./view.js";

/** A series of the record as it is drawn. */
interface Series {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly source: string;
  /** Claimed rather than counted. */
  readonly claimed: boolean;
  readonly of: (month: Month) => number;
  readonly said: (outlook: Outlook) => readonly (readonly number[])[];
}

const SERIES: readonly Series[] = [
  {
    id: "recorded-casualties",
    title: "Russian casualties claimed by Ukraine’s General Staff",
    unit: "persons a day, month by month",
    source: "claims of Ukraine’s General Staff (PetroIvaniuk’s collection)",
    claimed: true,
    of: perDay,
    said: ({ casualties }) => casualties,
  },
  {
    id: "recorded-area",
    title: "Area gained by Russia (DeepStateMap, without Kursk oblast)",
    unit: "km² a month",
    source: "areas of DeepStateMap.Live’s polygons (cyterat’s collection)",
    claimed: false,
    of: ({ gain }) => gain,
    said: ({ gain }) => gain,
  },
];

/** First month drawn; what is fitted begins here. */
const FROM = "2023-01";

/** The recorded war with what the model said ahead from some months: one figure for each series. */
export function recordedViews(months: readonly Month[], outlooks: readonly Outlook[], seed: number): View[] {
  return SERIES.map((series) => recordedView(series, months, outlooks, seed));
}

function recordedView(series: Series, months: readonly Month[], outlooks: readonly Outlook[], seed: number): View {
  const shown = months.filter((month) => month.month >= FROM && series.of(month) === series.of(month));
  const x = (month: string): number => {
    const [year, each] = month.split("-").map(Number);
    return year + (each - 0.5) / 12;
  };
  const points = shown.map((month) => ({ x: x(month.month), y: series.of(month), hollow: series.claimed }));
  const last = Math.max(...outlooks.flatMap((outlook) => outlook.months.map(x)), ...points.map((point) => point.x));
  const all = [...points.map(({ y }) => y), ...outlooks.flatMap((outlook) => series.said(outlook).flat())];
  const first = Math.floor(points[0].x);
  const years = Array.from({ length: Math.ceil(last) - first }, (_, k) => ({ at: first + k, text: String(first + k) }));
  return {
    id: series.id,
    title: series.title,
    ...drawn({
      aria: `${series.title}, ${series.unit}: ${shown.length} months on record, and what was said ahead from ${origins(outlooks)}`,
      x: {
        low: first,
        high: last + 0.04,
        label: series.claimed ? "hollow: claimed" : "as mapped",
        column: { name: "year", unit: "years" },
        ticks: years,
      },
      y: {
        low: Math.min(0, ...all),
        high: 1.05 * Math.max(...all),
        label: series.unit,
        column: { name: "value", unit: series.unit },
      },
      bands: outlooks.flatMap((outlook) => bandsOf(outlook, series, x)),
      lines: outlooks.map((outlook, k): ChartLine => {
        const middle = series.said(outlook).map((levels, h): [number, number] => [x(outlook.months[h]), levels[2]]);
        return {
          points: middle,
          look: "lm",
          series: `median ahead, ${outlook.origin}`,
          ...(k === outlooks.length - 1 ? { label: "median ahead" } : {}),
        };
      }),
      points,
      height: 260,
    }),
    table: {
      head: ["said at the end of", "of", "median", "middle 80 %", "came"],
      rows: outlooks.flatMap((outlook) => rowsOf(outlook, series, months)),
    },
    sentence: `Points: on record. Bands: the middle 80 and 50 % of what the model said at the end of ${origins(outlooks)}, knowing only what was known then.`,
    command: "npm run backtest -- --picture FILE",
    provenance: `${series.source}; stated priors, seed ${seed}`,
  };
}

function origins(outlooks: readonly Outlook[]): string {
  return outlooks.map(({ origin }) => origin).join(" and ");
}

function bandsOf(outlook: Outlook, series: Series, x: (month: string) => number): ChartBand[] {
  const band = (low: number, high: number): [number, number, number][] =>
    series.said(outlook).map((levels, h) => [x(outlook.months[h]), levels[low], levels[high]]);
  return [
    { points: band(0, 4), look: "ba", series: `middle 80 % ahead, ${outlook.origin}` },
    { points: band(1, 3), look: "bb", series: `middle 50 % ahead, ${outlook.origin}` },
  ];
}

function rowsOf(outlook: Outlook, series: Series, months: readonly Month[]): string[][] {
  return series.said(outlook).map(([low, , middle, , high], h) => {
    const month = months.find((each) => each.month === outlook.months[h]);
    const came = month === undefined ? "–" : plain(series.of(month));
    return [outlook.origin, outlook.months[h], plain(middle), `${plain(low)}–${plain(high)}`, came];
  });
}
