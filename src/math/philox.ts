const M0 = 0xd2511f53;
const M1 = 0xcd9e8d57;
const W0 = 0x9e3779b9;
const W1 = 0xbb67ae85;
const ROUNDS = 10;

/** High 32 bits of the 64-bit product of two unsigned 32-bit words. */
function high(a: number, b: number): number {
  const a1 = a >>> 16;
  const a0 = a & 0xffff;
  const b1 = b >>> 16;
  const b0 = b & 0xffff;
  const middle = a1 * b0 + ((a0 * b0) >>> 16);
  const cross = a0 * b1 + (middle % 65536);
  return a1 * b1 + Math.floor(middle / 65536) + Math.floor(cross / 65536);
}

/** Names a block of random words: what is simulated, when, in which stream, for which purpose. Each a 32-bit word. */
export interface Counter {
  world: number;
  time: number;
  stream: number;
  domain: number;
}

/**
 * Philox4x32-10: four random words of a counter under the key (seed, second), written into `out`. No state.
 * Source: Salmon, Moraes, Dror & Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3", SC11.
 */
export function philox(counter: Counter, seed: number, second: number, out: Uint32Array): void {
  let c0 = counter.world;
  let c1 = counter.time;
  let c2 = counter.stream;
  let c3 = counter.domain;
  let k0 = seed | 0;
  let k1 = second | 0;
  for (let round = 0; round < ROUNDS; round++) {
    const h0 = high(M0, c0);
    const l0 = Math.imul(M0, c0);
    const h1 = high(M1, c2);
    const l1 = Math.imul(M1, c2);
    c0 = h1 ^ c1 ^ k0;
    c1 = l1;
    c2 = h0 ^ c3 ^ k1;
    c3 = l0;
    k0 = (k0 + W0) | 0;
    k1 = (k1 + W1) | 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

/** Streams: one more draw in one moves no other. */
export const Stream = {
  parameters: 0,
  front: 1,
  losses: 2,
  collapse: 3,
  proposer: 4,
  aid: 5,
  exogenous: 6,
  agreements: 7,
  agreementsHeard: 8,
} as const;

/** What randomness is for; purposes never share a block. */
export const Purpose = { simulation: 1, design: 2, bootstrap: 3, tests: 4, cube: 6, calibration: 8 } as const;

const words = new Uint32Array(4);
const counter: Counter = { world: 0, time: 0, stream: 0, domain: 0 };
const DRAWS = 65536;
const REPEATS = 65536;
const BLOCKS = 256;

/** Where a uniform is drawn; `draw` and `week` below 65,536, `repeat` below 65,536. */
export interface Draw {
  readonly world: number;
  readonly week: number;
  readonly draw: number;
  readonly stream: number;
  readonly purpose: number;
  readonly repeat: number;
}

/** Uniform in (0, 1): (word + ½)·2⁻³². The same name gives the same number on every machine. */
export function uniformAt(seed: number, at: Draw): number {
  return uniformOf(seed, at.world, at.week * DRAWS + at.draw, at.stream * BLOCKS, at.purpose * REPEATS + at.repeat);
}

/** The same from the four words of a counter. No allocation. */
export function uniformOf(seed: number, world: number, time: number, stream: number, domain: number): number {
  fill(seed, world, time, stream, domain);
  return (words[0] + 0.5) / 4294967296;
}

/** First word of a counter. No allocation. */
export function wordOf(seed: number, world: number, time: number, stream: number, domain: number): number {
  fill(seed, world, time, stream, domain);
  return words[0];
}

/** The four words of a counter, a fresh array. */
export function wordsOf(seed: number, world: number, time: number, stream: number, domain: number): Uint32Array {
  fill(seed, world, time, stream, domain);
  return words.slice();
}

function fill(seed: number, world: number, time: number, stream: number, domain: number): void {
  counter.world = world;
  counter.time = time;
  counter.stream = stream;
  counter.domain = domain;
  philox(counter, seed, 0, words);
}
