import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  valueIteration,
  type Continuation,
  type Offer,
  type Regime,
  type TalkingWar,
} from "../../src/dynamics/continuation.js";
import { runEnsemble } from "../../src/ensemble/engines.js";
import { readConflict } from "../../src/language/read.js";
import { pieFile } from "../fixtures/pie.js";

const ALTERNATING = [0, 1] as const;
const DRAWN = [0.5, 0.5] as const;

/** A pie of 1 that can be cut anywhere; `floor[i]`: what side i has by walking away. */
function cut(floor: readonly [number, number] = [-Infinity, -Infinity]): Regime["best"] {
  return (side, _, least, out: Offer) => {
    out.other = Math.max(0, least, floor[1 - side]);
    out.own = out.other > 1 ? -Infinity : 1 - out.other;
    out.y = 0;
    out.slope = out.other === least ? -1 : 0;
  };
}

/** A standing war: no front, each side earns `flow` while it lasts. */
function standing(
  delta: readonly [number, number],
  flow: readonly [number, number],
  floor?: readonly [number, number],
): TalkingWar {
  const steps = (d: number): Regime["steps"][0] => ({ up: 0, down: 0, stay: d });
  const regime: Regime = {
    fight: [new Float64Array(3).fill(flow[0]), new Float64Array(3).fill(flow[1])],
    steps: [steps(delta[0]), steps(delta[1])],
    ends: [0, 0],
    best: cut(floor),
  };
  return { regimes: [regime], round: 1, firstNext: ALTERNATING };
}

/** Share of side 0 where side `by` offers on step `n`. */
function shareOf(war: TalkingWar, found: Continuation, by: number, n: number): number {
  const least = war.regimes[0].fight[1 - by][n] + found.adds[0][1 - by][by][n];
  return by === 0 ? 1 - least : least;
}

interface Row {
  readonly d1: number;
  readonly d2: number;
  readonly w2: number;
  readonly delta: number;
  readonly g1: number;
  readonly g2: number;
  readonly x1: number;
  readonly x2: number;
}
const reference = JSON.parse(
  readFileSync(new URL("../../references/dynamics/rubinstein1982.json", import.meta.url), "utf8"),
) as Record<"plain" | "outside" | "inside", readonly Row[]> & { readonly tolerance: number };

describe("Rubinstein (1982)", () => {
  test.each(reference.plain)("discounts $d1 and $d2: the first asks for $x1", ({ d1, d2, x1, x2 }) => {
    const war = standing([d1, d2], [0, 0]);
    const found = valueIteration(war, 1e-13);
    expect(Math.abs(shareOf(war, found, 0, 1) - x1)).toBeLessThan(reference.tolerance);
    expect(Math.abs(1 - shareOf(war, found, 0, 1) - x2)).toBeLessThan(reference.tolerance);
  });
  test.each(reference.outside)("a second who may leave with $w2 only caps it: $x1", ({ d1, d2, w2, x1 }) => {
    const war = standing([d1, d2], [0, 0], [-Infinity, w2]);
    const { offered, adds } = valueIteration(war, 1e-13);
    expect(offered[0][0][1]).toBe(0);
    expect(Math.abs(1 - Math.max(w2, adds[0][1][0][1]) - x1)).toBeLessThan(reference.tolerance);
  });
  test.each(reference.inside)("flows $g1 and $g2 while they disagree count whole: $x1", ({ delta, g1, g2, x1 }) => {
    const war = standing([delta, delta], [g1, g2]);
    const found = valueIteration(war, 1e-13);
    expect(Math.abs(shareOf(war, found, 0, 1) - x1)).toBeLessThan(reference.tolerance);
  });
});

describe("the course on a file with a pie in a hundred parts and offers in turns", () => {
  const PARTS = 100;
  /** Share that the first signs for under these switches, and the week. */
  async function signed(weekly: readonly [number, number], more: object = {}): Promise<readonly [number, number]> {
    const { conflict, diagnostics } = readConflict(pieFile({ parts: PARTS, weekly, ...more }), "pie.parley.yaml");
    if (!conflict) throw new Error(diagnostics.map((each) => `${each.at.line} ${each.message}`).join("\n"));
    const { tables } = await runEnsemble(conflict, { worlds: 1, repeats: 1, seed: 5 });
    const { columns, values } = tables.course!;
    const of = (name: string): number => values[columns.indexOf(`${name} by 10 weeks`)][0];
    return [of("outcome(first)"), of("weeks of war")];
  }
  test.each(reference.plain)(
    "discounts $d1 and $d2: agreed at once, by Rubinstein's share but for the cut",
    async (row) => {
      const [share, week] = await signed([row.d1, row.d2]);
      expect(week).toBe(1);
      // each offer in turn may leave one part too much
      const rounding = (1 + row.d1) / PARTS / (1 - row.d1 * row.d2);
      expect(Math.abs(share - row.x1)).toBeLessThan(rounding);
      expect(rounding).toBeLessThan(0.11);
    },
  );
  test.each(reference.inside.filter(({ delta }) => delta < 0.95))(
    "flows $g1 and $g2 while they disagree move the share likewise",
    async ({ delta, g1, g2, x1 }) => {
      const [share, week] = await signed([delta, delta], { flow: [g1, g2] });
      expect(week).toBe(1);
      expect(Math.abs(share - x1)).toBeLessThan((1 + delta) / PARTS / (1 - delta * delta));
    },
  );
  test("without looking ahead the first takes all that the other's fighting on is not worth", async () => {
    expect((await signed([0.9, 0.8], { continuation: "certainty_equivalent" }))[0]).toBeCloseTo(1, 9);
  });
});

/** A front of `cells` steps that moves with chances `up`, `down` a week; its upper end gives all to side 0. */
interface Forts {
  readonly cells: number;
  readonly up: number;
  readonly down: number;
  readonly delta: number;
  readonly costs: readonly [number, number];
}

/** Values of fighting to the end by iterating the recursion itself. */
function fightingIn({ cells, up, down, delta, costs }: Forts, side: number): Float64Array {
  let values = new Float64Array(cells + 1);
  values[side === 0 ? cells : 0] = 1;
  for (let change = 1; change > 1e-14;) {
    const next = values.slice();
    for (let n = 1; n < cells; n++)
      next[n] = -costs[side] + delta * (up * values[n + 1] + down * values[n - 1] + (1 - up - down) * values[n]);
    change = Math.max(...next.map((value, n) => Math.abs(value - values[n])));
    values = next;
  }
  return values;
}

function overForts(forts: Forts, talks: Pick<TalkingWar, "round" | "firstNext">): TalkingWar {
  const { up, down, delta } = forts;
  const steps = { up: delta * up, down: delta * down, stay: delta * (1 - up - down) };
  const fight = [fightingIn(forts, 0), fightingIn(forts, 1)] as const;
  return { regimes: [{ fight, steps: [steps, steps], ends: [0, 0], best: cut() }], ...talks };
}

/** Values of both sides at the start of a week, week after week, with no thought of the solver. Shape [by][side][cells + 1]. */
function slowly(forts: Forts, { round, firstNext }: Pick<TalkingWar, "round" | "firstNext">): number[][][] {
  const { cells, up, down, delta, costs } = forts;
  const end = (side: number, n: number): number => ((n === cells) === (side === 0) ? 1 : 0);
  // value of refusing what `by` offered
  let refuse = [0, 1].map(() => [0, 1].map((side) => Array.from({ length: cells + 1 }, (_, n) => end(side, n))));
  for (let week = 0; week < 6000; week++) {
    const before = refuse;
    const inRound = (by: number, side: number, n: number): number => {
      if (n === 0 || n === cells) return end(side, n);
      const least = before[by][1 - by][n];
      const offers = least <= 1 && 1 - Math.max(0, least) >= before[by][by][n];
      if (!offers) return before[by][side][n];
      return side === by ? 1 - Math.max(0, least) : Math.max(0, least);
    };
    const onward = (by: number, side: number, n: number): number =>
      (1 - round) * before[by][side][n] +
      round * (firstNext[by] * inRound(0, side, n) + (1 - firstNext[by]) * inRound(1, side, n));
    refuse = before.map((sides, by) =>
      sides.map((line, side) =>
        line.map((value, n) =>
          n === 0 || n === cells
            ? value
            : -costs[side] +
              delta *
                (up * onward(by, side, n + 1) + down * onward(by, side, n - 1) + (1 - up - down) * onward(by, side, n)),
        ),
      ),
    );
  }
  return refuse;
}

const FORTS: Forts = { cells: 10, up: 0.55, down: 0.45, delta: 0.97, costs: [0.02, 0.03] };

describe("a war over forts with talks every week (Slantchev 2003, complete information)", () => {
  test("oracle: demands solve a = 1 − [−c₂ + δE(1 − b)], b = −c₁ + δE a, as one system of equations", () => {
    const { cells, up, down, delta, costs } = FORTS;
    const war = overForts(FORTS, { round: 1, firstNext: ALTERNATING });
    const found = valueIteration(war, 1e-13);
    // unknowns a₁…a₉, b₁…b₉; ends pay 0 and 1 whoever would have offered
    const inner = cells - 1;
    const rows: number[][] = [];
    for (let k = 0; k < 2 * inner; k++) {
      const n = (k % inner) + 1;
      const row = new Array<number>(2 * inner + 1).fill(0);
      row[k] = 1;
      const other = k < inner ? inner : 0;
      row[2 * inner] = k < inner ? 1 + costs[1] - delta : -costs[0];
      for (const [to, chance] of [
        [n + 1, up],
        [n - 1, down],
      ] as const)
        if (to === cells) row[2 * inner] += delta * chance;
        else if (to > 0) row[other + to - 1] -= delta * chance;
      rows.push(row);
    }
    const solved = eliminate(rows);
    for (let n = 1; n < cells; n++) {
      expect(shareOf(war, found, 0, n)).toBeCloseTo(solved[n - 1], 9);
      expect(shareOf(war, found, 1, n)).toBeCloseTo(solved[inner + n - 1], 9);
    }
  });
  test.each([
    [1, ALTERNATING],
    [0.3, ALTERNATING],
    [0.3, DRAWN],
    [0.05, [1, 1] as const],
  ] as const)("oracle: with a round in %d of weeks and %j, week by week to the end of time", (round, firstNext) => {
    const talks = { round, firstNext };
    const war = overForts(FORTS, talks);
    const found = valueIteration(war, 1e-13);
    const slow = slowly(FORTS, talks);
    for (let by = 0; by < 2; by++)
      for (let side = 0; side < 2; side++)
        for (let n = 0; n <= FORTS.cells; n++)
          expect(war.regimes[0].fight[side][n] + found.adds[0][side][by][n]).toBeCloseTo(slow[by][side][n], 8);
  });
});

/** Gauss–Jordan with pivots; the last column is the right side. */
function eliminate(rows: number[][]): number[] {
  for (let k = 0; k < rows.length; k++) {
    let pivot = k;
    for (let r = k + 1; r < rows.length; r++) if (Math.abs(rows[r][k]) > Math.abs(rows[pivot][k])) pivot = r;
    [rows[k], rows[pivot]] = [rows[pivot], rows[k]];
    const lead = rows[k][k];
    rows[k] = rows[k].map((value) => value / lead);
    for (let r = 0; r < rows.length; r++) {
      const factor = rows[r][k];
      if (r !== k && factor !== 0) rows[r] = rows[r].map((value, c) => value - factor * rows[k][c]);
    }
  }
  return rows.map((row) => row[rows.length]);
}

const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

describe("property", () => {
  const war = fc.record({
    cells: fc.integer({ min: 2, max: 12 }),
    up: between(0, 0.5),
    down: between(0, 0.5),
    delta: between(0.5, 0.98),
    costs: fc.tuple(between(0, 0.1), between(0, 0.1)),
    round: between(0.05, 1),
    first: between(0, 1),
  });
  test("talks never make fighting on worth less, and where they are held all the time demands lie within the pie", () => {
    fc.assert(
      fc.property(war, ({ round, first, ...forts }) => {
        const talking = overForts(forts, { round, firstNext: [first, first] });
        const { adds } = valueIteration(talking, 1e-10);
        for (let side = 0; side < 2; side++)
          for (let by = 0; by < 2; by++)
            for (let n = 0; n <= forts.cells; n++) {
              expect(adds[0][side][by][n]).toBeGreaterThanOrEqual(-1e-9);
              const value = talking.regimes[0].fight[side][n] + adds[0][side][by][n];
              expect(value).toBeLessThanOrEqual(1 + 1e-9);
            }
      }),
      { numRuns: 60, seed: 4 },
    );
  });
  test("who can wait longer gets more, whatever the other's patience", () => {
    fc.assert(
      fc.property(between(0.3, 0.95), between(0.3, 0.95), between(0.001, 0.04), (d1, d2, more) => {
        const [less, longer] = [d1, d1 + more].map((d) => {
          const game = standing([d, d2], [0, 0]);
          return shareOf(game, valueIteration(game, 1e-12), 0, 1);
        });
        expect(longer).toBeGreaterThan(less);
        expect(less).toBeGreaterThanOrEqual(0);
        expect(longer).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60, seed: 5 },
    );
  });
});
