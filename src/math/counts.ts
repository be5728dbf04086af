/** Counts of a condition in worlds: k of n repeats. */
export interface Counts {
  readonly k: ArrayLike<number>;
  readonly n: ArrayLike<number>;
}

/** Worlds with the same counts, and how much they weigh together. */
export interface Group {
  readonly k: number;
  readonly n: number;
  readonly weight: number;
}

/** Counts grouped by equal (k, n), fewer repeats and hits first whatever the worlds' order; worlds without a repeat are left out. */
export function grouped(counts: Counts): Group[] {
  const found = new Map<number, { k: number; n: number; weight: number }>();
  for (let j = 0; j < counts.k.length; j++) {
    if (counts.n[j] === 0) continue;
    const key = counts.n[j] * 65536 + counts.k[j];
    const group = found.get(key);
    if (group) group.weight++;
    else found.set(key, { k: counts.k[j], n: counts.n[j], weight: 1 });
  }
  // sums over groups then have the same bits in any order of the worlds
  return [...found].sort(([a], [b]) => a - b).map(([, group]) => group);
}
