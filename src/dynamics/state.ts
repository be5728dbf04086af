import type { PackageWorth } from "../conflict/engine.js";
import type { Course } from "./course.js";
import type { Worth } from "./kernel.js";
import { believedAtFirst } from "./learn.js";
import type { LongRun } from "./long-run.js";
import type { Parameters } from "./parameters.js";
import { agreedAtFirst, carryAgreed, type Agreed, type Partial } from "./partial.js";
import type { Later } from "./reservation.js";
import type { StocksScene } from "./stocks/scene.js";
import type { Supply } from "./aid.js";

/** How a run stands. */
export const Phase = { war: 0, truce: 1, settled: 2, attackerCollapsed: 3, defenderCollapsed: 4, frozen: 5 } as const;

/** What fighting is worth to a side without its cost. */
export interface Fighting {
  readonly fight: Worth;
  /** After a deal that shifts the odds by the least, by nothing and by the most of any package; between them linear. No talks follow. */
  readonly againLow: Worth;
  readonly againAsNow: Worth;
  readonly againHigh: Worth;
}

/** What fighting on, and fighting again after a broken deal, are worth to one side on its own beliefs. */
export interface Assessment extends Fighting {
  /** The same if it were weak and if it were strong, as the other side works it out; only where its strength is private. */
  readonly types: readonly [Fighting, Fighting];
  overWeak: number; // what fighting a weak other side is worth beyond fighting a strong one; 0 where its strength is known
  shiftLow: number;
  shiftHigh: number;
  cost: number; // a week, at the side's own θ
  unitCost: number; // a week per unit of θ
  value: number; // of fighting on
  optimism: number; // error of its own favour that is left
  span: number; // discounted weeks of war that it expects, later talks not counted
  beside: number; // part of `value` that partial agreements in force are worth
  later: number; // part of `value` that talks later in the war are worth; 0 where nobody looks ahead to them
}

/** The changing part of one run. One is allocated a run; `step` allocates nothing. */
export interface State {
  week: number;
  phase: number;
  ended: number; // week the war ended, Infinity while it goes on
  signed: number; // index of the signed package, −1
  area: number; // km2 the attacker has gained
  drift: number; // AR(1) disturbance of the advance, km2/week
  men: Float64Array; // [2]
  casualties: Float64Array; // [2], since the start
  rate: Float64Array; // [2], casualties this week
  levyLeft: Float64Array; // [2], weeks of a running mobilisation
  levied: Float64Array; // [2], week it was ordered, Infinity if never
  stock: Float64Array; // [groups], weeks of full need
  met: Float64Array; // [groups]
  lostFor: number; // weeks since help fell short
  fire: number;
  fireAtStart: number;
  course: number; // in force, index into courses
  boundUntil: number;
  turns: number; // lines of the policy's way that have been crossed
  turned: Float64Array; // [courses], week in which the policy turned to it, Infinity
  everChosen: Float64Array; // [courses], first week the patron chose it by its own rule, Infinity
  blame: number; // log-odds that the side `about` is the obstacle
  refused: Float64Array; // [2], worth of the refusal of an offer without any reason by who offers now, through the patron
  readonly refusedWorth: readonly [Worth, Worth]; // the same of each side without its cost: value and length of fighting
  heardAlready: number; // package whose refusal the patron has counted, −1
  turn: number; // side that offers in the next round, where they take turns
  offer: number; // package offered in this round, −1
  heard: Int32Array; // [2], offer of each side last refused, −1
  heardAt: Float64Array; // [2]
  tabled: number; // package last refused, −1
  tabledAt: number;
  gross: Float64Array; // [2], believed gross advance at even power, km2/week
  weight: Float64Array; // [2], observations behind it
  epochs: Float64Array; // [2][2], believed counts of support and stop
  epochsAtFirst: Float64Array; // [2][2], the same before anything was seen
  posture: number; // logits on the belief that support lasts a year, while a move is weighed; else 0
  weak: Float64Array; // [2], belief of the other side that it is weak, where its strength is private
  types: Int8Array; // [2], type that each is valued as: its own, but while the other side works out what a type would do
  thetaHigh: Float64Array; // [2], most that the other side takes θ to be
  home: Float64Array; // [2], home shock on acceptance
  truceBegan: number;
  firstTruce: number;
  /** Troops of others that truces have let come. */
  foreign: number;
  truceUntil: number;
  spent: Float64Array; // [2], utility cost of war so far
  patronSpent: number;
  pastArea: Float64Array; // ring of 13 weeks
  pastMen: Float64Array; // [2 × 13]
  readonly assess: readonly [Assessment, Assessment];
  readonly agreed: Agreed;
  /** Ends that came in the window on record, where the run goes on; null outside it. */
  log: WindowLog | null;
  /** What the sides expect of talks later in the war; null where they look no further than fighting to the end. */
  later: Later | null;
}

/** What would have ended or paused the war in the window on record: the first week of each, Infinity for none. */
export interface WindowLog {
  settled: number;
  collapsed: number;
  truce: number;
}

/** A change of the log ratio of power toward the attacker, and the factors it puts on the pull of the advance and on the odds of collapse. */
export interface Shift {
  readonly by: number;
  readonly pull: number;
  readonly odds: number;
}

/** One run's fixed surroundings. */
export interface Scene {
  readonly p: Parameters;
  readonly supply: Supply | null;
  /** The campaign with stocks; null in a world of the lattice. */
  readonly stocks: StocksScene | null;
  readonly courses: readonly Course[];
  readonly worth: PackageWorth;
  readonly packages: number;
  /** Chance that each side gives a package to last. Shape [2 × packages]. */
  readonly durable: Float64Array;
  /** Actor indices of attacker and defender. */
  readonly actors: readonly [number, number];
  /** Each side's own best package among the candidates. */
  readonly ideals: readonly [number, number];
  /** Package may be signed in this world (owners agree, no hard line crossed); shape [packages]. */
  readonly open: Uint8Array;
  /** Indices of the packages that may be signed, rising. */
  readonly signable: Int32Array;
  /** Least and most that any package, or a truce, may shift the odds of a war again, by side. */
  readonly shifts: readonly [ShiftRange, ShiftRange];
  /** Where a package's shift lies, −1 the least, 0 none, 1 the most. Shape [2 × packages]. */
  readonly between: Float64Array;
  readonly longRun: LongRun;
  /** What each course adds to each side's cost of the war, as a share of it; null where none does. Shape [courses × 2]. */
  readonly sanctions: Float64Array | null;
  readonly partials: readonly Partial[];
  /** `durable` by the trust that partial agreements have made; filled as asked. */
  readonly durables: Map<number, Float64Array>;
}

/** The least shift and the most; from each of them to none the value of fighting again is taken as linear. */
export interface ShiftRange {
  readonly low: Shift;
  readonly high: Shift;
}

export const MEMORY_WEEKS = 13;

function noWorth(): Worth {
  return { value: 0, duration: 0 };
}

function noFighting(): Fighting {
  return { fight: noWorth(), againLow: noWorth(), againAsNow: noWorth(), againHigh: noWorth() };
}

function assessment(): Assessment {
  return {
    ...noFighting(),
    types: [noFighting(), noFighting()],
    overWeak: 0,
    shiftLow: 0,
    shiftHigh: 0,
    cost: 0,
    unitCost: 0,
    value: 0,
    optimism: 0,
    span: 0,
    beside: 0,
    later: 0,
  };
}

/** A run's state at the start: the line where it stands, stocks as stated, beliefs at their priors. */
export function startState(scene: Scene, blame: number, epochs: Float64Array): State {
  const { p, supply, courses } = scene;
  const groups = supply?.groups.length ?? 0;
  const gross = p.advance / (1 - p.holding);
  return {
    week: 0,
    phase: Phase.war,
    ended: Infinity,
    signed: -1,
    area: 0,
    drift: 0,
    men: Float64Array.of(p.sides[0].men, p.sides[1].men),
    casualties: new Float64Array(2),
    rate: Float64Array.of(p.sides[0].losses, p.sides[1].losses),
    levyLeft: new Float64Array(2),
    levied: Float64Array.of(Infinity, Infinity),
    stock: Float64Array.from({ length: groups }, (_, g) => supply!.groups[g].cover),
    met: new Float64Array(groups),
    lostFor: 0,
    fire: 1,
    fireAtStart: 1,
    course: courses.length - 1,
    boundUntil: 0,
    turns: 0,
    turned: new Float64Array(courses.length).fill(Infinity),
    everChosen: new Float64Array(courses.length).fill(Infinity),
    blame,
    refused: new Float64Array(2),
    refusedWorth: [noWorth(), noWorth()],
    heardAlready: -1,
    turn: 0,
    offer: -1,
    heard: Int32Array.of(-1, -1),
    heardAt: Float64Array.of(-Infinity, -Infinity),
    tabled: -1,
    tabledAt: -Infinity,
    gross: Float64Array.of(believedAtFirst(gross, p.sides, 0), believedAtFirst(gross, p.sides, 1)),
    weight: new Float64Array(2),
    epochs: epochs.slice(),
    epochsAtFirst: epochs.slice(),
    posture: 0,
    weak: Float64Array.of(p.strengths[0]?.weak ?? 0, p.strengths[1]?.weak ?? 0),
    types: Int8Array.of(p.strengths[0]?.own ?? 0, p.strengths[1]?.own ?? 0),
    thetaHigh: Float64Array.of(p.sides[0].resolveHigh, p.sides[1].resolveHigh),
    home: new Float64Array(2),
    truceBegan: Infinity,
    firstTruce: Infinity,
    foreign: 0,
    truceUntil: 0,
    spent: new Float64Array(2),
    patronSpent: 0,
    pastArea: new Float64Array(MEMORY_WEEKS),
    pastMen: Float64Array.from({ length: 2 * MEMORY_WEEKS }, (_, k) => p.sides[k < MEMORY_WEEKS ? 0 : 1].men),
    assess: [assessment(), assessment()],
    agreed: agreedAtFirst(scene),
    log: null,
    later: null,
  };
}

/**
 * Starts a run where the window on record ended: what the sides have learned, what they have been offered, whom the patron
 * blames. Men, ground and stocks stay as the file states them for its day.
 */
export function carryOver(from: State, to: State): void {
  // where the record was left, the war may have paused or ended before the day of the file
  to.phase = from.phase;
  to.signed = from.signed;
  if (from.phase > Phase.truce) to.ended = 0;
  to.truceBegan = from.truceBegan - from.week;
  to.truceUntil = from.truceUntil - from.week;
  to.firstTruce = Math.min(0, from.firstTruce - from.week) + (from.firstTruce === Infinity ? Infinity : 0);
  to.drift = from.drift;
  to.course = from.course;
  to.blame = from.blame;
  to.gross.set(from.gross);
  to.weight.set(from.weight);
  to.epochs.set(from.epochs);
  to.thetaHigh.set(from.thetaHigh);
  to.weak.set(from.weak);
  to.turn = from.turn;
  to.home.set(from.home);
  to.heard.set(from.heard);
  to.tabled = from.tabled;
  to.tabledAt = from.tabledAt - from.week;
  carryAgreed(from.agreed, to.agreed, from.week);
  for (let i = 0; i < 2; i++) to.heardAt[i] = from.heardAt[i] - from.week;
  for (let k = 0; k < MEMORY_WEEKS; k++) {
    const then = (((from.week + k - MEMORY_WEEKS + 1) % MEMORY_WEEKS) + MEMORY_WEEKS) % MEMORY_WEEKS;
    const now = (k + 1) % MEMORY_WEEKS;
    to.pastArea[now] = from.pastArea[then] - from.area;
    for (let i = 0; i < 2; i++)
      to.pastMen[i * MEMORY_WEEKS + now] = from.pastMen[i * MEMORY_WEEKS + then] + (to.men[i] - from.men[i]);
  }
}
