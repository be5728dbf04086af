import { valueOfPackage } from "./bargain.js";
import type { ByRefusal } from "./continuation.js";
import type { Scene, State } from "./state.js";

/** A table's numbers for one end of the range that a side's cost type may lie in. */
export interface AtType {
  /** What the kernel leaves out of fighting to the end, help that comes back among it; shape [regime][side][steps + 1]. */
  readonly amends: readonly (readonly Float64Array[])[];
  /** What talks later on add; shape [regime][side][by][steps + 1]. */
  readonly adds: ByRefusal;
}

/** What a refusal leaves, over the front, as it stood when the run began. Regimes: with the patron's help, without it; or one. */
export interface Later {
  readonly steps: number;
  readonly toughest: AtType;
  readonly softest: AtType;
  /** Gain of the worse-off side from the best deal for both, tough types on both sides; shape [regime][steps + 1]. */
  readonly gain: readonly Float64Array[];
}

/** Where the front lies on a table: between steps `n` and `n + 1`, at share `t`. */
interface Place {
  readonly n: number;
  readonly t: number;
}

/**
 * Turns both sides' values of fighting to the end into values of refusing: the table's amends, and what talks later on add, at
 * the same share of what is to be gained now as the table has of what was to be gained then (a table is as old as its run, and a
 * round's delay costs so little that a stale amount would forbid deals that both want). O(packages).
 */
export function addLater(scene: Scene, state: State, later: Later, helped: boolean): void {
  const { stake, cushion } = scene.p;
  const at = Math.min(1, Math.max(0, (cushion + state.area) / (stake + cushion))) * later.steps;
  const n = Math.min(later.steps - 1, Math.floor(at));
  const place: Place = { n, t: at - n };
  const regime = helped || later.gain.length === 1 ? 0 : 1;
  for (let i = 0; i < 2; i++)
    spread(scene, state, i, { of: ({ amends }) => read(amends[regime][i], place), later, scale: 1 });
  const then = read(later.gain[regime], place);
  const scale = then > 0 ? Math.min(1, Math.max(0, gainAtToughest(scene, state)) / then) : 1;
  for (let i = 0; i < 2; i++) {
    const of = ({ adds }: AtType): number => read(adds[regime][i][state.turn], place);
    state.assess[i].later = spread(scene, state, i, { of, later, scale });
  }
}

function read(line: Float64Array, { n, t }: Place): number {
  return line[n] + t * (line[n + 1] - line[n]);
}

/** Adds an amount that is linear in the cost type to a side's assessment; yields it at the side's own type. */
function spread(
  scene: Scene,
  state: State,
  i: number,
  { of, later, scale }: { readonly of: (at: AtType) => number; readonly later: Later; readonly scale: number },
): number {
  const { resolve, resolveLow, resolveHigh } = scene.p.sides[i];
  const a = state.assess[i];
  const low = scale * of(later.toughest);
  const slope = resolveHigh > resolveLow ? (scale * of(later.softest) - low) / (resolveHigh - resolveLow) : 0;
  const own = low + (Math.min(Math.max(resolve, resolveLow), Math.max(resolveHigh, resolveLow)) - resolveLow) * slope;
  a.fight.value += low - resolveLow * slope;
  if (a.unitCost > 0) a.fight.duration -= slope / a.unitCost;
  a.value += own;
  return own;
}

/** Gain of the worse-off side from the best deal for both, if both were of the toughest type; −Infinity where none may be signed. */
export function gainAtToughest(scene: Scene, state: State): number {
  const [a, b] = state.assess;
  const own = [a.cost, b.cost];
  for (let i = 0; i < 2; i++)
    state.assess[i].cost -= state.assess[i].unitCost * (scene.p.sides[i].resolve - scene.p.sides[i].resolveLow);
  const stays = [a, b].map(({ fight, cost }) => fight.value - cost * fight.duration);
  let most = -Infinity;
  for (let y = 0; y < scene.packages; y++) {
    if (scene.open[y] === 0) continue;
    const { utility } = scene.worth;
    const first = valueOfPackage(scene, state, 0, y, utility) - stays[0];
    if (first > most) most = Math.max(most, Math.min(first, valueOfPackage(scene, state, 1, y, utility) - stays[1]));
  }
  a.cost = own[0];
  b.cost = own[1];
  return most;
}
