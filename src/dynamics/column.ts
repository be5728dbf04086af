import type { Conflict } from "../conflict/conflict.js";
import type { MeasureUse } from "../conflict/measure.js";
import { gainOfTruce, utilityOf, valueOfPackage } from "./bargain.js";
import { logistic } from "./endurance.js";
import { gainInForce } from "./partial.js";
import type { Script } from "./simulate.js";
import { MEMORY_WEEKS, Phase, type Scene, type State } from "./state.js";
import { isRipe, rangeExists } from "./zone.js";

/** One column of a row: the value it has, read from the state at its week or at the end of the run if that is earlier. */
export interface Column {
  readonly week: number;
  readonly read: (script: Script, state: State) => number;
}

const truth = (yes: boolean): number => (yes ? 1 : 0);

/** Compiles a measure of the course. `sides` are the actor indices of attacker and defender; `named` of packages among the candidates. */
export function columnOf(
  conflict: Conflict,
  use: MeasureUse,
  sides: readonly [number, number],
  named: readonly number[],
): Column {
  const week = use.week ?? conflict.campaign!.horizon;
  const index = (k: number): number => use.args[k] as number;
  const side = use.args.length > 0 ? sides.indexOf(index(0)) : -1;
  const read = READERS[use.name];
  if (!read) throw new Error(`invalid measure of the course: ${use.name}`);
  const place: Place = {
    week,
    side,
    actor: use.args.length > 0 ? index(0) : -1,
    second: -1,
    about: conflict.patron?.about ?? -1,
  };
  if (use.name === "settled_on") place.second = named[index(0)] ?? -1;
  else if (use.name === "would_sign") place.second = named[index(1)] ?? -1;
  else if (use.args.length > 1) place.second = index(1);
  return { week, read: (script, state) => read(script, state, place) };
}

/** Where a reader looks. */
interface Place {
  week: number;
  side: number;
  actor: number;
  second: number;
  about: number;
}

type Reader = (script: Script, state: State, at: Place) => number;

const over = (state: State): boolean => state.phase > Phase.truce;

const READERS: Readonly<Record<string, Reader>> = {
  settled: (_, state, at) => truth(state.phase === Phase.settled && state.ended <= at.week),
  settled_on: (_, state, at) =>
    at.second < 0 ? NaN : truth(state.phase === Phase.settled && state.signed === at.second && state.ended <= at.week),
  ongoing: (_, state, at) => truth(state.ended > at.week),
  partial: (_, state, at) => truth(state.agreed.first[at.actor] <= at.week),
  "partial agreements": (_, state) => state.agreed.count,
  frozen: (_, state, at) => truth(state.phase === Phase.frozen && state.ended <= at.week),
  truce: (_, state, at) => truth(state.firstTruce <= at.week),
  collapsed: (_, state, at) =>
    truth(
      state.phase === (at.side === 0 ? Phase.attackerCollapsed : Phase.defenderCollapsed) && state.ended <= at.week,
    ),
  mobilised: (_, state, at) => (at.side < 0 ? NaN : truth(state.levied[at.side] <= at.week)),
  turned: (_, state, at) => truth(state.turned[at.actor] <= at.week),
  chooses: (_, state, at) => truth(state.everChosen[at.second] <= at.week),
  pressed: (script, state, at) => (at.side < 0 ? NaN : truth(isPressed(script.scene, state, at.side))),
  would_sign: wouldSign,
  would_accept_truce: (script, state, at) =>
    at.side < 0 || script.truce === null || over(state)
      ? NaN
      : truth(gainOfTruce(script.scene, state, at.side, script.truce) >= 0),
  ripe: ({ scene }, state) => (over(state) ? NaN : truth(isRipe(scene, state))),
  bargaining_range: (script, state) =>
    over(state)
      ? NaN
      : truth(rangeExists(script.scene, state, { epoch: script.patron?.epoch ?? 1, present: script.patron !== null })),
  "weeks of war": (_, state, at) => Math.min(state.ended, at.week),
  "area gained": (_, state) => state.area,
  casualties: (_, state, at) => (at.side < 0 ? NaN : state.casualties[at.side]),
  men: (script, state, at) => (at.side < 0 ? NaN : state.men[at.side] / script.scene.p.sides[at.side].men),
  supply: (script, state) => (script.scene.supply ? state.fire : NaN),
  cover: (script, state, at) => (script.scene.supply ? state.stock[at.actor] : NaN),
  blamed: (script, state, at) =>
    script.patron === null ? NaN : at.actor === at.about ? logistic(state.blame) : 1 - logistic(state.blame),
  "weeks of cover": (script, _, at) => coverOf(script.scene, at.actor),
  "weekly losses": (_, state, at) => (at.side < 0 ? NaN : state.rate[at.side]),
  "reported losses": (script, state, at) =>
    at.side < 0 ? NaN : state.rate[at.side] / script.scene.p.sides[at.side].reporting,
  "net manpower": (script, state, at) => (at.side < 0 ? NaN : netOf(script.scene, state, at.side)),
  pace: (script, state) => paceOf(script.scene, state),
  "recruiting cost": (script, _, at) =>
    at.side < 0 || !script.scene.stocks ? NaN : script.scene.stocks.block.state.recruitingCost[at.side],
  paid: ({ scene }, _, at) => moneyOf(scene, at.actor, "paid"),
  fund: ({ scene }, _, at) => moneyOf(scene, at.actor, "fund"),
  "value of fighting": (_, state, at) => (at.side < 0 || over(state) ? NaN : state.assess[at.side].value),
  recorded_share: (script, _, at) => script.scene.p.recorded[at.actor],
  // two runs set against each other: the engine fills them in
  worth_of_blame: () => NaN,
  effect_of_words: () => NaN,
  cost_of_view: () => NaN,
  value_of_correcting: () => NaN,
  // the last of several acts of the same kind on record speaks for them
  shift_of_blame: (script, _, at) => script.acts.findLast(({ move }) => move === at.actor)?.reply.shift ?? NaN,
  best_reply: (script, _, at) => script.acts.findLast(({ move }) => move === at.actor)?.reply.best ?? NaN,
  outcome: outcomeOf,
  cost: (script, state, at) =>
    script.patron?.actor === at.actor ? state.patronSpent : at.side < 0 ? NaN : state.spent[at.side],
};

/** Weeks of full need of a class of goods; the run being played has its lane. */
export function coverOf({ stocks }: Scene, goods: number): number {
  const k = stocks ? stocks.plan.classes.findIndex((one) => one.goods === goods) : -1;
  return k < 0 ? NaN : stocks!.block.state.stock[k] / stocks!.block.world.use[k];
}

/** USD that a donor has paid since the start or has set aside; of a belligerent that gives nothing, what it has for its recruits. */
export function moneyOf({ stocks, actors }: Scene, actor: number, what: "paid" | "fund"): number {
  if (!stocks) return NaN;
  const { state } = stocks.block;
  const donor = stocks.plan.donors.indexOf(actor);
  if (donor >= 0) return state[what][donor];
  const side = actors.indexOf(actor);
  return what === "fund" && side >= 0 ? state.chest[side] : NaN;
}

function netOf(scene: Scene, state: State, side: number): number {
  if (scene.stocks) return scene.stocks.block.state.net[side];
  const own = scene.p.sides[side];
  if (state.week === 0) return own.intake - (1 - own.returning) * own.losses;
  return state.men[side] - state.pastMen[side * MEMORY_WEEKS + ((state.week - 1) % MEMORY_WEEKS)];
}

function paceOf(scene: Scene, state: State): number {
  const span = Math.min(MEMORY_WEEKS - 1, state.week);
  if (span === 0) return scene.p.advance;
  return groundOver(scene, state, span) / span;
}

/** Ground gained in the last weeks, at most 12 and no more than there were. */
export function groundOver({ stocks }: Scene, state: State, weeks: number): number {
  // the lattice's ring holds the ground as it stood before the week's move, that of stocks after it
  const slot = state.week - weeks + (stocks ? 0 : 1);
  return state.area - state.pastArea[slot % MEMORY_WEEKS];
}

/** Less than half the starting pace, or more than 2 % fewer men, over the last quarter. */
function isPressed(scene: Scene, state: State, side: number): boolean {
  const span = Math.min(MEMORY_WEEKS - 1, state.week);
  if (span === 0) return false;
  const oldest = (state.week + 1) % MEMORY_WEEKS;
  const pace = groundOver(scene, state, span) / span;
  const { advance } = scene.p;
  const gains = (side === 0) === advance >= 0; // this side pushes: half its pace is slow; the other is pressed by half as much again
  const line = (gains ? 0.5 : 1.5) * advance;
  const slow = side === 0 ? pace < line : pace > line;
  return slow || state.men[side] < 0.98 * state.pastMen[side * MEMORY_WEEKS + oldest];
}

function wouldSign(script: Script, state: State, at: Place): number {
  const { scene } = script;
  if (at.side < 0 || at.second < 0 || over(state)) return NaN;
  const slot = at.actor * scene.packages + at.second;
  if (scene.p.hardLines && scene.worth.crossesBinding[slot] === 1) return 0;
  const worth = valueOfPackage(scene, state, at.side, at.second, scene.worth.utility);
  return truth(worth >= state.assess[at.side].value + state.home[at.side]);
}

/** What an actor has at a week, less what the war has cost it. */
function outcomeOf(script: Script, state: State, at: Place): number {
  const { scene, patron } = script;
  const spent = at.side >= 0 ? state.spent[at.side] : patron?.actor === at.actor ? state.patronSpent : 0;
  const gained = at.side >= 0 ? state.agreed.gained[at.side] : 0;
  return heldBy(scene, state, at) + gained - spent;
}

function heldBy(scene: Scene, state: State, at: Place): number {
  const { worth, packages, p } = scene;
  const present =
    worth.now[at.actor] +
    (worth.frontSlope[at.actor] * state.area) / (p.stake + p.cushion) +
    gainInForce(scene, state, at.actor);
  if (state.phase === Phase.settled)
    return at.side >= 0
      ? utilityOf(scene, state, at.side, state.signed, worth.utility)
      : worth.utility[at.actor * packages + state.signed];
  if (state.phase === Phase.attackerCollapsed || state.phase === Phase.defenderCollapsed) {
    const winner = state.phase === Phase.attackerCollapsed ? 1 : 0;
    if (at.side >= 0) return at.side === winner ? p.sides[winner].win : p.sides[at.side].lose;
    return packages === 0 ? present : worth.utility[at.actor * packages + scene.ideals[winner]];
  }
  if (state.phase === Phase.war && at.side >= 0) return state.assess[at.side].value;
  return present;
}
