import type { Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";
import { exp, log } from "../math/elementary.js";
import { supportOf } from "./aid.js";
import { supports, valueAtFire, type PatronView } from "./assess.js";
import { valueOfPackage } from "./bargain.js";
import { longRunFire } from "./long-run.js";
import { logistic, logit, staysAnEpoch } from "./endurance.js";
import type { Scene, State } from "./state.js";

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
  const drift = (weeks: number): number => start + (blame - start) * exp(log(1 - forgets) * weeks);
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

/** Beta counts [side][support, stop] of each belligerent's belief in the patron, per decision epoch. */
export function enduranceCounts(scene: Pick<Scene, "p">, epoch: number): Float64Array {
  const counts = new Float64Array(4);
  for (let i = 0; i < 2; i++) {
    const stay = staysAnEpoch(Math.min(0.999, Math.max(0.001, scene.p.sides[i].stays)), epoch);
    counts[2 * i] = stay * scene.p.sides[i].evidence;
    counts[2 * i + 1] = (1 - stay) * scene.p.sides[i].evidence;
  }
  return counts;
}

const scratch = new Float64Array(64);

let offered = new Float64Array(512);

/** What each open package is worth to the two sides as the patron sees them, into `offered`: no course changes it. */
function weighPackages(scene: Scene, state: State): void {
  if (offered.length < 2 * scene.packages) offered = new Float64Array(2 * scene.packages);
  for (let k = 0; k < scene.packages; k++) {
    if (scene.open[k] === 0) continue;
    for (let i = 0; i < 2; i++)
      offered[2 * k + i] = valueOfPackage(scene, state, i, k, scene.worth.utilityAsPatronSees);
  }
}

/** Best of the packages weighed for the worse-off side as the patron sees the two: its margin over fighting, with the defender at `fire`. */
function likeliest(scene: Scene, attackerStays: number, defenderStays: number): { y: number; margin: number } {
  let y = -1;
  let margin = -Infinity;
  for (let k = 0; k < scene.packages; k++) {
    if (scene.open[k] === 0) continue;
    const least = Math.min(offered[2 * k] - attackerStays, offered[2 * k + 1] - defenderStays);
    if (least > margin) {
      margin = least;
      y = k;
    }
  }
  return { y, margin };
}

const fires = new Float64Array(64);
const hopes = new Float64Array(64);

/** The patron's hope of a deal under its course `c`, which has the defender at `fire`; courses of one fire share it. */
function hopeAt(scene: Scene, state: State, fire: number, c: number): number {
  fires[c] = fire;
  for (let before = 0; before < c; before++) if (fires[before] === fire) return (hopes[c] = hopes[before]);
  const attackerStays = valueAtFire(scene, state, 0, fire);
  hopes[c] = likeliest(scene, attackerStays, valueAtFire(scene, state, 1, fire)).margin;
  return hopes[c];
}

/** Value of each course to the patron; theory: value of support by blame, own cost, hope of a deal, inertia. */
export function valuesOfCourses(scene: Scene, state: State, patron: PatronParameters, out: Float64Array): void {
  const guilty = logistic(state.blame);
  weighPackages(scene, state);
  for (let c = 0; c < patron.courses.length; c++) {
    const { policy, cost } = patron.courses[c];
    const course = scene.courses[policy];
    const support = scene.supply ? supportOf(scene.supply, course, state.week) : supports(course) ? 1 : 0;
    const fire = longRunFire(scene, course, state.week, scratch);
    const hope = hopeAt(scene, state, fire, c);
    const same = policy === state.course ? patron.inertia : 0;
    const deal = hope === -Infinity ? 0 : logistic(patron.expects * hope);
    out[c] = support * (guilty - patron.supportsAbove) - cost + patron.wantsQuickEnd * deal + same;
  }
}

/** The course drawn by a logit over the values, by inversion of one uniform. Source: McFadden (1974). */
export function chooseCourse(scene: Scene, state: State, patron: PatronParameters, uniform: number): number {
  const values = scratch2;
  const sum = weightsOfCourses(scene, state, patron, values);
  let left = uniform * sum;
  for (let c = 0; c < patron.courses.length; c++) {
    left -= values[c];
    if (left < 0) return patron.courses[c].policy;
  }
  return patron.courses[patron.courses.length - 1].policy;
}
const scratch2 = new Float64Array(64);

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

/** Chance that the patron chooses one of the courses that `fits`, by its own rule. */
export function chanceOfCourses(
  scene: Scene,
  state: State,
  patron: PatronParameters,
  fits: (policy: number) => boolean,
): number {
  const sum = weightsOfCourses(scene, state, patron, scratch2);
  let fitting = 0;
  for (let c = 0; c < patron.courses.length; c++) if (fits(patron.courses[c].policy)) fitting += scratch2[c];
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
  const { y } = likeliest(scene, a.value, b.value);
  if (y < 0) return { y, expected: [0, 0] };
  const seen = scene.worth.utilityAsPatronSees;
  const expected = (i: number, stay: number): number =>
    logistic(patron.expects * (valueOfPackage(scene, state, i, y, seen) - stay));
  return { y, expected: [expected(0, a.value), expected(1, b.value)] };
}

/** A refused offer as the patron hears it: an unreasonable one speaks against its maker, a reasonable one against who refused. The same once a review. */
export function hear(scene: Scene, state: State, patron: PatronParameters, proposer: number): void {
  const { offer, week } = state;
  const again = state.heard[proposer] === offer && week - state.heardAt[proposer] < patron.review;
  if (again || scene.p.patronFixed) return;
  state.heard[proposer] = offer;
  state.heardAt[proposer] = week;
  const side = proposer === patron.about ? 1 : -1;
  state.blame += side * patron.attention * patron.refusal * (1 - 2 * scene.worth.reasonable[offer]);
}
