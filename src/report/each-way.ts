import type { Conflict } from "../conflict/conflict.js";
import { runnablePolicies } from "../conflict/needs.js";
import type { World } from "../conflict/world.js";
import { readStory, type Story } from "../dynamics/index.js";
import { givenFor } from "../ensemble/engines.js";
import {
  aliveAtParting,
  meanRegrets,
  rankedCourses,
  runsRead,
  turningsOf,
  type Sample,
  type Verdict,
} from "../judgement/index.js";

/** One world in which a claim holds, or fails, and how it is to be played; plain data, not yet played. */
export interface PickedWorld {
  readonly holds: boolean;
  /** Posterior mass that the claim holds there. */
  readonly mass: number;
  readonly world: World;
  /** Repeat of chance that is told. */
  readonly repeat: number;
  /** Courses that the claim reads, of two at most; −1: nothing imposed. None where it reads no course of the war. */
  readonly policies: readonly number[];
  /** Weeks that are played. */
  readonly weeks: number;
}

/** One world each way of one claim, and what decides between them. */
export interface EachWay {
  /** Id of the claim. */
  readonly claim: string;
  /** Worlds that decide for the claim, against it, and neither. */
  readonly counted: { readonly for: number; readonly against: number; readonly undecided: number };
  /** Inputs that the claim turns on, the first the most: indices into `Conflict.quantities`. */
  readonly decides: readonly number[];
  /** Last week of the war that the claim reads; null where it reads all of it, or none. */
  readonly read: number | null;
  /** At most one world each way, the one in which it holds first; none of a way in which no world decides. */
  readonly picked: readonly PickedWorld[];
}

/** A world decides for a claim from this mass on, and against it from as much the other way. */
const DECIDED = 0.9;
const COURSES = 2;
const INPUTS = 3;
/** A claim that reads no later week than this has no course to tell of: what comes after is told in its place. */
const LEAST_WEEKS = 4;

/** One world each way of every claim that can be tested. O(claims × quantities × worlds log worlds); plays nothing. */
export function eachWayOf(sample: Sample, verdicts: readonly Verdict[]): EachWay[] {
  const repeats = toldRepeats(sample);
  return verdicts.flatMap((verdict, place) => {
    const { mass, dependsOn } = verdict;
    if (mass === null) return [];
    const turns = turningsOf(sample, mass, INPUTS).map(({ quantity }) => quantity);
    const settings = sample.conflict.quantities.flatMap(({ path }, k) => (path === dependsOn?.switch ? [k] : []));
    return [
      {
        claim: verdict.id,
        counted: countedOf(mass),
        decides: [...settings, ...turns].slice(0, INPUTS),
        read: runsOf(sample, place)?.week ?? null,
        picked: [true, false].flatMap((holds) => pickedWorld(sample, { place, mass, holds, repeats })),
      },
    ];
  });
}

/** How many worlds decide for a claim, against it, and neither way. */
export function countedOf(mass: Float64Array): EachWay["counted"] {
  const count = (is: (p: number) => boolean): number => mass.reduce((sum, p) => sum + (is(p) ? 1 : 0), 0);
  const [yes, no] = [count((p) => p >= DECIDED), count((p) => p <= 1 - DECIDED)];
  return { for: yes, against: no, undecided: mass.length - yes - no };
}

/** Which claim, which way, and in which repeat each world is told. */
export interface Picking {
  /** Of the claim in the conflict's list. */
  readonly place: number;
  readonly mass: Float64Array;
  readonly holds: boolean;
  /** Shape [worlds]. */
  readonly repeats: Int32Array;
}

/** The first of the worlds that are surest of it; none where no world decides it that way. */
export function pickedWorld(sample: Sample, { place, mass, holds, repeats }: Picking): PickedWorld[] {
  const sure = (j: number): number => (holds ? mass[j] : 1 - mass[j]);
  const best = [...mass.keys()].reduce((top, j) => (top < 0 || sure(j) > sure(top) ? j : top), -1);
  if (best < 0 || !(sure(best) >= DECIDED)) return [];
  const runs = runsOf(sample, place);
  const { horizon } = sample.conflict.campaign ?? { horizon: 0 };
  const week = runs === null || runs.week === null || runs.week < LEAST_WEEKS ? horizon : runs.week;
  const policies = runs === null ? [] : (toldCourses(sample, place, best) ?? runs.policies);
  return [
    {
      holds,
      mass: mass[best],
      world: sample.worlds[best],
      repeat: repeats[best],
      policies: policies.slice(0, COURSES).map((policy) => (sample.conflict.policies.length === 0 ? -1 : policy)),
      weeks: Math.min(week, horizon),
    },
  ];
}

/** In each world the first repeat in which the war goes on when the courses begin; the first of all where there is none. */
export function toldRepeats(sample: Sample): Int32Array {
  const policies = runnablePolicies(sample.conflict);
  const alive = sample.tables.course && policies.length > 0 ? aliveAtParting(sample, policies) : null;
  return Int32Array.from(sample.worlds, (_, row) => 1 + Math.max(0, alive?.[row].indexOf(1) ?? 0));
}

/** What a claim reads of the course of the war; null where it reads none. */
function runsOf(sample: Sample, place: number): ReturnType<typeof runsRead> {
  const { says, under } = sample.conflict.claims[place];
  return sample.tables.course && sample.conflict.campaign ? runsRead(sample, says.expression, under ?? 0) : null;
}

/** Of a claim that ranks courses: the one it names, then the one that serves the actor best in that world; null for other claims. */
function toldCourses(sample: Sample, place: number, row: number): number[] | null {
  const [ranked] = rankedCourses(sample, sample.conflict.claims[place].says.expression);
  if (ranked === undefined) return null;
  const { regret } = meanRegrets(sample, ranked.actor);
  const rivals = [...regret.keys()].filter(
    (policy) => policy !== ranked.policy && regret[policy][row] === regret[policy][row],
  );
  rivals.sort((a, b) => regret[a][row] - regret[b][row]);
  return [ranked.policy, ...rivals];
}

/** The world's course under the courses that the claim reads, in one repeat. Some milliseconds a course. */
export function playPicked(conflict: Conflict, picked: PickedWorld, seed: number): Story[] {
  const { world, policies, repeat, weeks } = picked;
  if (policies.length === 0) return [];
  const given = givenFor(conflict, [world], seed);
  return policies.map((policy) => readStory(conflict, given, { world, slot: 0, policy, seed, repeat, weeks }));
}
