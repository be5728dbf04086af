import type { Conflict } from "../conflict/conflict.js";
import type { Ref } from "../conflict/quantity.js";
import type { World } from "../conflict/world.js";
import { pow } from "../math/elementary.js";
import { longRunVariance } from "./bridge.js";
import { logit } from "./endurance.js";
import { LEARNINGS, type Learning } from "./learn.js";
import { strengthsOf, truePull, type Strengths } from "./strength.js";

/** Weeks in a year, as the priors of the course are stated. */
export const YEAR = 52;

/** Least weekly discount of a side that discounts: below it the value of a war is not representable (`kernel.ts`). */
const LEAST_IMPATIENCE = 1.1e-7;

/** One belligerent's numbers in one world; weekly rates, own utility scale. */
export interface SideParameters {
  men: number;
  intake: number;
  losses: number;
  returning: number;
  reporting: number; // true over reported losses; NaN where the file's source states none
  floor: number; // persons
  win: number;
  lose: number; // the leader's punishment in it
  punishedBelow: number; // utility of an end below which the leader is punished; −Infinity: nowhere
  punishment: number;
  warCost: number; // a week, before θ
  resolve: number; // θ, private
  resolveLow: number; // what the other side takes θ to lie between
  resolveHigh: number;
  delta: number;
  peaceShift: number;
  stays: number;
  resumes: number;
  evidence: number;
  optimism: number;
  learns: number;
  keepsAWeek: number; // share of what was seen that is not forgotten in a week, where beliefs fade
  dealHolds: number; // logit
  truceBreaks: number;
  levyMen: number; // 0: no wider mobilisation to order
  levyWeeks: number;
  levyQuality: number;
  levyCost: number;
}

/** Exponents of losses in the own and the other force. `stated`: the stocks campaign goes by the file's own. */
export interface Attrition {
  readonly stated: boolean;
  readonly own: number;
  readonly other: number;
}

/** Everything a run reads that does not change in a world. */
export interface Parameters {
  readonly sides: readonly [SideParameters, SideParameters]; // attacker, defender
  readonly stake: number;
  readonly cushion: number;
  readonly endsDecide: number;
  readonly advance: number;
  readonly noise: number;
  readonly memory: number;
  readonly variance: number; // long-run, a week
  readonly response: number;
  readonly holding: number;
  readonly collapse: { readonly base: number; readonly men: number; readonly supply: number };
  readonly supplyAt: number;
  readonly truceLosses: number;
  readonly talks: number;
  readonly alternates: boolean; // the sides take turns with offers
  readonly shock: number;
  readonly shockMemory: number;
  readonly foresight: boolean;
  readonly postures: boolean; // offers and refusals are weighed by what the patron makes of them
  readonly weighsWords: boolean; // words count only where the speaker would say the truth
  readonly bargains: boolean; // refusing is worth what later talks may still bring
  readonly hardLines: boolean;
  readonly patronFixed: boolean;
  readonly patronInattentive: boolean;
  readonly learning: Learning;
  readonly countsShare: boolean; // the time without help by its share
  readonly quadrature: boolean;
  readonly attrition: Attrition;
  readonly strengths: Strengths; // private, of attacker and defender
  readonly truePull: number; // what they make of the gross advance
  /** Shape [actors]: share of all help on record, NaN where the file has none. */
  readonly recorded: Float64Array;
}

/** Reads one world's numbers by name. O(numbers); throws nothing: `language` has checked that the sections are there. */
export function parametersOf(
  conflict: Conflict,
  world: World,
  bounds: readonly (readonly [number, number])[],
): Parameters {
  const campaign = conflict.campaign!;
  const at = (ref: Ref): number => world.values[ref];
  const front = campaign.front;
  const talks = conflict.talks;
  const chosen = (ref: Ref | null, leftOut = 0): number => (ref === null ? leftOut : at(ref));
  const side = (actor: number, slot: number): SideParameters => sideOf(conflict, at, actor, bounds[slot]);
  // where the defender gains ground, a stronger attacker gains less of it the other way
  const response = at(front.advance) < 0 ? -at(front.response) : at(front.response);
  const strengths = strengthsOf(conflict, at, [front.attacker, front.defender], response);
  return {
    sides: [side(front.attacker, 0), side(front.defender, 1)],
    stake: at(front.stake),
    cushion: at(front.cushion),
    endsDecide: at(front.endsDecide),
    advance: at(front.advance),
    noise: at(front.noise),
    memory: at(front.memory),
    variance: longRunVariance(at(front.noise), at(front.memory)),
    response,
    holding: at(front.holding),
    collapse: {
      base: at(campaign.collapse.base),
      men: at(campaign.collapse.men),
      supply: at(campaign.collapse.supply),
    },
    supplyAt: at(campaign.collapse.supplyAt),
    truceLosses: at(campaign.truceLosses),
    talks: talks ? at(talks.chance) : 0,
    alternates: chosen(talks?.proposer ?? null) === 1,
    shock: talks ? at(talks.shock) : 0,
    shockMemory: talks ? at(talks.shockMemory) : 0,
    foresight: at(conflict.switches.foresight) === 1,
    postures: chosen(conflict.switches.posture) === 1,
    weighsWords: chosen(conflict.switches.words) === 1,
    bargains: chosen(conflict.switches.continuation, 1) === 1,
    hardLines: at(conflict.switches.redLines) === 1,
    patronFixed: at(conflict.switches.patron) === 1,
    patronInattentive: at(conflict.switches.patron) === 2,
    learning: LEARNINGS[chosen(conflict.switches.beliefs)],
    countsShare: chosen(conflict.switches.endurance, 1) === 1,
    quadrature: chosen(conflict.switches.quadrature) === 1,
    attrition: attritionOf(conflict, at),
    strengths,
    truePull: truePull(strengths),
    recorded: Float64Array.from(conflict.actors, (_, actor) => {
      const donor = campaign.aid?.donors.find((each) => each.actor === actor);
      return donor && donor.recorded !== null ? at(donor.recorded) : NaN;
    }),
  };
}

/** Log: Peterson (1953), losses by the own force; square: Lanchester (1916), by the other's; general: Bracken (1995). */
function attritionOf({ switches, campaign }: Conflict, at: (ref: Ref) => number): Attrition {
  const law = switches.attrition === null ? null : at(switches.attrition);
  if (law === 1) return { stated: false, own: 1, other: 0 };
  const exponents = campaign!.stocks?.exponents;
  if (law !== 0 || !exponents) return { stated: law !== 2, own: 0, other: 1 };
  return { stated: true, own: at(exponents.own), other: at(exponents.other) };
}

function sideOf(
  conflict: Conflict,
  at: (ref: Ref) => number,
  actor: number,
  resolve: readonly [number, number],
): SideParameters {
  const men = conflict.campaign!.men[actor]!;
  const values = conflict.values[actor]!;
  const beliefs = conflict.beliefs[actor];
  const levy = conflict.moves.find((move) => move.actor === actor && move.levy !== null)?.levy ?? null;
  const leader = {
    punishedBelow: values.leader ? at(values.leader.punishedBelow) : -Infinity,
    punishment: values.leader ? at(values.leader.by) : 0,
  };
  return {
    men: at(men.front),
    intake: at(men.intake),
    losses: at(men.losses),
    returning: at(men.returning),
    reporting: reportingOf(conflict, men.losses, at),
    floor: at(men.breaksAt) * at(men.front),
    win: at(values.win),
    lose: punished(at(values.lose), leader.punishedBelow, leader.punishment),
    ...leader,
    warCost: at(values.warCost) / YEAR,
    resolve: at(values.resolve),
    resolveLow: resolve[0],
    resolveHigh: resolve[1],
    delta: deltaOf(at(values.patience)),
    peaceShift: at(values.peaceShift),
    stays: beliefs ? at(beliefs.stays) : 1,
    resumes: beliefs ? at(beliefs.resumes) : 0,
    evidence: beliefs ? at(beliefs.evidence) : 1,
    optimism: beliefs ? at(beliefs.optimism) : 0,
    learns: beliefs ? at(beliefs.learns) : YEAR,
    keepsAWeek: pow(0.5, 1 / (beliefs ? at(beliefs.learns) : YEAR)),
    dealHolds: beliefs ? logit(at(beliefs.dealHolds)) : logit(1),
    truceBreaks: beliefs ? at(beliefs.truceBreaks) : 0,
    levyMen: levy ? at(levy.men) : 0,
    levyWeeks: levy ? at(levy.over) : 1,
    levyQuality: levy ? at(levy.quality) : 1,
    levyCost: levy ? at(levy.cost) : 0,
  };
}

/** What an end of this utility is worth to the leader who decides: less `by` where it falls below the line. Source: Goemans (2000). */
export function punished(utility: number, line: number, by: number): number {
  return utility < line ? utility - by : utility;
}

/** Weekly discount factor; a draw next to 1 stays as far below it as values can tell. */
function deltaOf(patience: number): number {
  const weekly = pow(patience, 1 / YEAR);
  return patience < 1 ? Math.min(weekly, 1 - LEAST_IMPATIENCE) : weekly;
}

/** Reporting factor of the source that a number is taken from. */
function reportingOf({ quantities, sources }: Conflict, ref: Ref, at: (ref: Ref) => number): number {
  const { source } = quantities[ref];
  const reporting = source === null ? null : sources[source].reporting;
  return reporting === null ? NaN : at(reporting);
}
