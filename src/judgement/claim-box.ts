import type { Factor } from "./factor.js";
import { kneeOf } from "./prim-choice.js";
import { findBoxes, type BoxStep } from "./prim.js";
import type { Limit } from "./box.js";
import type { Sample } from "./sample.js";
import { isWeighted } from "./weights.js";

/** A box of few inputs in which a claim fails (or, where it mostly fails, holds) far more often than elsewhere. */
export interface ClaimBox {
  /** What the worlds of the box have in common: of the two the rarer. */
  readonly cases: "fails" | "holds";
  readonly limits: readonly { readonly quantity: number; readonly limit: Limit }[];
  /** Share of all cases that lie inside, of the worlds inside that are cases, and of all worlds that are cases. */
  readonly coverage: number;
  readonly density: number;
  readonly base: number;
  readonly worlds: number;
}

const LEAST_CASES = 20;
const MOST_LIMITS = 3;
/** Chance that a box is told where no input matters, over all inputs (Bonferroni on quasi-p). */
const FALSE_BOX = 0.05;
/** The box must make cases at least this many times as frequent, or halve the way to certainty. */
const LEAST_LIFT = 1.5;

/**
 * Scenario discovery by PRIM over the uncertain inputs, to three of them: the knee of coverage and density among the boxes
 * whose every limit has a quasi-p below 5 % over the number of inputs. Null where a kind of worlds has fewer than 20, where
 * no such box stands out, and for weighted worlds, which PRIM cannot count. O(inputs × worlds × peels).
 * Source: Friedman & Fisher (1999); Lempert, Bryant & Bankes (2008); Bryant & Lempert (2010).
 */
export function claimBox(sample: Sample, mass: Float64Array): ClaimBox | null {
  if (isWeighted(sample)) return null;
  const rows = [...mass.keys()].filter((j) => mass[j] === mass[j] && mass[j] !== 0.5);
  const failing = rows.filter((j) => mass[j] < 0.5).length;
  const fails = 2 * failing <= rows.length;
  const cases = fails ? failing : rows.length - failing;
  if (cases < LEAST_CASES) return null;
  const y = Uint8Array.from(rows, (j) => (mass[j] < 0.5 === fails ? 1 : 0));
  const factors = inputsOf(sample, rows);
  const [{ trajectory }] = findBoxes(factors, y);
  const knee = kneeOf(trajectory, { mostRestricted: MOST_LIMITS, mostQuasiP: FALSE_BOX / factors.length });
  const step = knee === null ? null : trajectory[knee];
  const base = cases / rows.length;
  if (step === null || step.limits.length === 0 || !standsOut(step, base)) return null;
  const { coverage, density, n } = step;
  const limits = step.limits.map((limit) => ({ quantity: Number(limit.factor), limit }));
  return { cases: fails ? "fails" : "holds", limits, coverage, density, base, worlds: n };
}

function standsOut({ density }: BoxStep, base: number): boolean {
  return density >= LEAST_LIFT * base || 1 - density <= (1 - base) / 2;
}

/** Uncertain inputs as factors, named by their index; choices are categories. */
function inputsOf({ conflict, worlds }: Sample, rows: readonly number[]): Factor[] {
  return conflict.quantities.flatMap(({ law, origin }, quantity): Factor[] => {
    if (origin === "nature" || law.kind === "point") return [];
    const values = Float64Array.from(rows, (j) => worlds[j].values[quantity]);
    const nominal = law.kind === "choice" && law.choices[0].law === null;
    return [
      nominal
        ? { name: String(quantity), kind: "nominal", values, categories: law.choices.map(({ name }) => name) }
        : { name: String(quantity), kind: "real", values },
    ];
  });
}
