import { helperOf, type Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";
import { quickExp as exp, quickLog as log, quickPower as power } from "../math/quick.js";
import type { Course } from "./course.js";

/** Stocks thinner than this are rationed: weeks of full need. Source: design, theory §4.3. */
const RATION_WEEKS = 8;
/** What new money brings, relative to today's deliveries. An assumption: allocations of 2024 against those running in May 2025. */
export const RAISED = 1.5;
/** Fire above full need counts up to here. */
const MOST_FIRE = 1.15;
/** A ratio of substitution this near to 1 is taken as 1 (geometric mean). */
const GEOMETRIC = 1e-3;

const LN2 = log(2);

/** One group of help in one world: shares of its own need a week, weeks of stock. */
interface Group {
  readonly weight: number; // share of the whole need
  readonly own: number;
  readonly others: number; // donors that are not the patron
  readonly patron: number;
  readonly intelligence: number; // part of the patron's help that is intelligence
  readonly cover: number;
  readonly replaced: number; // share of a lost flow that others make good in the long run
  readonly halfAfter: number;
  readonly sold: number; // share that goes on at once if it is sold
}

/** Supply of the receiver in one world. */
export interface Supply {
  readonly groups: readonly Group[];
  readonly elasticity: number;
  readonly funded: number;
}

/** Supply parameters of a world; null where the file has no aid. */
export function supplyOf(conflict: Conflict, world: World): Supply | null {
  const aid = conflict.campaign?.aid;
  if (!aid) return null;
  const at = (ref: number | null): number => (ref === null ? 0 : world.values[ref]);
  const stated = aid.groups.reduce((sum, group) => sum + at(group.need), 0);
  const patron = helperOf(conflict);
  const groups = aid.groups.map((group, index): Group => {
    const donor = aid.donors.findIndex((candidate) => candidate.actor === patron);
    const given = (own: boolean): number =>
      aid.donors.reduce((sum, each, j) => ((j === donor) === own ? sum + at(each.gives[index]) : sum), 0);
    const step = aid.replaces.find((each) => each.donor === donor && each.group === index);
    return {
      weight: group.need === null ? Math.max(0, 1 - stated) : at(group.need),
      own: at(group.own),
      others: given(false),
      patron: donor < 0 ? 0 : given(true),
      intelligence: group.classes.includes("intelligence") ? 1 / group.classes.length : 0,
      cover: at(group.cover),
      replaced: step ? at(step.share) : 0,
      halfAfter: step ? at(step.halfAfter) : 1,
      sold: step ? at(step.ifSold) : 0,
    };
  });
  return { groups, elasticity: at(aid.elasticity), funded: at(aid.funded) };
}

/** Share of the patron's help of a group that goes on under a course, `week` after the start. */
function kept(group: Group, supply: Supply, course: Course, week: number): number {
  const bought = course.sales && course.othersPay ? group.sold : 0;
  const funded = week < supply.funded ? 1 : bought;
  const deliveries = course.deliveries === "none" ? bought : course.deliveries === "raised" ? RAISED : funded;
  return group.intelligence * (course.intelligence ? 1 : 0) + (1 - group.intelligence) * deliveries;
}

/**
 * Inflow of a group as a share of its need.
 * @param lostFor weeks since help fell short: what others replace grows with it (Infinity: the long run)
 */
export function inflow(supply: Supply, index: number, course: Course, week: number, lostFor: number): number {
  const group = supply.groups[index];
  const share = kept(group, supply, course, week);
  const lost = group.patron * Math.max(0, 1 - share);
  if (lost === 0) return group.own + group.others + group.patron * share;
  const ramp = lostFor === Infinity ? 1 : 1 - exp((-LN2 * lostFor) / group.halfAfter);
  return group.own + group.others + group.patron * share + lost * group.replaced * ramp;
}

/** How much the patron gives under a course in the long run, relative to new money in full: 0 cut off, 1 raised. */
export function supportOf(supply: Supply, course: Course, week: number): number {
  let given = 0;
  let most = 0;
  for (const group of supply.groups) {
    given += group.weight * group.patron * kept(group, supply, course, week);
    most += group.weight * group.patron * (group.intelligence + (1 - group.intelligence) * RAISED);
  }
  return most === 0 ? 0 : given / most;
}

/** Share of a group's need that is met this week, from inflow and a rationed stock (weeks). */
export function met(flow: number, stock: number): number {
  return flow >= 1 ? Math.min(MOST_FIRE, flow) : Math.min(1, flow + stock / RATION_WEEKS);
}

/**
 * Fire index from the groups' met shares: constant elasticity of substitution ε, weights = shares of need.
 * ε → 0 the scarcest decides, ε = 1 geometric mean. Σ weights = 1. Source: Arrow, Chenery, Minhas & Solow (1961).
 */
export function fireIndex(supply: Supply, metShares: Float64Array): number {
  const r = (supply.elasticity - 1) / supply.elasticity;
  let sum = 0;
  for (let g = 0; g < supply.groups.length; g++) {
    const share = Math.max(1e-3, metShares[g]);
    sum += supply.groups[g].weight * (Math.abs(r) < GEOMETRIC ? log(share) : power(share, r));
  }
  return Math.abs(r) < GEOMETRIC ? exp(sum) : power(sum, 1 / r);
}
