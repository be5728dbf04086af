import { intervalsOf, MOMENTS, valueOf, type Moment } from "./moments.js";
import type { Change, War } from "./population.js";
import { spellOf } from "./table.js";

/** What one number does to a moment: wars in the lower half of its law against those in the upper half, all else as drawn. */
export interface Driver {
  readonly name: string;
  readonly low: number;
  readonly high: number;
}

/**
 * The numbers that move a moment most, by the difference between their halves. Draws are independent, so a half of the wars is
 * a population with that number held to a half of its law. Numbers that fewer than half of the wars have are left out.
 */
export function driversOf(moment: Moment, wars: readonly War[], count: number): Driver[] {
  const names = [...new Set(wars.flatMap(({ drawn }) => [...drawn.keys()]))];
  const found = names.flatMap((name): Driver[] => {
    const having = wars.filter(({ drawn }) => drawn.has(name));
    const sorted = having.map(({ drawn }) => drawn.get(name)!).sort((a, b) => a - b);
    const middle = sorted[sorted.length >> 1];
    const halves = [true, false].map((low) => having.filter(({ drawn }) => drawn.get(name)! < middle === low));
    if (having.length < wars.length / 2 || halves.some((half) => half.length < wars.length / 10)) return [];
    const [low, high] = halves.map((half) => valueOf(moment, half.map(spellOf)));
    return Number.isNaN(high - low) ? [] : [{ name, low, high }];
  });
  return found.sort((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low)).slice(0, count);
}

/** About a hundred numbers are looked at, so two standard errors would name five that do nothing. */
const ERRORS = 3.5;

/** Difference between two halves that a number must pass to be named: 3.5 standard errors of such a difference. */
export function noiseOf(moment: Moment, wars: readonly War[], seed: number): number {
  const [[low, high]] = intervalsOf([moment], wars.map(spellOf), seed);
  const error = (high - low) / (2 * 1.645);
  return ERRORS * 2 * error; // a half has √2 the error of all, a difference of two halves twice
}

/** Populations with one thing changed at a time, also beyond the priors. */
export const CHANGES: readonly { readonly name: string; readonly change: Change }[] = [
  { name: "as drawn", change: {} },
  { name: "no war has a patron", change: { patron: 0 } },
  { name: "every war has one", change: { patron: 1 } },
  { name: "even strength", change: { evenStrength: true } },
  { name: "losses and intake as slow as the flagship's", change: { tempo: 1 } },
  { name: "losses and intake up to 10 times as fast", change: { tempo: 10 } },
  { name: "stated lines priced, never hard", change: edited("one of priced 0.5; hard 0.5", "priced") },
  { name: "stated lines always hard", change: edited("one of priced 0.5; hard 0.5", "hard") },
  { name: "price of a line 0.3 to 0.6", change: edited("line: uniform(0; 0.3)", "line: uniform(0.3; 0.6)") },
  { name: "talks 2 to 20 % a week", change: edited("chance: uniform(0.1; 0.5)", "chance: uniform(0.02; 0.2)") },
  { name: "optimism up to 60 %", change: edited("optimism: uniform(0; 0.3)", "optimism: uniform(0; 0.6)") },
  { name: "no optimism", change: edited("optimism: uniform(0; 0.3)", "optimism: 0") },
  { name: "cost of war 2 to 20 % a year", change: edited("war_cost: 0.5 to 6 %", "war_cost: 2 to 20 %") },
  { name: "cost of war 0.1 to 2 % a year", change: edited("war_cost: 0.5 to 6 %", "war_cost: 0.1 to 2 %") },
  { name: "no shocks at home", change: edited("shock: uniform(0; 0.05)", "shock: 0") },
  { name: "collapse ten times as likely", change: edited("base: 0.003 to 0.05 %/week", "base: 0.03 to 0.5 %/week") },
  { name: "both reach their floor later (40 to 55 %)", change: edited("uniform(0.55; 0.8)", "uniform(0.4; 0.55)") },
];

function edited(from: string, to: string): Change {
  return {
    text: (text) => {
      if (!text.includes(from)) throw new Error(`the synthetic war has no "${from}"`);
      return text.replaceAll(from, to);
    },
  };
}

/** The moments that the table of changes shows. */
export const SHOWN: readonly Moment[] = MOMENTS.filter(({ name }) =>
  ["Weibull", "median", "settled", "exponent", "endings a month, 0 ", "endings a month, 730"].some((start) =>
    name.startsWith(start),
  ),
);
