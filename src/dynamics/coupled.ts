/** Values that hang together on the steps of a front, `size` on each, with each one's own weekly weights. */
export interface Coupled {
  readonly size: number;
  /** Steps 0 … last; at both ends nothing is left to be had. */
  readonly last: number;
  /** Shape [size] each. */
  readonly up: Float64Array;
  readonly down: Float64Array;
  readonly stay: Float64Array;
}

/**
 * Solves x(n) = up·z(n+1) + down·z(n−1) + stay·z(n) on the inner steps, z = week·x + gain, x at both ends 0, by block elimination
 * along the front, pivots within a step. `week` shape [last + 1][size][size], `gain` and `out` [last + 1][size]. O(last × size³).
 */
export function solveCoupled(war: Coupled, week: Float64Array, gain: Float64Array, out: Float64Array): void {
  const { size, last, up, down, stay } = war;
  const width = 2 * size + 1;
  const row = new Float64Array(size * width);
  // x(n) = ahead(n)·x(n+1) + level(n)
  const ahead = new Float64Array((last + 1) * size * size);
  const level = new Float64Array((last + 1) * size);
  for (let n = 1; n < last; n++) {
    const [here, before, after] = [n * size, (n - 1) * size, (n + 1) * size];
    for (let a = 0; a < size; a++) {
      const to = a * width;
      let sum = stay[a] * gain[here + a] + up[a] * gain[after + a] + down[a] * gain[before + a];
      for (let b = 0; b < size; b++) {
        const behind = week[(before + a) * size + b];
        sum += down[a] * behind * level[before + b];
        row[to + b] = (a === b ? 1 : 0) - stay[a] * week[(here + a) * size + b];
        row[to + size + b] = n + 1 < last ? up[a] * week[(after + a) * size + b] : 0;
      }
      for (let c = 0; c < size; c++) {
        const behind = down[a] * week[(before + a) * size + c];
        if (behind === 0) continue;
        for (let b = 0; b < size; b++) row[to + b] -= behind * ahead[(before + c) * size + b];
      }
      row[to + 2 * size] = sum;
    }
    eliminate(row, size);
    for (let a = 0; a < size; a++) {
      for (let b = 0; b < size; b++) ahead[(here + a) * size + b] = row[a * width + size + b];
      level[here + a] = row[a * width + 2 * size];
    }
  }
  out.fill(0);
  for (let n = last - 1; n > 0; n--)
    for (let a = 0; a < size; a++) {
      let sum = level[n * size + a];
      for (let b = 0; b < size; b++) sum += ahead[(n * size + a) * size + b] * out[(n + 1) * size + b];
      out[n * size + a] = sum;
    }
}

/** Gauss–Jordan on [A | B | c], A of `size` columns; A becomes the identity. */
function eliminate(row: Float64Array, size: number): void {
  const width = 2 * size + 1;
  for (let k = 0; k < size; k++) {
    let pivot = k;
    for (let a = k + 1; a < size; a++) if (Math.abs(row[a * width + k]) > Math.abs(row[pivot * width + k])) pivot = a;
    if (pivot !== k)
      for (let b = k; b < width; b++) {
        const held = row[k * width + b];
        row[k * width + b] = row[pivot * width + b];
        row[pivot * width + b] = held;
      }
    const lead = row[k * width + k];
    for (let b = k; b < width; b++) row[k * width + b] /= lead;
    for (let a = 0; a < size; a++) {
      const factor = row[a * width + k];
      if (a === k || factor === 0) continue;
      for (let b = k; b < width; b++) row[a * width + b] -= factor * row[k * width + b];
    }
  }
}
