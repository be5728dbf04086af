/**
 * Why no package respects a set of lines, block by block. Each combination crosses some lines; the block is empty when
 * every one crosses at least one. Sets are ascending lists of line indices.
 */
export interface Collision {
  /** Index of the block. */
  readonly block: number;
  /** Minimal sets of lines that cannot all be respected: dropping any member leaves the others respectable. */
  readonly collide: readonly (readonly number[])[];
  /** Minimal sets of lines whose crossing opens the block, each with a combination that needs just them. */
  readonly open: readonly { readonly lines: readonly number[]; readonly combination: number }[];
}

/**
 * Collisions of the lines marked in `counts`. Empty when some package respects them all.
 * @param crossings shape [blocks][combinations] of crossed lines
 * Source: minimal unsatisfiable sets as minimal transversals of what each combination crosses (Reiter 1987; Berge 1989).
 */
export function collisionsOf(crossings: readonly (readonly number[])[][], counts: readonly boolean[]): Collision[] {
  const collisions: Collision[] = [];
  crossings.forEach((combinations, block) => {
    const crossed = combinations.map((lines) => lines.filter((line) => counts[line]));
    if (crossed.length > 0 && crossed.some((lines) => lines.length === 0)) return;
    const open = minimal(crossed);
    collisions.push({
      block,
      collide: transversals(open),
      open: open.map((lines) => ({ lines, combination: crossed.findIndex((each) => sameSet(each, lines)) })),
    });
  });
  return collisions;
}

function sameSet(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((x, k) => x === b[k]);
}

/** Sets that contain no other set of the family, each once, smallest first. */
export function minimal(family: readonly (readonly number[])[]): number[][] {
  const sorted = [...family].map((set) => [...set].sort((a, b) => a - b)).sort((a, b) => a.length - b.length);
  const kept: number[][] = [];
  for (const set of sorted) if (!kept.some((small) => small.every((x) => set.includes(x)))) kept.push(set);
  return kept;
}

/** Minimal sets that meet every set of the family (Berge's algorithm). */
export function transversals(family: readonly (readonly number[])[]): number[][] {
  let found: number[][] = [[]];
  for (const set of family) {
    const next: number[][] = [];
    for (const partial of found) {
      if (set.some((x) => partial.includes(x))) next.push(partial);
      else for (const x of set) next.push([...partial, x]);
    }
    found = minimal(next);
  }
  return found;
}

/**
 * Smallest sets of lines whose crossing opens every block: fewest lines first, then least weight. Exact for the first `most`,
 * since blocks share no line and both counts add. Empty where nothing collides.
 */
export function relaxationsOf(
  collisions: readonly Collision[],
  weight: (line: number) => number,
  most: number,
): number[][] {
  if (collisions.length === 0) return [];
  const heavy = (lines: readonly number[]): number => lines.reduce((sum, line) => sum + weight(line), 0);
  let sets: number[][] = [[]];
  for (const { open } of collisions)
    sets = sets
      .flatMap((set) => open.map(({ lines }) => [...set, ...lines]))
      .sort((x, y) => x.length - y.length || heavy(x) - heavy(y))
      .slice(0, most);
  return sets;
}
