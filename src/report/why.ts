import type { Conflict } from "../conflict/conflict.js";
import { runnablePolicies } from "../conflict/needs.js";
import type { World } from "../conflict/world.js";
import { readStory, type Story } from "../dynamics/index.js";
import { givenFor } from "../ensemble/engines.js";
import { aliveAtParting, meanRegrets, rankedCourses, runsRead, type Sample } from "../judgement/index.js";
import { judgedOver, type Over } from "./brief.js";
import { detailOf, type ClaimDetail } from "./claim-detail.js";
import type { Findings } from "./finding.js";

/** One world in which a claim holds, or fails: what it drew of the inputs that decide, and its course. */
export interface WorldEachWay {
  readonly holds: boolean;
  /** Posterior mass that the claim holds there. */
  readonly mass: number;
  /** Names the world to `parley course --world`. */
  readonly world: number;
  /** Values of the claim's turns, in their order, canonical units. */
  readonly values: readonly number[];
  /** Repeat of chance that is told. */
  readonly repeat: number;
  /** One story for each course that the claim reads, of two at most; none where it reads no course of the war. */
  readonly stories: readonly Story[];
}

/** What `parley why` shows of one claim. */
export interface WhyReport {
  readonly findings: Findings;
  readonly detail: ClaimDetail;
  /** Worlds that decide for the claim, against it, and neither. */
  readonly worlds: { readonly for: number; readonly against: number; readonly undecided: number };
  readonly each: readonly WorldEachWay[];
  /** Claims of the file that rest on this one, and those that it rests on. */
  readonly restsOn: readonly string[];
  readonly carries: readonly string[];
}

const HOLDS = 0.9;
const STORIES = 2;

/** Judges a conflict and takes the claim at a place of its list apart, with one world each way told as a story. `most`: inputs told. */
export async function whyReport(conflict: Conflict, place: number, over: Over, most?: number): Promise<WhyReport> {
  const { sample, findings } = await judgedOver(conflict, over);
  const detail = detailOf(sample, findings.claims[place], place, most);
  const { id, restsOn } = conflict.claims[place];
  const mass = detail.verdict.mass ?? new Float64Array();
  const count = (is: (p: number) => boolean): number => mass.reduce((sum, p) => sum + (is(p) ? 1 : 0), 0);
  const [yes, no] = [count((p) => p >= HOLDS), count((p) => p <= 1 - HOLDS)];
  return {
    findings,
    detail,
    worlds: { for: yes, against: no, undecided: mass.length - yes - no },
    each: [true, false].flatMap((holds) => worldEachWay(sample, { place, detail, holds, seed: over.seed })),
    restsOn,
    carries: conflict.claims.filter((claim) => claim.restsOn.includes(id)).map((claim) => claim.id),
  };
}

interface Asked {
  readonly place: number;
  readonly detail: ClaimDetail;
  readonly holds: boolean;
  readonly seed: number;
}

/** The first of the worlds that are surest of it; none where no world decides it that way. */
function worldEachWay(sample: Sample, { place, detail, holds, seed }: Asked): WorldEachWay[] {
  const mass = detail.verdict.mass;
  if (mass === null) return [];
  const sure = (j: number): number => (holds ? mass[j] : 1 - mass[j]);
  const best = [...mass.keys()].reduce((top, j) => (top < 0 || sure(j) > sure(top) ? j : top), -1);
  if (best < 0 || !(sure(best) >= HOLDS)) return [];
  const world = sample.worlds[best];
  const repeat = toldRepeat(sample, best);
  return [
    {
      holds,
      mass: mass[best],
      world: world.index,
      values: detail.near.map(({ quantity }) => world.values[quantity]),
      repeat,
      stories: storiesOf(sample, { place, world, row: best, seed, repeat }),
    },
  ];
}

/** A world of a sample, by its row, for a claim. */
interface Told {
  readonly place: number;
  readonly world: World;
  readonly row: number;
  readonly seed: number;
  readonly repeat: number;
}

/** The first repeat in which the war goes on when the courses begin; the first of all where there is none. */
function toldRepeat(sample: Sample, row: number): number {
  const policies = runnablePolicies(sample.conflict);
  const alive = sample.tables.course && policies.length > 0 ? aliveAtParting(sample, policies) : null;
  return 1 + Math.max(0, alive?.[row].indexOf(1) ?? 0);
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

/** The world's course under the courses that the claim reads, in one repeat, to the last week that it reads. */
function storiesOf(sample: Sample, { place, world, row, seed, repeat }: Told): Story[] {
  const { conflict } = sample;
  const { says, under } = conflict.claims[place];
  const runs = sample.tables.course ? runsRead(sample, says.expression, under ?? 0) : null;
  if (runs === null || conflict.campaign === null) return [];
  const { horizon } = conflict.campaign;
  const weeks = runs.week === null ? horizon : Math.max(1, Math.min(runs.week, horizon));
  const given = givenFor(conflict, [world], seed);
  const told = toldCourses(sample, place, row) ?? runs.policies;
  return told.slice(0, STORIES).map((policy) => {
    const at = conflict.policies.length === 0 ? -1 : policy;
    return readStory(conflict, given, { world, slot: 0, policy: at, seed, repeat, weeks });
  });
}
