/** Cells of a full factorial over factors with so many levels each; 1 for none. */
export function cellsOf(levels: readonly number[]): number {
  return levels.reduce((product, each) => product * each, 1);
}

/** Level of each factor in a cell, the last factor changing fastest; every combination once over all cells. */
export function levelsIn(cell: number, levels: readonly number[]): number[] {
  const found = levels.map(() => 0);
  let left = cell;
  for (let factor = levels.length - 1; factor >= 0; factor--) {
    found[factor] = left % levels[factor];
    left = Math.floor(left / levels[factor]);
  }
  return found;
}
