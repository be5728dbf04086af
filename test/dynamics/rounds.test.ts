import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bestOffer, chanceOfSigning, holdRound } from "../../src/dynamics/bargain.js";
import { exchangeFire, replaceMen } from "../../src/dynamics/campaign.js";
import { courseEngine, playCourse } from "../../src/dynamics/index.js";
import type { Scene, State } from "../../src/dynamics/state.js";
import { sampleWorlds } from "../../src/ensemble/design.js";
import { givenFor } from "../../src/ensemble/given.js";
import { pieWar } from "../fixtures/pie-war.js";
import type { Optimism } from "./demand.js";

function load<T>(name: string): { readonly cases: T[] } {
  return JSON.parse(readFileSync(new URL(`../../references/dynamics/${name}.json`, import.meta.url), "utf8")) as never;
}

const PARTS = 200;
const conflict = pieWar({ parts: PARTS, resolve: "1" });
const worlds = sampleWorlds(conflict, 1, 1);
const program = courseEngine.compile(conflict, givenFor(conflict, worlds, 1));

/** A and B in a round over a pie, each with what it believes that a fight to the finish is worth, cost apart, and the cost. */
interface Sides {
  readonly value: readonly [number, number];
  readonly cost: readonly [number, number];
  /** The most that A takes B's cost to be; left out: A knows it. */
  readonly most?: number;
  /** Shares of A that may be signed; all of them if left out. */
  readonly shares?: readonly number[];
}

/** The course's own round between them, A offering; `read` sees the scene and the state that it is held in. */
function roundOf<T>({ value, cost, most, shares }: Sides, read: (scene: Scene, state: State) => T): T {
  let found: T | undefined;
  const at = { world: worlds[0], slot: 0, policy: 0, key: { seed: 1, repeat: 1 }, weeks: 0 };
  playCourse(program, at, ({ scene: bare }, state) => {
    const sides = [bare.p.sides[0], { ...bare.p.sides[1], resolveLow: most === undefined ? cost[1] : 0 }] as const;
    const scene: Scene = {
      ...bare,
      p: { ...bare.p, sides },
      signable: shares === undefined ? bare.signable : Int32Array.from(shares, (x) => Math.round(x * PARTS)),
    };
    state.agreed.durable.fill(1);
    for (const i of [0, 1]) {
      const a = state.assess[i];
      a.fight.value = value[i];
      a.fight.duration = 1;
      a.unitCost = 1;
      a.cost = cost[i];
      a.value = value[i] - cost[i];
    }
    state.thetaHigh[1] = most ?? cost[1];
    found = read(scene, state);
  });
  return found!;
}

test("the lattice's exchange of fire in short weeks is the square law, to 1 % (Lanchester 1916)", () => {
  const { parameters, expected } = JSON.parse(
    readFileSync(new URL("../../references/dynamics/lanchester-square.json", import.meta.url), "utf8"),
  ) as { parameters: Record<string, number>; expected: Record<string, number> };
  const { a, b, A0, B0 } = parameters;
  const [STEPS, MEAN] = [50, 0.075]; // a normal at which the spread of losses is 1
  roundOf({ value: [0, 0], cost: [0, 0] }, (bare, state) => {
    const side = (men: number, losses: number) => ({ men, losses: losses / STEPS, returning: 0, intake: 0 });
    const sides = [
      { ...bare.p.sides[0], ...side(A0, a * B0) },
      { ...bare.p.sides[1], ...side(B0, b * A0) },
    ] as const;
    const scene: Scene = { ...bare, p: { ...bare.p, sides } };
    state.men.set([A0, B0]);
    let steps = 0;
    for (; state.men[1] > 1; steps++) {
      exchangeFire(scene, state, 1, MEAN, MEAN);
      replaceMen(scene, state, true);
      const invariant = b * state.men[0] ** 2 - a * state.men[1] ** 2;
      expect(Math.abs(invariant / expected.invariant - 1)).toBeLessThan(0.01);
    }
    expect(Math.abs(state.men[0] / expected.A_final - 1)).toBeLessThan(0.01);
    expect(Math.abs(steps / STEPS / expected.T - 1)).toBeLessThan(0.01);
  });
});

describe("a round of the course over a pie", () => {
  test.each(
    load<{ p: number; costA: number; most: number; offer: number; war: number }>("fearon1995-take-it-or-leave-it")
      .cases,
  )("asks what Fearon's (1995) proposer asks, up to the parts of the pie: p $p, cost $costA", (row) => {
    const sides = { value: [row.p, 1 - row.p], cost: [row.costA, row.most / 2], most: row.most } as const;
    roundOf(sides, (scene, state) => {
      const y = bestOffer(scene, state, 0, row.most);
      expect(Math.abs(y / PARTS - row.offer)).toBeLessThanOrEqual(1 / PARTS + 1e-9);
      const war = 1 - chanceOfSigning(scene, state, 1, y, row.most);
      expect(Math.abs(war - row.war)).toBeLessThanOrEqual(1 / PARTS / row.most + 1e-9);
    });
    // and the types sign that lose by war what is asked beyond p
    for (const cost of [0.01, 0.3, 0.6, 0.99].map((share) => share * row.most)) {
      const [y, signed] = roundOf({ ...sides, cost: [row.costA, cost] }, (scene, state) => {
        const found = holdRound(scene, state, 0);
        return [state.offer, found >= 0] as const;
      });
      if (Math.abs(cost - (y / PARTS - row.p)) > 1e-9) expect(signed).toBe(cost > y / PARTS - row.p);
    }
  });
  test.each(load<Optimism>("wittman1979-optimism").cases)(
    "settles iff optimism is less than the costs of war (Wittman 1979): $beliefA against $beliefB",
    (row) => {
      const sides = { value: [row.beliefA, 1 - row.beliefB], cost: [row.costA, row.costB] } as const;
      const signed = roundOf(sides, (scene, state) => holdRound(scene, state, 0));
      expect(signed >= 0).toBe(row.settles);
      // A asks for all that B would rather leave than fight
      if (signed >= 0) expect(Math.abs(signed / PARTS - Math.min(1, row.mostB))).toBeLessThanOrEqual(1 / PARTS + 1e-9);
    },
  );
  test("property: that cannot be cut ends in war where neither end beats both sides' war (Fearon 1995; Powell 2006)", () => {
    const share = fc.integer({ min: 1, max: 198 }).map((k) => k / 199);
    fc.assert(
      fc.property(share, share, share, (p, costA, costB) => {
        const sides = { value: [p, 1 - p], cost: [costA, costB], shares: [0, 1] } as const;
        const war = roundOf(sides, (scene, state) => holdRound(scene, state, 0)) < 0;
        if (Math.abs(p - costA) > 1e-9 && Math.abs(1 - p - costB) > 1e-9)
          expect(war).toBe(1 - p - costB > 0 && p - costA > 0);
      }),
      { numRuns: 60, seed: 2 },
    );
  });
});
