import { MEASURE_WORDS } from "../conflict/measure.js";
import type { Metric, Outcome, Paired } from "../judgement/index.js";
import { inUnits, percent, plain } from "./words.js";

/** A canonical value in the unit of a column's heading. */
interface Scale {
  readonly unit: string;
  readonly factor: number;
}

/** Unit of a measure's column, and what canonical values are multiplied by. */
export function scaleOf({ type, unit }: Pick<Outcome, "type" | "unit">): Scale {
  if (type === "event") return { unit: "chance", factor: 100 };
  if (unit === "share") return { unit: "%", factor: 100 };
  if (unit === "km2") return { unit: "km²", factor: 1 };
  return { unit, factor: 1 };
}

/** The middle of a measure under a course: chances are means over worlds, amounts medians; and its 5th to 95th percentile. */
export function levelCells(outcome: Outcome, course: number): readonly [string, string] {
  const { q05, q50, q95, mean } = outcome.levels[course];
  const { factor } = scaleOf(outcome);
  const show = (value: number): string => (outcome.type === "event" ? percent(value) : plain(factor * value));
  return [show(outcome.type === "event" ? mean : q50), `(${show(q05)} to ${show(q95)})`];
}

type Scaled = Pick<Outcome, "type" | "unit">;

/** A difference with its sign, in points of per cent or the measure's unit. */
function signed(outcome: Scaled, value: number): string {
  const scaled = scaleOf(outcome).factor * value;
  const shown = outcome.type === "event" ? Math.abs(scaled).toFixed(1) : plain(Math.abs(scaled));
  return Number(shown.replaceAll(",", "")) === 0 ? "0" : `${scaled < 0 ? "−" : "+"}${shown}`;
}

/** Difference to the first course: its mean with the interval, and in how many worlds it is more and less. */
export function pairedCells(outcome: Scaled, paired: Paired | null): readonly [string, string, string, string] {
  if (paired === null) return ["", "", "", ""];
  const { mean, interval, more, less } = paired;
  return [
    signed(outcome, mean),
    `(${signed(outcome, interval[0])} to ${signed(outcome, interval[1])})`,
    percent(more),
    percent(less),
  ];
}

/** Metrics whose value is a share of worlds. */
const SHARES = new Set(["starr", "satisficing"]);

/** A metric's value in a cell: a share of worlds, or a score or ratio to three places. */
export function ratingCell({ id }: Metric, value: number): string {
  if (value !== value) return "–";
  if (SHARES.has(id)) return percent(value);
  const shown = value.toFixed(3);
  return (shown === "-0.000" ? "0.000" : shown).replace("-", "−");
}

/** An amount of a measure in units people use. */
export function amountOf(measure: string, value: number): string {
  const word = MEASURE_WORDS.find(({ name }) => name === measure);
  return word?.type === "event" ? `a chance of ${percent(value)}` : inUnits(value, word?.unit ?? "");
}
