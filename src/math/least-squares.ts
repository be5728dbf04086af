/**
 * Least squares by Householder reflections: coefficients that bring `rows` nearest to `right`, and what is left over.
 * Throws where the columns do not tell the coefficients apart. O(rows × columns²).
 * Source: Golub & Van Loan (2013), Matrix Computations, algorithm 5.3.2.
 *
 * @param rows shape [rows][columns], rows ≥ columns
 */
export function leastSquares(
  rows: readonly (readonly number[])[],
  right: readonly number[],
): { readonly coefficients: number[]; readonly residual: number } {
  const count = rows.length;
  const columns = rows[0].length;
  const matrix = rows.map((row, k) => [...row, right[k]]);
  for (let c = 0; c < columns; c++) reflect(matrix, c);
  const coefficients = new Array<number>(columns).fill(0);
  for (let c = columns - 1; c >= 0; c--) {
    let sum = matrix[c][columns];
    for (let k = c + 1; k < columns; k++) sum -= matrix[c][k] * coefficients[k];
    coefficients[c] = sum / matrix[c][c];
  }
  let residual = 0;
  for (let row = columns; row < count; row++) residual += matrix[row][columns] * matrix[row][columns];
  return { coefficients, residual };
}

/** Turns column `c` into one with nothing under its diagonal, and the columns to its right with it. */
function reflect(matrix: number[][], c: number): void {
  const rows = matrix.length;
  const width = matrix[0].length;
  let norm = 0;
  for (let row = c; row < rows; row++) norm += matrix[row][c] * matrix[row][c];
  norm = Math.sqrt(norm);
  if (!(norm > 1e-12)) throw new Error("least squares: the columns do not tell the coefficients apart");
  const pivot = matrix[c][c] > 0 ? -norm : norm;
  const mirror = matrix.slice(c).map((row) => row[c]);
  mirror[0] -= pivot;
  const square = mirror.reduce((sum, each) => sum + each * each, 0);
  for (let k = c; k < width; k++) {
    let dot = 0;
    for (let row = c; row < rows; row++) dot += mirror[row - c] * matrix[row][k];
    for (let row = c; row < rows; row++) matrix[row][k] -= (2 * dot * mirror[row - c]) / square;
  }
}
