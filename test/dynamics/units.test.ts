import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { beliefAfter, solveUnits, type UnitsGame } from "../../src/dynamics/units.js";

const STEP = 1 / 5000;

/** What the three expect: attacker, weak and strong defender; and which types take the attacker's best offer. */
interface Found {
  readonly worth: readonly [number, number, number];
  readonly takers: string;
}

/**
 * Independent of the solver: the game tree itself. At each node every offer of a grid is tried with every pure pair of answers,
 * kept where it is best for both given what the attacker would make of a refusal.
 */
function enumerate(game: UnitsGame): (attacker: number, defender: number, weak: number) => Found {
  const memo = new Map<string, Found>();
  const bayes = (weak: number, ifWeak: number, ifStrong: number): number =>
    (weak * ifWeak) / (weak * ifWeak + (1 - weak) * ifStrong);
  function refused(attacker: number, defender: number, weak: number): readonly [number, number, number] {
    const { weak: w, strong: s } = game.wins;
    const won = at(attacker, defender - 1, bayes(weak, w, s));
    const lost = at(attacker - 1, defender, bayes(weak, 1 - w, 1 - s));
    const mix = (chance: number, who: 0 | 1 | 2): number =>
      game.delta * (chance * won.worth[who] + (1 - chance) * lost.worth[who]) - game.cost[who === 0 ? 0 : 1];
    return [mix(weak * w + (1 - weak) * s, 0), mix(w, 1), mix(s, 2)];
  }
  function at(attacker: number, defender: number, weak: number): Found {
    if (attacker === 0) return { worth: [0, 1, 1], takers: "" };
    if (defender === 0) return { worth: [1, 0, 0], takers: "" };
    const key = `${attacker},${defender},${weak.toFixed(12)}`;
    if (!memo.has(key)) memo.set(key, bestOf(attacker, defender, weak));
    return memo.get(key)!;
  }
  function bestOf(attacker: number, defender: number, weak: number): Found {
    const [silent, told] = [refused(attacker, defender, weak), refused(attacker, defender, 0)];
    let best: Found = { worth: [-Infinity, 0, 0], takers: "" };
    for (let k = 0; k * STEP <= 1 + 1e-12; k++) {
      const y = k * STEP;
      for (const takers of ["both", "weak", "none"]) {
        const after = takers === "none" ? silent : told;
        const [weakTakes, strongTakes] = [takers !== "none", takers === "both"];
        if (y >= after[1] !== weakTakes || y >= after[2] !== strongTakes) continue;
        const gets = [weakTakes ? y : after[1], strongTakes ? y : after[2]];
        const own = [weakTakes ? 1 - y : after[0], strongTakes ? 1 - y : after[0]];
        const worth = takers === "none" ? after[0] : weak * own[0] + (1 - weak) * own[1];
        if (worth > best.worth[0]) best = { worth: [worth, gets[0], gets[1]], takers };
        break;
      }
    }
    return best;
  }
  return at;
}

const TAKERS = { pool: "both", screen: "weak", fight: "none" };

describe("units that run out and a defender weak or strong (after Filson & Werner 2002)", () => {
  const games: UnitsGame[] = [
    { units: [3, 3], wins: { weak: 0.7, strong: 0.4 }, weak: 0.6, cost: [0.05, 0.05], delta: 1 },
    { units: [2, 4], wins: { weak: 0.8, strong: 0.3 }, weak: 0.35, cost: [0.02, 0.06], delta: 0.95 },
    { units: [4, 2], wins: { weak: 0.6, strong: 0.45 }, weak: 0.5, cost: [0.01, 0.01], delta: 0.99 },
    { units: [3, 3], wins: { weak: 0.7, strong: 0.4 }, weak: 0.05, cost: [0.1, 0.1], delta: 1 },
  ];
  test.each(games)("oracle: the game tree enumerated, units $units, prior $weak", (game) => {
    const { open, known } = solveUnits(game);
    const at = enumerate(game);
    for (let attacker = 1; attacker <= game.units[0]; attacker++)
      for (let defender = 1; defender <= game.units[1]; defender++)
        for (const node of [open[attacker][defender], known[attacker][defender]]) {
          const found = at(attacker, defender, node.weak);
          for (let who = 0; who < 3; who++)
            expect(Math.abs(node.worth[who] - found.worth[who])).toBeLessThan((attacker + defender) * STEP);
          expect([attacker, defender, TAKERS[node.approach]]).toEqual([attacker, defender, found.takers]);
        }
  });
  test("with one unit each it screens iff the belief in weakness is above (cA + cD)/(πw − πs + cA + cD)", () => {
    const wins = { weak: 0.75, strong: 0.45 };
    const cost = [0.06, 0.03] as const;
    const border = (cost[0] + cost[1]) / (wins.weak - wins.strong + cost[0] + cost[1]);
    for (const weak of [0.01, border - 0.01, border + 0.01, 0.9]) {
      const node = solveUnits({ units: [1, 1], wins, weak, cost, delta: 1 }).open[1][1];
      expect(node.approach).toBe(weak > border ? "screen" : "pool");
      const least = 1 - (weak > border ? wins.weak : wins.strong) - cost[1];
      expect(node.offer).toBeCloseTo(least, 12);
    }
  });
  test("property: what is known is settled at once; a refusal and battles together tell; the belief is a martingale over battles", () => {
    const share = fc.double({ min: 0.05, max: 0.95, noNaN: true });
    fc.assert(
      fc.property(
        share,
        share,
        share,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        (x, y, weak, a, d) => {
          const game: UnitsGame = {
            units: [a, d],
            wins: { weak: Math.max(x, y), strong: Math.min(x, y) },
            weak,
            cost: [0.02, 0.02],
            delta: 1,
          };
          const { open, known } = solveUnits(game);
          const [first, told] = [open[a][d], known[a][d]];
          expect(told).toMatchObject({ approach: "pool", weak: 0, battles: [0, 0] });
          expect(first.weak).toBeCloseTo(weak, 12);
          if (first.approach === "screen") expect(first.battles).toEqual([0, 1]); // then it is known, and settled
          const wins = weak * game.wins.weak + (1 - weak) * game.wins.strong;
          expect(wins * beliefAfter(game, 1, 0) + (1 - wins) * beliefAfter(game, 0, 1)).toBeCloseTo(weak, 12);
          expect(beliefAfter(game, 1, 0)).toBeGreaterThanOrEqual(beliefAfter(game, 0, 1));
          // nobody gets more than there is, or less than it could have for sure
          expect(weak * first.worth[1] + (1 - weak) * first.worth[2] + first.worth[0]).toBeLessThanOrEqual(1 + 1e-12);
          expect(first.worth[0]).toBeGreaterThanOrEqual(told.worth[0] - 1e-12);
        },
      ),
      { numRuns: 200, seed: 5 },
    );
  });
  test("each approach is met with, fighting too: where battles are cheap and tell much", () => {
    const seen = new Set<string>();
    for (const weak of [0.05, 0.2, 0.4, 0.6, 0.8, 0.95])
      for (const cost of [0.001, 0.01, 0.1]) {
        const { open } = solveUnits({
          units: [3, 5],
          wins: { weak: 0.9, strong: 0.3 },
          weak,
          cost: [cost, cost],
          delta: 1,
        });
        for (const row of open.slice(1)) for (const node of row.slice(1)) seen.add(node.approach);
      }
    expect([...seen].sort()).toEqual(["fight", "pool", "screen"]);
  });
  test("numbers outside their bounds are refused by name", () => {
    const game = games[0];
    expect(() => solveUnits({ ...game, units: [0, 2] })).toThrow(/units: 0, 2/);
    expect(() => solveUnits({ ...game, wins: { weak: 0.3, strong: 0.4 } })).toThrow(/wins/);
    expect(() => solveUnits({ ...game, cost: [-1, 0] })).toThrow(/cost/);
  });
});
