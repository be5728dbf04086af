import { inverseNormal } from "../math/special.js";
import type { Sample } from "./sample.js";
import { turningsOf, type Turning } from "./turning.js";
import type { Verdict } from "./verdict.js";
import { effectiveSize, meanOf, weightsOf } from "./weights.js";

/** One way to settle a structural choice. */
export interface Setting {
  readonly name: string;
  /** As the file weighs it, and its share of the worlds (by weight): the record may favour one. */
  readonly prior: number;
  readonly worlds: number;
  /** Worlds of this setting, as many as so many of equal weight. */
  readonly effective: number;
}

/** A claim under each setting. */
export interface ChosenClaim {
  readonly id: string;
  /** Shape [settings]: share of the setting's worlds in which the claim holds; NaN where they are too few. */
  readonly shares: readonly number[];
  /** Largest difference between two settings, over its standard error; 0 where all lie within LEAST_GAP. */
  readonly errors: number;
  /** The difference is more than chance lets be told among all claims and choices. */
  readonly touched: boolean;
  /** The settings lie on different sides of one half. */
  readonly flips: boolean;
}

/** A structural choice that the worlds draw. */
export interface StructuralChoice {
  /** Index into `Conflict.quantities`. */
  readonly quantity: number;
  readonly settings: readonly Setting[];
  readonly claims: readonly ChosenClaim[];
}

/** An unsourced number that tells where a claim holds. */
export interface DecidingNumber {
  readonly quantity: number;
  readonly claims: readonly (Turning & {
    readonly id: string;
    /** Share of worlds in which the claim holds where the number lies below the turn, and above it. */
    readonly below: number;
    readonly above: number;
  })[];
}

export interface Choices {
  readonly structural: readonly StructuralChoice[];
  readonly numbers: readonly DecidingNumber[];
}

/** Fewer worlds (of equal weight) of a setting say nothing of it. */
const LEAST_WORLDS = 10;
/** A smaller difference of shares is none to speak of, however sure. */
export const LEAST_GAP = 0.05;
/** Family-wise level over claims, choices and pairs of settings. */
const LEVEL = 0.05;
/** Inputs looked at of each claim, the best first. */
const MOST_TURNS = 3;

/**
 * What each modelling choice does to each claim, by the worlds of one sample: structural choices by the shares under their
 * settings (difference of means against its standard error, Bonferroni over all that are looked at), numbers without a source by
 * where a claim turns (`turningsOf`). A number that no world varies is in neither. O(claims × quantities × worlds log worlds).
 */
export function choicesOf(sample: Sample, verdicts: readonly Verdict[]): Choices {
  const { quantities } = sample.conflict;
  const open = quantities.flatMap(({ law, origin }, quantity) =>
    origin !== "nature" && law.kind === "choice" && law.choices[0].law === null ? [quantity] : [],
  );
  const judged = verdicts.flatMap(({ id, mass }) => (mass === null ? [] : [{ id, mass }]));
  const pairs = open.reduce((sum, quantity) => sum + pairsOf(settingsOf(sample, quantity).length), 0);
  const width = inverseNormal(1 - LEVEL / (2 * Math.max(1, pairs * judged.length)));
  return {
    structural: open.map((quantity) => {
      const settings = settingsOf(sample, quantity);
      return {
        quantity,
        settings,
        claims: judged.map((claim) => chosen(sample, { quantity, settings, width }, claim)),
      };
    }),
    numbers: decidingNumbers(sample, judged),
  };
}

const pairsOf = (count: number): number => (count * (count - 1)) / 2;

function settingsOf({ conflict, worlds, ...sample }: Sample, quantity: number): Setting[] {
  const { law } = conflict.quantities[quantity];
  const weights = weightsOf({ conflict, worlds, ...sample });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return (law.kind === "choice" ? law.choices : []).map(({ name, weight }, k) => {
    const inside = weights.map((each, j) => (worlds[j].values[quantity] === k ? each : 0));
    return {
      name,
      prior: weight,
      worlds: inside.reduce((sum, each) => sum + each, 0) / total,
      effective: inside.some((each) => each > 0) ? effectiveSize(inside) : 0,
    };
  });
}

interface Asked {
  readonly quantity: number;
  readonly settings: readonly Setting[];
  readonly width: number;
}

function chosen(
  sample: Sample,
  { quantity, settings, width }: Asked,
  { id, mass }: { readonly id: string; readonly mass: Float64Array },
): ChosenClaim {
  const weights = weightsOf(sample);
  const found = settings.map((_, k) => {
    const inside = weights.map((weight, j) =>
      sample.worlds[j].values[quantity] === k && mass[j] === mass[j] ? weight : 0,
    );
    const count = inside.some((weight) => weight > 0) ? effectiveSize(inside) : 0;
    if (count < LEAST_WORLDS) return null;
    const share = meanOf(mass, inside);
    const square = meanOf(
      mass.map((p) => (p - share) * (p - share)),
      inside,
    );
    return { share, variance: square / count };
  });
  const heard = found.filter((each) => each !== null);
  const errors = heard.reduce(
    (most, one, k) => heard.slice(k + 1).reduce((top, other) => Math.max(top, errorsBetween(one, other)), most),
    0,
  );
  const shares = found.map((each) => each?.share ?? NaN);
  const flips = heard.some(({ share }) => share < 0.5) && heard.some(({ share }) => share > 0.5);
  return { id, shares, errors, touched: errors > width, flips };
}

interface Mean {
  readonly share: number;
  readonly variance: number;
}

/** Difference over its standard error, infinite between shares without spread. */
function errorsBetween(one: Mean, other: Mean): number {
  const gap = Math.abs(one.share - other.share);
  return gap < LEAST_GAP ? 0 : gap / Math.sqrt(one.variance + other.variance);
}

function decidingNumbers(
  sample: Sample,
  judged: readonly { readonly id: string; readonly mass: Float64Array }[],
): DecidingNumber[] {
  const all = judged.flatMap(({ id, mass }) =>
    turningsOf(sample, mass, MOST_TURNS)
      .filter(({ assumption, quantity }) => assumption && !isChoice(sample, quantity))
      .map((turn) => ({ ...turn, id, ...sidesOf(sample, mass, turn) })),
  );
  const quantities = [...new Set(all.map(({ quantity }) => quantity))];
  return quantities
    .map((quantity) => ({ quantity, claims: all.filter((each) => each.quantity === quantity) }))
    .sort((a, b) => b.claims.length - a.claims.length || a.quantity - b.quantity);
}

function isChoice({ conflict }: Sample, quantity: number): boolean {
  const { law } = conflict.quantities[quantity];
  return law.kind === "choice" && law.choices[0].law === null;
}

function sidesOf(sample: Sample, mass: Float64Array, { quantity, at }: Turning): { below: number; above: number } {
  const weights = weightsOf(sample);
  const over = (inside: (value: number) => boolean): number =>
    meanOf(
      mass,
      weights.map((weight, j) => (mass[j] === mass[j] && inside(sample.worlds[j].values[quantity]) ? weight : 0)),
    );
  return { below: over((value) => value < at), above: over((value) => value >= at) };
}
