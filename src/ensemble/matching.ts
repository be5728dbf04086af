import type { Conflict } from "../conflict/conflict.js";
import { courseEngine, windowWeeks } from "../dynamics/index.js";
import { Purpose, Stream, uniformAt } from "../math/philox.js";
import { constraintsOf, type Constraint } from "./constraint.js";
import { canRunCourse } from "./given.js";
import { inlineRunner } from "./inline.js";
import type { Range } from "./plan.js";
import type { Runner } from "./runner.js";
import type { Chunk } from "./table.js";
import { trialPlan } from "./trial.js";

/** Worlds that fit the record, found by trying one world after another. */
export interface Match {
  readonly hash: string;
  readonly version: string;
  readonly seed: number;
  readonly tried: number;
  /** Indices of the worlds that fit, rising. */
  readonly members: readonly number[];
  /**
   * Indices of worlds that miss survival alone and are let off it at chance one half, drawn by name, rising: beside the members
   * they are a record whose survival counts half. Null where they were not taken down.
   */
  readonly spared: readonly number[] | null;
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
  /** Told after each block, in the order of worlds; yields whether to go on. May wait, so that an interrupt is heard. */
  readonly onBlock?: (soFar: Match) => Promise<boolean> | boolean;
  /** Who tries the worlds, of this conflict; this thread if left out. What is found is the same. */
  readonly runner?: Runner | null;
  /** Worlds tried by one worker at a time; moves no result. */
  readonly block?: number;
}

/** Why a conflict cannot be matched: nothing on record, or no course to run; null where it can. */
export function lacksForMatching(conflict: Conflict): string | null {
  if (conflict.history === null || windowWeeks(conflict) === 0)
    return "a `history:` with a window before the day of the file";
  return canRunCourse(conflict) ? null : "a course that can be run";
}

const BLOCK = 64;
const HALF = 0.5;

/**
 * Tries worlds 0, 1, 2, … until `wanted` fit the record. A world is one draw of everything uncertain and one run of its window:
 * it fits if the war went on to the day of the file, every band held, and each act on record that the course's rules decide was
 * drawn with the chance that they gave it there. So those that fit are draws of what is believed after the record: exact
 * rejection, no weights, no tolerance. Blocks are tried by whoever is free and counted in the order of worlds, up to the very
 * world that fits last, so that neither workers nor blocks move anything. O(tried × weeks).
 * Source: Rubin (1984); history matching: Craig, Goldstein, Seheult & Smith (1997).
 */
export async function matchWorlds(conflict: Conflict, options: MatchOptions): Promise<Match> {
  const lacks = lacksForMatching(conflict);
  if (lacks !== null) throw new Error(`history: matching needs ${lacks}`);
  const { seed, wanted, most, forgives = 0 } = options;
  let match = options.before ?? startOfMatch(conflict, seed);
  const differs = differenceOf(match, startOfMatch(conflict, seed));
  if (differs !== null) throw new Error(`history: the worlds found before are of another ${differs}`);
  const next = trialsFrom(conflict, match.tried, options);
  while (match.tried < most && match.members.length < wanted) {
    match = counted(match, await next(), { wanted, forgives });
    if (options.onBlock && !(await options.onBlock(match))) break;
  }
  return match;
}

/** Block after block of trials, in the order of worlds; as many are asked for ahead as keep every worker busy. */
function trialsFrom(
  conflict: Conflict,
  tried: number,
  { seed, most, runner, block = BLOCK }: MatchOptions,
): () => Promise<Trials> {
  const by = runner ?? inlineRunner(conflict);
  const plan = trialPlan(conflict, { worlds: most, seed });
  const ahead: { readonly range: Range; readonly chunk: Promise<Chunk> }[] = [];
  let first = tried;
  return async () => {
    while (first < most && ahead.length < (by.here ? 1 : 2 * by.width)) {
      const range = { first, count: Math.min(block, most - first) };
      const chunk = by.run(plan, range);
      chunk.catch(() => undefined); // one that nobody waits for any more may be refused
      ahead.push({ range, chunk });
      first += range.count;
    }
    const { range, chunk } = ahead.shift()!;
    return { range, chunk: await chunk };
  };
}

interface Trials {
  readonly range: Range;
  readonly chunk: Chunk;
}

/** A match before any world is tried. */
export function startOfMatch(conflict: Conflict, seed: number): Match {
  return {
    hash: conflict.hash,
    version: courseEngine.version,
    seed,
    tried: 0,
    members: [],
    spared: [],
    constraints: constraintsOf(conflict).map((each) => ({ ...each, missed: 0, missedAlone: 0 })),
    settledEarly: { tried: 0, fitting: 0, fittingWorlds: 0 },
  };
}

/** What sets two matches apart, so that one cannot go on from the other; null where nothing does. */
export function differenceOf(a: Match, b: Match): "conflict" | "engine version" | "seed" | null {
  if (a.hash !== b.hash) return "conflict";
  if (a.version !== b.version || askedBy(a) !== askedBy(b)) return "engine version";
  return a.seed === b.seed ? null : "seed";
}

function askedBy({ constraints }: Match): string {
  return constraints.map(({ kind, index }) => `${kind} ${index}`).join();
}

/** A match with a block of trials more, up to the world with which enough fit. */
function counted(
  before: Match,
  { range, chunk }: Trials,
  { wanted, forgives }: { readonly wanted: number; readonly forgives: number },
): Match {
  const { failed, values } = chunk;
  const tally = tallyOf(before);
  const asked = before.constraints.length;
  const survival = before.constraints.findIndex(({ kind }) => kind === "settled");
  for (let k = 0; k < range.count && tally.members.length < wanted; k++) {
    const world = range.first + k;
    const wrong = failed.find(({ row }) => row === k);
    if (wrong) throw new Error(`history: the window of world ${world} cannot be played: ${wrong.cause}`);
    const misses = values.subarray(k * asked, (k + 1) * asked);
    const missed = count(tally, misses, survival);
    const alone = misses[survival] === 1 && missed === 1;
    const luck = alone ? forgiven(before.seed, world) : 1;
    if (luck < HALF) tally.spared?.push(world);
    if (missed === 0 || luck < forgives) tally.members.push(world);
  }
  return matchOf(before, tally);
}

/** Counts one world; yields how many things it missed. */
function count(tally: Tally, misses: Float64Array, survival: number): number {
  const missed = misses.reduce((sum, miss) => sum + miss, 0);
  const settled = misses[survival];
  tally.tried++;
  tally.settled += settled;
  if (missed === settled) {
    tally.fitting++;
    tally.fittingSettled += settled;
  }
  misses.forEach((miss, k) => {
    tally.missed[k] += miss;
    if (missed === 1) tally.alone[k] += miss;
  });
  return missed;
}

function tallyOf({ tried, members, spared, constraints, settledEarly }: Match): Tally {
  return {
    members: [...members],
    spared: spared && [...spared],
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
    spared: tally.spared,
    constraints: before.constraints.map((each, k) => ({
      ...each,
      missed: tally.missed[k],
      missedAlone: tally.alone[k],
    })),
    settledEarly: { tried: tally.settled, fitting: tally.fittingSettled, fittingWorlds: tally.fitting },
  };
}

interface Tally {
  readonly members: number[];
  readonly spared: number[] | null;
  readonly missed: number[];
  readonly alone: number[];
  tried: number;
  settled: number;
  fitting: number;
  fittingSettled: number;
}

/** The draw that lets a world off survival. */
function forgiven(seed: number, world: number): number {
  return uniformAt(seed, { world, week: 0, draw: 0, stream: Stream.exogenous, purpose: Purpose.design, repeat: 2 });
}
