import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { invariantOf, lossRates, type Duel, type Law, type Pair } from "../../src/dynamics/attrition.js";
import { exactStep } from "../../src/dynamics/attrition-exact.js";
import { rungeKutta } from "../../src/dynamics/attrition-steps.js";
import { adaptiveLosses, adaptiveStep } from "../../src/dynamics/adaptive.js";
import { fight, type Inflow } from "../../src/dynamics/fight.js";
import { advance } from "../../src/dynamics/laws.js";
import { salvoLosses } from "../../src/dynamics/salvo.js";

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../references/dynamics/${name}.json`, import.meta.url), "utf8"));

interface LawCase {
  readonly law: Law["kind"];
  readonly a: number;
  readonly b: number;
  readonly p?: number;
  readonly q?: number;
  readonly x0: number;
  readonly y0: number;
  readonly t: readonly number[];
  readonly x: readonly number[];
  readonly y: readonly number[];
}

const laws = read("lanchester-laws") as {
  readonly cases: readonly LawCase[];
  readonly salvo: readonly (Record<string, number> & { readonly expected: { dA: number; dB: number } })[];
};
const lawOf = ({ law, p, q }: LawCase): Law =>
  law === "general" ? { kind: law, p: p!, q: q! } : ({ kind: law } as Law);
const relative = (got: number, want: number): number => Math.abs(got / want - 1);
const free: Pair = [0, 0];

describe("the closed laws", () => {
  test.each(laws.cases.map((each) => [each.law, each] as const))(
    "%s: the reference's strengths to 1e-6",
    (_, given) => {
      const duel: Duel = { law: lawOf(given), coefficients: [given.a, given.b] };
      given.t.forEach((time, k) => {
        const [x, y] = advance(duel, [given.x0, given.y0], free, time);
        // six decimals are printed: the smallest strength, 34.6, has 2e-8
        expect(relative(x, given.x[k])).toBeLessThan(1e-6);
        expect(relative(y, given.y[k])).toBeLessThan(1e-6);
      });
    },
  );
  test.each(laws.cases.map((each) => [each.law, each] as const))("%s: fight gives the same, day by day", (_, given) => {
    const duel: Duel = { law: lawOf(given), coefficients: [given.a, given.b] };
    const { moments } = fight({ duel, start: [given.x0, given.y0], breaks: [0, 0], inflows: [] }, given.t);
    moments.forEach(({ strength }, k) => {
      expect(relative(strength[0], given.x[k])).toBeLessThan(1e-6);
      expect(relative(strength[1], given.y[k])).toBeLessThan(1e-6);
    });
  });
  test("a salvo leaves what the reference leaves", () => {
    const [given] = laws.salvo;
    const [dA, dB] = salvoLosses(
      { units: given.A, fires: given.alpha, stops: given.a3_defence, stays: given.a1_staying },
      { units: given.B, fires: given.beta, stops: given.b3_defence, stays: given.b1_staying },
    );
    expect(dA).toBeCloseTo(given.expected.dA, 12);
    expect(dB).toBeCloseTo(given.expected.dB, 12);
  });
});

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const between = (low: number, high: number): fc.Arbitrary<number> => unit.map((u) => low + (high - low) * u);
const force = fc.tuple(between(100, 20000), between(100, 20000));
const anyLaw: fc.Arbitrary<Law> = fc.oneof(
  fc.constantFrom<Law>({ kind: "square" }, { kind: "linear" }, { kind: "osipov" }, { kind: "deitchman" }),
  fc.record({ kind: fc.constant("helmbold" as const), weight: between(0.2, 1) }),
  fc.record({ kind: fc.constant("general" as const), p: between(0.2, 1.4), q: between(0, 1) }),
);
/** Coefficients under which the stronger side loses about a twentieth of the weaker in a day. */
function duelOf(law: Law, [x, y]: Pair, [u, v]: Pair): Duel {
  const [lx, ly] = lossRates({ law, coefficients: [1, 1] }, [x, y]);
  const small = Math.min(x, y) * 0.05;
  return { law, coefficients: [(small * (0.2 + u)) / lx, (small * (0.2 + v)) / ly] };
}

describe("properties of the laws", () => {
  test("what a law conserves is conserved, wherever the fight stands", () => {
    fc.assert(
      fc.property(anyLaw, force, fc.tuple(unit, unit), between(0.1, 3), (law, start, share, time) => {
        const duel = duelOf(law, start, share);
        const after = advance(duel, start, free, time);
        const [before, later] = [invariantOf(duel, start), invariantOf(duel, after)];
        if (before === null || later === null) return;
        const size = Math.abs(invariantOf(duel, [start[0], 0])!) + Math.abs(invariantOf(duel, [0, start[1]])!);
        expect(Math.abs(later - before)).toBeLessThan(1e-8 * size);
      }),
    );
  });
  test("two steps are one, with flows and without", () => {
    fc.assert(
      fc.property(anyLaw, force, fc.tuple(unit, unit), fc.tuple(unit, unit), (law, start, share, [u, v]) => {
        const duel = duelOf(law, start, share);
        const flows: Pair = [u * 200, v * 100];
        const one = advance(duel, start, flows, 2);
        const two = advance(duel, advance(duel, start, flows, 0.7), flows, 1.3);
        one.forEach((value, side) => expect(relative(two[side], value)).toBeLessThan(1e-8));
      }),
    );
  });
  test("Runge–Kutta steps agree with every closed form (oracle: the other way of solving)", () => {
    const exact = fc.constantFrom<Law>(
      { kind: "square" },
      { kind: "linear" },
      { kind: "logarithmic" },
      { kind: "deitchman" },
    );
    fc.assert(
      fc.property(exact, force, fc.tuple(unit, unit), fc.boolean(), (law, start, share, fed) => {
        const duel = duelOf(law, start, share);
        const flows: Pair = fed && ["square", "logarithmic"].includes(law.kind) ? [50, 20] : free;
        const closed = exactStep(duel, start, flows, 3)!;
        const stepped = rungeKutta(duel, start, flows, 3);
        closed.forEach((value, side) => expect(relative(stepped[side], value)).toBeLessThan(1e-8));
      }),
    );
  });
  test("Deitchman's fight goes on to the guerrillas' victory where its edge is below 0", () => {
    const duel: Duel = { law: { kind: "deitchman" }, coefficients: [0.04, 3e-6] };
    expect(invariantOf(duel, [2000, 8000])!).toBeLessThan(0);
    const { brokenAt, moments } = fight({ duel, start: [2000, 8000], breaks: [0, 0], inflows: [] }, [0, 20]);
    expect(brokenAt[0]).toBeLessThan(20);
    // x = 0 leaves y = −edge / 2a
    expect(moments[1].strength[1]).toBeCloseTo(-invariantOf(duel, [2000, 8000])! / 0.08, 6);
  });
  test("the side that the invariant names outlasts the other, and keeps what it says", () => {
    const reference = read("lanchester-square") as {
      parameters: { a: number; b: number; A0: number; B0: number };
      expected: { invariant: number; A_final: number; T: number };
    };
    const { a, b, A0, B0 } = reference.parameters;
    const { A_final, T, invariant } = reference.expected;
    const duel: Duel = { law: { kind: "square" }, coefficients: [a, b] };
    const { brokenAt, moments } = fight({ duel, start: [A0, B0], breaks: [0, 0], inflows: [] }, [0, 40]);
    expect(invariantOf(duel, [A0, B0])).toBeCloseTo(invariant, 6);
    expect(relative(moments[1].strength[0], A_final)).toBeLessThan(1e-6);
    expect(relative(brokenAt[1], T)).toBeLessThan(1e-6);
  });
  test("a fight stops at a break point, and reinforcements arrive all the same", () => {
    fc.assert(
      fc.property(anyLaw, force, fc.tuple(unit, unit), between(0.5, 0.9), (law, start, share, at) => {
        const duel = duelOf(law, start, share);
        const breaks: Pair = [start[0] * at, start[1] * at];
        const late: Inflow = { side: 0, from: 200, until: 201, rate: 500 };
        const { moments, brokenAt } = fight({ duel, start, breaks, inflows: [late] }, [0, 100, 150, 300]);
        if (Math.min(...brokenAt) > 100) return;
        expect(moments[2].strength).toEqual(moments[1].strength);
        expect(moments[3].strength[0]).toBeCloseTo(moments[2].strength[0] + 500, 6);
        moments.forEach(({ strength }) =>
          strength.forEach((value, side) => expect(value).toBeGreaterThanOrEqual(breaks[side])),
        );
      }),
    );
  });
});

describe("Iwo Jima, by Engel's coefficients", () => {
  const iwo = read("iwojima-engel") as {
    input: { A: number; B: number; y0: number; P_per_day: readonly (readonly [number, number, number])[] };
    expected: { exact_end_of_day: Record<string, Pair> };
  };
  const days = Object.entries(iwo.expected.exact_end_of_day).map(([day, strength]) => [Number(day), strength] as const);
  const inflows = iwo.input.P_per_day.map(([from, until, rate]): Inflow => ({ side: 0, from, until, rate }));
  const duel: Duel = { law: { kind: "square" }, coefficients: [iwo.input.A, iwo.input.B] };
  const { moments } = fight({ duel, start: [0, iwo.input.y0], breaks: [0, 0], inflows }, [
    0,
    ...days.map(([day]) => day),
  ]);
  test("strengths at the end of all 36 days, to 1e-5", () => {
    expect(days).toHaveLength(36);
    days.forEach(([, [us, japan]], k) => {
      expect(relative(moments[k + 1].strength[0], us)).toBeLessThan(1e-5);
      expect(relative(moments[k + 1].strength[1], japan)).toBeLessThan(1e-5);
    });
  });
  test("a step of one day by Euler would not do", () => {
    let [x, y] = [0, iwo.input.y0];
    for (let day = 0; day < 28; day++) {
      const landed = inflows.find(({ from }) => from === day)?.rate ?? 0;
      [x, y] = [x + landed - iwo.input.A * y, y - iwo.input.B * x];
    }
    expect(relative(y, iwo.expected.exact_end_of_day["28"][1])).toBeGreaterThan(0.02);
  });
});

describe("the adaptive rule", () => {
  const rule = { attackerTolerates: 0.05, defenderTolerates: 0.03, fastest: 20, exchange: 2 };
  const start = { attacker: 1000, defender: 600, prosecution: 0.02, withdrawal: 0, ground: 0 };
  test("no ground is given while the defender loses no more than it tolerates", () => {
    expect(adaptiveLosses(rule, start)[1]).toBeLessThan(0.03);
    expect(adaptiveStep(rule, start).withdrawal).toBe(0);
  });
  test("one period by hand (oracle: the equations worked out)", () => {
    const next = adaptiveStep(rule, { ...start, prosecution: 0.04 });
    // α_a = .04, α_d = .04·1000/(2·600) = 1/30; W = 20·(1/30 − .03)/.97; P = .04 + (.01/.05)·.01
    expect(next.withdrawal).toBeCloseTo((20 * (1 / 30 - 0.03)) / 0.97, 12);
    expect(next.prosecution).toBeCloseTo(0.042, 12);
    expect([next.attacker, next.defender]).toEqual([960, 580]);
  });
  test("the attacker's losses settle where either side's tolerance holds them", () => {
    let state = { ...start };
    for (let week = 0; week < 400; week++) state = { ...adaptiveStep(rule, state), attacker: 1000, defender: 600 };
    const [attack, defence] = adaptiveLosses(rule, state);
    expect(attack <= 0.0501 && defence <= 0.0301).toBe(true);
    expect(state.ground).toBeGreaterThan(0);
  });
});
