import { testOfBits } from "../conflict/condition.js";
import type { Preferences } from "../conflict/game.js";

/**
 * Ordinal payoff of each state, higher is better; equal for ties. Prioritised statements compare level by level, by how many
 * of a level's statements are true. A ranking that leaves a state out puts it last. Throws for statements of unknown
 * direction, which give no ranks (`partialOrderOf`).
 * Source: option prioritising, Fang, Hipel, Kilgour & Peng (2003), IEEE Trans. SMC-C 33(1).
 */
export function ranksOf(preferences: Preferences, patterns: Uint32Array): Float64Array {
  if (preferences.kind === "ranking") return ranked(preferences.groups, patterns);
  if (preferences.levels.some((level) => level.unknown.length > 0))
    throw new Error("invalid ranks: unknown statements");
  return prioritised(preferences.levels, patterns);
}

/** The comparison of two states is not known. */
export const UNKNOWN = 2;
/** How the first of two states stands to the second: preferred, worse, alike, or not known. */
export type Relation = 1 | -1 | 0 | typeof UNKNOWN;

/** Preferences of which some comparisons are not known: states in classes that no statement tells apart. */
export interface PartialOrder {
  /** Shape [states]. */
  readonly classOf: Int32Array;
  readonly classes: number;
  /** Shape [classes × classes]: `Relation` of the row's states to the column's. */
  readonly relation: Int8Array;
}

/**
 * Partial order of states under prioritised statements some of which are `unknown`; null where none is.
 *
 * `unknown S` says that S matters at its priority and that nobody knows which way. Two states are compared by every reading
 * of the unknown statements (S liked true, S liked false): the comparison is known where all readings agree. So states that
 * agree on S are compared by the other statements, and states that differ in S and in nothing more important are not
 * compared, whatever less important statements say: a less important statement cannot outvote S in either reading. The other
 * way to read "states that differ only by S" (S counts last) would make S a tie-breaker, against its place in the list; with
 * it the provincial preferences of Lake Gisborne (Li et al. 2004) could not be written as statements. Within a level of equal
 * weight, known statements decide where they outnumber the unknown ones that differ. O(classes² × levels).
 */
export function partialOrderOf(preferences: Preferences, patterns: Uint32Array): PartialOrder | null {
  if (preferences.kind === "ranking" || preferences.levels.every((level) => level.unknown.length === 0)) return null;
  const tests = preferences.levels.map((level) => ({
    known: level.statements.map(testOfBits),
    unknown: level.unknown.map(testOfBits),
  }));
  const marks = Array.from(patterns, (pattern) =>
    tests.map((level): Mark => {
      const is = (test: (bits: number) => boolean): boolean => test(pattern);
      return { true: level.known.filter(is).length, unknown: level.unknown.map(is) };
    }),
  );
  const known = new Map<string, number>();
  const first: number[] = [];
  const classOf = Int32Array.from(marks, (mark, state) => {
    const key = mark.map(({ true: count, unknown }) => `${count}:${unknown.map(Number).join("")}`).join(" ");
    if (!known.has(key)) known.set(key, first.push(state) - 1);
    return known.get(key)!;
  });
  const classes = first.length;
  const relation = new Int8Array(classes * classes);
  for (let x = 0; x < classes; x++)
    for (let y = 0; y < x; y++) {
      const found = compare(marks[first[x]], marks[first[y]]);
      relation[x * classes + y] = found;
      relation[y * classes + x] = found === UNKNOWN || found === 0 ? found : -found;
    }
  return { classOf, classes, relation };
}

/** What one level says of a state: how many known statements are true, and which unknown ones. */
interface Mark {
  readonly true: number;
  readonly unknown: readonly boolean[];
}

function compare(x: readonly Mark[], y: readonly Mark[]): Relation {
  for (let level = 0; level < x.length; level++) {
    const lead = x[level].true - y[level].true;
    const open = x[level].unknown.reduce((sum, is, k) => sum + (is === y[level].unknown[k] ? 0 : 1), 0);
    if (lead === 0 && open === 0) continue;
    return lead > open ? 1 : -lead > open ? -1 : UNKNOWN;
  }
  return 0;
}

function ranked(groups: Extract<Preferences, { kind: "ranking" }>["groups"], patterns: Uint32Array): Float64Array {
  const rank = new Map<number, number>();
  groups.forEach((group, place) => {
    for (const options of group)
      rank.set(
        options.reduce((pattern, option) => pattern | (1 << option), 0),
        groups.length - place,
      );
  });
  return Float64Array.from(patterns, (pattern) => rank.get(pattern) ?? 0);
}

function prioritised(
  levels: Extract<Preferences, { kind: "prioritised" }>["levels"],
  patterns: Uint32Array,
): Float64Array {
  const tests = levels.map((level) => level.statements.map(testOfBits));
  const scores = Array.from(patterns, (pattern) =>
    tests.map((level) => level.reduce((count, test) => count + (test(pattern) ? 1 : 0), 0)),
  );
  const compare = (x: number, y: number): number => {
    for (let k = 0; k < levels.length; k++) if (scores[x][k] !== scores[y][k]) return scores[x][k] - scores[y][k];
    return 0;
  };
  const order = Array.from(patterns, (_, state) => state).sort(compare);
  const payoffs = new Float64Array(patterns.length);
  let rank = 0;
  order.forEach((state, k) => {
    if (k > 0 && compare(order[k - 1], state) !== 0) rank++;
    payoffs[state] = rank;
  });
  return payoffs;
}
