import { cos, sin } from "../math/angle.js";
import { cosh, exp, expm1, sinh } from "../math/elementary.js";
import type { Duel, Pair } from "./attrition.js";

/** Strengths after `time` where the law has a closed form at these flows; null where it has none. */
export function exactStep({ law, coefficients: [a, b] }: Duel, from: Pair, flows: Pair, time: number): Pair | null {
  if (a <= 0 || b <= 0) return null;
  const still = flows[0] === 0 && flows[1] === 0;
  switch (law.kind) {
    case "square":
      return square([a, b], from, flows, time);
    case "logarithmic":
      return [decay(a, from[0], flows[0], time), decay(b, from[1], flows[1], time)];
    case "linear":
      return still ? linear([a, b], from, time) : null;
    case "deitchman":
      return still ? deitchman([a, b], from, time) : null;
    default:
      return null;
  }
}

/** Aimed fire: around the strengths (R/b, P/a) at which flows P and R make losses good, hyperbolic. */
function square([a, b]: Pair, [x, y]: Pair, [inX, inY]: Pair, time: number): Pair {
  const [restX, restY] = [inY / b, inX / a];
  const [u, v] = [x - restX, y - restY];
  const turn = Math.sqrt(a * b) * time;
  const ratio = Math.sqrt(a / b);
  return [restX + u * cosh(turn) - v * ratio * sinh(turn), restY + v * cosh(turn) - (u / ratio) * sinh(turn)];
}

function decay(rate: number, level: number, flow: number, time: number): number {
  return level * exp(-rate * time) - (flow / rate) * expm1(-rate * time);
}

/** Area fire: c = b x − a y is kept, so x′ = −x (b x − c), and by symmetry y′ = −y (a y + c). */
function linear([a, b]: Pair, [x, y]: Pair, time: number): Pair {
  const edge = b * x - a * y;
  return [logistic(b, edge, x, time), logistic(a, -edge, y, time)];
}

/** z′ = −z (rate·z − edge). */
function logistic(rate: number, edge: number, z: number, time: number): number {
  const spent = edge === 0 ? time : -expm1(-edge * time) / edge;
  return z / (exp(-edge * time) + rate * z * spent);
}

/** x under aimed fire, y under area fire: c = b x² − 2 a y is kept, so x′ = −(b x² − c)/2. */
function deitchman([a, b]: Pair, [x, y]: Pair, time: number): Pair {
  const edge = b * x * x - 2 * a * y;
  const after = riccati(b, edge, x, time);
  // y from its own law, not from the invariant, which loses it to rounding when it is small
  const shrink = shrinkage(b, edge, x, time);
  return [after, y * shrink * shrink];
}

/** x after `time`: hyperbolic, algebraic or trigonometric as the edge is above, at or below 0. */
function riccati(b: number, edge: number, x: number, time: number): number {
  if (edge === 0) return x / (1 + (b * x * time) / 2);
  const k = Math.sqrt(Math.abs(edge) / b);
  const half = (b * k * time) / 2;
  if (edge > 0) return k * ((x * cosh(half) + k * sinh(half)) / (k * cosh(half) + x * sinh(half)));
  return k * ((x * cos(half) - k * sin(half)) / (k * cos(half) + x * sin(half)));
}

/** Square root of y after `time` over y before it: exp(−b ∫x/2). */
function shrinkage(b: number, edge: number, x: number, time: number): number {
  if (edge === 0) return 1 / (1 + (b * x * time) / 2);
  const k = Math.sqrt(Math.abs(edge) / b);
  const half = (b * k * time) / 2;
  return edge > 0 ? k / (k * cosh(half) + x * sinh(half)) : k / (k * cos(half) + x * sin(half));
}
