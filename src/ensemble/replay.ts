import type { Conflict } from "../conflict/conflict.js";
import { courseEngine, windowOf } from "../dynamics/index.js";
import { Purpose, Stream, uniformAt } from "../math/philox.js";
import { sampleWorld } from "./design.js";
import { givenMaker } from "./given.js";
import { constraintsOf, meets } from "./constraint.js";

/** One act on record, in each of some worlds. */
export interface ReplayedAct {
  /** Index into `History.moves`. */
  readonly recorded: number;
  /** Patron's log-odds toward the side `about` just before and just after it; shape [worlds]. */
  readonly before: Float64Array;
  readonly after: Float64Array;
  /** Chance that the course's rules gave it, shape [worlds]; NaN where no rule decides it. */
  readonly chance: Float64Array;
}

/** How the record fits a reading of it, world by world. */
export interface RecordFit {
  /** Product of the chances of the acts that are to be matched; 1 without any. Shape [worlds]. */
  readonly acts: Float64Array;
  /** The same where everything else on record is met, else 0: its mean is the share of worlds that fit. Shape [worlds]. */
  readonly all: Float64Array;
}

/** A record played in many worlds. */
export interface Replay {
  readonly acts: readonly ReplayedAct[];
  readonly fit: RecordFit;
}

const BLOCK = 64;

/** Plays the window on record in worlds named by index; what the acts did there, in the order of their dates. O(worlds × weeks). */
export function replayRecord(conflict: Conflict, members: readonly number[], seed: number): Replay {
  return replayUnder(conflict, [conflict], members, seed)[0];
}

/**
 * The same worlds under several readings of whom the messages blame. Readings may differ from `conflict` in nothing else:
 * what the worlds are given (packages and their worth) is made once.
 */
export function replayUnder(
  conflict: Conflict,
  readings: readonly Conflict[],
  members: readonly number[],
  seed: number,
): Replay[] {
  const asked = constraintsOf(conflict);
  const order = [...conflict.history!.moves.keys()];
  const made = readings.map(() => ({
    acts: order.map((recorded) => ({
      recorded,
      before: new Float64Array(members.length).fill(NaN),
      after: new Float64Array(members.length).fill(NaN),
      chance: new Float64Array(members.length).fill(NaN),
    })),
    fit: { acts: new Float64Array(members.length), all: new Float64Array(members.length) },
  }));
  const give = givenMaker(conflict);
  for (let first = 0; first < members.length; first += BLOCK) {
    const worlds = members.slice(first, first + BLOCK).map((index) => sampleWorld(conflict, index, seed));
    const given = give(worlds, seed);
    readings.forEach((reading, r) => {
      const program = courseEngine.compile(reading, given);
      worlds.forEach((world, slot) => {
        const run = windowOf(program, world, slot, seed);
        const at = first + slot;
        for (const { recorded, belief, chance } of run.acts) {
          const act = made[r].acts[recorded];
          [act.before[at], act.after[at]] = belief;
          act.chance[at] = chance;
        }
        const own = asked.flatMap(({ kind, index }) => (kind === "act" ? [made[r].acts[index].chance[at]] : []));
        const rest = asked.every(
          (each) => each.kind === "act" || meets(reading, run, each, { seed, world: world.index }),
        );
        made[r].fit.acts[at] = own.reduce((product, chance) => product * chance, 1);
        made[r].fit.all[at] = rest ? made[r].fit.acts[at] : 0;
      });
    });
  }
  const dated = order.sort((a, b) => conflict.history!.moves[a].week - conflict.history!.moves[b].week);
  return made.map(({ acts, fit }) => ({ acts: dated.map((recorded) => acts[recorded]), fit }));
}

/** Moves on record that say who the obstacle is, as indices into `Conflict.moves`, each once. */
export function messagesOnRecord(conflict: Conflict): number[] {
  const recorded = conflict.history!.moves.map(({ move }) => move);
  return [...new Set(recorded)].filter((move) => conflict.moves[move].says.length > 0);
}

/**
 * The conflict with whom its recorded messages blame drawn anew: each keeps its ratio, and speaks of the one belligerent or the
 * other. All labellings but the file's own where there are no more than `most`, else `most` of them, drawn by name.
 */
export function relabelled(conflict: Conflict, most: number, seed: number): Conflict[] {
  const messages = messagesOnRecord(conflict);
  const all = messages.length < 31 ? (1 << messages.length) - 1 : Infinity;
  const count = Math.min(most, all);
  return Array.from({ length: count }, (_, k) => {
    const turned = messages.filter((_, m) => (all <= most ? ((k + 1) >> m) & 1 : coin(seed, k, m)));
    return withTurned(conflict, new Set(turned));
  });
}

function coin(seed: number, labelling: number, message: number): boolean {
  const name = {
    world: labelling,
    week: 0,
    draw: message,
    stream: Stream.exogenous,
    purpose: Purpose.design,
    repeat: 3,
  };
  return uniformAt(seed, name) < 0.5;
}

function withTurned(conflict: Conflict, turned: ReadonlySet<number>): Conflict {
  const { attacker, defender } = conflict.campaign!.front;
  const other = (actor: number): number => (actor === attacker ? defender : actor === defender ? attacker : actor);
  const moves = conflict.moves.map((move, index) =>
    turned.has(index) ? { ...move, says: move.says.map(({ about, ratio }) => ({ about: other(about), ratio })) } : move,
  );
  return { ...conflict, moves };
}
