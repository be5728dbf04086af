import { runnablePolicies } from "../conflict/needs.js";
import { sharedValues, type Sample } from "./sample.js";
import { effectiveSize, meanOf, weightsOf } from "./weights.js";

/** A claim under each setting of one switch. */
export interface SwitchShares {
  /** Path of the switch in the file. */
  readonly switch: string;
  readonly shares: readonly SettingShare[];
}

export interface SettingShare {
  readonly setting: string;
  /** Share of the worlds of this setting in which the claim holds; NaN where there are none. */
  readonly share: number;
  readonly worlds: number;
  /** Whether the worlds are enough to say something of the setting. */
  readonly enough: boolean;
}

/** Fewer worlds (of equal weight) than this in a switch's setting say nothing about it. */
const LEAST_WORLDS = 10;

/** Share of worlds in which a claim holds by setting of each switch that the worlds draw. `mass` as in a verdict. O(settings × worlds). */
export function settingsOf(sample: Sample, mass: Float64Array): SwitchShares[] {
  const { conflict, worlds } = sample;
  const weights = weightsOf(sample);
  return Object.entries(conflict.switches).flatMap(([name, ref]) => {
    if (ref === null) return [];
    const { law, path } = conflict.quantities[ref as number];
    if (law.kind !== "choice") return [];
    const shares = law.choices.map((choice, k): SettingShare => {
      const inside = weights.map((weight, j) =>
        worlds[j].values[ref as number] === k && mass[j] === mass[j] ? weight : 0,
      );
      return {
        setting: choice.name,
        share: meanOf(mass, inside),
        worlds: inside.reduce((count, weight) => count + (weight > 0 ? 1 : 0), 0),
        enough: effectiveSize(inside) >= LEAST_WORLDS,
      };
    });
    return [{ switch: path || name, shares }];
  });
}

/** Chance of an event under the first course, over the repeats that all courses have, by setting of each switch; none where it is not run. */
export function chanceBySettings(sample: Sample, event: string): SwitchShares[] {
  const { conflict } = sample;
  const measure = conflict.measures.findIndex(({ id }) => id === event);
  const [first] = runnablePolicies(conflict);
  const draws = measure < 0 || first === undefined ? null : sharedValues(sample, measure, first);
  const chances = (draws ?? []).map((own) => meanOf(own));
  return draws === null ? [] : settingsOf(sample, Float64Array.from(chances));
}
