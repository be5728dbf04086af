import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assessBoth } from "../../src/dynamics/assess.js";
import { bestOffer, utilityOf } from "../../src/dynamics/bargain.js";
import { partitionOf, windowOfBias } from "../../src/dynamics/cheap-talk.js";
import { believes, biasToward, prospectOf, windowOfWords } from "../../src/dynamics/credible.js";
import { staysAnEpoch } from "../../src/dynamics/endurance.js";
import { courseEngine, playCourse } from "../../src/dynamics/index.js";
import type { PatronParameters } from "../../src/dynamics/patron.js";
import type { Scene, State } from "../../src/dynamics/state.js";
import { speak } from "../../src/dynamics/words.js";
import { sampleWorlds } from "../../src/ensemble/design.js";
import { runEnsemble } from "../../src/ensemble/engines.js";
import { givenFor } from "../../src/ensemble/given.js";
import { readConflict } from "../../src/language/read.js";
import { pieWar } from "../fixtures/pie-war.js";

function load<T>(name: string): { readonly tolerance: number; readonly cases: T[] } {
  return JSON.parse(readFileSync(new URL(`../../references/dynamics/${name}.json`, import.meta.url), "utf8")) as never;
}

describe("cheap talk (Crawford & Sobel 1982, uniform and quadratic)", () => {
  interface Row {
    readonly b: number;
    readonly N: number;
    readonly boundaries: number[];
    readonly residual_variance: number;
  }
  const { cases, tolerance } = load<Row>("crawford-sobel1982");
  test.each(cases)("bias $b: $N cells", ({ b, N, boundaries, residual_variance }) => {
    const found = partitionOf(b);
    expect(found.cells).toBe(N);
    found.boundaries.forEach((at, k) => expect(Math.abs(at - boundaries[k])).toBeLessThan(tolerance));
    expect(Math.abs(found.residualVariance - residual_variance)).toBeLessThan(tolerance);
  });
  test("property: a speaker between two cells is indifferent, one cell more has none, and the rest is the mean square of a miss", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.002, max: 0.4, noNaN: true }), (bias) => {
        const { cells, boundaries, residualVariance } = partitionOf(bias);
        const middle = (k: number): number => (boundaries[k] + boundaries[k + 1]) / 2;
        let rest = 0;
        for (let k = 0; k < cells; k++) {
          const width = boundaries[k + 1] - boundaries[k];
          expect(width).toBeGreaterThan(0);
          rest += Math.pow(width, 3) / 12;
          if (k + 1 === cells) continue;
          const wants = boundaries[k + 1] + bias;
          expect(Math.abs(wants - middle(k) - (middle(k + 1) - wants))).toBeLessThan(1e-9);
        }
        expect(residualVariance).toBeCloseTo(rest, 9);
        // cells grow by 4b each: one more would leave the first nothing
        expect(2 * (cells + 1) * cells * bias).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 100, seed: 2 },
    );
  });
  test("without a bias there is no coarsest telling", () => expect(() => partitionOf(0)).toThrow(RangeError));
});

interface Mediation {
  readonly x_tough: number;
  readonly x_soft: number;
  readonly p: number;
  readonly k: number;
  readonly q_weak: number;
  readonly q_strong: number;
  readonly b_min: number;
  readonly b_max: number;
  readonly neutral_credible: boolean;
}
const kydd = load<Mediation>("kydd2003-biased-mediator");

/** The first week of a war, played; `read` sees its state before anything has happened. */
function atStart<T>(read: (scene: Scene, patron: PatronParameters, state: State) => T): T {
  const conflict = pieWar({ parts: 20, continuation: "certainty_equivalent" });
  const worlds = sampleWorlds(conflict, 1, 1);
  const program = courseEngine.compile(conflict, givenFor(conflict, worlds, 1));
  let found: T | undefined;
  const at = { world: worlds[0], slot: 0, policy: 0, key: { seed: 1, repeat: 1 }, weeks: 0 };
  playCourse(program, at, ({ scene, patron }, state) => (found = read(scene, patron!, state)));
  return found!;
}

describe("a mediator with a bias (after Kydd 2003)", () => {
  test.each(kydd.cases)("asks of $x_tough or $x_soft: believed between $b_min and $b_max", (row) => {
    const rise = (q: number) => ({ share: (1 - q) * row.x_tough + q * row.p - row.x_soft, war: q });
    const { least, most } = windowOfBias(row.k, rise(row.q_weak), rise(row.q_strong));
    expect(Math.abs(least - row.b_min)).toBeLessThan(kydd.tolerance);
    expect(Math.abs(most - row.b_max)).toBeLessThan(kydd.tolerance);
    expect(least < 0 && 0 < most).toBe(row.neutral_credible);
  });
  test.each(kydd.cases)("asks of $x_tough or $x_soft as the course makes and weighs them: the same window", (row) => {
    const rises = atStart((bare, _, state) => {
      const sides = [bare.p.sides[0], { ...bare.p.sides[1], resolveLow: 0 }] as const;
      const asks = [row.x_tough, row.x_soft].map((x) => Math.round(20 * x));
      const scene: Scene = {
        ...bare,
        p: { ...bare.p, sides },
        signable: Int32Array.from(asks),
      };
      state.agreed.durable.fill(1);
      const [first, second] = state.assess;
      first.fight.value = row.p;
      first.value = 0.25; // war costs the asker enough that it would rather be told
      second.fight.duration = 1;
      second.unitCost = (row.x_tough - row.x_soft) / row.q_strong;
      state.thetaHigh[1] = 1;
      return [row.q_weak, row.q_strong].map((q) => {
        second.fight.value = 1 - row.x_tough + q * second.unitCost;
        expect(bestOffer(scene, state, 0, 1)).toBe(asks[q === row.q_weak ? 0 : 1]);
        const [tough, soft] = asks.map((y) => prospectOf(scene, state, 0, y));
        return { share: tough.share - soft.share, war: tough.war - soft.war };
      });
    });
    const { least, most } = windowOfBias(row.k, rises[0], rises[1]);
    expect(Math.abs(least - row.b_min)).toBeLessThan(kydd.tolerance);
    expect(Math.abs(most - row.b_max)).toBeLessThan(kydd.tolerance);
  });
  test("property: the window is where saying the truth pays, whichever it is", () => {
    const amount = fc.integer({ min: -64, max: 64 }).map((parts) => parts / 64);
    fc.assert(
      fc.property(amount, amount, amount, amount, amount, (weakShare, weakWar, strongShare, strongWar, bias) => {
        const cost = 0.3;
        const { least, most } = windowOfBias(
          cost,
          { share: weakShare, war: weakWar },
          { share: strongShare, war: strongWar },
        );
        const honest = bias * weakShare > cost * weakWar && bias * strongShare < cost * strongWar;
        expect(least < bias && bias < most).toBe(honest);
      }),
      { numRuns: 300, seed: 4 },
    );
  });
});

const text = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8").replace(
  "switches:\n",
  "switches:\n  continuation: certainty_equivalent\n",
);

/** The small war with a patron that wants this of the line, so much a quick end, and says that it stays or not. */
function saidWar(wants: string, quickEnd: number, words: string, says = true) {
  const source = text
    .replace("patron: { wants: here, salience: 30 }", `patron: { wants: ${wants}, salience: 30 }`)
    .replace("wants_quick_end: 0.5", `wants_quick_end: ${quickEnd}`)
    .replace("patron_stays: beta(3; 6)", "patron_stays: 50 %")
    .replace(/^switches:\n/m, `switches:\n  words: ${words}\n`)
    .replace(/^moves:\n/m, "moves:\n  patron.last: { title: Say that help lasts, words: { patron_stays: up 40 % } }\n")
    .replace(/^ {2}as_is: .*\n/m, `$&  said: { title: Said, like: as_is${says ? ", moves: patron.last" : ""} }\n`)
    .replace("under: as_is", "under: said");
  const { conflict, diagnostics } = readConflict(source, "war.parley.yaml");
  if (!conflict) throw new Error(diagnostics.map((each) => `${each.at.line} ${each.message}`).join("\n"));
  return conflict;
}

/** What the patron gets by a word, summed over the types of who answers; independent of the rule's own chances. */
function speaks(scene: Scene, state: State, patron: PatronParameters, listener: number): boolean {
  const TYPES = 1000;
  const other = 1 - listener;
  const before = state.epochs.slice();
  const bias = biasToward(scene, state, patron.actor, listener);
  const sure = (share: number): void => {
    const stay = staysAnEpoch(share, patron.epoch);
    for (let i = 0; i < 2; i++) {
      state.epochs[2 * i] = stay * scene.p.sides[i].evidence;
      state.epochs[2 * i + 1] = (1 - stay) * scene.p.sides[i].evidence;
    }
    assessBoth(scene, state, patron);
  };
  const cases = [0.999, 0.001];
  const asks = cases.map((share) => (sure(share), bestOffer(scene, state, listener, state.thetaHigh[other])));
  const gain = (truth: number, word: number): number => {
    sure(cases[truth]);
    const [own, theirs, y] = [state.assess[listener], state.assess[other], asks[word]];
    const war = bias * own.fight.value - patron.wantsQuickEnd;
    if (y < 0) return war;
    let sum = 0;
    const lasts = (i: number): number => scene.durable[i * scene.packages + y];
    const again = (i: number) => {
      const { againLow, againAsNow, againHigh } = state.assess[i];
      const t = scene.between[i * scene.packages + y];
      const end = t < 0 ? againLow : againHigh;
      const at = (key: "value" | "duration"): number => againAsNow[key] + Math.abs(t) * (end[key] - againAsNow[key]);
      return { value: at("value"), duration: at("duration") };
    };
    const worth = (i: number, cost: number): number => {
      const { value, duration } = again(i);
      const utility = utilityOf(scene, state, i, y, scene.worth.utility);
      return lasts(i) * utility + (1 - lasts(i)) * (value - cost * duration);
    };
    for (let k = 0; k < TYPES; k++) {
      const { resolveLow } = scene.p.sides[other];
      const cost = (resolveLow + ((state.thetaHigh[other] - resolveLow) * (k + 0.5)) / TYPES) * theirs.unitCost;
      const signs = worth(other, cost) >= theirs.fight.value - cost * theirs.fight.duration;
      sum += signs ? bias * worth(listener, own.cost) : war;
    }
    return sum / TYPES;
  };
  const honest = [0, 1].every((truth) => gain(truth, truth) > gain(truth, 1 - truth) + 1e-6);
  state.epochs.set(before);
  assessBoth(scene, state, patron);
  return honest;
}

describe("words: credible", () => {
  test("a side counts on the patron's word where the patron gains by the truth, whichever it is, and on nobody else's", () => {
    const seen = { believed: 0, not: 0 };
    for (const [wants, quickEnd] of [
      ["all", 0.5],
      ["none", 0.5],
      ["all", 3],
      ["here", 0.5],
      ["none", 3],
    ] as const) {
      const conflict = saidWar(wants, quickEnd, "credible");
      const worlds = sampleWorlds(conflict, 8, 3);
      const program = courseEngine.compile(conflict, givenFor(conflict, worlds, 3));
      worlds.forEach((world, slot) => {
        const at = { world, slot, policy: 0, key: { seed: 3, repeat: 1 }, weeks: 0 };
        playCourse(program, at, ({ scene, patron }, state) => {
          for (const listener of [0, 1]) {
            const values = state.assess.map(({ value }) => value);
            const believed = believes(scene, state, patron!, { speaker: patron!.actor, listener });
            expect(state.assess.map(({ value }) => value)).toEqual(values);
            const { least, most } = windowOfWords(scene, state, patron!, listener);
            const bias = biasToward(scene, state, patron!.actor, listener);
            const near = Math.min(Math.abs(bias - least), Math.abs(bias - most)) < 0.01 * Math.abs(bias);
            if (!near) expect([wants, slot, believed]).toEqual([wants, slot, speaks(scene, state, patron!, listener)]);
            seen[believed ? "believed" : "not"]++;
            expect(believes(scene, state, patron!, { speaker: scene.actors[0], listener })).toBe(false);
            const before = state.epochs.slice();
            speak(scene, state, [{ speaker: patron!.actor, stays: true, share: 0.4 }], patron);
            const heard = (state.epochs[2 * listener] - before[2 * listener]) / scene.p.sides[listener].evidence;
            expect(heard).toBeCloseTo(believed ? 0.4 : 0, 12);
            state.epochs.set(before);
            assessBoth(scene, state, patron!);
          }
        });
      });
    }
    expect(Math.min(seen.believed, seen.not)).toBeGreaterThan(0);
  });
  test("a patron with no bias and a wish for peace is as if it had said nothing, and one that counts as declared is not", async () => {
    const rows = async (words: string, says: boolean) => {
      const conflict = saidWar("here", 0.5, words, says);
      const { tables } = await runEnsemble(conflict, { worlds: 4, repeats: 1, seed: 5 });
      return tables.course!.values.map((column) => [...column]);
    };
    const silent = await rows("declared", false);
    expect(await rows("credible", true)).toEqual(silent);
    expect(await rows("declared", true)).not.toEqual(silent);
  });
});
