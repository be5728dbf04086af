import type { Condition } from "./condition.js";
import type { Ref, Span } from "./quantity.js";

export type Role = "attacker" | "defender" | "patron" | "backer" | "mediator";

export interface Actor {
  readonly id: string;
  readonly title: string;
  readonly role: Role | null;
  /** The actor that a patron or backer helps. */
  readonly of: number | null;
  readonly capability: Ref | null;
  /** Reservation on the actor's own utility: in points where its issues have points, else 0 to 1. */
  readonly walksAwayBelow: Ref | null;
  readonly at: Span;
}

export interface Option {
  readonly id: string;
  readonly title: string;
  /** How far along the issue's line, points 0 to 100. */
  readonly place: Ref;
  /** Shift of a later war's odds, logit toward the attacker; null is 0. */
  readonly afterDeal: Ref | null;
  /** Logit on how long a deal is kept; null is 0. */
  readonly holds: Ref | null;
  /** How reasonable the patron finds an offer of it, share; null is .5. */
  readonly reasonable: Ref | null;
}

/** What an actor says on one issue. Options are indices of the issue. */
export interface Position {
  readonly wants: number;
  /** The furthest option the actor signs today; shown, moves no utility. */
  readonly accepts: number | null;
  readonly never: readonly number[];
  /** How surely the stated line is real, share; null where nothing is `never`. */
  readonly firm: Ref | null;
  /** Hidden uniform draw of nature: the line binds in a world where it is below `firm`. */
  readonly binds: Ref | null;
  readonly salience: Ref;
  readonly source: number | null;
  readonly note: string | null;
  readonly at: Span;
}

export interface Issue {
  readonly id: string;
  readonly title: string;
  /** From one end to the other. */
  readonly options: readonly Option[];
  /** Actors without whose consent nothing else than `now` can be agreed; empty: the negotiating parties. */
  readonly consent: readonly number[];
  /** Option in force while the war lasts. */
  readonly now: number | null;
  /** Shape [actors][options]; null for an actor without points here. */
  readonly points: readonly (readonly Ref[] | null)[];
  /** Shape [actors]. */
  readonly positions: readonly (Position | null)[];
  readonly at: Span;
}

/** One option of one issue, as an atom of conditions on packages. */
export interface IssueOption {
  readonly issue: number;
  readonly option: number;
}

/** A stated line that joins issues. */
export interface RedLine {
  readonly actor: number;
  readonly never: Condition<IssueOption>;
  readonly firm: Ref;
  readonly binds: Ref;
  readonly text: string;
  readonly source: number | null;
  readonly at: Span;
}

/** Issues whose values stand together for one actor (design: "From positions to utilities"). */
export interface Link {
  readonly issues: readonly number[];
  readonly kind: "substitutes" | "complements";
  readonly actor: number;
  readonly strength: Ref;
}

/** A complete agreement: one option an issue. */
export interface Package {
  readonly id: string;
  readonly title: string;
  /** Shape [issues]. */
  readonly options: readonly number[];
  readonly source: number | null;
  readonly at: Span;
}
