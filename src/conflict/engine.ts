import type { Conflict } from "./conflict.js";
import type { MeasureUse } from "./measure.js";
import type { World } from "./world.js";

/** Packages on the table, the same in all worlds, chosen by `terms`. */
export interface Candidates {
  /** Shape [packages][issues]: option indices. */
  readonly options: readonly (readonly number[])[];
  /** Index of each named package of the file in `options`; shape [conflict.packages]. */
  readonly named: readonly number[];
}

/** What the candidates are worth in one world; `terms` fills it, `dynamics` reads it. Utilities on own scale. */
export interface PackageWorth {
  /** Shape [actors × packages], row by actor; front options valued at the starting front. */
  readonly utility: Float64Array;
  /** As the patron sees it (its `perceived` view); same shape. */
  readonly utilityAsPatronSees: Float64Array;
  /** Priced cost of stated lines crossed, utility ≥ 0: Σ line × firm; same shape. */
  readonly linePrice: Float64Array;
  /** 1 where a line that binds in this world is crossed; same shape. */
  readonly crossesBinding: Uint8Array;
  /** Shape [packages]: logit shift of a later war's odds toward the attacker. */
  readonly afterDeal: Float64Array;
  /** Shape [packages]: logit on how long the deal is kept. */
  readonly holds: Float64Array;
  /** Shape [packages]: reasonableness in the patron's eyes, share. */
  readonly reasonable: Float64Array;
  /** Shape [packages]: 1 where the front issue stands at the option in force (`now`), so its value moves with the line. */
  readonly atFront: Uint8Array;
  /** Shape [actors]: utility of what is in force now, at the starting front. */
  readonly now: Float64Array;
  /** Shape [actors]: u(now, all of the front) − u(now, none); negative for who loses by it. */
  readonly frontSlope: Float64Array;
  /** Shape [actors × packages]: 1 where an issue owner who is no belligerent (consent) would not agree. */
  readonly ownerRefuses: Uint8Array;
  readonly partial: PartialWorth;
}

/** What the terms of the partial agreements are worth in one world beside what is in force. */
export interface PartialWorth {
  /** Shape [actors × agreements]: utility with the terms in force less utility of what is in force now. */
  readonly gain: Float64Array;
  /** Priced cost of stated lines that the terms cross and what is in force does not; same shape. */
  readonly linePrice: Float64Array;
  /** 1 where such a line binds in this world; same shape. */
  readonly crossesBinding: Uint8Array;
  /** Shape [agreements]: 1 where an issue owner who is no belligerent would not agree. */
  readonly ownerRefuses: Uint8Array;
}

/** Of a file without partial agreements. */
export const NO_PARTIALS: PartialWorth = {
  gain: new Float64Array(0),
  linePrice: new Float64Array(0),
  crossesBinding: new Uint8Array(0),
  ownerRefuses: new Uint8Array(0),
};

/** What one engine needs from another, as plain data filled by `ensemble`. Shape of arrays: [worlds of the block]. */
export interface Given {
  readonly candidates: Candidates | null;
  readonly worth: readonly PackageWorth[];
  /** Reservation of each actor in each world, own scale, NaN where unknown; shape [worlds][actors]. */
  readonly reservations: readonly Float64Array[];
}

export const NOTHING_GIVEN: Given = { candidates: null, worth: [], reservations: [] };

/** Names the random streams of one run; `repeat` from 1. */
export interface RunKey {
  readonly seed: number;
  readonly repeat: number;
}

/**
 * A method. `run` writes one row: the value of every measure that `measures` lists, in that order
 * (events as 0 or 1, NaN where the measure is undefined in the run). `policy` is an index into conflict.policies, −1 for none.
 * `slot` is the world's place in the block of `Given`. Trouble is thrown as `Error("path: sentence")` and becomes a failed row.
 */
export interface Engine<Program> {
  readonly name: "structure" | "terms" | "course" | "battle";
  readonly version: string;
  readonly measures: (conflict: Conflict) => readonly MeasureUse[];
  readonly compile: (conflict: Conflict, given: Given) => Program;
  readonly run: (program: Program, world: World, slot: number, policy: number, key: RunKey, out: Float64Array) => void;
}

/** Measures of one engine among those a conflict uses, in file order: the columns of its rows. */
export function measuresOf(conflict: Conflict, engine: Engine<never>["name"]): MeasureUse[] {
  return conflict.measures.filter((measure) => measure.engine === engine);
}
