/** What costless words can tell at most, on a scale of 0 to 1 that is uniform beforehand. */
export interface Partition {
  /** Cells that can be told apart; 1: nothing can be told. */
  readonly cells: number;
  /** Ends of the cells, rising from 0 to 1; shape [cells + 1]. */
  readonly boundaries: readonly number[];
  /** Mean square of what the listener still does not know; 1/12 where nothing can be told. */
  readonly residualVariance: number;
}

/**
 * The most telling equilibrium of cheap talk where what is spoken of is uniform on [0, 1], both lose by the square of a miss, and
 * the speaker would have the listener act `bias` (of the scale, above 0) too high: words tell only in which cell the truth lies,
 * cells grow with it, and at a bias of ¼ or more nothing can be told. O(cells), some (2·bias)^−½ of them.
 * Throws a RangeError where the bias is not above 0: without one everything can be told.
 * Source: Crawford & Sobel (1982), Econometrica 50:1431, the uniform-quadratic example. The course does not call it: there nobody
 * speaks of a quantity; whether a word about the patron counts is `windowOfBias`.
 */
export function partitionOf(bias: number): Partition {
  if (!(bias > 0)) throw new RangeError(`bias: ${bias}; without a bias above 0 words can tell everything`);
  let cells = 1;
  while (2 * cells * (cells + 1) * bias < 1) cells++;
  const first = (1 - 2 * cells * (cells - 1) * bias) / cells;
  const boundaries = Array.from({ length: cells + 1 }, (_, k) => k * first + 2 * k * (k - 1) * bias);
  boundaries[cells] = 1;
  return { cells, boundaries, residualVariance: 1 / (12 * cells * cells) + (bias * bias * (cells * cells - 1)) / 3 };
}

/** What the tougher of two asks brings beyond the softer. */
export interface Tougher {
  /** Rise of what the asker may expect to have, share. */
  readonly share: number;
  /** Rise of the chance of war. */
  readonly war: number;
}

/**
 * The biases with which a mediator would tell the truth, to the asker, about whether the other side is weak: `bias` is what a unit
 * of the asker's share is worth to the mediator, `cost` what war costs it. It says "weak" where that is so iff
 * bias·share > cost·war of the tougher ask against a weak side, and "strong" where that is so iff the contrary holds against a
 * strong one. Where both hold it is believed; a mediator without bias that wants peace alone would always call the other strong.
 * Yields an empty window (`least` ≥ `most`) where no bias does. Cost and share in one unit.
 * Source: after Kydd (2003), AJPS 47:597; reduced form derived here.
 */
export function windowOfBias(
  cost: number,
  ifWeak: Tougher,
  ifStrong: Tougher,
): { readonly least: number; readonly most: number } {
  const [weak, strong] = [above(ifWeak.share, cost * ifWeak.war), above(-ifStrong.share, -cost * ifStrong.war)];
  return { least: Math.max(weak.least, strong.least), most: Math.min(weak.most, strong.most) };
}

/** Where x·slope > level. */
function above(slope: number, level: number): { least: number; most: number } {
  if (slope > 0) return { least: level / slope, most: Infinity };
  if (slope < 0) return { least: -Infinity, most: level / slope };
  return level < 0 ? { least: -Infinity, most: Infinity } : { least: Infinity, most: -Infinity };
}
