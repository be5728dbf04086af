import type { Conflict } from "../conflict/conflict.js";
import { logistic } from "../dynamics/endurance.js";
import { lacksForMatching } from "../ensemble/matching.js";
import { messagesOnRecord, relabelled, replayRecord, replayUnder, type Replay } from "../ensemble/replay.js";
import { spreadOver, type Spread } from "../judgement/index.js";
import { truncatedQuantile } from "../math/distribution.js";

/** One act on record beside what the patron believed. */
export interface ActFinding {
  readonly date: string;
  readonly move: string;
  readonly title: string;
  /** `match`: it informs the worlds; `test`: it is kept for testing claims. */
  readonly use: "match" | "test";
  /** Weeks before the day of the file, negative. */
  readonly week: number;
  /** Patron's chance that the side it watches is the obstacle, over worlds. */
  readonly before: Spread | null;
  readonly after: Spread | null;
  /** Chance that the course's rules gave the act, over worlds; null where no rule decides it. */
  readonly chance: Spread | null;
}

/** How well the record fits with the file's labels and with labels drawn anew, on the same worlds as drawn. */
export interface PlaceboFinding {
  readonly worlds: number;
  readonly messages: number;
  /** Messages whose ratio may lie on either side of 1: between the 5th and the 95th percentile of its law. */
  readonly straddle: number;
  readonly labellings: number;
  readonly acts: FitFinding;
  readonly all: FitFinding;
}

/** One measure of fit: the file's own, and the labellings'. */
export interface FitFinding {
  /** Mean over worlds, and its standard error. */
  readonly own: number;
  readonly error: number;
  /** 5th, 50th and 95th percentile over labellings. */
  readonly others: readonly [number, number, number];
  /** Chance of a fit at least as good if the labels meant nothing: (1 + labellings as good)/(1 + labellings). */
  readonly p: number;
  readonly says: "better" | "worse" | "no difference" | "too few messages";
}

export interface ReplayFinding {
  readonly worlds: number;
  readonly matched: boolean;
  readonly about: string | null;
  readonly acts: readonly ActFinding[];
  /** Null where no message is on record, or no patron hears it. */
  readonly placebo: PlaceboFinding | null;
}

export interface ReplayOptions {
  /** Worlds that fit the record; worlds as drawn where there are none. */
  readonly members: readonly number[];
  readonly matched: boolean;
  /** Worlds as drawn for the placebo. */
  readonly worlds: number;
  readonly labellings: number;
  readonly seed: number;
}

/** The level at which labels count as better or worse than labels drawn anew. */
export const PLACEBO_LEVEL = 0.05;

/** Why a record cannot be replayed; null where it can. */
export function lacksForReplay(conflict: Conflict): string | null {
  return lacksForMatching(conflict) ?? (conflict.history!.moves.length === 0 ? "`moves` on record" : null);
}

/** Replays the record beside belief, and against labels drawn anew. O((worlds that fit + labellings × worlds) × weeks). */
export function replayOf(conflict: Conflict, options: ReplayOptions): ReplayFinding {
  const { members, matched, seed } = options;
  const { acts } = replayRecord(conflict, members, seed);
  const { patron } = conflict;
  return {
    worlds: members.length,
    matched,
    about: patron && conflict.actors[patron.about].title,
    acts: acts.map((act) => actFinding(conflict, act)),
    placebo: patron === null || messagesOnRecord(conflict).length === 0 ? null : placeboOf(conflict, options),
  };
}

function actFinding(conflict: Conflict, { recorded, before, after, chance }: Replay["acts"][0]): ActFinding {
  const { move, date, week, use } = conflict.history!.moves[recorded];
  const { id, title } = conflict.moves[move];
  const spread = (logOdds: Float64Array): Spread | null =>
    conflict.patron && spreadOver(logOdds.map((each) => logistic(each)));
  const decided = spreadOver(chance);
  return {
    date,
    move: id,
    title,
    use,
    week,
    before: spread(before),
    after: spread(after),
    chance: decided.worlds > 0 ? decided : null,
  };
}

function placeboOf(conflict: Conflict, { worlds, labellings, seed }: ReplayOptions): PlaceboFinding {
  const messages = messagesOnRecord(conflict);
  const others = relabelled(conflict, labellings, seed);
  const indices = Array.from({ length: worlds }, (_, index) => index);
  const [own, ...rest] = replayUnder(conflict, [conflict, ...others], indices, seed);
  const straddles = (ref: number): boolean => {
    const { law, bounds } = conflict.quantities[ref];
    return truncatedQuantile(law, bounds, 0.05) < 1 && truncatedQuantile(law, bounds, 0.95) > 1;
  };
  return {
    worlds,
    messages: messages.length,
    straddle: messages.filter((move) => conflict.moves[move].says.every(({ ratio }) => straddles(ratio))).length,
    labellings: others.length,
    acts: fitFinding(
      own.fit.acts,
      rest.map(({ fit }) => fit.acts),
    ),
    all: fitFinding(
      own.fit.all,
      rest.map(({ fit }) => fit.all),
    ),
  };
}

/** The file's labels among others, by rank. */
export function fitFinding(own: Float64Array, others: readonly Float64Array[]): FitFinding {
  const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const center = mean(own);
  const square = own.reduce((sum, value) => sum + (value - center) * (value - center), 0);
  const means = others.map(mean);
  const { low, median, high } = spreadOver(means);
  const asGood = means.filter((each) => each >= center).length;
  const asBad = means.filter((each) => each <= center).length;
  const share = (count: number): number => (1 + count) / (1 + means.length);
  const says =
    share(0) > PLACEBO_LEVEL
      ? "too few messages"
      : share(asGood) <= PLACEBO_LEVEL
        ? "better"
        : share(asBad) <= PLACEBO_LEVEL
          ? "worse"
          : "no difference";
  return { own: center, error: Math.sqrt(square) / own.length, others: [low, median, high], p: share(asGood), says };
}
