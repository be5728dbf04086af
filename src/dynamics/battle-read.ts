import type { Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";
import type { Law, Pair } from "./attrition.js";
import { comeBy, fightOf } from "./battle-engine.js";
import { matchLaw } from "./battle-match.js";
import { fight, type Fight } from "./fight.js";

/** Strengths at the end of one step. Days and persons. */
export interface BattleDay {
  readonly day: number;
  readonly strength: Pair;
}

/** Another law, with the coefficients (a day) under which both sides lose as much by the horizon. */
export interface OtherLaw {
  readonly law: Law["kind"];
  readonly destroys: Pair;
  readonly days: readonly BattleDay[];
  /** Largest difference of strength from the file's own law at any step, persons. */
  readonly gap: Pair;
}

/** What each law says of half the first force against the whole of the second. */
export interface Halved {
  readonly law: Law["kind"];
  readonly strength: Pair; // at the horizon
  readonly brokenAt: readonly [number | null, number | null]; // days
}

/** A battle in one world, step by step; beside it other laws that end alike, and what they would say of half the force. */
export interface BattleReading {
  readonly world: number;
  readonly sides: readonly [string, string];
  readonly law: Law["kind"];
  readonly days: readonly BattleDay[];
  readonly come: Pair; // persons, all told
  readonly brokenAt: readonly [number | null, number | null];
  readonly others: readonly OtherLaw[];
  readonly halved: readonly Halved[];
}

const WEEK = 7; // days
const COMPARED: readonly Law[] = [{ kind: "square" }, { kind: "linear" }, { kind: "logarithmic" }];

/** Plays the battle of a file in one world. ~100 fights of 36 steps: some milliseconds. */
export function readBattle(conflict: Conflict, world: World): BattleReading {
  const battle = conflict.battle!;
  const given = fightOf(battle, world);
  const steps = Math.round(battle.horizon / battle.step);
  const times = Array.from({ length: steps + 1 }, (_, k) => (k * battle.horizon) / steps);
  const course = fight(given, times);
  const others = COMPARED.filter(({ kind }) => kind !== given.duel.law.kind).flatMap((law) => {
    const coefficients = matchLaw(given, course, law, times);
    return coefficients ? [{ law, coefficients }] : [];
  });
  const days = daysOf(given, times);
  return {
    world: world.index,
    sides: [conflict.actors[battle.forces[0].actor].id, conflict.actors[battle.forces[1].actor].id],
    law: given.duel.law.kind,
    days,
    come: [comeBy(given, 0, battle.horizon), comeBy(given, 1, battle.horizon)],
    brokenAt: inDays(course.brokenAt),
    others: others.map((duel): OtherLaw => {
      const own = daysOf({ ...given, duel }, times);
      const gap = (side: 0 | 1): number =>
        own.reduce((most, { strength }, k) => Math.max(most, Math.abs(strength[side] - days[k].strength[side])), 0);
      const [a, b] = duel.coefficients;
      return { law: duel.law.kind, destroys: [b / WEEK, a / WEEK], days: own, gap: [gap(0), gap(1)] };
    }),
    halved: [given.duel, ...others].map((duel) => halve({ ...given, duel }, times)),
  };
}

function daysOf(given: Fight, times: readonly number[]): BattleDay[] {
  return fight(given, times).moments.map(({ time, strength }) => ({ day: round(time * WEEK), strength }));
}

/** Days of a step made of whole parts of a week, without the dust of division. */
const round = (days: number): number => Math.round(days * 1e6) / 1e6;

function inDays([x, y]: Pair): readonly [number | null, number | null] {
  const of = (weeks: number): number | null => (weeks === Infinity ? null : weeks * WEEK);
  return [of(x), of(y)];
}

function halve(given: Fight, times: readonly number[]): Halved {
  const inflows = given.inflows.map((each) => (each.side === 0 ? { ...each, rate: each.rate / 2 } : each));
  const course = fight({ ...given, start: [given.start[0] / 2, given.start[1]], inflows }, times);
  return {
    law: given.duel.law.kind,
    strength: course.moments[course.moments.length - 1].strength,
    brokenAt: inDays(course.brokenAt),
  };
}
