import { normalCorrelation } from "../math/copula.js";
import type { Ref, Span } from "./quantity.js";

/** Two numbers that are drawn together. */
export interface Correlation {
  readonly a: Ref;
  readonly b: Ref;
  /** Rank correlation (Spearman), −1 to 1. */
  readonly rank: number;
  readonly at: Span;
}

/** Numbers that correlations join, directly or through others. */
export interface CorrelatedGroup {
  /** Ascending. */
  readonly members: readonly Ref[];
  /** Shape [members × members]: correlations of the normals behind the numbers; pairs that no line names have 0. */
  readonly matrix: Float64Array;
}

/** Groups of numbers drawn together, each number in one. Pure; O(pairs × members). */
export function correlatedGroups(correlations: readonly Correlation[]): CorrelatedGroup[] {
  const groups: Set<Ref>[] = [];
  for (const { a, b } of correlations) {
    const touched = groups.filter((group) => group.has(a) || group.has(b));
    const joined = new Set([a, b, ...touched.flatMap((group) => [...group])]);
    for (const group of touched) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  }
  return groups.map((group) => {
    const members = [...group].sort((x, y) => x - y);
    return { members, matrix: matrixOf(members, correlations) };
  });
}

/** Correlations of the normals behind some numbers, shape [members × members]. */
export function matrixOf(members: readonly Ref[], correlations: readonly Correlation[]): Float64Array {
  const n = members.length;
  const matrix = new Float64Array(n * n);
  for (let k = 0; k < n; k++) matrix[k * n + k] = 1;
  for (const { a, b, rank } of correlations) {
    const [i, j] = [members.indexOf(a), members.indexOf(b)];
    if (i < 0 || j < 0) continue;
    matrix[i * n + j] = matrix[j * n + i] = normalCorrelation(rank);
  }
  return matrix;
}
