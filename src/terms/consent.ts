import type { Conflict } from "../conflict/conflict.js";
import { reach, toleranceOf, type Stage } from "./frontier.js";
import { netOf, stagesOf, type Ground, type LineRule, type Setting } from "./setting.js";

/** An owner that may refuse: what each combination is worth to it, and the least it signs for. */
interface Owner {
  readonly actor: number;
  /** Shape [blocks][combinations]. */
  readonly parts: readonly Float64Array[];
  readonly floor: number;
}

/** Totals of the two parties, of the owners asked (no more than what surely satisfies them), and the way of each stage. */
interface Sum {
  readonly totals: readonly number[];
  readonly choice: readonly number[];
}

/** Packages of a frontier, as the combination of each block. */
export interface AgreedPoint {
  readonly a: number;
  readonly b: number;
  readonly choice: readonly number[];
}

/** More partial packages than this are refused where owners are asked: dominance in three and more dimensions is slow. */
const MOST_SUMS = 20_000;

/**
 * Whether some package is worth the reservations of both parties and of every owner whose consent it needs, under a rule for
 * stated lines. An owner is asked where the package changes an issue that needs its consent. Exact.
 */
export function dealUnder(
  setting: Setting,
  parties: readonly [number, number],
  rule: LineRule,
  reservations: readonly number[],
): boolean {
  const stages = stagesOf(setting, parties, rule);
  const least: [number, number] = [reservations[parties[0]], reservations[parties[1]]];
  const found = reach(stages, least);
  if (found === null) return false;
  const owners = ownersAsked(setting, parties, stages, rule, reservations);
  if (owners.every((owner) => accepts(setting.ground, owner, found))) return true;
  return agreed(setting.ground, stages, owners, least).length > 0;
}

/**
 * The frontier of two parties over the packages that a rule for lines and the owners' consent leave. Exact; each distinct
 * point once, by rising gain of the second party.
 */
export function agreedFrontier(
  setting: Setting,
  parties: readonly [number, number],
  rule: LineRule,
  reservations: readonly number[],
): AgreedPoint[] {
  const stages = stagesOf(setting, parties, rule);
  const owners = ownersAsked(setting, parties, stages, rule, reservations);
  const same = toleranceOf(stages);
  const sums = agreed(setting.ground, stages, owners, [-Infinity, -Infinity]);
  const flat = sums.map(({ totals, choice }) => ({ totals: totals.slice(0, 2), choice }));
  return undominated(flat, same).map(({ totals, choice }) => ({ a: totals[0], b: totals[1], choice }));
}

/** Owners outside the parties whom some package leaves below their reservation; the others always sign. */
function ownersAsked(
  setting: Setting,
  parties: readonly [number, number],
  stages: readonly Stage[],
  rule: LineRule,
  reservations: readonly number[],
): Owner[] {
  const { conflict } = setting.ground;
  const asked = new Set(conflict.issues.flatMap((issue) => issue.consent));
  for (const actor of parties) asked.delete(actor);
  return [...asked]
    .map((actor) => ({ actor, parts: netOf(setting, rule, actor), floor: reservations[actor] }))
    .filter(({ parts, floor }) => {
      const worst = stages.reduce((sum, stage, b) => sum + Math.min(...stage.ways.map((way) => parts[b][way])), 0);
      return worst < floor - toleranceOf(stages);
    });
}

function accepts(ground: Ground, { actor, parts, floor }: Owner, choice: readonly number[]): boolean {
  const worth = choice.reduce((sum, c, b) => sum + parts[b][c], 0);
  return worth >= floor || choice.every((c, b) => leavesAlone(ground, actor, b, c));
}

/** Whether a combination changes nothing that needs an actor's consent. */
function leavesAlone({ conflict, blocks }: Ground, actor: number, b: number, c: number): boolean {
  const { issues, combinations } = blocks[b];
  return issues.every((issue, k) => needsNot(conflict.issues[issue], actor, combinations[c][k]));
}

function needsNot(issue: Conflict["issues"][0], actor: number, option: number): boolean {
  return !issue.consent.includes(actor) || option === issue.now;
}

/** Undominated sums that reach `least`, over every choice of which owners are asked and which are left alone. */
function agreed(
  ground: Ground,
  stages: readonly Stage[],
  owners: readonly Owner[],
  least: readonly [number, number],
): Sum[] {
  const found: Sum[] = [];
  for (let set = 0; set < 1 << owners.length; set++) {
    const asked = owners.filter((_, k) => ((set >> k) & 1) === 1);
    const alone = owners.filter((_, k) => ((set >> k) & 1) === 0);
    const open = stages.map((stage, b) => ({
      ...stage,
      ways: stage.ways.filter((way) => alone.every(({ actor }) => leavesAlone(ground, actor, b, way))),
    }));
    if (open.every(({ ways }) => ways.length > 0)) found.push(...sumsOf(open, asked, least));
  }
  return found;
}

/** Stage by stage: what cannot reach its floor goes; what an owner has beyond its floor is not counted; the dominated goes. */
function sumsOf(stages: readonly Stage[], asked: readonly Owner[], least: readonly [number, number]): Sum[] {
  const gains = stages.map((stage, b) => [stage.a, stage.b, ...asked.map(({ parts }) => parts[b])]);
  const floors = [...least, ...asked.map(({ floor }) => floor)];
  const same = toleranceOf(stages);
  const rest = (from: number, d: number, pick: (...all: number[]) => number): number => {
    let sum = 0;
    for (let b = from; b < stages.length; b++) sum += pick(...stages[b].ways.map((way) => gains[b][d][way]));
    return sum;
  };
  let sums: Sum[] = [{ totals: floors.map(() => 0), choice: [] }];
  stages.forEach((stage, b) => {
    const most = floors.map((_, d) => rest(b + 1, d, Math.max));
    const enough = floors.map((floor, d) => (d < 2 ? Infinity : floor - rest(b + 1, d, Math.min)));
    const next: Sum[] = [];
    for (const { totals, choice } of sums)
      for (const way of stage.ways) {
        const sum = totals.map((total, d) => total + gains[b][d][way]);
        if (sum.some((total, d) => total + most[d] < floors[d] - same)) continue;
        next.push({ totals: sum.map((total, d) => Math.min(total, enough[d])), choice: [...choice, way] });
      }
    sums = undominated(next, same);
    if (sums.length > MOST_SUMS)
      throw new Error(
        `issues: with owners asked, ${sums.length} packages of the first ${b + 1} blocks are open, more than ${MOST_SUMS}`,
      );
  });
  return sums;
}

/** Sums that no other is at least as good as in all, by falling first total. */
function undominated(sums: readonly Sum[], same: number): Sum[] {
  const order = [...sums].sort((x, y) => {
    const d = x.totals.findIndex((total, k) => total !== y.totals[k]);
    return d < 0 ? 0 : y.totals[d] - x.totals[d];
  });
  let kept: Sum[] = [];
  const covers = (one: Sum, other: Sum): boolean =>
    one.totals.every((total, d) => total >= other.totals[d] - (Number.isFinite(other.totals[d]) ? same : 0));
  for (const sum of order) {
    if (kept.some((one) => covers(one, sum))) continue;
    // rounding may have put a lesser one before it
    if (kept.length > 0 && covers(sum, kept[kept.length - 1])) kept = kept.slice(0, -1);
    kept.push(sum);
  }
  return kept;
}
