import type { Ref } from "./quantity.js";

/** What a recorded figure counts: rates over a time, and killed and wounded since the war began, at the last day. */
export const FIGURE_KINDS = ["losses", "recruits", "ground", "lost_so_far"] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];

/** A figure on record: what a source says of a time. Nothing is run from it; it stands beside what is run. */
export interface RecordedFigure {
  readonly kind: FigureKind;
  readonly actor: number | null;
  /** Name of the series for people. */
  readonly title: string;
  /** First and last day, ISO; weeks relative to `as_of`, the second the end of the last day. */
  readonly from: string;
  readonly to: string;
  readonly weeks: readonly [number, number];
  /** Lowest and highest value said: persons/week, km2/week; of `lost_so_far` persons. */
  readonly value: readonly [number, number];
  /** Of a series by months: it belongs with its neighbours. */
  readonly monthly: boolean;
  readonly source: number | null;
  /** Reporting factor of the source: what is true is this times what it says; null: none stated. */
  readonly reporting: Ref | null;
}
