import type { Battle } from "../conflict/battle.js";
import { measuresOf, type Engine } from "../conflict/engine.js";
import type { MeasureUse } from "../conflict/measure.js";
import type { World } from "../conflict/world.js";
import type { Law, Pair } from "./attrition.js";
import { fight, type Fight, type FightCourse, type Inflow } from "./fight.js";

/** A battle made ready: the times at which claims look, and who is meant. */
export interface BattleProgram {
  readonly battle: Battle;
  readonly uses: readonly MeasureUse[];
  readonly times: readonly number[];
}

/** The battle of a file under its law. No chance plays a part in it: one row a world. Version changes whenever a row may. */
export const battleEngine: Engine<BattleProgram> = {
  name: "battle",
  version: "1",
  measures: (conflict) => measuresOf(conflict, "battle"),
  compile: (conflict) => {
    const { battle } = conflict;
    if (!battle) throw new Error("battle: the fight needs this section");
    const uses = measuresOf(conflict, "battle");
    for (const { id, args } of uses)
      if (!battle.forces.some(({ actor }) => actor === args[0])) throw new Error(`battle.forces: ${id} has no force`);
    const times = [...new Set([0, battle.horizon, ...uses.map(({ week }) => week ?? 0)])].sort((a, b) => a - b);
    return { battle, uses, times };
  },
  run: ({ battle, uses, times }, world, _slot, _policy, _key, out) => {
    const given = fightOf(battle, world);
    const course = fight(given, times);
    uses.forEach((use, column) => (out[column] = valueOf(battle, given, course, use)));
  },
};

/** The battle in one world, in weeks and persons. */
export function fightOf(battle: Battle, world: World): Fight {
  const of = (key: "strength" | "destroys" | "breaksAt"): Pair => [
    world.values[battle.forces[0][key]],
    world.values[battle.forces[1][key]],
  ];
  const [destroysX, destroysY] = of("destroys");
  const inflows = battle.forces.flatMap(({ arrives }, side) =>
    arrives.map(({ from, until, men }): Inflow => {
      return { side: side as 0 | 1, from, until, rate: world.values[men] / (until - from) };
    }),
  );
  return {
    duel: { law: lawOf(battle, world), coefficients: [destroysY, destroysX] },
    start: of("strength"),
    breaks: of("breaksAt"),
    inflows,
  };
}

function lawOf({ law, exponents }: Battle, world: World): Law {
  if (law === "general") return { kind: law, p: world.values[exponents!.enemy], q: world.values[exponents!.own] };
  return { kind: law };
}

/** Men of a side that have come into the fight by a time. */
export function comeBy({ start, inflows }: Fight, side: number, time: number): number {
  return inflows
    .filter((each) => each.side === side)
    .reduce((sum, { from, until, rate }) => sum + rate * Math.max(0, Math.min(until, time) - from), start[side]);
}

function valueOf(battle: Battle, given: Fight, { moments, brokenAt }: FightCourse, use: MeasureUse): number {
  const side = battle.forces[0].actor === use.args[0] ? 0 : 1;
  const strength = moments.find(({ time }) => time === use.week)?.strength[side] ?? NaN;
  switch (use.name) {
    case "strength":
      return strength;
    case "fallen":
      return comeBy(given, side, use.week!) - strength;
    case "destroyed":
      return brokenAt[side] <= use.week! ? 1 : 0;
    case "lasts":
      return Math.min(battle.horizon, brokenAt[side]);
    default:
      throw new Error(`invalid measure of a battle: ${use.name}`);
  }
}
