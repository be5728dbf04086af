import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holdRound } from "../../src/dynamics/bargain.js";
import { courseEngine, playCourse } from "../../src/dynamics/index.js";
import { observe } from "../../src/dynamics/learn.js";
import type { Scene, State } from "../../src/dynamics/state.js";
import { STRONG, WEAK, weakAfter, weakAfterRefusal, type Strength } from "../../src/dynamics/strength.js";
import { solveUnits } from "../../src/dynamics/units.js";
import { sampleWorlds } from "../../src/ensemble/design.js";
import { runEnsemble } from "../../src/ensemble/engines.js";
import { givenFor } from "../../src/ensemble/given.js";
import { readConflict } from "../../src/language/read.js";
import { pieWar } from "../fixtures/pie-war.js";

const PARTS = 200;
const conflict = pieWar({ parts: PARTS, resolve: "1" });
const worlds = sampleWorlds(conflict, 1, 1);
const program = courseEngine.compile(conflict, givenFor(conflict, worlds, 1));

/** The first week of a war over a pie, the defender's strength private. */
function atStart<T>(read: (scene: Scene, state: State) => T): T {
  let found: T | undefined;
  const at = { world: worlds[0], slot: 0, policy: 0, key: { seed: 1, repeat: 1 }, weeks: 0 };
  playCourse(program, at, ({ scene }, state) => (found = read(scene, state)));
  return found!;
}

interface Battle {
  readonly weakLoses: number;
  readonly strongLoses: number;
  readonly costs: readonly [number, number];
}

/** A round of the course before a battle that decides: share left to the defender, whether it signs, belief in its weakness then. */
function round({ weakLoses, strongLoses, costs }: Battle, prior: number, own: 0 | 1) {
  return atStart((bare, state) => {
    const strength: Strength = { pulls: [1.2, 0.8], own, weak: prior };
    const scene: Scene = { ...bare, durable: bare.durable.map(() => 1), p: { ...bare.p, strengths: [null, strength] } };
    const [attacker, defender] = state.assess;
    state.weak[1] = prior;
    const loses = [weakLoses, strongLoses];
    for (const [type, chance] of loses.entries()) {
      defender.types[type].fight.value = 1 - chance - costs[1];
      defender.types[type].fight.duration = 0;
    }
    defender.value = defender.types[own].fight.value;
    attacker.value = prior * weakLoses + (1 - prior) * strongLoses - costs[0];
    attacker.overWeak = weakLoses - strongLoses;
    const signed = holdRound(scene, state, 0) >= 0;
    return { offer: state.offer < 0 ? NaN : 1 - state.offer / PARTS, signed, weak: state.weak[1] };
  });
}

describe("a strength that only its owner knows (after Filson & Werner 2002)", () => {
  const battle: Battle = { weakLoses: 0.75, strongLoses: 0.45, costs: [0.06, 0.03] };
  test.each([0.02, 0.1, 0.2, 0.26, 0.35, 0.5, 0.9])(
    "belief %d: before a deciding battle the course pools or screens as the backward induction does",
    (prior) => {
      const { weakLoses, strongLoses, costs } = battle;
      const wins = { weak: weakLoses, strong: strongLoses };
      const node = solveUnits({ units: [1, 1], wins, weak: prior, cost: costs, delta: 1 }).open[1][1];
      for (const own of [WEAK, STRONG] as const) {
        const found = round(battle, prior, own);
        expect(Math.abs(found.offer - node.offer)).toBeLessThanOrEqual(1 / PARTS + 1e-9);
        expect(found.signed).toBe(own === WEAK || node.approach === "pool");
        // refusing what the weak would have signed tells all
        if (!found.signed) expect(found.weak).toBe(0);
      }
    },
  );
  test("a week of war is Bayesian news of it, and the belief is a martingale", () => {
    atStart((bare, state) => {
      const strength: Strength = { pulls: [1.5, 0.7], own: STRONG, weak: 0.4 };
      const p = { ...bare.p, memory: 0, noise: 12, strengths: [null, strength] as const };
      const scene: Scene = { ...bare, p };
      const held = (p.holding * p.advance) / (1 - p.holding);
      const means = strength.pulls.map((pull) => state.gross[0] * 0.9 * pull - held);
      const density = (x: number, mean: number): number => Math.exp(-((x - mean) ** 2) / (2 * p.noise * p.noise));
      const gross = state.gross[0];
      let [mean, mass] = [0, 0];
      for (let k = -800; k <= 800; k++) {
        const gained = k / 8;
        state.weak[1] = 0.4;
        observe(scene, state, 0.9, gained);
        const [weak, strong] = means.map((at) => density(gained, at));
        expect(state.weak[1]).toBeCloseTo((0.4 * weak) / (0.4 * weak + 0.6 * strong), 9);
        mean += (0.4 * weak + 0.6 * strong) * state.weak[1];
        mass += 0.4 * weak + 0.6 * strong;
      }
      expect(mean / mass).toBeCloseTo(0.4, 6);
      expect(state.gross[0]).toBe(gross); // it is not news of the pace as well
    });
  });
  test("property: so is a refusal: what a signature and a refusal leave is in the mean what was believed", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, share, (weak, ifWeak, ifStrong) => {
        const refuses = weak * (1 - ifWeak) + (1 - weak) * (1 - ifStrong);
        const after = weakAfterRefusal(weak, ifWeak, ifStrong);
        expect((1 - refuses) * weakAfter(weak, ifWeak, ifStrong) + refuses * after).toBeCloseTo(weak, 9);
        if (ifWeak >= ifStrong) expect(after).toBeLessThanOrEqual(weak + 1e-12);
      }),
      { numRuns: 200, seed: 3 },
    );
  });
});

const read = (name: string): string =>
  readFileSync(new URL(`../fixtures/${name}.parley.yaml`, import.meta.url), "utf8");
const WARS = { lattice: read("small-war"), stocks: read("stocks-war") };
type Model = keyof typeof WARS;
const MODELS = ["lattice", "stocks"] as const;

/** The small war with a defender of private strength; `null`: without. */
function warOf(strength: string | null, model: Model) {
  const key = strength === null ? "" : `\n      strength: ${strength},`;
  const source = WARS[model].replace("win: 1.1,", `win: 1.1,${key}`);
  const sets = [`switches.campaign=${model}`];
  const { conflict, diagnostics } = readConflict(source, "war.parley.yaml", { sets });
  if (!conflict) throw new Error(diagnostics.map((each) => `${each.at.line} ${each.message}`).join("\n"));
  return conflict;
}

describe("values.X.strength", () => {
  test.each(MODELS)("with %s two names for the strength that the campaign has change nothing", async (campaign) => {
    const rows = async (strength: string | null) => {
      const { tables } = await runEnsemble(warOf(strength, campaign), { worlds: 4, repeats: 1, seed: 5 });
      return tables.course!.values.map((column) => [...column]);
    };
    expect(await rows("{ type: weak, weak: 1, strong: 1 }")).toEqual(await rows(null));
    expect(await rows("{ type: weak, weak: 0.5, strong: 1 }")).not.toEqual(await rows(null));
  });
  test.each(MODELS)("with %s the other side learns of it from the war", (campaign) => {
    const conflict = warOf("{ type: one of weak 0.5; strong 0.5, weak: 0.5, strong: 1.5 }", campaign);
    const worlds = sampleWorlds(conflict, 40, 3);
    const program = courseEngine.compile(conflict, givenFor(conflict, worlds, 3));
    const sums = [0, 0];
    const counts = [0, 0];
    worlds.forEach((world, slot) => {
      const at = { world, slot, policy: 0, key: { seed: 3, repeat: 1 }, weeks: 20, read: new Uint8Array(21) };
      let own = 0;
      const end = playCourse(program, at, ({ scene }) => (own = scene.p.strengths[1]!.own));
      sums[own] += end.weak[1];
      counts[own]++;
    });
    expect(Math.min(...counts)).toBeGreaterThan(8);
    expect(sums[WEAK] / counts[WEAK]).toBeGreaterThan(0.65);
    expect(sums[STRONG] / counts[STRONG]).toBeLessThan(0.35);
  });
});
