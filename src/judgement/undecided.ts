import type { Conflict } from "../conflict/conflict.js";
import type { Batch } from "../ensemble/plan.js";
import { measuresIn } from "../conflict/asked.js";
import type { Expression } from "../conflict/claim.js";
import { MEASURE_WORDS } from "../conflict/measure.js";
import { missingFor } from "./ask.js";
import { truthsOf } from "./evaluate.js";
import { isUndecided } from "./posterior.js";
import { rangesOf, type Rows, type Sample } from "./sample.js";
import { meanOf, weightsOf } from "./weights.js";

/** When more repeats are asked for, and how many at most. */
export interface RepeatRule {
  /** A claim is settled when a smaller share of worlds than this is undecided. */
  readonly until: number;
  /** Repeats of one world under one policy, at most. */
  readonly to: number;
  /** Runs beyond the first repeats, at most; Infinity: no cap. */
  readonly most: number;
}

/** The rule of the design: until fewer than a tenth are undecided, 512 repeats at most. */
export const REPEAT_RULE: RepeatRule = { until: 0.1, to: 512, most: Infinity };

/** The next round of repeats. */
export interface Round {
  /** None: every claim is settled, or nothing more may be asked. */
  readonly batches: readonly Batch[];
  /** Claims that would have more repeats, were it not for the cap on runs. */
  readonly capped: readonly string[];
}

/**
 * Columns of the course that rounds are decided by: those that claims name, and which runs are alive when a course begins,
 * since differences between courses count those only. Null: all, where a claim ranks courses.
 */
export function columnsForRounds({ claims, measures }: Conflict): readonly string[] | null {
  const named = claims.flatMap(({ says }) => measuresIn(says.expression)).map((index) => measures[index]);
  if (named.some(({ engine }) => engine === "judgement")) return null;
  const alive = measures.filter(({ name }) => name === "ongoing");
  return [...new Set([...named, ...alive].flatMap(({ engine, id }) => (engine === "course" ? [id] : [])))];
}

/** Whether more repeats can tell more of an expression: it names something that chance moves. */
function varies({ measures }: Conflict, expression: Expression): boolean {
  return measuresIn(expression).some((index) => {
    const word = MEASURE_WORDS.find(({ name }) => name === measures[index].name);
    return word === undefined || word.level === "run" || word.engine === "judgement";
  });
}

/** Repeats that a claim wants in each (world, policy), by world × 32768 + policy. */
type Wishes = ReadonlyMap<number, number>;
const POLICIES = 32_768;

/**
 * Doubles the repeats of the worlds that a claim has not decided, for claims with too many of them; courses that a claim
 * compares get the same repeats. The claim that costs least comes first; one that would pass the cap is left as it is.
 * A pure function of the tables, so that whoever has them makes the same round.
 */
export function nextRound(sample: Sample, rule: RepeatRule = REPEAT_RULE): Round {
  const { course } = sample.tables;
  if (!course) return { batches: [], capped: [] };
  const wishes = sample.conflict.claims.map(({ id }, place) => ({ id, cells: wishesOf(sample, place, rule) }));
  const cost = (cells: Wishes, granted: Wishes): number =>
    [...cells].reduce((sum, [cell, to]) => sum + Math.max(0, to - (granted.get(cell) ?? repeatsOf(sample, cell))), 0);
  const none: Wishes = new Map();
  const ranked = wishes.map((each, place) => ({ ...each, place, own: cost(each.cells, none) }));
  ranked.sort((a, b) => a.own - b.own || a.place - b.place);
  const granted = new Map<number, number>();
  const capped: string[] = [];
  let left = rule.most - extraRuns(sample);
  for (const { id, cells } of ranked) {
    const more = cost(cells, granted);
    if (more > left) capped.push(id);
    else {
      left -= more;
      for (const [cell, to] of cells) granted.set(cell, Math.max(to, granted.get(cell) ?? 0));
    }
  }
  return { batches: batchesOf(sample, granted), capped: wishes.flatMap(({ id }) => (capped.includes(id) ? [id] : [])) };
}

/** Runs of the course beyond the first repeats of each world and policy. */
export function extraRuns({ tables: { course } }: Sample): number {
  if (!course) return 0;
  const { worlds, repeats } = course.provenance;
  return course.rows - worlds * repeats * rangesOf(course).size;
}

function repeatsOf({ tables: { course } }: Sample, cell: number): number {
  const ranges = rangesOf(course!).get(policyIn(course!, cell % POLICIES))!;
  return ranges.count[Math.floor(cell / POLICIES)];
}

/** How a table has a policy: −1 where the file has none. */
function policyIn({ policy }: Rows, asked: number): number {
  return policy[0] === -1 ? -1 : asked;
}

function wishesOf(sample: Sample, place: number, { until, to }: RepeatRule): Wishes {
  const claim = sample.conflict.claims[place];
  const cells = new Map<number, number>();
  const { expression } = claim.says;
  const policy = claim.under ?? 0;
  if (!varies(sample.conflict, expression) || missingFor(sample, expression, policy) !== null) return cells;
  const { mass, asks } = truthsOf(sample, expression, policy);
  const undecided = mass.map((each) => (isUndecided(each) ? 1 : 0));
  if (meanOf(undecided, weightsOf(sample)) < until) return cells;
  mass.forEach((each, world) => {
    if (!isUndecided(each)) return;
    const asked = [...new Set(asks(world))].map((of) => world * POLICIES + of);
    if (asked.length === 0) return;
    const least = Math.min(...asked.map((cell) => repeatsOf(sample, cell)));
    for (const cell of asked) {
      const wanted = Math.min(to, 2 * least);
      if (wanted > repeatsOf(sample, cell)) cells.set(cell, wanted);
    }
  });
  return cells;
}

/** Cells with the same repeats to come, together: worlds by policies and repeats, then policies with the same worlds. */
function batchesOf(sample: Sample, granted: Wishes): Batch[] {
  const byPolicy = new Map<string, { policy: number; after: number; repeats: number; list: number[] }>();
  for (const [cell, to] of [...granted].sort(([a], [b]) => a - b)) {
    const [policy, after] = [cell % POLICIES, repeatsOf(sample, cell)];
    const key = `${policy} ${after} ${to}`;
    const batch = byPolicy.get(key) ?? { policy, after, repeats: to - after, list: [] };
    byPolicy.set(key, batch);
    batch.list.push(Math.floor(cell / POLICIES));
  }
  const batches = new Map<string, { policies: number[]; after: number; repeats: number; list: number[] }>();
  const sorted = [...byPolicy.values()].sort(
    (a, b) => a.after - b.after || a.repeats - b.repeats || a.policy - b.policy,
  );
  for (const { policy, ...rest } of sorted) {
    const key = `${rest.after} ${rest.repeats} ${rest.list.join(" ")}`;
    const batch = batches.get(key) ?? { policies: [], ...rest };
    batches.set(key, batch);
    batch.policies.push(policyIn(sample.tables.course!, policy));
  }
  return [...batches.values()];
}
