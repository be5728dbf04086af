import { isRestricted } from "./box.js";
import { scoreOf } from "./prim-objective.js";
import { cutOf } from "./prim-quantile.js";
import { moveSide } from "./prim-side.js";
import { freeFactors, noMove, type Move, type PrimState } from "./prim-state.js";

/**
 * Widens the state's box again while the best widening raises its density; `record` sees the state after each.
 * On each restricted numeric factor, low then high: of the rows that this side alone keeps out, and those on the limit, the
 * quantile 1 − pasteAlpha (low) or pasteAlpha (high) is the new limit, or the end of the whole where there are none; on a
 * restricted nominal factor one category comes back. A box with no restricted real factor is not pasted, as in EMA, which
 * returns before it looks at integers and categories. O(rows × restrictions) a round.
 * Source: Friedman & Fisher (1999), § 8.2; EMA Workbench 3.0.0, analysis/prim.py `_paste`.
 */
export function paste(state: PrimState, record: () => void): void {
  const best = noMove();
  const total = state.table.y.length;
  const place = new Uint32Array(state.rows.length);
  for (;;) {
    best.score = -Infinity;
    best.factor = best.free = -1;
    findPaste(state, { best, free: freeFactors(state), place });
    if (best.factor < 0 || !(best.score > 0) || best.n <= state.n) return;
    if (!(best.n / total >= state.options.massMin) || !(best.k / best.n > state.k / state.n)) return;
    moveSide(state, best.factor, best.side, best.limit);
    record();
  }
}

/** The best so far, the number of unrestricted factors before the move, and room for a sorted column. */
interface Round {
  readonly best: Move;
  readonly free: number;
  readonly place: Uint32Array;
}

function findPaste(state: PrimState, round: Round): void {
  const { factors } = state.table;
  let reals = 0;
  for (let j = 0; j < factors.length; j++) {
    if (!isRestricted(state.box, state.whole, j)) continue;
    if (factors[j].kind === "real") reals++;
    else if (reals === 0) return;
    if (factors[j].kind === "nominal") pasteCategories(state, j, round);
    else for (const side of [0, 1] as const) pasteSide(state, { factor: j, side }, round);
  }
}

/** One end of a numeric factor. */
interface End {
  readonly factor: number;
  readonly side: 0 | 1;
}

function pasteSide(state: PrimState, { factor, side }: End, round: Round): void {
  const { values, kind } = state.table.factors[factor];
  const { place } = round;
  const old = (side === 0 ? state.box.low : state.box.high)[factor];
  const other = (side === 0 ? state.box.high : state.box.low)[factor];
  const count = gather(state, { factor, side }, old, place);
  const alpha = state.options.pasteAlpha;
  let limit = (side === 0 ? state.whole.low : state.whole.high)[factor];
  if (count > 0) limit = cutOf(values, place, count, side === 0 ? 1 - alpha : alpha);
  if (kind === "integer") limit = Math.trunc(limit);
  let { n, k } = state;
  for (let at = 0; at < count; at++) {
    const i = place[at];
    if (state.inside[i] === 1 || (side === 0 ? values[i] < limit : values[i] > limit)) continue;
    n++;
    k += state.table.y[i];
  }
  const ends = side === 0 ? [limit, other] : [other, limit];
  const narrowed = ends[0] !== state.whole.low[factor] || ends[1] !== state.whole.high[factor];
  offer(state, round, narrowed, { factor, side, limit, n, k });
}

/** Rows that one end alone keeps out and rows inside that lie on it, by rising value, into `place`; how many. */
function gather(state: PrimState, { factor, side }: End, limit: number, place: Uint32Array): number {
  const { sides, inside } = state;
  const { values } = state.table.factors[factor];
  const order = state.orders[factor]!;
  const index = 2 * factor + side;
  const out = sides.out[index];
  const edge = side === 0 ? out : order.length - out - 1;
  let count = 0;
  if (side === 1) {
    let at = edge;
    while (at >= 0 && values[order[at]] === limit) at--;
    for (at++; at <= edge; at++) if (inside[order[at]] === 1) place[count++] = order[at];
  }
  const from = side === 0 ? 0 : edge + 1;
  for (let at = from; at < from + out; at++) if (sides.count[order[at]] === 1) place[count++] = order[at]; // this side keeps it out, so it is the one
  if (side === 0)
    for (let at = edge; at < order.length && values[order[at]] === limit; at++)
      if (inside[order[at]] === 1) place[count++] = order[at];
  return count;
}

function pasteCategories(state: PrimState, factor: number, round: Round): void {
  const { sides } = state;
  const { values } = state.table.factors[factor];
  const allowed = state.box.allowed[factor]!;
  const all = state.whole.allowed[factor]!;
  const out = all.reduce((sum, each, c) => sum + each - allowed[c], 0);
  for (let c = 0; c < all.length; c++) {
    if (all[c] === 0 || allowed[c] === 1) continue;
    let { n, k } = state;
    for (const i of state.rows)
      if (sides.count[i] === 1 && sides.sum[i] === 2 * factor && values[i] === c) {
        n++;
        k += state.table.y[i];
      }
    offer(state, round, out > 1, { factor, side: c, limit: 0, n, k });
  }
}

function offer(state: PrimState, { best, free }: Round, narrowed: boolean, move: Omit<Move, "score" | "free">): void {
  const after = free + (narrowed ? 0 : 1);
  const score = scoreOf(state.options.objective, state, move.n, move.k);
  if (score < best.score || (score === best.score && after <= best.free)) return;
  Object.assign(best, move, { score, free: after });
}
