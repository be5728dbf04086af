import type { MethodScore, Section } from "./scores.js";

/** A bar set before anything was run, what was measured, and why it was missed. */
export interface Criterion {
  readonly what: string;
  readonly bar: string;
  readonly measured: string;
  readonly met: boolean;
  /** Null where it is met. */
  readonly cause: string | null;
}

/** The parts of a backtest that the bars are about. */
export interface Sections {
  readonly casualties: Section;
  readonly area: Section;
  readonly areaBar: Section;
}

const COVERED = [0.7, 0.9] as const;
/** MAE in km² a month of persistence, one to three months ahead. */
const AREA_MAE = 158;
const MAPE = 0.16;
const MARGIN = 0.02;

/** The bars, on the model with the stated priors. Source: design of the dynamics, §10; campaign design, §6. */
export function criteriaOf({ casualties, area, areaBar }: Sections): Criterion[] {
  const model = scoreBy(casualties, "model");
  const persistence = scoreBy(casualties, "persistence");
  const { pooled } = model;
  const difference = pooled.difference!;
  return [
    {
      what: "casualties: CRPS no worse than persistence with its own past errors",
      bar: `≤ ${persistence.pooled.crps.toFixed(1)}`,
      measured: pooled.crps.toFixed(1),
      ...verdict(pooled.crps <= persistence.pooled.crps, () => partsCause(casualties)),
    },
    {
      what: "casualties: upper end of the 90 % interval of the MAPE less persistence's",
      bar: "< +2.0 points",
      measured: points(difference.high),
      ...verdict(difference.high < MARGIN, () => partsCause(casualties)),
    },
    coverageOf("casualties", casualties, model),
    {
      what: "casualties: MAPE",
      bar: "≤ 16 %",
      measured: `${(100 * pooled.error).toFixed(1)} %`,
      ...verdict(pooled.error <= MAPE, () => partsCause(casualties)),
    },
    {
      what: "area: MAE, one to three months ahead",
      bar: `< ${AREA_MAE} km²`,
      measured: `${scoreBy(areaBar, "model").pooled.error.toFixed(0)} km²`,
      ...verdict(scoreBy(areaBar, "model").pooled.error < AREA_MAE, () => areaCause(areaBar)),
    },
    coverageOf("area", area, scoreBy(area, "model")),
  ];
}

/** Scores of a section's method. */
export function scoreBy(section: Section, method: string): MethodScore {
  const found = section.scores.find((each) => each.method === method);
  if (!found) throw new Error(`invalid method: ${method}`);
  return found;
}

function verdict(met: boolean, cause: () => string): Pick<Criterion, "met" | "cause"> {
  return { met, cause: met ? null : cause() };
}

function coverageOf(of: string, section: Section, model: MethodScore): Criterion {
  const { inside, n, share } = model.pooled.coverage;
  const persistence = scoreBy(section, "persistence");
  return {
    what: `${of}: 80 % intervals that hold what came`,
    bar: `${COVERED[0]} to ${COVERED[1]}`,
    measured: `${share.toFixed(2)} (${inside} of ${n})`,
    ...verdict(
      share >= COVERED[0] && share <= COVERED[1],
      () =>
        `errors were ${model.stretch.toFixed(2)} of what the intervals allow: the months learned from were ` +
        `${model.stretch < 1 ? "wilder" : "calmer"} than those forecast (persistence with its own past errors: ` +
        `${persistence.pooled.coverage.share.toFixed(2)}, ${persistence.stretch.toFixed(2)})` +
        calm(section),
    ),
  };
}

/** Coverage with the spread that came, where that was run. */
function calm({ scores }: Section): string {
  const found = scores.find(({ method }) => method === "model, σ = .15");
  return found === undefined ? "" : `; with the spread that came (σ = .15): ${found.pooled.coverage.share.toFixed(2)}`;
}

/** Where the model is worse than persistence, and what it would score without a return to the mean, with the spread that came. */
function partsCause(section: Section): string {
  const [model, persistence] = ["model", "persistence"].map((name) => scoreBy(section, name));
  const said = model.ahead.flatMap((score, k) => (score.crps > persistence.ahead[k].crps ? [String(k + 1)] : []));
  const bias = (of: MethodScore): string => `${(100 * of.pooled.bias).toFixed(1)} %`.replace("-", "−");
  const other = (name: string): string => {
    const { error, crps, difference } = scoreBy(section, `model, ${name}`).pooled;
    return `${name}: MAPE ${(100 * error).toFixed(1)} %, CRPS ${crps.toFixed(1)}, upper end ${points(difference!.high)}`;
  };
  return (
    `CRPS worse at ${said.join(", ")} months ahead; medians lie ${bias(model)} off what came, persistence's ${bias(persistence)}. ` +
    `No return to the mean of twelve months, ${other("φ = 1")}; the spread that came, ${other("σ = .15")}; ` +
    `both, ${other("φ = 1, σ = .15")} (known only afterwards)`
  );
}

function areaCause(section: Section): string {
  const without = scoreBy(section, "model, ηg = 0").pooled.error;
  const [one] = scoreBy(section, "model").ahead;
  const [last] = scoreBy(section, "persistence").ahead;
  return (
    `a month ahead ${one.error.toFixed(0)} against persistence's ${last.error.toFixed(0)}: months resemble the one before more ` +
    `than ξ lets them; without the link to intensity (ηg = 0) ${without.toFixed(0)} km²`
  );
}

function points(share: number): string {
  return `${share >= 0 ? "+" : "−"}${Math.abs(100 * share).toFixed(1)} points`;
}
