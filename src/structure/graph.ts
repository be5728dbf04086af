import { testOfBits } from "../conflict/condition.js";
import type { Conflict } from "../conflict/conflict.js";
import type { Game } from "../conflict/game.js";
import { partialOrderOf, ranksOf, type PartialOrder } from "./preference.js";

/** A graph model in option form. States are numbered 0… by rising bit pattern; the first option is the lowest bit. */
export interface GraphModel {
  /** Actors with options or preferences, as indices of the conflict. */
  readonly deciders: readonly number[];
  readonly options: number;
  /** Bit pattern of each state. */
  readonly patterns: Uint32Array;
  /** Shape [deciders][states]: states reached in one step. */
  readonly moves: readonly (readonly Uint32Array[])[];
  /** Shape [deciders][states]: ordinal payoff, higher is better, ties equal; NaN for a decider with unknown comparisons. */
  readonly payoffs: readonly Float64Array[];
  /** Shape [deciders]: preferences of which some comparisons are unknown; null where all are known. */
  readonly unknown: readonly (PartialOrder | null)[];
  /** Deciders without preferences: indifferent between all states. */
  readonly withoutPreferences: readonly number[];
}

/** Most options that are enumerated: 2^14 states. */
export const MOST_OPTIONS = 14;

/**
 * The graph model of a conflict's game, or of the game as one actor takes it to be (`viewer`).
 * A step changes options of one actor, any number at once, within what is possible and one-way rules.
 * Source: Fang, Hipel & Kilgour (1993), Interactive Decision Making.
 */
export function graphOf(conflict: Conflict, game: Game, viewer: number | null = null): GraphModel {
  const count = game.options.length;
  if (count > MOST_OPTIONS) throw new Error(`game.options: ${count} options, at most ${MOST_OPTIONS} are enumerated`);
  const patterns = possible(game);
  const owners = game.options.map((move) => conflict.moves[move].actor);
  const deciders = conflict.actors
    .map((_, actor) => actor)
    .filter((actor) => owners.includes(actor) || game.preferences[actor] !== null);
  const view = viewer === null ? null : conflict.perceptions.find((each) => each.actor === viewer);
  const preferences = deciders.map((actor) => view?.preferences[actor] ?? game.preferences[actor]);
  const index = new Int32Array(1 << count).fill(-1);
  patterns.forEach((pattern, state) => (index[pattern] = state));
  const unknown = preferences.map((each) => each && partialOrderOf(each, patterns));
  return {
    deciders,
    options: count,
    patterns,
    moves: deciders.map((actor) => movesOf(conflict, game, patterns, index, owners, actor)),
    payoffs: preferences.map((each, k) => {
      if (unknown[k]) return new Float64Array(patterns.length).fill(NaN);
      return each ? ranksOf(each, patterns) : new Float64Array(patterns.length);
    }),
    unknown,
    withoutPreferences: deciders.filter((_, k) => !preferences[k]),
  };
}

function possible(game: Game): Uint32Array {
  const patterns: number[] = [];
  const impossible = game.impossible.map(testOfBits);
  for (let pattern = 0; pattern < 1 << game.options.length; pattern++) {
    if (!impossible.some((test) => test(pattern))) patterns.push(pattern);
  }
  return Uint32Array.from(patterns);
}

function movesOf(
  conflict: Conflict,
  game: Game,
  patterns: Uint32Array,
  index: Int32Array,
  owners: readonly number[],
  actor: number,
): Uint32Array[] {
  let own = 0;
  let startOnly = 0;
  let stopOnly = 0;
  game.options.forEach((move, option) => {
    if (owners[option] !== actor) return;
    own |= 1 << option;
    if (conflict.moves[move].oneWay === "start") startOnly |= 1 << option;
    if (conflict.moves[move].oneWay === "stop") stopOnly |= 1 << option;
  });
  return Array.from(patterns, (from) => {
    const reached: number[] = [];
    // every subset of the actor's own options, by the submask walk
    for (let part = own; ; part = (part - 1) & own) {
      const to = (from & ~own) | part;
      const begun = to & ~from;
      const ended = from & ~to;
      if (to !== from && (begun & stopOnly) === 0 && (ended & startOnly) === 0 && index[to] >= 0)
        reached.push(index[to]);
      if (part === 0) break;
    }
    return Uint32Array.from(reached).sort();
  });
}
