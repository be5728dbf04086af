import { dayOf } from "./record.js";

/** Days of a mean month, weeks of it. */
export const WEEKS_A_MONTH = 4.348125;

/** What a draw of the war's numbers says about the balance of men; persons and weeks. */
export interface Balance {
  /** Growth of the attacker's force in the first quarter of 2025, persons a month. */
  readonly growth: number;
  /** The attacker's casualties over the defender's. */
  readonly exchange: number;
  /** Change of the defender's force at the front over half a year, share. */
  readonly defender: number;
}

/** A figure from elsewhere that draws are weighed by. */
export interface Target {
  readonly name: string;
  readonly says: string;
  /** Day it became known; a file dated before it does not use it. */
  readonly known: number;
  /** ln of the weight of a draw, up to a constant. */
  readonly logWeight: (balance: Balance) => number;
}

const normal =
  (mean: number, sd: number) =>
  (x: number): number =>
    (-0.5 * (x - mean) * (x - mean)) / (sd * sd);

/** Sources: references/ukraine/SOURCES.md; the bands are the campaign design's. */
export const TARGETS: readonly Target[] = [
  {
    name: "growth of the attacker's force",
    says: "+8,500 ± 2,500 a month in the first quarter of 2025 (Syrskyi, 9 April 2025)",
    known: dayOf("2025-04-09"),
    logWeight: ({ growth }) => normal(8500, 2500)(growth),
  },
  {
    name: "equipment lost, attacker over defender",
    says: "1.7 ± 0.5 from September 2024 to April 2025 (Oryx, all types); taken to stand for men, an assumption",
    known: dayOf("2025-04-20"),
    logWeight: ({ exchange }) => normal(1.7, 0.5)(exchange),
  },
  {
    name: "the defender's force at the front",
    says: "between 93 and 106 % of what it was half a year before (an assumption: no source counts it)",
    known: dayOf("2025-04-20"),
    logWeight: ({ defender }) => (defender >= -0.07 && defender <= 0.06 ? 0 : -Infinity),
  },
];
