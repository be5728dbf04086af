import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Conflict } from "../../src/conflict/conflict.js";
import type { World } from "../../src/conflict/world.js";
import { courseEngine } from "../../src/dynamics/index.js";
import { sampleWorlds } from "../../src/ensemble/design.js";
import { givenFor } from "../../src/ensemble/engines.js";
import { readConflict } from "../../src/language/read.js";

function conflictOf(text: string): Conflict {
  const { conflict, diagnostics } = readConflict(text, "war.parley.yaml");
  if (!conflict) throw new Error(diagnostics.map((each) => `${each.at.line} ${each.message}`).join("\n"));
  return conflict;
}

/** All numbers of the course in worlds: name of the measure → one number a world, policy and repeat. */
function numbers(conflict: Conflict, worlds: readonly World[]): Map<string, number[]> {
  const given = givenFor(conflict, [...worlds], 7);
  const program = courseEngine.compile(conflict, given);
  const names = courseEngine.measures(conflict).map(({ id }) => id);
  const found = new Map(names.map((name): [string, number[]] => [name, []]));
  const row = new Float64Array(names.length);
  worlds.forEach((world, slot) => {
    for (let policy = -1; policy < conflict.policies.length; policy++)
      for (let repeat = 1; repeat <= 2; repeat++) {
        row.fill(NaN);
        courseEngine.run(program, world, slot, policy, { seed: 7, repeat }, row);
        names.forEach((name, k) => found.get(name)!.push(row[k]));
      }
  });
  return found;
}

const IN_PART = `partial_agreements:
  exchange: {worth: {north: 0 to 0.5 %, south: 0 to 1 %}, says: {north: 0.5 to 2}, trust: 0 to 1, talks: 0 to 1, lasts: 8 weeks}
  quiet: {terms: {arms: small}, worth: {south: 5 %}, spares: {north: 0 to 20 %, south: 0 to 20 %}, breaks: 0 to 200 %/year}`;

describe("the two belligerents by each other's names", () => {
  /** Every word of one for the word of the other, in a file, a path or the name of a measure. */
  function exchange(one: string, other: string): (text: string) => string {
    const big = (word: string): string => word[0].toUpperCase() + word.slice(1);
    const pairs = [
      [one, other],
      [big(one), big(other)],
    ].flatMap(([a, b]) => [
      [a, b],
      [b, a],
    ]);
    const to = new Map(pairs as [string, string][]);
    return (text) => text.replaceAll(new RegExp([...to.keys()].join("|"), "g"), (word) => to.get(word)!);
  }
  const inOtherOrder = (text: string): string =>
    text.replace(
      /^actors:\n((?: {2}.*\n)+)/m,
      (_, body: string) => `actors:\n${body.trimEnd().split("\n").reverse().join("\n")}\n`,
    );
  const files = [
    ["lattice", "../fixtures/small-war", "north", "south", 8, (text: string) => text],
    ["stocks", "../fixtures/stocks-war", "north", "south", 8, (text: string) => text],
    [
      "stocks alone",
      "../fixtures/stocks-war",
      "north",
      "south",
      4,
      (text: string) => text.replace("one of stocks 0.7; lattice 0.3", "stocks"),
    ],
    [
      "lattice, bargain",
      "../fixtures/small-war",
      "north",
      "south",
      3,
      (text: string) => text.replace("switches:\n", "switches:\n  continuation: bargain\n"),
    ],
    [
      "lattice, partial agreements",
      "../fixtures/small-war",
      "north",
      "south",
      4,
      (text: string) => text.replace("switches:\n", `${IN_PART}\nswitches:\n`),
    ],
    ["the flagship", "../../conflicts/ukraine-2025", "russia", "ukraine", 2, (text: string) => text],
  ] as const;
  test.each(files)("%s: every measure goes with its actor, to the bit", (_, file, one, other, count, change) => {
    const swap = exchange(one, other);
    const text = change(readFileSync(new URL(`${file}.parley.yaml`, import.meta.url), "utf8"));
    const first = conflictOf(text);
    const second = conflictOf(inOtherOrder(swap(text)));
    // a number is drawn by its path, so the world goes along number by number
    const worlds = sampleWorlds(first, count, 7);
    const at = new Map(first.quantities.map(({ path }, ref) => [path, ref]));
    const carried = sampleWorlds(second, count, 7).map((world, k) => ({
      ...world,
      values: Float64Array.from(second.quantities, ({ path }) => worlds[k].values[at.get(swap(path))!]),
    }));
    expect(second.actors.map(({ id }) => id)).not.toEqual(first.actors.map(({ id }) => id));
    const [before, after] = [numbers(first, worlds), numbers(second, carried)];
    expect(before.size).toBeGreaterThan(20);
    for (const [name, values] of before) expect([name, after.get(swap(name))]).toEqual([name, values]);
  });
});

/** One side of a war that can be turned round. */
interface Side {
  readonly men: number;
  readonly intake: number;
  readonly losses: number;
  readonly breaks: number;
  readonly win: number;
  readonly cost: number;
  readonly theta: number;
  readonly patience: number;
  readonly optimism: number;
  readonly trust: number;
  readonly salience: number;
}

interface Turned {
  readonly sides: readonly [Side, Side]; // attacker, defender
  readonly stake: number;
  readonly cushion: number;
  readonly advance: number;
  readonly shift: number; // of a later war's odds by a limit on arms, by peace itself half of it
}

/** The same war with the attacker as defender: what lies ahead lies behind, and what helped the attack helps the defence. */
const turn = ({ sides, stake, cushion, advance, shift }: Turned): Turned => ({
  sides: [sides[1], sides[0]],
  stake: cushion,
  cushion: stake,
  advance: -advance,
  shift: -shift,
});

function fileOf({ sides, stake, cushion, advance, shift }: Turned, turned: boolean, more: string): string {
  const [a, b] = turned ? ["south", "north"] : ["north", "south"];
  const line = (of: (side: Side) => string): string => `{${a}: ${of(sides[0])}, ${b}: ${of(sides[1])}}`;
  const saliences = sides.map((side) => side.salience);
  const [north, south] = turned ? [saliences[1], saliences[0]] : saliences;
  return `parley: 1
case: {title: A war to turn round, as_of: 2001-03-01, question: Is it the same?}
actors: {north: {title: North, role: ${turned ? "defender" : "attacker"}}, south: {title: South, role: ${turned ? "attacker" : "defender"}}}
issues:
  line:
    options: {all: all to North, here: the present line, none: all to South}
    now: here
    positions: {north: {wants: all, salience: 80}, south: {wants: none, salience: 70}}
  arms:
    options: {less: a smaller army, none: no limit}
    now: none
    after_deal: {less: {is: ${shift}, source: book}}
    positions: {north: {wants: less, salience: ${north}}, south: {wants: none, salience: ${south}}}
sources: {book: {title: A book}}
packages: {freeze: {line: here, arms: none}, trade: {line: here, arms: less}}
switches: {red_lines: priced${more}}
values: ${line((s) => `{win: ${s.win}, lose: -0.3, war_cost: ${s.cost}, resolve: ${s.theta}, patience: ${s.patience}, line: 0.1, peace_shift: {is: ${shift / 2}, source: book}}`)}
beliefs: ${line((s) => `{optimism: ${s.optimism}, learns: 26 weeks, deal_holds: ${s.trust}, truce_breaks: 1 %/week}`)}
campaign:
  model: lattice
  step: 1 week
  horizon: 104 weeks
  front: {attacker: ${a}, issue: line, won: ${turned ? "none" : "all"}, lost: ${turned ? "all" : "none"}, stake: ${stake} km2, cushion: ${cushion} km2, ends_decide: 0.4, advance: ${advance} km2/week, noise: 12 km2/week, memory: 0.5, response: 1.5, holding: 0.3}
  men: ${line((s) => `{front: ${s.men}, intake: ${s.intake} persons/week, losses: ${s.losses} persons/week, return: 40 %, breaks_at: ${s.breaks}}`)}
  collapse: {base: 0.1 %/week, men: 4 %/week, supply: 1 %/week}
  truce_losses: 5 %
talks: {chance: 25 %, shock: 0, shock_memory: 0.5}
moves:
  ${a}.truce: {title: A truce, truce: {with: ${b}.truce, lasts: 30 days, renews: 50 %, stops: [ground], goes_on: [mobilisation]}}
  ${b}.truce: {title: A truce}
policies: {free: {title: Free}}
claims:
${["north", "south"]
  .flatMap((actor) => [
    `mean(value of fighting(${actor}) at 0 weeks) > 0`,
    `chance(would_sign(${actor}, freeze) at 0 weeks) > 0`,
    `chance(would_sign(${actor}, trade) at 0 weeks) > 0`,
    `chance(would_accept_truce(${actor}) at 0 weeks) > 0`,
    `mean(net manpower(${actor}) at 0 weeks) > 0`,
  ])
  .concat("chance(ripe at 0 weeks) > 0", "chance(bargaining_range at 0 weeks) > 0")
  .map((says, k) => `  - {text: claim ${k}, says: "${says}"}`)
  .join("\n")}
`;
}

describe.each([
  [", continuation: certainty_equivalent", 1e-7], // the walk's cell is capped by the stake alone, and values hardly depend on it
  [", continuation: bargain", 1e-5], // the tables are solved to 1e-6
] as const)("attacker and defender in each other's place%s", (more, tolerance) => {
  test("each values fighting, deals and a truce as before, on a front turned round", () => {
    let signed = 0;
    for (let k = 0; k < 12; k++) {
      // numbers without order, the same in every run
      const u = (low: number, high: number, draw: number): number =>
        low + (high - low) * ((((k * 13 + draw) * 0.6180339887498949) % 1) as number);
      const side = (from: number): Side => ({
        men: Math.round(u(6e4, 1e5, from)),
        intake: u(500, 1200, from + 1),
        losses: u(600, 1800, from + 2),
        breaks: u(0.6, 0.9, from + 3),
        win: u(0.8, 1.2, from + 4),
        cost: u(0.01, 0.06, from + 5),
        theta: u(0.2, 1.2, from + 6),
        patience: u(0.85, 0.97, from + 7),
        optimism: u(0, 0.3, from + 8),
        trust: u(0.3, 0.95, from + 9),
        salience: u(40, 80, from + 10),
      });
      const war: Turned = {
        sides: [side(0), side(11)],
        stake: u(4e3, 6e3, 3),
        cushion: u(4e3, 7e3, 5),
        advance: u(16, 30, 8),
        shift: u(-0.5, 1, 2),
      };
      const [before, after] = [fileOf(war, false, more), fileOf(turn(war), true, more)].map((text) => {
        const conflict = conflictOf(text);
        return numbers(conflict, sampleWorlds(conflict, 1, 7));
      });
      for (const [name, [value]] of before) {
        if (!/at 0 weeks$/.test(name)) continue;
        expect([name, Math.abs(after.get(name)![0] - value) < tolerance || after.get(name)![0]]).toEqual([name, true]);
        if (name.startsWith("would_sign")) signed += value;
      }
    }
    expect(signed).toBeGreaterThan(0);
    expect(signed).toBeLessThan(48);
  });
});
