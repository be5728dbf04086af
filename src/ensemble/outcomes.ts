import type { Conflict } from "../conflict/conflict.js";
import { runnablePolicies } from "../conflict/needs.js";
import type { World } from "../conflict/world.js";
import { courseEngine, dealsOf, ENDINGS, endingOf, playCourse, type CourseProgram } from "../dynamics/index.js";
import { FAN_LEVELS, quantileIn } from "./fans.js";
import { sampleWorld } from "./design.js";
import { givenFor } from "./given.js";

/** How many worlds stand how, week by week, under one policy. */
export interface OutcomeShares {
  /** Index into `Conflict.policies`; −1: nothing imposed. */
  readonly policy: number;
  /** Worlds; shape [ENDINGS][weeks + 1]. */
  readonly counts: readonly Int32Array[];
}

/** Fighting on against the best deal for both, for one side, over the worlds at war. */
export interface SideOfBargain {
  readonly actor: number;
  /** Shape [FAN_LEVELS][steps]: percentiles over the worlds at war in which some package may be signed. */
  readonly fighting: readonly Float64Array[];
  readonly deal: readonly Float64Array[];
  /** Worlds at war in which the deal is worth no less than fighting on; shape [steps]. */
  readonly signs: Int32Array;
}

/** Why the two sides do or do not sign, over the worlds. */
export interface Bargaining {
  readonly policy: number;
  /** Weeks at which it is read; shape [steps]. */
  readonly weeks: readonly number[];
  /** Worlds at war; shape [steps]. */
  readonly atWar: Int32Array;
  /** Of those, worlds in which no package may be signed: each crosses a binding line, or an owner of an issue refuses; shape [steps]. */
  readonly closed: Int32Array;
  /** Of those, worlds in which both would sign that package; shape [steps]. */
  readonly ripe: Int32Array;
  /** Attacker, defender. */
  readonly sides: readonly SideOfBargain[];
}

/** How the courses end over the worlds of a page, and why they do; one run a world and policy, the same nature for all. */
export interface Endings {
  readonly worlds: number;
  /** They fit the record up to the day of the file. */
  readonly matched: boolean;
  readonly seed: number;
  readonly weeks: number;
  readonly version: string;
  readonly policies: readonly OutcomeShares[];
  /** Of the first policy; null where the file has no issues to agree on. */
  readonly bargaining: Bargaining | null;
}

export interface EndingsOptions {
  readonly worlds: number;
  /** Worlds that fit the record; worlds 0, 1, 2, … as drawn if left out. */
  readonly members?: readonly number[] | null;
  readonly seed: number;
  readonly weeks: number;
}

/** Weeks between two looks at the bargain: it is dear, and moves slowly. */
const LOOK = 4;
const REPEAT = 1;

/**
 * A weekly tally of how worlds stand under every policy, and the bargain of the first. O(policies × worlds × weeks); keeps
 * counts, not courses. Some milliseconds a world and policy.
 */
export function endingsOf(conflict: Conflict, options: EndingsOptions): Endings {
  const { seed, weeks, members = null } = options;
  const indices = members?.slice(0, options.worlds) ?? Array.from({ length: options.worlds }, (_, index) => index);
  const worlds = indices.map((index) => sampleWorld(conflict, index, seed));
  const program = courseEngine.compile(conflict, givenFor(conflict, worlds, seed));
  const policies = conflict.policies.length === 0 ? [-1] : runnablePolicies(conflict);
  const run = { program, worlds, seed, weeks };
  const talks = conflict.issues.length > 0 && policies.length > 0;
  return {
    worlds: worlds.length,
    matched: members !== null,
    seed,
    weeks,
    version: courseEngine.version,
    policies: tally(run, policies),
    bargaining: talks ? bargain(run, policies[0]) : null,
  };
}

interface Run {
  readonly program: CourseProgram;
  readonly worlds: readonly World[];
  readonly seed: number;
  readonly weeks: number;
}

/** World by world, so that a world's window on record is played once for all policies. */
function tally({ program, worlds, seed, weeks }: Run, policies: readonly number[]): OutcomeShares[] {
  const shares = policies.map((policy) => ({
    policy,
    counts: ENDINGS.map(() => new Int32Array(weeks + 1)),
  }));
  const read = new Uint8Array(weeks + 1);
  worlds.forEach((world, slot) => {
    for (const { policy, counts } of shares) {
      const at = { world, slot, policy, key: { seed, repeat: REPEAT }, weeks, read };
      const end = playCourse(program, at, (_, state) => {
        counts[endingOf(state)][state.week]++;
      });
      // a war that is over stays as it ended
      const last = counts[endingOf(end)];
      for (let week = end.week + 1; week <= weeks; week++) last[week]++;
    }
  });
  return shares;
}

function bargain({ program, worlds, seed, weeks }: Run, policy: number): Bargaining {
  const looks = Array.from({ length: Math.floor(weeks / LOOK) + 1 }, (_, k) => LOOK * k);
  const read = new Uint8Array(weeks + 1);
  for (const week of looks) read[week] = 1;
  const sides = program.sides.map((actor) => ({
    actor,
    fighting: looks.map((): number[] => []),
    deal: looks.map((): number[] => []),
    signs: new Int32Array(looks.length),
  }));
  const [atWar, closed, ripe] = [0, 1, 2].map(() => new Int32Array(looks.length));
  worlds.forEach((world, slot) =>
    playCourse(program, { world, slot, policy, key: { seed, repeat: REPEAT }, weeks, read }, ({ scene }, state) => {
      if (read[state.week] === 0 || ENDINGS[endingOf(state)] !== "war") return;
      const step = state.week / LOOK;
      const { fighting, deal } = dealsOf(scene, state);
      atWar[step]++;
      if (deal[0] !== deal[0]) {
        closed[step]++;
        return;
      }
      sides.forEach((side, i) => {
        side.fighting[step].push(fighting[i]);
        side.deal[step].push(deal[i]);
        if (deal[i] >= fighting[i]) side.signs[step]++;
      });
      if (deal[0] >= fighting[0] && deal[1] >= fighting[1]) ripe[step]++;
    }),
  );
  const told = sides.map((side) => ({ ...side, fighting: levelsOf(side.fighting), deal: levelsOf(side.deal) }));
  return { policy, weeks: looks, atWar, closed, ripe, sides: told };
}

function levelsOf(grid: readonly (readonly number[])[]): Float64Array[] {
  const sorted = grid.map((values) => Float64Array.from(values).sort());
  return FAN_LEVELS.map((level) => Float64Array.from(sorted, (values) => quantileIn(values, level)));
}
