import { valuesOfPackages } from "./bargain.js";
import type { ByRefusal } from "./continuation.js";
import type { Worth } from "./kernel.js";
import { chanceOfRound } from "./partial.js";
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
}

/** Where the front lies on a table: between steps `n` and `n + 1`, at share `t`. */
interface Place {
  readonly n: number;
  readonly t: number;
}

/** What talks later on add to either side at its toughest, before it is fitted to the packages. */
const hoped = new Float64Array(2);

/**
 * Turns both sides' values of fighting to the end into values of refusing: the table's amends, and what talks later on add. The
 * table is as old as its run and packages lie apart, while a round's delay costs about 1 % of a gain: taken as it stands it would
 * forbid deals that both want. So where no package gives both what they hope for, both hope for less in the same proportion, up to
 * the package nearest to it, a round from now: cut into parts, a pie has an equilibrium at every part, whoever offers (van Damme,
 * Selten & Winter 1990). O(packages).
 */
export function addLater(scene: Scene, state: State, later: Later, helped: boolean): void {
  const { stake, cushion, sides } = scene.p;
  const at = Math.min(1, Math.max(0, (cushion + state.area) / (stake + cushion))) * later.steps;
  const n = Math.min(later.steps - 1, Math.floor(at));
  const place: Place = { n, t: at - n };
  const { toughest } = later;
  const regime = helped || toughest.adds.length === 1 ? 0 : 1;
  for (let i = 0; i < 2; i++) {
    amend(scene, state, i, (at) => read(at.amends[regime][i], place), later);
    hoped[i] = read(toughest.adds[regime][i][state.turn], place);
  }
  const within = shareWithinReach(scene, state);
  for (let i = 0; i < 2; i++) {
    const of = ({ adds }: AtType): number => read(adds[regime][i][state.turn], place);
    const scale =
      within === Infinity ? 1 : Math.min(1, within * untilARound(chanceOfRound(scene, state), sides[i].delta));
    state.assess[i].later = spread(scene, state, i, { of, later, scale });
  }
}

/** What a utility is worth that comes with the next round of talks. */
function untilARound(chance: number, delta: number): number {
  return chance === 0 ? 0 : (chance * delta) / (1 - (1 - chance) * delta);
}

function read(line: Float64Array, { n, t }: Place): number {
  return line[n] + t * (line[n + 1] - line[n]);
}

/** An amount that is linear in a side's cost type: at nought, and what each unit of the type adds. */
const line = { level: 0, slope: 0 };

function overTypes({ p }: Scene, i: number, of: (at: AtType) => number, { toughest, softest }: Later): void {
  const { resolveLow, resolveHigh } = p.sides[i];
  const low = of(toughest);
  line.slope = resolveHigh > resolveLow ? (of(softest) - low) / (resolveHigh - resolveLow) : 0;
  line.level = low - resolveLow * line.slope;
}

function addLine(worth: Worth, unitCost: number, scale: number): void {
  worth.value += scale * line.level;
  if (unitCost > 0) worth.duration -= (scale * line.slope) / unitCost;
}

/** Adds to what fighting to the end is worth, now and after a deal that broke: what the kernel leaves out holds for both. */
function amend(scene: Scene, state: State, i: number, of: (at: AtType) => number, later: Later): void {
  const a = state.assess[i];
  overTypes(scene, i, of, later);
  for (const worth of [a.fight, a.againLow, a.againAsNow, a.againHigh]) addLine(worth, a.unitCost, 1);
  a.value = a.fight.value - a.cost * a.fight.duration;
}

/** Adds what talks later on are worth to what a refusal leaves; yields it at the side's own type, taken to lie where the other believes it. */
function spread(
  scene: Scene,
  state: State,
  i: number,
  { of, later, scale }: { readonly of: (at: AtType) => number; readonly later: Later; readonly scale: number },
): number {
  const { resolve, resolveLow, resolveHigh } = scene.p.sides[i];
  const a = state.assess[i];
  overTypes(scene, i, of, later);
  addLine(a.fight, a.unitCost, scale);
  const own =
    scale * (line.level + Math.min(Math.max(resolve, resolveLow), Math.max(resolveHigh, resolveLow)) * line.slope);
  a.value += own;
  return own;
}

let deals = [new Float64Array(256), new Float64Array(256)];

/** Largest share of what both hope for, 0 or more, that some package gives to both, were both of the toughest type. */
function shareWithinReach(scene: Scene, state: State): number {
  const { signable } = scene;
  if (deals[0].length < scene.packages) deals = deals.map(() => new Float64Array(scene.packages));
  for (let i = 0; i < 2; i++) gainsAtToughest(scene, state, i, deals[i]);
  const [first, second] = deals;
  let most = 0;
  for (let k = 0; k < signable.length; k++) {
    const y = signable[k];
    if (first[y] <= 0 || second[y] <= 0) continue;
    most = Math.max(most, Math.min(first[y] / hoped[0], second[y] / hoped[1])); // Infinity where nothing is hoped for
  }
  return most;
}

/** Gains from every package that may be signed over fighting to the end, at the toughest type, into `out`. */
function gainsAtToughest(scene: Scene, state: State, i: number, out: Float64Array): void {
  const a = state.assess[i];
  const { cost } = a;
  a.cost -= a.unitCost * (scene.p.sides[i].resolve - scene.p.sides[i].resolveLow);
  valuesOfPackages(scene, state, i, scene.worth.utility, out);
  const stays = a.fight.value - a.cost * a.fight.duration;
  a.cost = cost;
  for (let k = 0; k < scene.signable.length; k++) out[scene.signable[k]] -= stays;
}
