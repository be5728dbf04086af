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
  readonly at: Span;
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
}

/** What an actor wants of the course: no objective, no ranking. */
export interface Objective {
  readonly measure: MeasureUse;
  readonly want: "more" | "less";
  readonly weight: Ref;
}
