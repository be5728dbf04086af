import type { Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";
import { quickExp as exp, quickLog as log } from "../math/quick.js";
import type { PatronView } from "./assess.js";
import { valuesOfPackages } from "./bargain.js";
import { longRunFire, longRunSupport } from "./long-run.js";
import { logistic, logit, staysAnEpoch } from "./endurance.js";
import type { Scene, State } from "./state.js";
import { valuesAtFires } from "./supposed.js";

/** The patron of one world. */
export interface PatronParameters extends PatronView {
  readonly actor: number;
  /** Side (0 attacker, 1 defender) whose obstruction `blame` measures. */
  readonly about: number;
  readonly start: number; // log-odds when the window opens
  readonly opening: number; // log-odds at the start of the run, after the moves on record
  readonly attention: number;
  readonly inattentive: boolean; // takes in all of a message or nothing of it
  readonly forgets: number;
  readonly review: number;
  readonly wantsQuickEnd: number;
  readonly supportsAbove: number;
  readonly sharpness: number;
  readonly inertia: number;
  readonly expects: number;
  readonly refusal: number;
  readonly tables: boolean;
  readonly courses: readonly { readonly policy: number; readonly cost: number }[];
}

/** What a move tells the patron, in nats toward "the side `about` is the obstacle". */
export function messageOf(conflict: Conflict, world: World, move: number): number {
  const about = conflict.patron!.about;
  let nats = 0;
  for (const { about: whom, ratio } of conflict.moves[move].says) {
    nats += (whom === about ? 1 : -1) * log(world.values[ratio]);
  }
  return nats;
}

/** The patron's numbers in a world, with the moves on record already taken in; null where the file has none. */
export function patronOf(
  conflict: Conflict,
  world: World,
  sides: readonly [number, number],
  { patronFixed: fixed, patronInattentive: inattentive }: { patronFixed: boolean; patronInattentive: boolean },
): PatronParameters | null {
  const patron = conflict.patron;
  if (!patron) return null;
  const at = (ref: number): number => world.values[ref];
  const start = logit(at(patron.obstacle));
  const shared = { attention: at(patron.attention), forgets: at(patron.forgets) };
  return {
    ...shared,
    present: true,
    inattentive,
    actor: patron.actor,
    about: patron.about === sides[0] ? 0 : 1,
    epoch: Math.max(1, Math.round(at(patron.decidesEvery))),
    start,
    opening: fixed ? start : replay(conflict, world, start, shared).at(-1)!.blame,
    review: at(patron.review),
    wantsQuickEnd: at(patron.wantsQuickEnd),
    supportsAbove: at(patron.supportsAbove),
    sharpness: at(patron.sharpness),
    inertia: at(patron.inertia),
    expects: at(patron.expects),
    refusal: at(patron.refusal),
    tables: patron.tablesPackages,
    courses: patron.courses.map(({ policy, cost }) => ({ policy, cost: at(cost) })),
  };
}

/** The patron's log-odds after each recorded move, and at the start of the run (last entry, move −1). */
export function replay(
  conflict: Conflict,
  world: World,
  start: number,
  { attention, forgets }: { attention: number; forgets: number },
): { week: number; move: number; blame: number }[] {
  const history = conflict.history;
  let blame = start;
  let last = history?.windowWeeks[0] ?? 0;
  const steps = [];
  const kept = (weeks: number): number => (weeks === 0 ? 1 : exp(log(1 - forgets) * weeks));
  const drift = (weeks: number): number => start + (blame - start) * kept(weeks);
  const moves = [...(history?.moves ?? [])].sort((a, b) => a.week - b.week);
  for (const { week, move } of moves) {
    blame = drift(Math.max(0, week - last)) + attention * messageOf(conflict, world, move);
    last = Math.max(last, week);
    steps.push({ week, move, blame });
  }
  blame = drift(Math.max(0, -last));
  steps.push({ week: 0, move: -1, blame });
  return steps;
}

/** Without any evidence a belief still has its mean, which the first decision overturns. */
const LEAST_EVIDENCE = 1e-9;

/** Beta counts [side][support, stop] of each belligerent's belief in the patron, per decision epoch. */
export function enduranceCounts(scene: Pick<Scene, "p">, epoch: number): Float64Array {
  const counts = new Float64Array(4);
  for (let i = 0; i < 2; i++) {
    const stay = staysAnEpoch(Math.min(0.999, Math.max(0.001, scene.p.sides[i].stays)), epoch);
    const evidence = Math.max(LEAST_EVIDENCE, scene.p.sides[i].evidence);
    counts[2 * i] = stay * evidence;
    counts[2 * i + 1] = (1 - stay) * evidence;
  }
  return counts;
}

/** Values of the open packages to the two sides as the patron sees them, by package. No course changes them. */
const offered = [new Float64Array(256), new Float64Array(256)];

function weighPackages(scene: Scene, state: State): void {
  for (let i = 0; i < 2; i++) {
    if (offered[i].length < scene.packages) offered[i] = new Float64Array(scene.packages);
    valuesOfPackages(scene, state, i, scene.worth.utilityAsPatronSees, offered[i]);
  }
}

const likeliest = { y: -1, margin: -Infinity };

/** Best of the packages weighed for the worse-off side as the patron sees the two: its margin over what they stay for, into `likeliest`. */
function findLikeliest({ signable }: Scene, attackerStays: number, defenderStays: number): void {
  const [attacker, defender] = offered;
  likeliest.y = -1;
  likeliest.margin = -Infinity;
  for (let k = 0; k < signable.length; k++) {
    const y = signable[k];
    const least = Math.min(attacker[y] - attackerStays, defender[y] - defenderStays);
    if (least > likeliest.margin) {
      likeliest.margin = least;
      likeliest.y = y;
    }
  }
}

const MOST_COURSES = 64;
const fires = new Float64Array(MOST_COURSES);
const stays = new Float64Array(2 * MOST_COURSES);
const hopes = new Float64Array(MOST_COURSES);
const fireOf = new Int32Array(MOST_COURSES);
const deals = new Float64Array(MOST_COURSES);

/** The patron's chance of a deal under each of its courses, into `deals`; courses of one fire share it. Its blame of either side plays no part. */
export function foreseeDeals(scene: Scene, state: State, patron: PatronParameters): void {
  let count = 0;
  for (let c = 0; c < patron.courses.length; c++) {
    const fire = longRunFire(scene, patron.courses[c].policy, state.week);
    let k = 0;
    while (k < count && fires[k] !== fire) k++;
    if (k === count) fires[count++] = fire;
    fireOf[c] = k;
  }
  weighPackages(scene, state);
  valuesAtFires(scene, state, fires, count, stays);
  for (let k = 0; k < count; k++) {
    findLikeliest(scene, stays[k], stays[count + k]);
    hopes[k] = likeliest.margin === -Infinity ? 0 : logistic(patron.expects * likeliest.margin);
  }
  for (let c = 0; c < patron.courses.length; c++) deals[c] = hopes[fireOf[c]];
}

/** Value of each course to the patron once deals are foreseen; theory: value of support by blame, own cost, hope of a deal, inertia. */
function valuesOfCourses(scene: Scene, state: State, patron: PatronParameters, out: Float64Array): void {
  const guilty = logistic(state.blame);
  for (let c = 0; c < patron.courses.length; c++) {
    const { policy, cost } = patron.courses[c];
    const support = longRunSupport(scene, policy, state.week);
    const same = policy === state.course ? patron.inertia : 0;
    out[c] = support * (guilty - patron.supportsAbove) - cost + patron.wantsQuickEnd * deals[c] + same;
  }
}

/** The course drawn by a logit over the values, by inversion of one uniform. Source: McFadden (1974). */
export function chooseCourse(scene: Scene, state: State, patron: PatronParameters, uniform: number): number {
  const values = weights;
  foreseeDeals(scene, state, patron);
  const sum = weightsOfCourses(scene, state, patron, values);
  let left = uniform * sum;
  for (let c = 0; c < patron.courses.length; c++) {
    left -= values[c];
    if (left < 0) return patron.courses[c].policy;
  }
  return patron.courses[patron.courses.length - 1].policy;
}
const weights = new Float64Array(MOST_COURSES);

/** Logit weights of the courses into `out`, and their sum. */
function weightsOfCourses(scene: Scene, state: State, patron: PatronParameters, out: Float64Array): number {
  valuesOfCourses(scene, state, patron, out);
  let most = -Infinity;
  for (let c = 0; c < patron.courses.length; c++) most = Math.max(most, out[c]);
  let sum = 0;
  for (let c = 0; c < patron.courses.length; c++) {
    out[c] = exp(patron.sharpness * (out[c] - most));
    sum += out[c];
  }
  return sum;
}

/** Chance that the patron, its deals foreseen, chooses one of the courses that `fits`, by its own rule. */
export function chanceOfCourses(
  scene: Scene,
  state: State,
  patron: PatronParameters,
  fits: (policy: number) => boolean,
): number {
  const sum = weightsOfCourses(scene, state, patron, weights);
  let fitting = 0;
  for (let c = 0; c < patron.courses.length; c++) if (fits(patron.courses[c].policy)) fitting += weights[c];
  return fitting / sum;
}

/** The patron's own package and what it expects each side to answer (shares), or y = −1. */
export function packageToTable(
  scene: Scene,
  state: State,
  patron: PatronParameters,
): { y: number; expected: [number, number] } {
  const [a, b] = state.assess;
  weighPackages(scene, state);
  findLikeliest(scene, a.value, b.value);
  const { y } = likeliest;
  if (y < 0) return { y, expected: [0, 0] };
  const expected = (i: number, stay: number): number => logistic(patron.expects * (offered[i][y] - stay));
  return { y, expected: [expected(0, a.value), expected(1, b.value)] };
}

/** The patron's log-odds after a week in which nothing was said. */
export function forget(patron: PatronParameters, state: State): number {
  return patron.start + (state.blame - patron.start) * (1 - patron.forgets);
}

/** A refused offer as the patron hears it: an unreasonable one speaks against its maker, a reasonable one against who refused. The same once a review. `attention`: share of it that the patron takes in. */
export function hear(scene: Scene, state: State, patron: PatronParameters, proposer: number, attention: number): void {
  const { offer, week } = state;
  const again = state.heard[proposer] === offer && week - state.heardAt[proposer] < patron.review;
  if (again || scene.p.patronFixed) return;
  state.heard[proposer] = offer;
  state.heardAt[proposer] = week;
  const side = proposer === patron.about ? 1 : -1;
  state.blame += side * attention * patron.refusal * (1 - 2 * scene.worth.reasonable[offer]);
}
