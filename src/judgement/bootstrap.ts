import { philox, Purpose } from "../math/philox.js";

/** Streams of judgement's resampling: one more use moves no other. */
export const BootstrapStream = { claims: 0, rows: 12, shuffle: 13 } as const;

const LEAST = 100;
const words = new Uint32Array(4);

/**
 * How often each of `rows` rows is drawn in each resample, with replacement: shape [resamples][rows] in one array. A row drawn
 * more than 255 times counts 255. Named Philox draws (resample, draw): the same for any outcome, order or machine. Throws
 * below 100 resamples, of which no 95 % interval can be read. O(resamples × rows). Source: Efron (1979), Ann. Stat. 7, 1–26.
 */
export function resampleCounts(rows: number, resamples: number, seed: number): Uint8Array {
  if (!(resamples >= LEAST)) throw new Error(`invalid resamples: ${resamples}, at least ${LEAST}`);
  const counts = new Uint8Array(resamples * rows);
  for (let r = 0; r < resamples; r++) {
    for (let draw = 0; draw < rows; draw++) {
      const u = wordAt(seed, r, draw, BootstrapStream.rows) / 4294967296;
      const at = r * rows + Math.floor(u * rows);
      if (counts[at] < 255) counts[at]++;
    }
  }
  return counts;
}

/**
 * Halves of the rows, each row once or not at all: shape [halves][rows] in one array. Of a mean a half's deviation from the whole
 * is as large as the whole's from the truth, and no row is drawn twice, which makes distances of distributions larger.
 * O(halves × rows). Source: McCarthy (1969), Rev. Int. Stat. Inst. 37, 239–264; Politis & Romano (1994), Ann. Stat. 22, 2031–2050.
 */
export function halfSamples(rows: number, halves: number, seed: number): Uint8Array {
  const counts = new Uint8Array(halves * rows);
  for (let h = 0; h < halves; h++)
    for (const place of shuffled(rows, HALVES_FROM + h, seed).subarray(0, rows >>> 1)) counts[h * rows + place] = 1;
  return counts;
}

/** Series of the halves: beyond those of any shuffle of an outcome. */
const HALVES_FROM = 1_000_000;

/** Places 0…rows−1 in random order: a Fisher–Yates shuffle of named draws. */
export function shuffled(rows: number, shuffle: number, seed: number): Uint32Array {
  const places = Uint32Array.from({ length: rows }, (_, i) => i);
  for (let i = rows - 1; i > 0; i--) {
    const j = Math.floor((wordAt(seed, shuffle, i, BootstrapStream.shuffle) / 4294967296) * (i + 1));
    const held = places[i];
    places[i] = places[j];
    places[j] = held;
  }
  return places;
}

const counter = { world: 0, time: 0, stream: 0, domain: 0 };
let made = { seed: NaN, series: NaN, block: NaN, stream: NaN };

/** Word `draw` of a series: four words come of one Philox block, which is kept while the draws run on in it. */
function wordAt(seed: number, series: number, draw: number, stream: number): number {
  const block = draw >>> 2;
  if (made.block !== block || made.series !== series || made.stream !== stream || made.seed !== seed) {
    counter.world = series;
    counter.time = block;
    counter.stream = stream * 256;
    counter.domain = Purpose.bootstrap * 65536;
    philox(counter, seed, 0, words);
    made = { seed, series, block, stream };
  }
  return words[draw & 3];
}
