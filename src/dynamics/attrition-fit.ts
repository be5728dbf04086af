import { exp, log } from "../math/elementary.js";
import { leastSquares } from "../math/least-squares.js";

/** A day of battle: strengths at its start and losses in it, of both sides, weighted into one number each. */
export interface BattleDay {
  readonly strength: readonly [number, number];
  readonly losses: readonly [number, number];
  /** 1: the first side attacks; −1: the second. */
  readonly attacks: 1 | -1;
}

/** Bracken's five-parameter model as fitted: losses of x: a d^s y^p x^q, of y: b d^−s x^p y^q; s = 1 where x defends. */
export interface LogLinearFit {
  readonly a: number;
  readonly b: number;
  readonly p: number;
  readonly q: number;
  /** Tactical factor: the defender's losses are d times, the attacker's 1/d times what the rest of the law gives. */
  readonly d: number;
  /** Share of the variance of log losses that it takes up. */
  readonly r2log: number;
}

/**
 * Fit of a, b, p, q, d by least squares on the logarithms of all losses of both sides at once. Days on which a side lost
 * nothing cannot be used. Source: Bracken (1995), "Lanchester models of the Ardennes campaign", Naval Research Logistics 42;
 * the log-linear way of Fricker (1998), "Attrition models of the Ardennes campaign", the same journal 45.
 */
export function fitLogLinear(days: readonly BattleDay[]): LogLinearFit {
  const rows: number[][] = [];
  const right: number[] = [];
  for (const { strength, losses, attacks } of days) {
    const [x, y] = strength.map(log);
    rows.push([1, 0, -attacks, y, x], [0, 1, attacks, x, y]);
    right.push(log(losses[0]), log(losses[1]));
  }
  const { coefficients, residual } = leastSquares(rows, right);
  const mean = right.reduce((sum, each) => sum + each, 0) / right.length;
  const spread = right.reduce((sum, each) => sum + (each - mean) * (each - mean), 0);
  const [a, b, d, p, q] = coefficients;
  return { a: exp(a), b: exp(b), d: exp(d), p, q, r2log: 1 - residual / spread };
}
