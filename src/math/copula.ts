import { sin } from "./angle.js";

const PI = 3.141592653589793;
/** Pivots nearer to 0 than this count as 0: |r| = 1 is a perfect tie, not a mistake. */
const PIVOT = 1e-10;

/**
 * Correlation of two normals whose rank correlation (Spearman) is `rank`: 2 sin(π·rank/6), exact.
 * Source: Pearson (1907), On further methods of determining correlation.
 */
export function normalCorrelation(rank: number): number {
  return 2 * sin((PI * rank) / 6);
}

/**
 * Lower factor L with L·Lᵀ the given symmetric matrix, both row by row, shape [n × n]; null where the matrix is not positive
 * semidefinite. A pivot of 0 gives a column of zeros. O(n³). Source: Golub & Van Loan, Matrix Computations, §4.2.8.
 */
export function choleskyFactor(matrix: Float64Array, n: number): Float64Array | null {
  const factor = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    const left = (i: number): number => {
      let sum = matrix[i * n + j];
      for (let k = 0; k < j; k++) sum -= factor[i * n + k] * factor[j * n + k];
      return sum;
    };
    const pivot = left(j);
    if (pivot < -PIVOT) return null;
    const root = pivot > PIVOT ? Math.sqrt(pivot) : 0;
    factor[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      const rest = left(i);
      if (root === 0 && Math.abs(rest) > Math.sqrt(PIVOT)) return null;
      factor[i * n + j] = root === 0 ? 0 : rest / root;
    }
  }
  return factor;
}
