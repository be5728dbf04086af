import { quickPower as power } from "../math/quick.js";
import { strainOf } from "./campaign.js";
import type { Course } from "./course.js";
import {
  logistic,
  logit,
  meanOverBelief,
  weightsByFirstStop,
  weightsByShare,
  weightWhileOff,
  type Endurance,
} from "./endurance.js";
import { lastsAWeek, worthOfFighting, type War, type Worth } from "./kernel.js";
import { CUT_OFF, longRunFire, stockWithoutPatron } from "./long-run.js";
import { believe, eitherFalls, face, lookAfresh, lookAt, NO_SHIFT, setClocks, weigh, type Outlook } from "./outlook.js";
import { addAgreements } from "./partial.js";
import { addLater } from "./reservation.js";
import { dearerAhead } from "./sanctions.js";
import type { Scene, Shift, State } from "./state.js";
import { paceUnseen } from "./stocks/outlook.js";

const on: Worth = { value: 0, duration: 0 };
const off: Worth = { value: 0, duration: 0 };
const fighting: Worth = { value: 0, duration: 0 };
const outlook = (): Outlook => ({ fire: 1, pull: 1, defenderFalls: 0 });
/** With the patron, without it, and as things stand. */
const mix = { on: outlook(), off: outlook(), present: outlook() };

/** What the patron's rule adds to a belligerent's beliefs. Weeks. */
export interface PatronView {
  readonly epoch: number;
  readonly present: boolean;
}

/** Optimism left after the reports so far: its half-life is `learns`. */
export function learnedOptimism(scene: Scene, state: State, i: number): number {
  const side = scene.p.sides[i];
  return side.learns > 0 ? side.optimism * power(2, -state.week / side.learns) : 0;
}

/** Mixes the worth with and without the patron at one shift of the odds, into `out`. */
function mixed(scene: Scene, state: State, weight: number, shift: Shift, out: Worth): void {
  worthOfFighting(believe(scene, state, mix.on, shift), on);
  if (weight === 0) {
    out.value = on.value;
    out.duration = on.duration;
    return;
  }
  worthOfFighting(believe(scene, state, mix.off, shift), off);
  out.value = on.value + weight * (off.value - on.value);
  out.duration = on.duration + weight * (off.duration - on.duration);
}

/** Share of the discounted weeks of fighting ahead in which the course in force is thought to go on; right after `mixed`. */
function inForce(scene: Scene, state: State, weight: number): number {
  if (weight === 0) return 1;
  const helps = supports(scene.courses[state.course]);
  const under = helps ? (1 - weight) * on.duration : weight * off.duration;
  const whole = on.duration + weight * (off.duration - on.duration);
  return whole > 0 ? under / whole : 0;
}

const endurance: Endurance = { stays: 0, resumes: 0, epoch: 1, bound: 0, stock: 0, factor: 0 };

/** How help stands where its want is weighed. Weeks. */
interface Help {
  readonly epoch: number;
  readonly on: boolean;
  readonly bound: number; // an imposed course still binds
  readonly stock: number; // lasts without the patron
}

/** Weight of the value without the patron, as the side faced, `i`, sees its endurance. */
function patronWeight(scene: Scene, state: State, i: number, view: PatronView): number {
  if (!scene.supply) return 0;
  if (!view.present) return supports(scene.courses[state.course]) ? 0 : weightEnded(scene, state, i);
  endurance.epoch = view.epoch;
  endurance.bound = Math.max(0, state.boundUntil - state.week);
  endurance.stock = stockWithoutPatron(scene, state);
  return weightFaced(scene, state, i, supports(scene.courses[state.course]));
}

/** Without a patron who decides anew nothing brings ended help back: it is gone for good once the stock is. */
function weightEnded(scene: Scene, state: State, i: number): number {
  endurance.resumes = 0;
  endurance.stock = stockWithoutPatron(scene, state);
  endurance.factor = weeklyFactor(scene, state, i);
  return weightWhileOff(endurance);
}

/** What a week of the war as it stands is discounted by, to the side faced, `i`. */
function weeklyFactor(scene: Scene, state: State, i: number): number {
  const { p } = scene;
  weigh(scene, state, mix.present);
  return p.countsShare
    ? lastsAWeek(believe(scene, state, mix.present, NO_SHIFT), on)
    : p.sides[i].delta * (1 - eitherFalls(mix.present));
}

/** The same where help stands as told. After `outlooks`. */
export function weightOfNone(scene: Scene, state: State, i: number, help: Help): number {
  face(scene, state, i);
  endurance.epoch = help.epoch;
  endurance.bound = help.bound;
  endurance.stock = help.stock;
  return weightFaced(scene, state, i, help.on);
}

function weightFaced(scene: Scene, state: State, i: number, helped: boolean): number {
  const { p } = scene;
  endurance.resumes = p.sides[i].resumes;
  endurance.factor = weeklyFactor(scene, state, i);
  const weights = p.countsShare ? weightsByShare : weightsByFirstStop;
  const weighs = helped ? weights.on : weights.off;
  const support = state.epochs[2 * i];
  const stop = state.epochs[2 * i + 1];
  if (p.quadrature) return meanOverBelief(support, stop, (stay) => weighs(believing(stay, state.posture)));
  return weighs(believing(support / (support + stop), state.posture));
}

/** The belief that support goes on for an epoch, moved by a posture, which speaks of a year. */
function believing(stay: number, logits: number): Endurance {
  const { epoch } = endurance;
  endurance.stays = logits === 0 ? stay : power(logistic(logit(power(stay, 52 / epoch)) + logits), epoch / 52);
  return endurance;
}

/** Whether a course counts as the patron's support. */
export function supports(course: Course): boolean {
  return course.deliveries !== "none" || course.intelligence;
}

/** The three outlooks of the week, the same for both sides. */
function lookAround(scene: Scene, state: State): void {
  lookAfresh();
  setClocks(scene, state);
  lookAt(scene, state, state.fire, mix.present);
  const last = scene.courses.length - 1;
  const helps = supports(scene.courses[state.course]);
  const given = helps ? state.course : last;
  lookAt(scene, state, longRunFire(scene, given, helps ? state.week : 0), mix.on);
  lookAt(scene, state, longRunFire(scene, CUT_OFF, state.week), mix.off);
  if (!scene.stocks) return;
  const { block } = scene.stocks;
  const now = paceUnseen(block, block.state.intelligence[0]);
  const blind = paceUnseen(block, block.world.sightReplaced[0]);
  mix.on.pull *= (scene.courses[given].intelligence ? 1 : blind) / now;
  mix.off.pull *= blind / now;
}

/** The defender's fire and what it makes of the front, with help as the course in force has it, and with none. Overwritten by the next call. */
export function outlooks(scene: Scene, state: State): readonly [Outlook, Outlook] {
  lookAround(scene, state);
  return [mix.on, mix.off];
}

/** What fighting to the end is worth to side `i` on its own beliefs, without cost and its length, into `out`; yields the war it believes in, overwritten by the next. After `outlooks`. */
export function worthIn(
  scene: Scene,
  state: State,
  i: number,
  { outlook, shift }: { readonly outlook: Outlook; readonly shift: Shift },
  out: Worth,
): War {
  face(scene, state, i);
  weigh(scene, state, outlook);
  const believed = believe(scene, state, outlook, shift);
  worthOfFighting(believed, out);
  return believed;
}

/** Values of fighting on and of fighting again, for both sides, on their own beliefs. Twelve kernels. */
export function assessBoth(scene: Scene, state: State, view: PatronView): void {
  for (let i = 0; i < 2; i++) state.assess[i].optimism = learnedOptimism(scene, state, i);
  lookAround(scene, state);
  for (let i = 0; i < 2; i++) {
    const side = scene.p.sides[i];
    const a = state.assess[i];
    const { low, high } = scene.shifts[i];
    takePlace(scene, state, i);
    const weight = patronWeight(scene, state, i, view);
    mixed(scene, state, weight, NO_SHIFT, a.fight);
    const dearer = scene.sanctions === null ? 1 : dearerAhead(scene, state, i, inForce(scene, state, weight));
    a.againAsNow.value = a.fight.value;
    a.againAsNow.duration = a.fight.duration;
    mixed(scene, state, weight, low, a.againLow);
    mixed(scene, state, weight, high, a.againHigh);
    a.unitCost = side.warCost * strainOf(state.rate[i], side.losses);
    if (state.phase === 1) a.unitCost = side.warCost; // what fighting would cost again
    a.unitCost *= dearer;
    a.cost = a.unitCost * side.resolve + (state.levyLeft[i] > 0 ? side.levyCost / side.levyWeeks : 0);
    a.value = a.fight.value - a.cost * a.fight.duration;
  }
  addAgreements(scene, state);
  if (state.later) addLater(scene, state, state.later, supports(scene.courses[state.course]));
  for (let i = 0; i < 2; i++) {
    if (scene.p.strengths[i] === null) continue;
    assessTypes(scene, state, i, view);
    state.assess[1 - i].overWeak = valueAgainst(scene, state, i, view, 1) - valueAgainst(scene, state, i, view, 0);
  }
}

/** Value of fighting on to the other side of `j` if it believed so much in the weakness of `j`. */
function valueAgainst(scene: Scene, state: State, j: number, view: PatronView, weak: number): number {
  const believed = state.weak[j];
  state.weak[j] = weak;
  takePlace(scene, state, 1 - j);
  mixed(scene, state, patronWeight(scene, state, 1 - j, view), NO_SHIFT, fighting);
  state.weak[j] = believed;
  return fighting.value - state.assess[1 - j].cost * fighting.duration;
}

/** Both types of a side whose strength is private; what talks later on and agreements in part add is taken to be the same for both. Six kernels. */
function assessTypes(scene: Scene, state: State, i: number, view: PatronView): void {
  const a = state.assess[i];
  const own = state.types[i];
  const { low, high } = scene.shifts[i];
  for (let type = 0; type < 2; type++) {
    state.types[i] = type;
    takePlace(scene, state, i);
    const weight = patronWeight(scene, state, i, view);
    const { fight, againLow, againAsNow, againHigh } = a.types[type];
    mixed(scene, state, weight, NO_SHIFT, fight);
    againAsNow.value = fight.value;
    againAsNow.duration = fight.duration;
    mixed(scene, state, weight, low, againLow);
    mixed(scene, state, weight, high, againHigh);
  }
  state.types[i] = own;
  for (const key of FIGHTING) {
    const value = a[key].value - a.types[own][key].value;
    const duration = a[key].duration - a.types[own][key].duration;
    for (const type of a.types) {
      type[key].value += value;
      type[key].duration += duration;
    }
  }
}

const FIGHTING = ["fight", "againLow", "againAsNow", "againHigh"] as const;

function takePlace(scene: Scene, state: State, i: number): void {
  face(scene, state, i);
  weigh(scene, state, mix.on);
  weigh(scene, state, mix.off);
}

/** Value of fighting on to side `i` if its belief in the patron's staying were moved by `logits`; the assessments stay as they are. */
export function valueAtPosture(scene: Scene, state: State, i: number, view: PatronView, logits: number): number {
  return worthAtPosture(scene, state, i, { view, logits }, fighting);
}

/** The same, and into `out` value and length of fighting without its cost, from which the other side works out each cost type. */
export function worthAtPosture(
  scene: Scene,
  state: State,
  i: number,
  { view, logits }: { readonly view: PatronView; readonly logits: number },
  out: Worth,
): number {
  const before = state.posture;
  state.posture = logits;
  if (state.later) return assessedAtPosture(scene, state, i, { view, before }, out);
  lookAround(scene, state);
  takePlace(scene, state, i);
  mixed(scene, state, patronWeight(scene, state, i, view), NO_SHIFT, out);
  state.posture = before;
  return out.value - state.assess[i].cost * out.duration;
}

/** The same where later talks count: what they add hangs on both sides' assessments, which are made anew and put back. */
function assessedAtPosture(
  scene: Scene,
  state: State,
  i: number,
  { view, before }: { readonly view: PatronView; readonly before: number },
  out: Worth,
): number {
  assessBoth(scene, state, view);
  const { value, fight } = state.assess[i];
  out.value = fight.value;
  out.duration = fight.duration;
  state.posture = before;
  assessBoth(scene, state, view);
  return value;
}
