import type { Conflict } from "../conflict/conflict.js";
import { correlatedGroups } from "../conflict/correlation.js";
import type { World } from "../conflict/world.js";
import { choleskyFactor } from "../math/copula.js";
import { truncatedQuantile } from "../math/distribution.js";
import { Purpose, Stream, uniformOf } from "../math/philox.js";
import { inverseNormal, normalCdf } from "../math/special.js";

/**
 * Worlds of a Monte Carlo design: every quantity drawn from the stream named by (seed; world, path), those that the file
 * correlates together. World j is the same whatever the count. O(count × quantities).
 */
export function sampleWorlds(conflict: Conflict, count: number, seed: number): World[] {
  return Array.from({ length: count }, (_, index) => sampleWorld(conflict, index, seed));
}

/** World `index` of the design named by `seed`. */
export function sampleWorld(conflict: Conflict, index: number, seed: number): World {
  const shares = sharesOf(conflict, index, seed);
  const values = Float64Array.from(conflict.quantities, ({ law, bounds }, draw) =>
    truncatedQuantile(law, bounds, shares[draw]),
  );
  return { index, values };
}

/** Where in its law each quantity of a world lies, as a share; uniform each by itself, joined where the file correlates. */
function sharesOf(conflict: Conflict, index: number, seed: number): Float64Array {
  const names = namesOf(conflict);
  const shares = Float64Array.from(conflict.quantities, ({ law }, ref) =>
    law.kind === "point" ? 0.5 : uniformOf(seed, index, names[2 * ref], names[2 * ref + 1], Purpose.design * REPEATS),
  );
  for (const { members, factor } of couplingsOf(conflict)) {
    const free = members.map((ref) => inverseNormal(shares[ref]));
    // Row k uses draws up to k only: the first number of a group keeps the value it has without the correlation.
    for (let k = 1; k < members.length; k++) {
      let normal = 0;
      for (let l = 0; l <= k; l++) normal += factor[k * members.length + l] * free[l];
      shares[members[k]] = normalCdf(normal);
    }
  }
  return shares;
}

const REPEATS = 65536;
const BLOCKS = 256;
const namings = new WeakMap<Conflict, Uint32Array>();

/**
 * Two counter words for each quantity, made of its path: a number keeps its draws whatever else a file gains or loses.
 * Forty bits, so that two paths of one file share them with a chance of about 1e-8. Source: Fowler, Noll & Vo, FNV-1a.
 */
function namesOf(conflict: Conflict): Uint32Array {
  const known = namings.get(conflict);
  if (known) return known;
  const words = new Uint32Array(2 * conflict.quantities.length);
  conflict.quantities.forEach(({ path, origin }, ref) => {
    words[2 * ref] = hashOf(`${origin === "nature" ? "nature:" : ""}${path}`, 0x811c9dc5);
    words[2 * ref + 1] = Stream.parameters * BLOCKS + (hashOf(path, 0x01000193) & (BLOCKS - 1));
  });
  namings.set(conflict, words);
  return words;
}

/** FNV-1a of a text's UTF-16 units, from a given start. */
function hashOf(text: string, start: number): number {
  let hash = start;
  for (let k = 0; k < text.length; k++) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193);
  return hash >>> 0;
}

/** Numbers drawn together, and the factor that mixes their normals, shape [members × members]. */
interface Coupling {
  readonly members: readonly number[];
  readonly factor: Float64Array;
}

const couplings = new WeakMap<Conflict, readonly Coupling[]>();

/**
 * Gaussian copula: normals with correlation 2 sin(π·rank/6), through each number's own quantiles, which rising functions
 * keep in rank (so truncation does too). Source: Cario & Nelson (1997), NORTA; with the exact conversion for ranks no
 * rearranging of a finite sample is needed (Iman & Conover 1982), so a world depends on no other.
 */
function couplingsOf(conflict: Conflict): readonly Coupling[] {
  const known = couplings.get(conflict);
  if (known) return known;
  const made = correlatedGroups(conflict.correlations).map(({ members, matrix }) => {
    const factor = choleskyFactor(matrix, members.length);
    if (!factor) throw new Error("correlate: the correlations cannot hold together");
    return { members, factor };
  });
  couplings.set(conflict, made);
  return made;
}

/** The world of medians: every quantity at its 50th percentile, every choice at its likeliest branch. Index −1. */
export function medianWorld(conflict: Conflict): World {
  const values = Float64Array.from(conflict.quantities, ({ law, bounds }) => {
    if (law.kind !== "choice") return truncatedQuantile(law, bounds, 0.5);
    const top = law.choices.reduce((best, each, k) => (each.weight > law.choices[best].weight ? k : best), 0);
    const inner = law.choices[top].law;
    return inner ? truncatedQuantile(inner, bounds, 0.5) : top;
  });
  return { index: -1, values };
}
