import { exp, log } from "../../math/elementary.js";
import { inverseNormal } from "../../math/special.js";

/** A plain forecast of a monthly series from its past alone. */
export interface Baseline {
  readonly name: string;
  /** Point forecast `ahead` months after the last of `past`. */
  readonly point: (past: Float64Array, ahead: number) => number;
}

/** How errors of a series are measured: as logs (positive flows) or as levels (areas, which may be lost again). */
export type Scale = "log" | "level";

const YEAR = 12;
const mean = (values: Float64Array): number => values.reduce((sum, x) => sum + x, 0) / values.length;

/** The baselines. `damped` decays toward the mean of twelve months by .85 a month, in the series' own scale. */
export function baselinesFor(scale: Scale): Baseline[] {
  const to = (values: Float64Array): Float64Array => (scale === "log" ? values.map(log) : values);
  const back = (x: number): number => (scale === "log" ? exp(x) : x);
  const centre = (past: Float64Array): number => mean(to(past.slice(-YEAR)));
  return [
    { name: "persistence", point: (past) => past[past.length - 1] },
    {
      name: "damped .85",
      point: (past, ahead) => {
        let left = 1;
        for (let k = 0; k < ahead; k++) left *= 0.85;
        const level = centre(past);
        return back(level + left * (to(past)[past.length - 1] - level));
      },
    },
    { name: "12-month mean", point: (past) => back(centre(past)) },
  ];
}

/** Draws of a baseline's forecast, evenly placed. */
const DRAWS = 400;
/** Fewer past errors than this say too little of a horizon: then that of one month grows with √h. */
const LEAST_ERRORS = 4;

/**
 * A baseline's forecast as a sample: its point with the root mean square of the errors that it made at this horizon on months
 * known at the origin, normal in the series' scale.
 */
export function baselineSample(past: Float64Array, ahead: number, baseline: Baseline, scale: Scale): Float64Array {
  const point = baseline.point(past, ahead);
  const spread = spreadOf(past, ahead, baseline, scale);
  return Float64Array.from({ length: DRAWS }, (_, k) => {
    const z = inverseNormal((k + 0.5) / DRAWS);
    return scale === "log" ? point * exp(spread * z) : point + spread * z;
  });
}

function spreadOf(past: Float64Array, ahead: number, baseline: Baseline, scale: Scale): number {
  let [squares, n] = [0, 0];
  for (let origin = 0; origin + ahead < past.length; origin++) {
    const said = baseline.point(past.slice(0, origin + 1), ahead);
    const was = past[origin + ahead];
    const error = scale === "log" ? log(was / said) : was - said;
    squares += error * error;
    n++;
  }
  if (n >= LEAST_ERRORS || ahead === 1) return n === 0 ? 0 : Math.sqrt(squares / n);
  return spreadOf(past, 1, baseline, scale) * Math.sqrt(ahead);
}
