import { sobolPoints } from "./sobol.js";

/**
 * Where a row of a Saltelli design comes from. `A` and `B`: two independent rows of the base; `AB`: A with one column of B;
 * `BA`: B with one column of A. `column`: which, −1 for A and B.
 */
export interface SaltelliRow {
  readonly base: number;
  readonly part: "A" | "AB" | "BA" | "B";
  readonly column: number;
}

/** Rows of each base row for k columns: A, AB_1 … AB_k, (BA_1 … BA_k,) B, hence k + 2 or 2k + 2. */
export function saltelliBlock(k: number, secondOrder: boolean): number {
  return secondOrder ? 2 * k + 2 : k + 2;
}

/** Row `row` of the design. Order and names of Saltelli et al. (2010), Comput. Phys. Commun. 181, as SALib has them. */
export function saltelliRow(row: number, k: number, secondOrder: boolean): SaltelliRow {
  const block = saltelliBlock(k, secondOrder);
  const base = Math.floor(row / block);
  const place = row % block;
  if (place === 0) return { base, part: "A", column: -1 };
  if (place === block - 1) return { base, part: "B", column: -1 };
  return place <= k ? { base, part: "AB", column: place - 1 } : { base, part: "BA", column: place - k - 1 };
}

/** All rows of a design over n base rows, in order. */
export function saltelliRows(n: number, k: number, secondOrder: boolean): SaltelliRow[] {
  return Array.from({ length: n * saltelliBlock(k, secondOrder) }, (_, row) => saltelliRow(row, k, secondOrder));
}

/**
 * The design in the unit cube, row by row, shape [rows × k]: A is the first k columns of 2k-dimensional Sobol points, B the
 * last k; scrambled under a seed, plain where it is null. n a power of two.
 */
export function saltelliPoints(n: number, k: number, secondOrder: boolean, seed: number | null): Float64Array {
  const base = sobolPoints(n, 2 * k, seed);
  const rows = saltelliRows(n, k, secondOrder);
  const points = new Float64Array(rows.length * k);
  rows.forEach(({ base: at, part, column }, row) => {
    const second = part === "B" || part === "BA";
    for (let c = 0; c < k; c++) points[row * k + c] = base[at * 2 * k + c + (second !== (c === column) ? k : 0)];
  });
  return points;
}
