import { quantileOf } from "./weights.js";

/** A share or an effect with its percentile interval over resamples. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** `zero`: not told apart from no effect. `wide`: half the interval is more than .05, there are too few rows. */
  readonly flags: readonly Flag[];
}

export type Flag = "zero" | "wide";

/** Half width above which more rows are asked for; Sarrazin et al. (2016), EMS 79, 135–152, ask that intervals be .05 wide. */
export const WIDE = 0.05;

/** A value with the percentile interval of its resamples (Efron 1979) and the flags that the interval earns. */
export function intervalOf(value: number, resampled: ArrayLike<number>, level: number): Estimate {
  const low = quantileOf(resampled, (1 - level) / 2);
  const high = quantileOf(resampled, (1 + level) / 2);
  const flags: Flag[] = [];
  if (low <= 0 && high >= 0) flags.push("zero");
  if (high - low > 2 * WIDE) flags.push("wide");
  return { value, low, high, flags };
}
