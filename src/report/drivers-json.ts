import type { BoxStep, Drivers } from "../judgement/index.js";
import { influentialUnsourced, type DriverFinding, type DriverFindings } from "./drivers.js";
import { stable } from "./json.js";

/**
 * Drivers as data. One outcome of a table stands at the top level; of a conflict each claim or measure is one of `answers`.
 * Byte-identical for the same table or file, method and seed.
 */
export function driversJson(findings: DriverFindings, head: Readonly<Record<string, unknown>>): string {
  const { method, seed, resamples, answers, untested, same, inputs, rowWord } = findings;
  const common = { format: 1, command: "drivers", ...head, method, seed, resamples };
  if (rowWord === "rows") return stable({ ...common, ...answerOf(answers[0]) });
  return stable({
    ...common,
    answers: answers.map((answer) => answerOf(answer)),
    untested,
    same,
    inputs: [...inputs.values()],
    influentialUnsourced: influentialUnsourced(findings).map(({ input, decides }) => ({ ...input, decides })),
  });
}

function answerOf({ outcome, title, caseWords, result, dropped, notes }: DriverFinding): object {
  return { outcome, title, case: caseWords, rows: result.rows, dropped, notes, ...resultOf(result) };
}

function resultOf(result: Drivers): object {
  switch (result.kind) {
    case "ranking":
      return rankingOf(result);
    case "leaves":
      return {
        cases: result.cases,
        byChance: result.byChance,
        boxes: result.leaves.map(({ coverage, density, mass, n, k, limits }) => ({
          coverage,
          density,
          mass,
          n,
          k,
          limits,
        })),
      };
    case "boxes":
      return {
        cases: result.cases,
        byChance: result.byChance,
        boxes: result.boxes.map(({ chosen, trajectory, reproduced }) => ({
          step: chosen,
          ...stepOf(trajectory[chosen]),
          reproduced,
        })),
        trajectory: result.boxes[0].trajectory.map(stepOf),
        trajectories: result.boxes.map(({ trajectory }) => trajectory.map(stepOf)),
      };
  }
}

function stepOf({ phase, coverage, density, mass, n, k, limits, quasiP }: BoxStep): object {
  return {
    phase,
    coverage,
    density,
    mass,
    n,
    k,
    restricted: limits.length,
    limits,
    quasiP: Object.fromEntries(quasiP),
  };
}

function rankingOf({
  estimator,
  drivers,
  noise,
  falseFinds,
  sobol,
  factors,
}: Extract<Drivers, { kind: "ranking" }>): object {
  const second = sobol?.second?.flatMap((row, j) =>
    row.flatMap((cell, l) => (cell ? [{ between: [factors[j], factors[l]], ...cell }] : [])),
  );
  return {
    estimator,
    noise,
    falseFinds,
    drivers: drivers.map(({ factor, estimate, total, morris, leaning }) => ({
      input: factor,
      ...(estimator === "saltelli"
        ? { first: estimate, total }
        : morris
          ? { muStar: estimate, mu: morris.mu, sigma: morris.sigma, n: morris.n }
          : estimate),
      leaning,
    })),
    ...(second ? { second } : {}),
  };
}
