import { boxesByChance, leavesByChance, type BoxesByChance, type LeavesByChance } from "./by-chance.js";
import { cartLeaves, type CartLeaf } from "./cart.js";
import type { Estimate } from "./estimate.js";
import type { Factor } from "./factor.js";
import { firstOrder } from "./first-order.js";
import { GIVEN_DEFAULTS, influencesOf, type GivenMeasure } from "./given-data.js";
import { morrisEffects, type MorrisEffect } from "./morris.js";
import { pawn } from "./pawn.js";
import { kneeOf, type BoxDemands } from "./prim-choice.js";
import { reproduce, type Reproduced } from "./prim-resample.js";
import { findBoxes, type BoxStep, type PrimOptions } from "./prim.js";
import { leaning, regional } from "./regional.js";
import { saltelliShape } from "./saltelli.js";
import { shapleyEstimates } from "./shapley.js";
import { sobolIndices, type SobolIndices } from "./sobol.js";

/** Ways to ask what decides an outcome. */
export const METHODS = ["sobol", "pawn", "regional", "shapley", "morris", "prim", "cart"] as const;
export type Method = (typeof METHODS)[number];

/** Methods that ask where an outcome is a case, not how large it is. */
export const OF_CASES: readonly Method[] = ["regional", "prim", "cart"];

/** A complete table: no number is missing (`completeRows`). */
export interface DriverTable {
  readonly factors: readonly Factor[];
  readonly outcome: Float64Array;
}

/** Settings of every method; a method reads its own. */
export interface DriverOptions extends PrimOptions {
  readonly resamples: number;
  readonly seed: number;
  /** Boxes PRIM looks for at most. */
  readonly boxes: number;
  /** What the box that PRIM chooses must have besides. */
  readonly demands: BoxDemands;
  /** Rows that `shapley` reads at most. */
  readonly shapleyRows: number;
}

/** One input in a ranking. */
export interface RankedDriver {
  readonly factor: string;
  readonly estimate: Estimate;
  /** Sobol' total index, of a Saltelli design. */
  readonly total: Estimate | null;
  readonly morris: MorrisEffect | null;
  /** Whether the outcome is higher (1) or lower (−1) where the input is higher; 0 of a nominal input. */
  readonly leaning: -1 | 0 | 1;
}

/** What a method found: inputs ranked, or boxes in which cases are dense. */
export type Drivers =
  | {
      readonly kind: "ranking";
      readonly method: Method;
      /** What the numbers are: the estimator that the table allowed. */
      readonly estimator: "saltelli" | "first-order" | "pawn" | "regional" | "shapley" | "morris";
      readonly rows: number;
      /** Strongest first. */
      readonly drivers: readonly RankedDriver[];
      /** What inputs without effect stay below; null where the method has no such level. */
      readonly noise: number | null;
      /** Inputs expected above `noise` where none has an effect, of all; null where the method has no such level. */
      readonly falseFinds: number | null;
      readonly sobol: SobolIndices | null;
      /** Names of the inputs in the order of the table and of `sobol`. */
      readonly factors: readonly string[];
    }
  | {
      readonly kind: "boxes";
      readonly method: "prim";
      readonly rows: number;
      readonly cases: number;
      /** The knee of each box's way where every side has a quasi-p of .05 at most, the way, and how often its inputs come back on halves of the rows. */
      readonly boxes: readonly {
        readonly chosen: number;
        readonly trajectory: readonly BoxStep[];
        readonly reproduced: readonly Reproduced[];
      }[];
      /** What the first box comes to where the outcome is shuffled, so that no input has an effect. */
      readonly byChance: BoxesByChance;
    }
  | {
      readonly kind: "leaves";
      readonly method: "cart";
      readonly rows: number;
      readonly cases: number;
      readonly leaves: readonly CartLeaf[];
      /** What the tree comes to where the outcome is shuffled. */
      readonly byChance: LeavesByChance;
    };

/**
 * What decides the outcome of a table, by one method. `sobol` uses Saltelli's estimators where the rows follow his order, else
 * slices of any sample. Methods of cases read an outcome of 0 and 1. Throws a sentence where the table does not allow the method.
 */
export function driversOf(table: DriverTable, method: Method, options: DriverOptions): Drivers {
  const { factors, outcome } = table;
  switch (method) {
    case "sobol":
      return saltelliShape(factors)
        ? bySaltelli(table, options)
        : byGivenData(table, { method, estimator: "first-order", measure: firstOrder(factors, outcome) }, options);
    case "pawn":
      return byGivenData(table, { method, estimator: "pawn", measure: pawn(factors, outcome) }, options);
    case "regional":
      return byGivenData(
        table,
        { method, estimator: "regional", measure: regional(factors, casesOf(outcome)) },
        options,
      );
    case "shapley":
      return byShapley(table, options);
    case "morris":
      return byMorris(table, options);
    case "prim":
      return byPrim(table, options);
    case "cart": {
      const y = casesOf(outcome);
      return {
        kind: "leaves",
        method,
        rows: y.length,
        cases: countOf(y),
        leaves: cartLeaves(factors, y, options.massMin),
        byChance: leavesByChance(factors, y, options),
      };
    }
  }
}

function casesOf(outcome: Float64Array): Uint8Array {
  return Uint8Array.from(outcome, (value) => {
    if (value !== 0 && value !== 1) throw new Error(`invalid outcome: ${value}, where 1 is a case and 0 is none`);
    return value;
  });
}

function namesOf({ factors }: DriverTable): string[] {
  return factors.map(({ name }) => name);
}

const countOf = (y: Uint8Array): number => y.reduce((sum, each) => sum + each, 0);

function leaningsOf({ factors, outcome }: DriverTable): RankedDriver["leaning"][] {
  return factors.map((factor) => leaning(factor, outcome));
}

function ranked(drivers: readonly RankedDriver[]): RankedDriver[] {
  return drivers
    .map((driver, place) => ({ driver, place }))
    .sort(
      (a, b) =>
        (b.driver.total ?? b.driver.estimate).value - (a.driver.total ?? a.driver.estimate).value || a.place - b.place,
    )
    .map(({ driver }) => driver);
}

interface Given {
  readonly method: Method;
  readonly estimator: "first-order" | "pawn" | "regional";
  readonly measure: GivenMeasure;
}

function byGivenData(
  table: DriverTable,
  { method, estimator, measure }: Given,
  { resamples, seed }: DriverOptions,
): Drivers {
  const leanings = leaningsOf(table);
  const found = influencesOf(measure, { ...GIVEN_DEFAULTS, resamples, seed });
  const drivers = found.map(({ estimate }, j): RankedDriver => ({
    factor: table.factors[j].name,
    estimate,
    total: null,
    morris: null,
    leaning: leanings[j],
  }));
  return {
    kind: "ranking",
    method,
    estimator,
    rows: table.outcome.length,
    drivers: ranked(drivers),
    noise: found[0]?.noise ?? null,
    falseFinds: found[0]?.falseFinds ?? null,
    sobol: null,
    factors: namesOf(table),
  };
}

function bySaltelli(table: DriverTable, { resamples, seed }: DriverOptions): Drivers {
  const { factors, outcome } = table;
  const leanings = leaningsOf(table);
  const { second } = saltelliShape(factors)!;
  const [sobol] = sobolIndices([outcome], { factors: factors.length, second, resamples, level: 0.95, seed });
  const drivers = factors.map(({ name }, j): RankedDriver => ({
    factor: name,
    estimate: sobol.first[j],
    total: sobol.total[j],
    morris: null,
    leaning: leanings[j],
  }));
  return {
    kind: "ranking",
    method: "sobol",
    estimator: "saltelli",
    rows: outcome.length,
    drivers: ranked(drivers),
    noise: null,
    falseFinds: null,
    sobol,
    factors: namesOf(table),
  };
}

function byMorris(table: DriverTable, { resamples, seed }: DriverOptions): Drivers {
  const { factors, outcome } = table;
  const leanings = leaningsOf(table);
  const { effects } = morrisEffects(factors, outcome, { resamples, seed });
  const drivers = effects.map((effect, j): RankedDriver => ({
    factor: factors[j].name,
    estimate: effect.muStar,
    total: null,
    morris: effect,
    leaning: leanings[j],
  }));
  return {
    kind: "ranking",
    method: "morris",
    estimator: "morris",
    rows: outcome.length,
    drivers: ranked(drivers),
    noise: null,
    falseFinds: null,
    sobol: null,
    factors: namesOf(table),
  };
}

function byShapley(table: DriverTable, { shapleyRows }: DriverOptions): Drivers {
  const rows = Math.min(table.outcome.length, shapleyRows);
  const factors = table.factors.map((factor) => ({ ...factor, values: factor.values.subarray(0, rows) }));
  const estimates = shapleyEstimates(factors, table.outcome.subarray(0, rows));
  const leanings = leaningsOf(table);
  const drivers = estimates.map((estimate, j): RankedDriver => ({
    factor: factors[j].name,
    estimate,
    total: null,
    morris: null,
    leaning: leanings[j],
  }));
  return {
    kind: "ranking",
    method: "shapley",
    estimator: "shapley",
    rows,
    drivers: ranked(drivers),
    noise: null,
    falseFinds: null,
    sobol: null,
    factors: namesOf(table),
  };
}

/** A side with more may as well be chance: the way is followed only as far as every side is surer. */
const MOST_QUASI_P = 0.05;

/** How far a way goes, for demands that nothing on it meets. */
function reachOf(trajectory: readonly BoxStep[]): string {
  const sure = trajectory.filter((step) => kneeOf([step], { mostQuasiP: MOST_QUASI_P }) !== null);
  const densest = Math.max(...sure.map(({ density }) => density));
  const { coverage, limits } = sure.find(({ density }) => density === densest)!;
  return `the densest whose every side is sure has density ${densest.toFixed(2)}, coverage ${coverage.toFixed(2)} and ${limits.length} inputs`;
}

function byPrim({ factors, outcome }: DriverTable, options: DriverOptions): Drivers {
  const y = casesOf(outcome);
  const found = findBoxes(factors, y, options, { most: options.boxes, found: "remove" });
  const boxes = found.map(({ trajectory }, place) => {
    const chosen = kneeOf(trajectory, { mostQuasiP: MOST_QUASI_P, ...options.demands });
    if (chosen === null) throw new Error(`no box meets the demands: ${reachOf(trajectory)}`);
    // the halves are of all rows: they tell of the first box
    const reproduced =
      place === 0
        ? reproduce({ factors, y }, trajectory[chosen], options, { resamples: 10, share: 0.5, seed: options.seed })
        : [];
    return { chosen, trajectory, reproduced };
  });
  return {
    kind: "boxes",
    method: "prim",
    rows: y.length,
    cases: countOf(y),
    boxes,
    byChance: boxesByChance(factors, y, options, { mostQuasiP: MOST_QUASI_P, ...options.demands }),
  };
}
