import type { Offer } from "./continuation.js";

/** Packages on one step of the front: their values to the side that offers and to the one that answers. */
export interface Shelf {
  readonly own: Float64Array;
  readonly others: Float64Array;
  readonly from: number;
  readonly count: number;
}

/** The best for the side that offers among what leaves the other at least `least`, the first of equals; −Infinity and −1 where nothing does. O(packages). */
export function bestOf({ own, others, from, count }: Shelf, least: number, out: Offer): void {
  out.own = -Infinity;
  out.other = -Infinity;
  out.y = -1;
  out.slope = 0;
  for (let k = from; k < from + count; k++)
    if (others[k] >= least && own[k] > out.own) {
      out.own = own[k];
      out.other = others[k];
      out.y = k - from;
    }
}

/** What may be best on each step, whatever the other asks: own value falling, the other's rising. */
export interface Frontier {
  /** Where a step's packages begin; shape [steps + 1], steps counted with both ends. */
  readonly first: Int32Array;
  readonly own: Float64Array;
  readonly others: Float64Array;
  readonly y: Int32Array;
}

/** The packages of each step that `bestOf` can yield, so that it need not look at the others. O(steps × packages) where values move little from step to step. */
export function frontierOf(own: Float64Array, others: Float64Array, count: number): Frontier {
  const steps = count === 0 ? 0 : own.length / count;
  const first = new Int32Array(steps + 1);
  const kept = new Int32Array(own.length);
  const order = Int32Array.from({ length: count }, (_, y) => y);
  let size = 0;
  for (let n = 0; n < steps; n++) {
    const from = n * count;
    sortBy(own, from, order);
    let most = -Infinity;
    for (let place = 0; place < count; place++) {
      const k = from + order[place];
      if (!(others[k] > most)) continue;
      most = others[k];
      kept[size++] = k;
    }
    first[n + 1] = size;
  }
  const used = kept.subarray(0, size);
  return { first, own: pick(own, used), others: pick(others, used), y: used.map((k) => k % count) };
}

function pick(line: Float64Array, used: Int32Array): Float64Array {
  const picked = new Float64Array(used.length);
  for (let k = 0; k < used.length; k++) picked[k] = line[used[k]];
  return picked;
}

/** Own value falling, the first of equals first. Insertion: the order of the step before is nearly right. */
function sortBy(own: Float64Array, from: number, order: Int32Array): void {
  for (let place = 1; place < order.length; place++) {
    const y = order[place];
    const value = own[from + y];
    let at = place;
    for (; at > 0; at--) {
      const before = order[at - 1];
      const its = own[from + before];
      if (its > value || (its === value && before < y)) break;
      order[at] = before;
    }
    order[at] = y;
  }
}

/** As `bestOf` on step `n`. O(packages on the frontier). */
export function bestOnFrontier({ first, own, others, y }: Frontier, n: number, least: number, out: Offer): void {
  const end = first[n + 1];
  let k = first[n];
  while (k < end && !(others[k] >= least)) k++;
  const found = k < end;
  out.own = found ? own[k] : -Infinity;
  out.other = found ? others[k] : -Infinity;
  out.y = found ? y[k] : -1;
  out.slope = 0;
}

/** Of each step's frontier what no mix of two others beats: slopes fall along it. O(packages on the frontier). */
export function envelopeOf({ first, own, others, y }: Frontier): Frontier {
  const corners = new Int32Array(first.length);
  const kept = new Int32Array(own.length);
  let size = 0;
  for (let n = 0; n + 1 < first.length; n++) {
    const begins = size;
    for (let c = first[n]; c < first[n + 1]; c++) {
      while (size >= begins + 2) {
        const [a, b] = [kept[size - 2], kept[size - 1]];
        if ((own[b] - own[a]) * (others[c] - others[b]) > (own[c] - own[b]) * (others[b] - others[a])) break;
        size--;
      }
      kept[size++] = c;
    }
    corners[n + 1] = size;
  }
  const used = kept.subarray(0, size);
  return { first: corners, own: pick(own, used), others: pick(others, used), y: used.map((k) => y[k]) };
}

/** Where the best mix lies on an envelope: between corner `k` and the next, at share `t`; −1 where nothing leaves the other enough. */
export interface Mix {
  k: number;
  t: number;
}

/** The best mix on step `n` for the side that offers that leaves the other at least `least`. O(log corners). */
export function placeOn({ first, others }: Frontier, n: number, least: number, out: Mix): void {
  let [low, high] = [first[n], first[n + 1] - 1];
  out.k = -1;
  out.t = 0;
  if (high < low || others[high] < least) return;
  out.k = low;
  if (others[low] >= least) return;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (others[middle] >= least) high = middle;
    else low = middle;
  }
  out.k = low;
  out.t = (least - others[low]) / (others[high] - others[low]);
}

const mix: Mix = { k: -1, t: 0 };

/** What the best mix comes to: as `bestOnFrontier`, were packages as fine as one likes. */
export function bestOnEnvelope(envelope: Frontier, n: number, least: number, out: Offer): void {
  placeOn(envelope, n, least, mix);
  const { k, t } = mix;
  const { own, others, y } = envelope;
  const between = t > 0;
  out.own = k < 0 ? -Infinity : between ? own[k] + t * (own[k + 1] - own[k]) : own[k];
  out.other = k < 0 ? -Infinity : between ? least : others[k];
  out.y = k < 0 ? -1 : y[t < 0.5 ? k : k + 1];
  out.slope = between ? (own[k + 1] - own[k]) / (others[k + 1] - others[k]) : 0;
}
