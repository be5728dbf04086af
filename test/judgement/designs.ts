import { readFileSync } from "node:fs";
import { uniformOf } from "../../src/math/philox.js";

/** A model on the unit cube. */
export type Model = (u: ArrayLike<number>) => number;

/** Ishigami & Homma (1990): inputs even in (−π, π), a = 7, b = .1. */
export const ishigami: Model = (u) => {
  const [x, y, z] = [u[0], u[1], u[2]].map((each) => Math.PI * (2 * each - 1));
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
};

/** Sobol' G function with these coefficients. */
export const gFunction =
  (a: readonly number[]): Model =>
  (u) =>
    a.reduce((product, each, j) => (product * (Math.abs(4 * u[j] - 2) + each)) / (1 + each), 1);

/** Weighted sum of the inputs. */
export const linear =
  (c: readonly number[]): Model =>
  (u) =>
    c.reduce((sum, each, j) => sum + each * u[j], 0);

/** Uniform of (seed; row, column) in a stream of the tests' own. */
export const draw = (seed: number, row: number, column: number): number =>
  uniformOf(seed, row, column, 77 * 256, 4 * 65536);

/** Outcomes of a Saltelli design of plain random A and B: A, AB_j, (BA_j,) B by base row. */
export function saltelliOutcomes(
  model: Model,
  k: number,
  base: number,
  { second, seed }: { second: boolean; seed: number },
): Float64Array {
  const out: number[] = [];
  for (let i = 0; i < base; i++) {
    const a = Array.from({ length: k }, (_, j) => draw(seed, i, j));
    const b = Array.from({ length: k }, (_, j) => draw(seed, i, k + j));
    const mixed = (from: number[], to: number[]): number[] =>
      from.map((_, j) => model(from.map((x, c) => (c === j ? to[c] : x))));
    out.push(model(a), ...mixed(a, b), ...(second ? mixed(b, a) : []), model(b));
  }
  return Float64Array.from(out);
}

interface Exact {
  readonly S1: number[];
  readonly ST: number[];
  readonly S2?: Record<string, number>;
}

/** Exact indices of the test functions; `references/judgement/sensitivity.json`. */
export const exact = JSON.parse(
  readFileSync(new URL("../../references/judgement/sensitivity.json", import.meta.url), "utf8"),
) as {
  readonly ishigami: Exact & { variance: number };
  readonly sobol_g: { readonly cases: Record<string, Exact & { a: number[]; variance: number }> };
  readonly linear: Exact & { c: number[]; morris_mu_star: number[]; morris_sigma: number[] };
  readonly morris_ishigami_p4: { mu: number[]; mu_star: number[]; sigma_population: number[] };
};

/** The functions with their exact indices, by name. */
export const functions: readonly (readonly [string, Model, Exact])[] = [
  ["Ishigami", ishigami, exact.ishigami],
  ...Object.entries(exact.sobol_g.cases).map(([name, each]) => [`G, ${name}`, gFunction(each.a), each] as const),
  ["linear", linear(exact.linear.c), exact.linear],
];
