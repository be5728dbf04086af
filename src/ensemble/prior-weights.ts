import type { Conflict } from "../conflict/conflict.js";
import type { Ref } from "../conflict/quantity.js";
import type { World } from "../conflict/world.js";
import { cutCdf, isDiscrete, isMixed, logDensity } from "../math/density.js";
import { quantile } from "../math/distribution.js";
import { exp } from "../math/elementary.js";
import type { Law } from "../math/law.js";
import { inverseNormal } from "../math/special.js";
import { couplingsOf, type Coupling } from "./coupling.js";

/** Share of a new law that may lie where the old one draws nothing. */
const BEYOND = 1e-9;

/** Worlds of one prior, weighed for another, or the sentences that say why they cannot be. */
export type PriorWeights =
  { readonly weights: Float64Array; readonly changed: readonly string[] } | { readonly reasons: readonly string[] };

/**
 * How much each world that was drawn from one conflict counts under another which differs in the laws of some numbers only:
 * the ratio of their densities at what was drawn, with that of the copula where the number is correlated; scale free. Of
 * matched worlds too, whose likelihood is the same under both. O(worlds × changed). Source: importance sampling, Kahn & Marshall (1953).
 */
export function priorWeights(from: Conflict, to: Conflict, worlds: readonly World[]): PriorWeights {
  if (skeleton(from) !== skeleton(to))
    return { reasons: ["more differs than the ranges of numbers: another file has other runs"] };
  const changed = from.quantities.flatMap((_, ref) => (sameLaw(from, to, ref) ? [] : [ref]));
  const reasons = changed.flatMap((ref) => troubleOf(from, to, ref) ?? []);
  if (reasons.length > 0) return { reasons };
  const logs = worlds.map((world) => logRatio(from, to, { world, changed }));
  const top = logs.reduce((most, each) => Math.max(most, each), -Infinity);
  if (top === -Infinity) return { reasons: ["no world that was drawn is possible under what is asked"] };
  return {
    weights: Float64Array.from(logs, (each) => exp(each - top)),
    changed: changed.map((ref) => to.quantities[ref].path),
  };
}

/** A conflict without the laws of its numbers, what was written of them, and places in texts. */
function skeleton(conflict: Conflict): string {
  const quantities = conflict.quantities.map(({ path, unit, bounds }) => ({ path, unit, bounds }));
  return JSON.stringify({ ...conflict, hash: null, quantities }, (_key, value: unknown) =>
    isSpan(value) ? undefined : typeof value === "number" && !Number.isFinite(value) ? `${value}` : value,
  );
}

function isSpan(value: unknown): boolean {
  return typeof value === "object" && value !== null && "line" in value && "column" in value && "length" in value;
}

function sameLaw(from: Conflict, to: Conflict, ref: Ref): boolean {
  return JSON.stringify(from.quantities[ref].law) === JSON.stringify(to.quantities[ref].law);
}

function troubleOf(from: Conflict, to: Conflict, ref: Ref): string | null {
  const { path, law: old, bounds } = from.quantities[ref];
  const { law } = to.quantities[ref];
  if (old.kind === "point") return `${path} was one number in every world, so no other value was tried`;
  if (isMixed(old) || isMixed(law) || isDiscrete(old) !== isDiscrete(law))
    return `${path}: single values and ranges cannot be weighed against each other; give ${isDiscrete(old) ? "the same choices other weights" : "a range"}`;
  if (couplingsOf(from).some((coupling) => coupling.members.includes(ref) && !hasDensity(from, coupling)))
    return `${path} is correlated with a choice, or wholly with another number`;
  const beyond = beyondOf(old, law, bounds);
  return beyond > BEYOND
    ? `${path}: ${(100 * beyond).toFixed(beyond < 0.01 ? 2 : 0)} % of what is asked lies where nothing was drawn`
    : null;
}

function hasDensity({ quantities }: Conflict, { members, factor }: Coupling): boolean {
  return members.every((ref, k) => quantities[ref].law.kind !== "choice" && factor[k * members.length + k] > 0);
}

/** Share of `law` outside what `old` can draw. */
function beyondOf(old: Law, law: Law, bounds: readonly [number, number]): number {
  if (isDiscrete(law))
    return valuesOf(law).reduce((sum, [x, weight]) => sum + (logDensity(old, bounds, x) === -Infinity ? weight : 0), 0);
  const [low, high] = [quantile(old, 0), quantile(old, 1)];
  return (low > bounds[0] ? cutCdf(law, bounds, low) : 0) + (high < bounds[1] ? 1 - cutCdf(law, bounds, high) : 0);
}

function valuesOf(law: Law): [number, number][] {
  if (law.kind !== "choice") return [[quantile(law, 0.5), 1]];
  return law.choices.flatMap(({ weight, law: inner }, k) =>
    weight > 0
      ? inner
        ? valuesOf(inner).map(([x, share]): [number, number] => [x, share * weight])
        : [[k, weight]]
      : [],
  );
}

interface Place {
  readonly world: World;
  readonly changed: readonly Ref[];
}

function logRatio(from: Conflict, to: Conflict, { world, changed }: Place): number {
  let sum = 0;
  for (const ref of changed) {
    const [x, { bounds, law: old }] = [world.values[ref], from.quantities[ref]];
    sum += logDensity(to.quantities[ref].law, bounds, x) - logDensity(old, bounds, x);
  }
  for (const coupling of couplingsOf(from))
    if (coupling.members.some((ref) => changed.includes(ref)))
      sum += logCopula(to, coupling, world) - logCopula(from, coupling, world);
  return sum;
}

/** Logarithm of the density of a Gaussian copula at a world, up to a constant: −(|L⁻¹z|² − |z|²)/2. */
function logCopula(conflict: Conflict, { members, factor }: Coupling, world: World): number {
  const n = members.length;
  const free = new Float64Array(n);
  let [joined, apart] = [0, 0];
  for (let i = 0; i < n; i++) {
    const { law, bounds } = conflict.quantities[members[i]];
    const share = law.kind === "point" ? 0.5 : cutCdf(law, bounds, world.values[members[i]]);
    const z = inverseNormal(Math.min(1 - 1e-15, Math.max(1e-15, share)));
    let rest = z;
    for (let k = 0; k < i; k++) rest -= factor[i * n + k] * free[k];
    free[i] = rest / factor[i * n + i];
    joined += free[i] * free[i];
    apart += z * z;
  }
  return (apart - joined) / 2;
}
