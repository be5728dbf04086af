/** Edit distance with transpositions of neighbours (Damerau 1964, restricted form), O(|a|·|b|). */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last: number[] = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    before = last;
    last = row;
  }
  return last[b.length];
}

/** The known name closest to `name`, if it is close enough to be meant (a third of its length, at least 2); else null. */
export function nearest(name: string, known: readonly string[]): string | null {
  const clipped = name.slice(0, 80).toLowerCase();
  let best: string | null = null;
  let least = Math.max(2, Math.floor(clipped.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(clipped, candidate.slice(0, 80).toLowerCase());
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

const SHOWN = 12;

/** `Issues here: a, b, … Did you mean "a"?`: what stands in a remedy; `label` as `Issues here`. */
export function candidates(name: string, known: readonly string[], label: string): string {
  if (known.length === 0) return `${label}: none.`;
  const shown = known.slice(0, SHOWN).join(", ");
  const list = `${label}: ${shown}${known.length > SHOWN ? `, … (${known.length} in all)` : ""}.`;
  const close = nearest(name, known);
  return close === null ? list : `${list} Did you mean "${close}"?`;
}
