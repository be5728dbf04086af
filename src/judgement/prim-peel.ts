import { isRestricted } from "./box.js";
import { scoreOf } from "./prim-objective.js";
import { cutOf } from "./prim-quantile.js";
import { moveSide } from "./prim-side.js";
import { freeFactors, noMove, type Move, type PrimState } from "./prim-state.js";

/** Rows inside the box in every order that the peel loop reads; shrunk in place. */
interface Inside {
  readonly rows: Uint32Array;
  readonly orders: readonly (Uint32Array | null)[];
}

/**
 * Peels the state's box until no peel helps or the mass would fall below the least; `record` sees the state after each
 * peel. The candidate of the highest score is taken, then of the most unrestricted factors, then the first in the order
 * real, integer, nominal; within a factor upper before lower, categories in their order.
 * O(factors × rows/peelAlpha) in all; no allocation in a round.
 * Source: Friedman & Fisher (1999), § 9; EMA Workbench 3.0.0, analysis/prim.py `_peel`.
 */
export function peel(state: PrimState, record: () => void): void {
  const inside: Inside = { rows: state.rows.slice(), orders: state.orders.map((order) => order && order.slice()) };
  const best = noMove();
  const total = state.table.y.length;
  for (;;) {
    findPeel(state, inside, best);
    if (best.factor < 0 || !(best.score > 0) || best.n === 0) return;
    if (!(best.n / total >= state.options.massMin) || best.n >= state.n) return;
    apply(state, inside, best);
    record();
  }
}

function findPeel(state: PrimState, inside: Inside, best: Move): void {
  best.score = -Infinity;
  best.factor = best.free = -1;
  const free = freeFactors(state);
  const { factors } = state.table;
  for (let j = 0; j < factors.length; j++) {
    if (factors[j].kind === "nominal") peelCategories(state, inside, j, { best, free });
    else {
      peelHigh(state, inside, j, { best, free });
      peelLow(state, inside, j, { best, free });
    }
  }
}

/** The best so far and the number of unrestricted factors before the move. */
interface Round {
  readonly best: Move;
  readonly free: number;
}

function peelHigh(state: PrimState, { orders }: Inside, j: number, round: Round): void {
  const { values, kind } = state.table.factors[j];
  const order = orders[j]!;
  let limit = cutOf(values, order, state.n, 1 - state.options.peelAlpha);
  if (kind === "integer") limit = Math.trunc(limit);
  const past = kind === "integer" && limit === state.box.high[j]; // the limit itself goes
  let n = state.n;
  let k = state.k;
  while (n > 0 && (past ? values[order[n - 1]] >= limit : values[order[n - 1]] > limit)) k -= state.table.y[order[--n]];
  if (kind === "integer") limit = values[order[n > 0 ? n - 1 : state.n - 1]];
  const narrowed = limit !== state.whole.high[j] || state.box.low[j] !== state.whole.low[j];
  offer(state, round, narrowed, { factor: j, side: 1, limit, n, k });
}

function peelLow(state: PrimState, { orders }: Inside, j: number, round: Round): void {
  const { values, kind } = state.table.factors[j];
  const order = orders[j]!;
  let limit = cutOf(values, order, state.n, state.options.peelAlpha);
  if (kind === "integer") limit = Math.trunc(limit);
  const past = kind === "integer" && limit === state.box.low[j];
  let first = 0;
  let k = state.k;
  while (first < state.n && (past ? values[order[first]] <= limit : values[order[first]] < limit))
    k -= state.table.y[order[first++]];
  if (kind === "integer") limit = values[order[first < state.n ? first : 0]];
  const narrowed = limit !== state.whole.low[j] || state.box.high[j] !== state.whole.high[j];
  offer(state, round, narrowed, { factor: j, side: 0, limit, n: state.n - first, k });
}

function peelCategories(state: PrimState, { rows }: Inside, j: number, round: Round): void {
  const { values } = state.table.factors[j];
  const allowed = state.box.allowed[j]!;
  let left = 0;
  for (let c = 0; c < allowed.length; c++) left += allowed[c];
  if (left < 2) return;
  for (let c = 0; c < allowed.length; c++) {
    if (allowed[c] === 0) continue;
    let n = state.n;
    let k = state.k;
    for (let at = 0; at < state.n; at++)
      if (values[rows[at]] === c) {
        n--;
        k -= state.table.y[rows[at]];
      }
    offer(state, round, true, { factor: j, side: c, limit: 0, n, k });
  }
}

/** A move without its score. */
type Candidate = Omit<Move, "score" | "free">;

function offer(state: PrimState, { best, free }: Round, narrowed: boolean, candidate: Candidate): void {
  const was = isRestricted(state.box, state.whole, candidate.factor);
  const after = free + (was ? 1 : 0) - (narrowed ? 1 : 0);
  const score = scoreOf(state.options.objective, state, candidate.n, candidate.k);
  if (score < best.score || (score === best.score && after <= best.free)) return;
  Object.assign(best, candidate);
  best.score = score;
  best.free = after;
}

function apply(state: PrimState, { rows, orders }: Inside, move: Move): void {
  const count = state.n;
  moveSide(state, move.factor, move.side, move.limit);
  shrink(rows, count, state.inside);
  for (const order of orders) if (order) shrink(order, count, state.inside);
}

function shrink(order: Uint32Array, count: number, inside: Uint8Array): void {
  let kept = 0;
  for (let at = 0; at < count; at++) {
    const i = order[at];
    order[kept] = i;
    kept += inside[i];
  }
}
