import type { RecordedFigure } from "./figure.js";
import type { MeasureUse } from "./measure.js";
import type { Ref, Span } from "./quantity.js";

/** A course of action imposed on the same nature as all others. */
export interface Policy {
  readonly id: string;
  readonly title: string;
  /** Week after `as_of` in which it begins (0 = at once). */
  readonly from: number;
  /** Indices into `Conflict.moves`, those of `like` included. */
  readonly moves: readonly number[];
  /** Weeks it binds before the patron's own rule resumes; null: the patron's `review`. */
  readonly review: Ref | null;
  /** free: nothing imposed, the patron chooses from the start. */
  readonly free: boolean;
  /** Where it branches off the record; null: it begins after `as_of`. */
  readonly past: Branch | null;
  /** A line at which it turns to another policy; null: it stays what it is. */
  readonly turn: Turn | null;
  readonly at: Span;
}

/** A line that a policy watches: from the first week after the measure has crossed it, another policy is imposed in its place. */
export interface Turn {
  /** A number of the course without a time. */
  readonly measure: MeasureUse;
  readonly side: "above" | "below";
  /** In the measure's canonical unit. */
  readonly level: number;
  /** Index into `Conflict.policies`; no chain of these comes back to where it began. */
  readonly then: number;
}

/** A branch in the past: a recorded move did not happen. */
export interface Branch {
  /** Index into `History.moves`. */
  readonly recorded: number;
  /** Move made in its place; null: nothing. */
  readonly instead: number | null;
}

/** A dated public act on record. */
export interface RecordedMove {
  /** Weeks relative to `as_of`, negative in the past. */
  readonly week: number;
  readonly date: string;
  readonly move: number;
  readonly use: "match" | "test";
  /** Ids of claims it tests. */
  readonly tests: readonly string[];
  readonly source: number | null;
  readonly paragraph: number | null;
  readonly at: Span;
}

export interface History {
  readonly windowWeeks: readonly [number, number];
  readonly moves: readonly RecordedMove[];
  /** Bands that a world must pass through in the window. */
  readonly bands: readonly Band[];
  /** What sources say was lost, recruited and gained; beside the runs, not in them. */
  readonly figures: readonly RecordedFigure[];
}

/** A band of the record, in the measure's own canonical unit. */
export interface Band {
  /** `week` is null: it holds throughout the window. */
  readonly measure: MeasureUse;
  /** Weeks over which an amount is counted; null for a state. */
  readonly per: number | null;
  /** As the series reports it: the true amount over the reporting factor of the source. */
  readonly reported: Ref | null;
  readonly low: number;
  readonly high: number;
  readonly text: string;
  readonly source: number | null;
  readonly at: Span;
}

/** What an actor wants of the course: no objective, no ranking. */
export interface Objective {
  readonly measure: MeasureUse;
  readonly want: "more" | "less";
  readonly weight: Ref;
}
