import type { Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";
import { courseEngine, windowOf, windowWeeks, type CourseProgram, type WindowRun } from "../dynamics/index.js";
import { Purpose, Stream, uniformAt } from "../math/philox.js";
import { sampleWorld } from "./design.js";
import { canRunCourse, givenMaker } from "./given.js";

/** One thing on record that a world must fit. */
export interface Constraint {
  readonly kind: "band" | "act" | "settled" | "collapsed" | "truce";
  /** Index into `History.bands` or `History.moves`; −1 for what the whole window says. */
  readonly index: number;
  /** Worlds that miss it, and worlds that miss nothing else. */
  readonly missed: number;
  readonly missedAlone: number;
}

/** Worlds that fit the record, found by trying one world after another. */
export interface Match {
  readonly hash: string;
  readonly version: string;
  readonly seed: number;
  readonly tried: number;
  /** Indices of the worlds that fit, rising. */
  readonly members: readonly number[];
  readonly constraints: readonly Constraint[];
  /** Worlds tried, and worlds that fit all but survival, in whose window a settlement was signed: the model from age 0. */
  readonly settledEarly: { readonly tried: number; readonly fitting: number; readonly fittingWorlds: number };
}

export interface MatchOptions {
  readonly wanted: number;
  /** Worlds tried at most. */
  readonly most: number;
  readonly seed: number;
  /**
   * Chance that a world is let off survival: one that fits all but it (a settlement was signed in the window) is kept with this
   * chance, drawn by name. 0 if left out; 1/2 halves the weight of survival. Such worlds are no `before` of another match.
   */
  readonly forgives?: number;
  /** What was found before, to go on from; of the same conflict, engine and seed. */
  readonly before?: Match | null;
  /** Told after each block; yields whether to go on. May wait, so that an interrupt is heard. */
  readonly onBlock?: (soFar: Match) => Promise<boolean> | boolean;
}

/** Why a conflict cannot be matched: nothing on record, or no course to run; null where it can. */
export function lacksForMatching(conflict: Conflict): string | null {
  if (conflict.history === null || windowWeeks(conflict) === 0)
    return "a `history:` with a window before the day of the file";
  return canRunCourse(conflict) ? null : "a course that can be run";
}

const BLOCK = 64;

/**
 * Tries worlds 0, 1, 2, … until `wanted` fit the record. A world is one draw of everything uncertain and one run of its window:
 * it fits if the war went on to the day of the file, every band held, and each act on record that the course's rules decide was
 * drawn with the chance that they gave it there. So those that fit are draws of what is believed after the record: exact
 * rejection, no weights, no tolerance. O(tried × weeks). Source: Rubin (1984); history matching: Craig, Goldstein, Seheult & Smith (1997).
 */
export async function matchWorlds(conflict: Conflict, options: MatchOptions): Promise<Match> {
  const lacks = lacksForMatching(conflict);
  if (lacks !== null) throw new Error(`history: matching needs ${lacks}`);
  const { seed, wanted, most, forgives = 0 } = options;
  const asked = constraintsOf(conflict);
  let match = options.before ?? startOfMatch(conflict, seed);
  const differs = differenceOf(match, startOfMatch(conflict, seed));
  if (differs !== null) throw new Error(`history: the worlds found before are of another ${differs}`);
  const give = givenMaker(conflict);
  while (match.tried < most && match.members.length < wanted) {
    const tally = tallyOf(match);
    const count = Math.min(BLOCK, most - match.tried);
    const worlds = Array.from({ length: count }, (_, k) => sampleWorld(conflict, match.tried + k, seed));
    const program = courseEngine.compile(conflict, give(worlds, seed));
    for (let slot = 0; slot < count && tally.members.length < wanted; slot++) {
      if (fits(program, worlds[slot], { slot, seed, asked, forgives }, tally)) tally.members.push(worlds[slot].index);
    }
    match = matchOf(match, tally);
    if (options.onBlock && !(await options.onBlock(match))) break;
  }
  return match;
}

/** A match before any world is tried. */
export function startOfMatch(conflict: Conflict, seed: number): Match {
  return {
    hash: conflict.hash,
    version: courseEngine.version,
    seed,
    tried: 0,
    members: [],
    constraints: constraintsOf(conflict).map((each) => ({ ...each, missed: 0, missedAlone: 0 })),
    settledEarly: { tried: 0, fitting: 0, fittingWorlds: 0 },
  };
}

/** What sets two matches apart, so that one cannot go on from the other; null where nothing does. */
export function differenceOf(a: Match, b: Match): "conflict" | "engine version" | "seed" | null {
  if (a.hash !== b.hash) return "conflict";
  if (a.version !== b.version) return "engine version";
  return a.seed === b.seed ? null : "seed";
}

function tallyOf({ tried, members, constraints, settledEarly }: Match): Tally {
  return {
    members: [...members],
    missed: constraints.map((each) => each.missed),
    alone: constraints.map((each) => each.missedAlone),
    tried,
    settled: settledEarly.tried,
    fitting: settledEarly.fittingWorlds,
    fittingSettled: settledEarly.fitting,
  };
}

function matchOf(before: Match, tally: Tally): Match {
  return {
    ...before,
    tried: tally.tried,
    members: tally.members,
    constraints: before.constraints.map((each, k) => ({
      ...each,
      missed: tally.missed[k],
      missedAlone: tally.alone[k],
    })),
    settledEarly: { tried: tally.settled, fitting: tally.fittingSettled, fittingWorlds: tally.fitting },
  };
}

export type Asked = Pick<Constraint, "kind" | "index">;

/** What the record asks of a world. A truce that a recorded refusal kept away asks nothing where that refusal is kept for a test. */
export function constraintsOf(conflict: Conflict): Asked[] {
  const { bands, moves } = conflict.history!;
  const patron = conflict.patron?.actor;
  const decided = (move: number): boolean => {
    const { actor, aid, refuses } = conflict.moves[move];
    return (actor === patron && aid.length > 0) || refuses !== null;
  };
  const acts = [...moves.keys()].filter((k) => moves[k].use === "match" && decided(moves[k].move));
  const kept = moves.some(({ move, use }) => use === "test" && conflict.moves[move].refuses !== null);
  const offered = moves.some(({ move }) => conflict.moves[move].truce !== null);
  return [
    ...bands.map((_, index) => ({ kind: "band", index }) as const),
    ...acts.map((index) => ({ kind: "act", index }) as const),
    ...(offered && !kept ? [{ kind: "truce", index: -1 } as const] : []),
    { kind: "settled", index: -1 },
    { kind: "collapsed", index: -1 },
  ];
}

interface Tally {
  readonly members: number[];
  readonly missed: number[];
  readonly alone: number[];
  tried: number;
  settled: number;
  fitting: number;
  fittingSettled: number;
}

function fits(
  program: CourseProgram,
  world: World,
  at: { readonly slot: number; readonly seed: number; readonly asked: readonly Asked[]; readonly forgives: number },
  tally: Tally,
): boolean {
  const run = windowOf(program, world, at.slot, at.seed);
  const misses = at.asked.map((each) => !meets(program.conflict, run, each, { seed: at.seed, world: world.index }));
  const missed = misses.reduce((sum, miss) => sum + (miss ? 1 : 0), 0);
  const survival = at.asked.findIndex(({ kind }) => kind === "settled");
  const settled = misses[survival];
  tally.tried++;
  if (settled) tally.settled++;
  if (missed - (settled ? 1 : 0) === 0) {
    tally.fitting++;
    if (settled) tally.fittingSettled++;
  }
  misses.forEach((miss, k) => {
    if (!miss) return;
    tally.missed[k]++;
    if (missed === 1) tally.alone[k]++;
  });
  return missed === 0 || (settled && missed === 1 && forgiven(at.seed, world.index) < at.forgives);
}

/** The draw that lets a world off survival. */
function forgiven(seed: number, world: number): number {
  return uniformAt(seed, { world, week: 0, draw: 0, stream: Stream.exogenous, purpose: Purpose.design, repeat: 2 });
}

/** Whether one thing that the record asks is met in a world's window. An act is drawn with the chance that it had there. */
export function meets(
  conflict: Conflict,
  run: WindowRun,
  { kind, index }: Asked,
  at: { seed: number; world: number },
): boolean {
  if (kind === "band") {
    const { low, high } = conflict.history!.bands[index];
    const [least, most] = run.bands[index];
    return least >= low && most <= high;
  }
  if (kind === "act") {
    const chance = run.acts.find(({ recorded }) => recorded === index)!.chance;
    const name = { week: 0, draw: index, stream: Stream.exogenous, purpose: Purpose.design, repeat: 1 };
    return uniformAt(at.seed, { ...name, world: at.world }) < chance;
  }
  return run.end.log![kind] === Infinity;
}
