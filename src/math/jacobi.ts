/** Nodes and weights of a quadrature; weights sum to 1. */
export interface Quadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** An empty rule of `size` nodes to be written into. */
export function emptyQuadrature(size: number): Quadrature {
  return { nodes: new Float64Array(size), weights: new Float64Array(size) };
}

const off = new Float64Array(64);
const MOST_SWEEPS = 60;

/**
 * Gauss–Jacobi rule for the mean of a function of a Beta(a, b) share, into `out` (up to 64 nodes): exact for polynomials of
 * degree 2·size − 1. Nodes in (0, 1), in no order. Allocates nothing. O(size²). Source: Golub & Welsch (1969), Math. Comp. 23;
 * implicit QL of Wilkinson & Reinsch (1971), II/3.
 * @param a,b counts of the Beta law, above 0
 */
export function betaQuadrature(a: number, b: number, out: Quadrature): void {
  const { nodes: d, weights: first } = out;
  const size = d.length;
  const sum = a + b - 2; // α + β of the Jacobi weight (1−t)^α (1+t)^β, α = b − 1, β = a − 1
  for (let k = 0; k < size; k++) {
    const m = 2 * k + sum;
    d[k] = k === 0 ? (a - b) / (a + b) : ((a - b) * sum) / (m * (m + 2));
    const j = k + 1;
    const n = 2 * j + sum;
    const square =
      j === 1
        ? (4 * a * b) / ((a + b) * (a + b) * (a + b + 1))
        : (4 * j * (j + b - 1) * (j + a - 1) * (j + sum)) / (n * n * (n + 1) * (n - 1));
    off[k] = Math.sqrt(square);
    first[k] = k === 0 ? 1 : 0;
  }
  off[size - 1] = 0;
  for (let l = 0; l < size; l++) diagonalise(d, first, l);
  for (let k = 0; k < size; k++) {
    d[k] = (1 + d[k]) / 2;
    first[k] *= first[k];
  }
}

/** Implicit QL sweeps until the entry under `l` is gone; `first` carries the first components of the eigenvectors. */
function diagonalise(d: Float64Array, first: Float64Array, l: number): void {
  const size = d.length;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let m = l;
    while (m < size - 1 && Math.abs(off[m]) > 1e-16 * (Math.abs(d[m]) + Math.abs(d[m + 1]))) m++;
    if (m === l) return;
    rotate(d, first, l, m);
  }
}

function rotate(d: Float64Array, first: Float64Array, l: number, m: number): void {
  let g = (d[l + 1] - d[l]) / (2 * off[l]);
  let r = Math.sqrt(g * g + 1);
  g = d[m] - d[l] + off[l] / (g + (g >= 0 ? r : -r));
  let [s, c, p] = [1, 1, 0];
  for (let i = m - 1; i >= l; i--) {
    const f = s * off[i];
    const b = c * off[i];
    r = Math.sqrt(f * f + g * g);
    off[i + 1] = r;
    if (r === 0) {
      d[i + 1] -= p;
      off[m] = 0;
      return;
    }
    s = f / r;
    c = g / r;
    g = d[i + 1] - p;
    r = (d[i] - g) * s + 2 * c * b;
    p = s * r;
    d[i + 1] = g + p;
    g = c * r - b;
    const next = first[i + 1];
    first[i + 1] = s * first[i] + c * next;
    first[i] = c * first[i] - s * next;
  }
  d[l] -= p;
  off[l] = g;
  off[m] = 0;
}
