import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { weightWhileOff, weightWhileOn } from "../../src/dynamics/endurance.js";
import { valueOfFighting } from "../../src/dynamics/kernel.js";
import { power } from "../../src/math/elementary.js";
import { Purpose, Stream, uniformAt } from "../../src/math/philox.js";
import { expectGolden } from "../language/golden.js";
import {
  BELIEFS,
  endingsOf,
  solveExactly,
  valuesOfFighting,
  type Endings,
  type Game,
  type Rule,
} from "./reduced-game.js";
import {
  asCourse,
  ruleOfCourse,
  shareOfTime,
  shareOfTimeToEnds,
  valuesByKernel,
  valuesByTable,
  valuesWithTalks,
  type Weights,
} from "./reduced-rule.js";

const GAMES = 16;
const YEAR = 52;
const START = { n: 10, belief: 10 };

/** Game `index`, from the flagship's ranges; the front would need 80 to 400 weeks at its mean pace to reach an end. */
function gameOf(index: number): Game {
  const at = { world: index, week: 0, stream: Stream.parameters, purpose: Purpose.tests, repeat: 1 };
  let draw = 0;
  const u = (low: number, high: number): number => low + (high - low) * uniformAt(1, { ...at, draw: draw++ });
  const even = (low: number, high: number): number => low * power(high / low, u(0, 1));
  const pace = 10 / even(80, 400);
  const moves = pace * u(1.2, 4);
  const [base, more] = [even(0.0003, 0.003), even(0.001, 0.01)];
  const costB = even(0.01, 0.12) / YEAR;
  return {
    cells: 20,
    on: { up: (moves + pace) / 2, down: (moves - pace) / 2, wins: base, loses: base },
    off: { up: (moves + 2 * pace) / 2, down: Math.max(0, (moves - 2 * pace) / 2), wins: base + more, loses: base },
    stays: power(u(0.2, 0.9), 1 / YEAR),
    resumes: u(0, 0.05),
    delta: power(u(0.85, 0.97), 1 / YEAR),
    costA: (even(0.005, 0.06) * u(0.2, 1.2)) / YEAR,
    costB: [costB * 0.2, costB * 1.2],
    talks: u(0.1, 0.5),
    pie: u(0.85, 1),
  };
}

describe("the solver, where the answer is known", () => {
  const game = gameOf(3);
  test("oracle: fighting on with help that lasts is worth what the closed form says", () => {
    const lasting = { ...game, stays: 1 };
    const [attacker, light, heavy] = valuesOfFighting(lasting);
    const { up, down, wins, loses } = game.on;
    const ends = { win: 1, lose: 0, flow: 0, flowPerCell: 0, endsDecide: 1 };
    const war = { cells: 20, up, down, winHazard: wins, loseHazard: loses, delta: game.delta, ...ends };
    for (const n of [1, 5, 10, 19]) {
      expect(attacker[n * 2 + 1]).toBeCloseTo(valueOfFighting({ ...war, n, cost: game.costA }), 8);
      const other = { ...war, n: 20 - n, up: down, down: up, winHazard: loses, loseHazard: wins };
      expect(light[n * 2 + 1]).toBeCloseTo(valueOfFighting({ ...other, cost: game.costB[0] }), 8);
      expect(heavy[n * 2 + 1]).toBeCloseTo(valueOfFighting({ ...other, cost: game.costB[1] }), 8);
    }
  });
  test("oracle: where the first week of war is the last, it is an offer to take or leave, and the course's rule is the same", () => {
    const brief = { up: 0, down: 0, wins: 0.6, loses: 0.4 };
    const once: Game = { ...game, on: brief, off: brief, stays: 1, costA: 0.05, costB: [0.02, 0.2], pie: 0.95 };
    const { rule } = solveExactly(once);
    const mine = ruleOfCourse(once, valuesByKernel(once, asCourse), false);
    const [stay, light, heavy] = [0.6 * once.delta - 0.05, 0.4 * once.delta - 0.02, 0.4 * once.delta - 0.2];
    const turn = (0.95 - light - stay) / (0.95 - heavy - stay); // Fearon (1995): risk war above this belief
    for (let belief = 0; belief < BELIEFS; belief++) {
      const k = (10 * 2 + 1) * BELIEFS + belief;
      const both = belief / (BELIEFS - 1) < turn;
      expect(rule[k].takes).toEqual(both ? [1, 1] : [0, 1]);
      expect(rule[k].ask).toBeCloseTo(0.95 - (both ? light : heavy), 9);
      expect([mine[k].takes, mine[k].ask.toFixed(9)]).toEqual([rule[k].takes, rule[k].ask.toFixed(9)]);
    }
    expect([turn > 0.1, turn < 0.9]).toEqual([true, true]);
  });
  test("oracle: the course's tables know what fighting on is worth where help stops and comes back", () => {
    for (const k of [0, 4, 9]) {
      const [found, exact] = [valuesByTable(gameOf(k)), valuesOfFighting(gameOf(k))];
      for (let who = 0; who < 3; who++)
        for (let n = 2; n < 40; n++) expect(found[who][n]).toBeCloseTo(exact[who][n], 8);
    }
  });
  test("property: a known type gets what fighting on is worth to it and no more, and takes the first offer", () => {
    const known = { ...game, pie: 1 };
    const { values, rule } = solveExactly(known);
    const fighting = valuesOfFighting(known);
    for (const belief of [0, BELIEFS - 1]) {
      const type = belief === 0 ? 1 : 2;
      for (const n of [4, 10, 16])
        for (const help of [0, 1]) {
          const k = (n * 2 + help) * BELIEFS + belief;
          expect(values[type][k]).toBeCloseTo(fighting[type][n * 2 + help], 6);
          expect(rule[k].takes[type - 1]).toBe(1);
        }
    }
  });
  test("property: the type to whom war costs less never does worse, and a round never harms the attacker", () => {
    const { values, residual } = solveExactly(game);
    const [attacker] = valuesOfFighting(game);
    expect(residual).toBeLessThan(1e-8);
    for (let k = 0; k < values[0].length; k++) {
      expect(values[1][k]).toBeGreaterThanOrEqual(values[2][k] - 1e-9);
      expect(values[0][k]).toBeGreaterThanOrEqual(attacker[Math.floor(k / BELIEFS)] - 1e-9);
    }
  });
});

/** A rule in the game as it is, and in the game where help lasts. */
interface Played {
  readonly rule: Rule;
  readonly asIs: Endings;
  readonly cutOff: Endings;
  readonly lasting: Endings;
}

function play(game: Game, ruleOf: (game: Game) => Rule): Played {
  const lasting = { ...game, stays: 1 };
  const rule = ruleOf(game);
  return {
    rule,
    asIs: endingsOf(game, rule, { ...START, help: 1 }),
    cutOff: endingsOf(game, rule, { ...START, help: 0 }),
    lasting: endingsOf(lasting, ruleOf(lasting), { ...START, help: 1 }),
  };
}

const RULES: readonly (readonly [string, (game: Game) => Rule])[] = [
  ["certainty_equivalent, first_stop", (game) => ruleOfCourse(game, valuesByKernel(game, asCourse), false)],
  ["the same, foresight: next", (game) => ruleOfCourse(game, valuesByKernel(game, asCourse), true)],
  ["certainty_equivalent, resumption counted", (game) => ruleOfCourse(game, valuesByKernel(game, shareOfTime), false)],
  ["certainty_equivalent, share", (game) => ruleOfCourse(game, valuesByKernel(game, shareOfTimeToEnds), false)],
  ["certainty_equivalent on exact values", (game) => ruleOfCourse(game, valuesOfFighting(game), false)],
  ["bargain", (game) => ruleOfCourse(game, valuesWithTalks(game, valuesByTable(game)), false)],
  [
    "bargain on the values of first_stop",
    (game) => ruleOfCourse(game, valuesWithTalks(game, valuesByKernel(game, asCourse)), false),
  ],
];

const MIXES: readonly (readonly [string, Weights])[] = [
  ["first_stop", asCourse],
  ["resumption counted", shareOfTime],
  ["share: resumption and ends counted", shareOfTimeToEnds],
];

const mean = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0) / list.length;
/** −1, 0, 1; a change below a hundredth of the greater is none. */
const signOf = (a: number, b: number): number => (Math.abs(a - b) < 0.01 * Math.max(a, b) ? 0 : Math.sign(a - b));

function sameRegion(exact: Rule, rule: Rule): number {
  const inner = [...exact.keys()].filter((k) => {
    const n = Math.floor(k / (2 * BELIEFS));
    return n > 0 && n < 20;
  });
  const kind = (round: Rule[number]): number => (Number.isNaN(round.ask) ? 0 : round.takes[0] === 1 ? 2 : 1);
  return mean(inner.map((k) => (kind(exact[k]) === kind(rule[k]) ? 1 : 0)));
}

/** Sixteen games under the equilibrium and under each rule, in a few lines. */
function endingsText(games: readonly Game[]): string {
  const exact = games.map((game) => play(game, (each) => solveExactly(each).rule));
  const lines = RULES.map(([name, ruleOf]) => {
    const found = games.map((game) => play(game, ruleOf));
    const over = (tell: (mine: Played, other: Played) => number): number[] =>
      found.map((each, k) => tell(each, exact[k]));
    const near = over(({ asIs }, other) => (Math.abs(asIs.week / other.asIs.week - 1) < 0.25 ? 1 : 0));
    const signs = (["cutOff", "lasting"] as const).map((policy) =>
      over((a, b) => (signOf(a[policy].week, a.asIs.week) === signOf(b[policy].week, b.asIs.week) ? 1 : 0)),
    );
    return [
      name,
      mean(over(({ asIs }) => asIs.week)).toFixed(1),
      `${mean(near) * GAMES}`,
      mean(over(({ asIs }) => asIs.settledIn)).toFixed(2),
      mean(over((a, b) => a.asIs.ask - b.asIs.ask)).toFixed(3),
      mean(over((a, b) => sameRegion(b.rule, a.rule))).toFixed(2),
      ...signs.map((sign) => `${mean(sign) * GAMES}`),
    ];
  });
  const [week, soon] = [mean(exact.map(({ asIs }) => asIs.week)), mean(exact.map(({ asIs }) => asIs.settledIn))];
  const whole = ["equilibrium", week.toFixed(1), "", soon.toFixed(2), "", "", "", ""];
  const head = [
    `${GAMES} games, help on, front in the middle, belief ½`,
    "mean week of the end",
    "games within 25 %",
    "settled in 26 weeks",
    "first ask above the equilibrium's",
    "states with an ask for the same types",
    "same sign: cut off",
    "same sign: lasting help",
  ];
  return tableOf([head, whole, ...lines]);
}

/** How far the course's values of fighting on lie from the true ones, without any talks. */
function valuesText(games: readonly Game[]): string {
  const rows = MIXES.map(([name, weights]) => {
    const found = games.map((game) => {
      const [fighting, kernel] = [valuesOfFighting(game), valuesByKernel(game, weights)];
      const middle = [...fighting[0].keys()].filter((k) => k >> 1 >= 5 && k >> 1 <= 15);
      const error = (who: number): number => mean(middle.map((k) => Math.abs(fighting[who][k] - kernel[who][k])));
      const gain = (values: readonly Float64Array[]): number => values[0][2 * START.n] - values[0][2 * START.n + 1];
      return [error(0), (error(1) + error(2)) / 2, gain(kernel), gain(fighting)];
    });
    return [name, ...[0, 1, 2, 3].map((k) => mean(found.map((each) => each[k])).toFixed(3))];
  });
  const head = [
    "value of fighting on",
    "mean error, attacker",
    "mean error, defender",
    "what a cut-off is worth to the attacker",
    "what it truly is",
  ];
  return tableOf([head, ...rows]);
}

/** Weights of the value without help over the flagship's priors (no stock; hazards together .06 to 1.2 % a week), by help now. */
function weightsText(): string {
  const found = Array.from({ length: 2000 }, (_, world) => {
    const at = { world, week: 1, stream: Stream.parameters, purpose: Purpose.tests, repeat: 1 };
    const u = (draw: number, low: number, high: number): number => low + (high - low) * uniformAt(1, { ...at, draw });
    const epoch = u(0, 2, 8);
    const stays = power(u(1, 0.2, 0.9), epoch / YEAR);
    const week = power(u(2, 0.85, 0.97), 1 / YEAR) * (1 - 0.0006 * power(20, u(4, 0, 1)));
    const resumes = u(3, 0, 0.2);
    const endurance = { stays, resumes, epoch, bound: 0, stock: 0, factor: week };
    const factor = power(week, epoch);
    const turnover = 1 - factor * (stays - resumes);
    const on = (factor * (1 - stays)) / turnover;
    return [weightWhileOn(endurance), weightWhileOff(endurance), on, on + (1 - factor) / turnover];
  });
  const head = ["weight of the value without help", "while help is on", "while it has stopped"];
  const cell = (k: number): string => mean(found.map((each) => each[k])).toFixed(2);
  return tableOf([head, ["first_stop", cell(0), cell(1)], ["share", cell(2), cell(3)]]);
}

const tableOf = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.join(" | ")).join("\n");

test("golden: the course's rule beside the equilibrium of the reduced game", () => {
  const games = Array.from({ length: GAMES }, (_, k) => gameOf(k));
  expectGolden(
    `${endingsText(games)}\n\n${valuesText(games)}\n\n${weightsText()}\n`,
    fileURLToPath(new URL("../golden/reduced-game.txt", import.meta.url)),
  );
});
