import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logistic, logit, meanOverBelief } from "../../src/dynamics/endurance.js";
import { STILL, valueOfFighting, worthOfFighting, type War } from "../../src/dynamics/kernel.js";
import { replay } from "../../src/dynamics/patron.js";
import { signingType, valueOfTruce } from "../../src/dynamics/settle.js";
import { sampleWorlds } from "../../src/ensemble/design.js";
import { readConflict } from "../../src/language/read.js";

function load<T, More = object>(name: string): { readonly tolerance: number; readonly cases: T[] } & More {
  return JSON.parse(readFileSync(new URL(`../../references/dynamics/${name}.json`, import.meta.url), "utf8")) as never;
}

const lottery = (p: number, cost: number, more: Partial<War> = {}): number =>
  valueOfFighting({ ...STILL, winHazard: p, loseHazard: 1 - p, cost, ...more });

describe("Fearon (1995), the advantage of striking first", () => {
  interface Row {
    readonly p_f: number;
    readonly p_s: number;
    readonly cA: number;
    readonly cB: number;
    readonly lo: number;
    readonly hi: number;
    readonly range_empty: boolean;
  }
  const { cases, tolerance } = load<Row>("fearon1995-preemptive");
  test.each(cases)("first $p_f, second $p_s: empty range $range_empty", ({ p_f, p_s, cA, cB, lo, hi, range_empty }) => {
    const [least, most] = [lottery(p_f, cA), 1 - lottery(1 - p_s, cB)];
    expect(Math.abs(least - lo)).toBeLessThan(tolerance);
    expect(Math.abs(most - hi)).toBeLessThan(tolerance);
    expect(least > most).toBe(range_empty);
  });
});

test("an issue that cannot be cut is fought over where neither end beats both sides' war (Fearon 1995; Powell 2006)", () => {
  const { tolerance } = load("fearon1995-preemptive");
  expect(tolerance).toBeLessThan(1e-8);
  fc.assert(
    fc.property(
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      fc.double({ min: 0, max: 0.6, noNaN: true }),
      fc.double({ min: 0, max: 0.6, noNaN: true }),
      (p, costA, costB) => {
        const stays = [lottery(p, costA), lottery(1 - p, costB)];
        const deal = [0, 1].some((share) => share >= stays[0] && 1 - share >= stays[1]);
        expect(deal).toBe(!(1 - p - costB > 0 && p - costA > 0));
      },
    ),
    { numRuns: 200, seed: 2 },
  );
});

describe("Goemans (2000), gambling for resurrection: what losing for good means is `lose`", () => {
  interface Row {
    readonly p_win: number;
    readonly W: number;
    readonly moderate_loss: number;
    readonly disaster: number;
    readonly continue_value: number;
    readonly gamble: boolean;
  }
  const { cases, tolerance } = load<Row>("goemans2000-gamble");
  test.each(cases)("chance $p_win, moderate loss $moderate_loss: gambles $gamble", (row) => {
    const value = lottery(row.p_win, 0, { win: row.W, lose: row.disaster });
    expect(Math.abs(value - row.continue_value)).toBeLessThan(tolerance);
    expect(value > row.moderate_loss).toBe(row.gamble);
  });
});

describe("Powell (2004), the general condition of inefficient fighting, as a truce that ends with the rise", () => {
  interface Row {
    readonly M_A_t: number;
    readonly M_A_t1: number;
    readonly M_B_t: number;
    readonly delta: number;
    readonly V: number;
    readonly war: boolean;
    readonly max_B_can_get: number;
  }
  const { cases, tolerance } = load<Row>("powell2004-inefficiency");
  test.each(cases)(
    "A's least rises from $M_A_t to $M_A_t1: war $war",
    ({ M_A_t1, M_B_t, delta, V, war, max_B_can_get }) => {
      const most = valueOfTruce(delta, 1, V, V - M_A_t1);
      expect(Math.abs(most - max_B_can_get)).toBeLessThan(tolerance);
      expect(M_B_t > most).toBe(war);
    },
  );
});

describe("Smith & Stam (2004)", () => {
  interface Row {
    readonly x: number;
    readonly N: number;
    readonly p: number;
    readonly win: number;
    readonly duration: number;
  }
  const { cases, tolerance } = load<Row>("smith-stam2004-forts");
  const forts = (n: number, cells: number, p: number): War => ({ ...STILL, n, cells, up: p, down: 1 - p });
  test.each(cases)("forts: $x of $N, chance $p", ({ x, N, p, win, duration }) => {
    const out = { value: 0, duration: 0 };
    worthOfFighting(forts(x, N, p), out);
    expect(Math.abs(out.value - win)).toBeLessThan(tolerance);
    expect(Math.abs(out.duration - duration)).toBeLessThan(tolerance * 100);
  });
  /** Mean of A's value over its Beta(a, b) belief by a fine midpoint rule; the density up to its constant. */
  function slowly(a: number, b: number, cost: number): number {
    let [sum, mass] = [0, 0];
    for (let k = 0; k < 20_000; k++) {
      const p = (k + 0.5) / 20_000;
      const weight = Math.pow(p, a - 1) * Math.pow(1 - p, b - 1);
      sum += weight * valueOfFighting({ ...forts(5, 10, p), cost });
      mass += weight;
    }
    return sum / mass;
  }
  test.each([
    [0.01, false],
    [0.03, true],
  ])("Beta(6, 4) against Beta(4, 6) with battles at cost %d: they settle %s", (cost, settles) => {
    const value = (a: number, b: number): number =>
      meanOverBelief(a, b, (p) => valueOfFighting({ ...forts(5, 10, p), cost }));
    const [least, most] = [value(6, 4), 1 - value(6, 4)]; // B's own chance is Beta(6, 4) as well
    expect(least).toBeCloseTo(slowly(6, 4, cost), 4);
    expect(least <= most).toBe(settles);
    if (!settles) expect([least.toFixed(4), most.toFixed(4)]).toEqual(["0.5554", "0.4446"]);
    // at the mean of the belief the values are others (Jensen): the spread counts
    expect(Math.abs(valueOfFighting({ ...forts(5, 10, 0.6), cost }) - least)).toBeGreaterThan(0.02);
  });
});

describe("wars of attrition, one side's giving up as the other's weekly chance to win", () => {
  interface Row {
    readonly v: number;
    readonly t: number;
  }
  const reference = load<Row, { readonly complete: Record<string, number> }>("war-of-attrition");
  const value = (hazard: number, win: number, cost: number): number =>
    valueOfFighting({ ...STILL, winHazard: hazard, win, cost });
  test("complete information: each gives up at the hazard that leaves the other with nothing", () => {
    const { v1, v2, c1, c2, hazard_1, hazard_2, mean_duration, payoff_1 } = reference.complete;
    expect(value(hazard_2, v1, c1)).toBeCloseTo(payoff_1, 12);
    expect(value(hazard_1, v2, c2)).toBeCloseTo(payoff_1, 12);
    expect(1 / (hazard_1 + hazard_2)).toBeCloseTo(mean_duration, 12);
  });
  test.each(reference.cases.filter(({ v }) => v < 0.95))("values uniform: $v gives up at $t", ({ v, t }) => {
    // a type is indifferent where the other's hazard, of types per unit of time, makes fighting worth nothing
    const [PARTS, WEEK] = [2000, 1e-5];
    let time = 0;
    for (let k = 0; k < PARTS; k++) {
      const type = (v * (k + 0.5)) / PARTS;
      // in short weeks, so that the hazard is a chance
      let [low, high] = [0, 1];
      for (let step = 0; step < 60; step++) {
        const middle = (low + high) / 2;
        if (value(middle, type, WEEK) < 0) low = middle;
        else high = middle;
      }
      time += ((v / PARTS) * WEEK) / ((1 - type) * high);
    }
    expect(time / t).toBeCloseTo(1, 4);
  });
  test.each(load<Record<string, number>>("abreu-gul2000").cases)(
    "Abreu & Gul (2000): demands $a1 and $a2, the hazard leaves the other the value of giving way at once",
    ({ a1, a2, r1, r2, lambda1, lambda2 }) => {
      const WEEK = 1e-4; // of their unit of time
      const waits = (demand: number, rate: number, hazard: number): number =>
        valueOfFighting({ ...STILL, delta: 1 - rate * WEEK, winHazard: hazard * WEEK, win: demand });
      expect(waits(a1, r1, lambda2)).toBeCloseTo(1 - a2, 4);
      expect(waits(a2, r2, lambda1)).toBeCloseTo(1 - a1, 4);
    },
  );
});

describe("Powell (2004), two rounds of screening", () => {
  test("the toughest who take the first offer know that the second will be softer", () => {
    const [p, most, costA, ends] = [0.5, 0.4, 0.05, 0.2];
    const golden = (Math.sqrt(5) - 1) / 2;
    const best = (of: (x: number) => number, low: number, high: number): number => {
      for (let k = 0; k < 100; k++) {
        const [a, b] = [high - golden * (high - low), low + golden * (high - low)];
        if (of(a) < of(b)) low = a;
        else high = b;
      }
      return (low + high) / 2;
    };
    const clip = (theta: number, high: number): number => Math.min(high, Math.max(0, theta));
    const never = { value: 0, duration: 0 };
    const deal = (x: number): { durable: number; utility: number; cost: number } => ({
      durable: 1,
      utility: 1 - x,
      cost: 1,
    });
    // after the second round the war is fought to the end at once
    const toTheEnd = { ...STILL, winHazard: 1 - p, loseHazard: p };
    const fight = { value: 0, duration: 0 };
    worthOfFighting(toTheEnd, fight);
    const stayA = lottery(p, costA);
    /** Second round against costs uniform on [0, high]: offer and value. */
    const second = (high: number): { x: number; worth: number } => {
      const worth = (x: number): number => {
        const cutoff = clip(signingType(fight, never, deal(x)), high);
        return ((high - cutoff) / high) * x + (cutoff / high) * stayA;
      };
      const x = best(worth, 0, 1);
      return { x, worth: worth(x) };
    };
    /** Least type that signs x₁: its week of war, then the second offer to those who are left. */
    const cutoffAt = (x1: number): number => {
      let [low, high] = [1e-6, most];
      for (let k = 0; k < 60; k++) {
        const middle = (low + high) / 2;
        const later = { value: ends * (1 - p) + (1 - ends) * (1 - second(middle).x), duration: 1 };
        if (signingType(later, never, deal(x1)) < middle) high = middle;
        else low = middle;
      }
      return (low + high) / 2;
    };
    const first = (x1: number): number => {
      const cutoff = cutoffAt(x1);
      const refused = -costA + ends * p + (1 - ends) * second(cutoff).worth;
      return ((most - cutoff) / most) * x1 + (cutoff / most) * refused;
    };
    const x1 = best(first, 0.6, 0.9);
    expect(cutoffAt(x1)).toBeCloseTo(0.2125, 4);
    expect(x1).toBeCloseTo(0.7775, 4);
    expect(second(cutoffAt(x1)).x).toBeCloseTo(0.58125, 4);
    expect(first(x1)).toBeCloseTo(0.61672, 5);
  });
});

/** The small war with one move on record that is `ratio` times likelier if North is the obstacle. */
const text = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");
function beliefAfter(prior: number, ratio: number): number {
  const source = text
    .replace(/^moves:\n/m, `moves:\n  south.speak: {title: Speak, says: {north: {is: ${ratio}, source: book}}}\n`)
    .concat("sources: {book: {title: A book}}\n")
    .concat("history:\n  window: [2000-09-01, 2001-03-01]\n  moves:\n    - {on: 2000-12-01, move: south.speak}\n");
  const { conflict } = readConflict(source, "war.parley.yaml");
  const [world] = sampleWorlds(conflict!, 1, 1);
  return logistic(replay(conflict!, world, logit(prior), { attention: 1, forgets: 0 }).at(-1)!.blame);
}

describe("a patron that listens and forgets nothing", () => {
  interface Row {
    readonly mu: number;
    readonly l1: number;
    readonly l0: number;
    readonly post_if_event: number;
    readonly post_if_not: number;
  }
  const { cases, tolerance } = load<Row>("patron-bayes-update");
  test.each(cases)("is Bayesian: $mu, seen with $l1 or $l0", ({ mu, l1, l0, post_if_event, post_if_not }) => {
    expect(Math.abs(beliefAfter(mu, l1 / l0) - post_if_event)).toBeLessThan(tolerance);
    expect(Math.abs(beliefAfter(mu, (1 - l1) / (1 - l0)) - post_if_not)).toBeLessThan(tolerance);
  });
  test("can be persuaded as often as prior over threshold and no more (Kamenica & Gentzkow 2011)", () => {
    const [row] = load<Record<string, number>>("kamenica-gentzkow2011").cases;
    const { prior, threshold, p_convict, signal_g_given_innocent: q, signal_g_given_guilty: sure } = row;
    // the best signal leaves it just at its threshold, or sure of the contrary
    expect(beliefAfter(prior, sure / q)).toBeCloseTo(threshold, 12);
    expect(prior * sure + (1 - prior) * q).toBeCloseTo(p_convict, 9);
    const acts = (ifGuilty: number, ifNot: number): number => {
      const seen = prior * ifGuilty + (1 - prior) * ifNot;
      return beliefAfter(prior, ifGuilty / ifNot) >= threshold ? seen : 0;
    };
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (ifGuilty, ifNot) => {
          const both = acts(ifGuilty, ifNot) + acts(1 - ifGuilty, 1 - ifNot);
          expect(both).toBeLessThanOrEqual(p_convict + 1e-9);
        },
      ),
      { numRuns: 40, seed: 3 },
    );
  });
});
