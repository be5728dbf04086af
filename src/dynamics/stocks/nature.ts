import { type Counter, philox, Purpose, Stream } from "../../math/philox.js";
import { quickExp as exp, quickNormal } from "../../math/quick.js";
import type { Block } from "./block.js";

/** Draws of a week in the stream of the front: the noise of each theatre, and breakthroughs. */
export const BREAKTHROUGH = 1;
/** Draws a week that a stream's counter has room for; as in the rest of the course. */
const DRAWS = 16;

const UNIT = 2.3283064365386963e-10; // 2⁻³²
const counter: Counter = { world: 0, time: 0, stream: 0, domain: 0 };
const words = new Uint32Array(4);

/** Fills the four words of a named draw of a lane's week; `uniformAt` reads them. */
export function drawWords(block: Block, week: number, lane: number, draw: number, stream: number): void {
  counter.world = block.worlds[lane];
  counter.time = week * DRAWS + draw;
  counter.stream = stream * 256;
  counter.domain = Purpose.simulation * 65536 + block.repeat;
  philox(counter, block.seed, 0, words);
}

/** Uniform in (0, 1) of a word just drawn. */
export function uniformAt(word: number): number {
  return (words[word] + 0.5) * UNIT;
}

/** The week's nature: two draws a lane and one for donors that vary, named by world, week and stream, so that neither block nor order nor policy moves them. */
export function drawNature(block: Block, week: number, from: number, to: number): void {
  const { world: p, lanes: n, layout } = block;
  for (let s = from; s < to; s++) {
    drawWords(block, week, s, 0, Stream.losses);
    p.zLosses[s] = quickNormal(uniformAt(0));
    p.zLosses[n + s] = quickNormal(uniformAt(1));
    p.zTempo[s] = quickNormal(uniformAt(2));
    drawWords(block, week, s, 0, Stream.front);
    for (let h = 0; h < layout.theatres; h++) p.zFront[h * n + s] = quickNormal(uniformAt(h));
  }
  for (let j = 0; j < layout.donors; j++)
    for (let s = from; s < to; s++) if (p.varies[j * n + s] > 0) p.luck[j * n + s] = luckOf(block, week, j, s);
}

/** What a donor orders in a week, as a multiple of its mean: lognormal of mean 1, four donors a draw. */
function luckOf(block: Block, week: number, donor: number, lane: number): number {
  const spread = block.world.varies[donor * block.lanes + lane];
  drawWords(block, week, lane, donor >> 2, Stream.aid);
  return exp(spread * quickNormal(uniformAt(donor & 3)) - (spread * spread) / 2);
}
