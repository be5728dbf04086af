import { quickExp as exp, quickLog as log, quickNormal } from "../../math/quick.js";
import { Stream } from "../../math/philox.js";
import type { Block } from "./block.js";
import { meanAdvance } from "./laws.js";
import { BREAKTHROUGH, drawWords, uniformAt } from "./nature.js";

/** The ratio of fighting power counts within these. Source: campaign design, §13. */
const LEAST_RATIO = log(0.4);
const MOST_RATIO = log(2.5);
/** Log spread of a breakthrough's size: 80 % within a fourfold of the median. */
export const BREAK_SPREAD = 1.0817;
/** A force thinner than this share of the start counts as this thin. */
const LEAST_FORCE = 1e-9;

/** Logs of the forces at the front relative to the start, as they stand when the week begins. */
export function measureForces(block: Block, from: number, to: number): void {
  const { state: c, world: p, lanes: n } = block;
  for (let i = from; i < to; i++) c.logFront[i] = relative(c.front[i], p.front0[i]);
  for (let i = n + from; i < n + to; i++) c.logFront[i] = relative(c.front[i], p.front0[i]);
}

function relative(now: number, start: number): number {
  return now === start ? 0 : log(Math.max(LEAST_FORCE, now / start));
}

/**
 * Ground of the week, per theatre: ΔZ = θ[g₀·A^ηg·Λ^γ − g₁] + ξ, Λ = F_att·E_att/(F_def·E_def) relative to the start within .4 and
 * 2.5, ξ an AR(1); and now and then a breakthrough. The line stops at the ends of the stake.
 */
export function moveFronts(block: Block, week: number, from: number, to: number): void {
  const { state: c, world: p, lanes: n, layout } = block;
  for (let s = from; s < to; s++) {
    c.weekGain[s] = 0;
    c.end[s] = 0;
    if (p.moving[s] === 0) continue;
    const ratio = c.logFront[s] + c.logFire[s] - c.logFront[n + s] - c.logFire[n + s];
    c.logRatio[s] = Math.min(MOST_RATIO, Math.max(LEAST_RATIO, ratio));
    const pull = exp(p.tempoExponent[s] * c.logTempo[s] + p.response[s] * c.logRatio[s]);
    const sudden = breakThrough(block, week, s);
    let total = 0;
    let pulls = 0;
    for (let h = 0; h < layout.theatres; h++) {
      const at = h * n + s;
      const share = p.share[at];
      const blind = c.intelligence[s] === 1 ? 1 : exp(p.blindGain[at] * (1 - c.intelligence[s]));
      c.drift[at] = p.frontMemory[s] * c.drift[at] + p.frontStep[at] * p.zFront[at];
      c.step[at] = share * (meanAdvance(p.gross[s], p.held[s], pull * blind) + sudden) + c.drift[at];
      pulls += share * pull * blind;
      total += c.step[at];
    }
    c.pull[s] = pulls;
    take(block, s, total);
  }
}

/** Adds the week's ground, no further than an end of the stake, theatre by theatre. */
function take(block: Block, s: number, total: number): void {
  const { state: c, world: p, lanes: n, layout } = block;
  const before = c.gained[s];
  const after = Math.min(p.stake[s], Math.max(-p.cushion[s], before + total));
  const part = after === before + total ? 1 : (after - before) / total;
  for (let h = 0; h < layout.theatres; h++) c.area[h * n + s] += part * c.step[h * n + s];
  c.gained[s] = after;
  c.weekGain[s] = after - before;
  if (after === p.stake[s] && before < after) c.end[s] = 1;
  if (after === -p.cushion[s] && before > after) c.end[s] = -1;
}

/** Ground taken at a stroke this week: a chance where the defender is too thin or too weak, of lognormal size. */
function breakThrough(block: Block, week: number, s: number): number {
  const { state: c, world: p, lanes: n } = block;
  if (p.breakChance[s] === 0) return 0;
  const thin = c.front[n + s] < p.breakMen[s] * p.front0[n + s];
  if (!thin && c.logRatio[s] <= p.logBreakRatio[s]) return 0;
  drawWords(block, week, s, BREAKTHROUGH, Stream.front);
  if (uniformAt(0) >= p.breakChance[s]) return 0;
  return p.breakSize[s] * exp(BREAK_SPREAD * quickNormal(uniformAt(1)));
}
