import type { RunKey } from "../conflict/engine.js";
import { Stream } from "../math/philox.js";
import { normalAt, uniformAt } from "./chance.js";
import { type PatronView, assessBoth, supports } from "./assess.js";
import { considerLevy, LEVY_EVERY } from "./levy.js";
import { countDecision, forgetAWeek, observe } from "./learn.js";
import { holdRound, valueOfPackage, type TruceTerms } from "./bargain.js";
import { exchangeFire, hazardOf, moveFront, pullOf, replaceMen, strainOf, supplyWeek } from "./campaign.js";
import { fireIndex, inflow, met } from "./aid.js";
import { openStocks, stocksWeek } from "./stocks/scene.js";
import { turnAtLine, type Takeover } from "./turn.js";
import { Heard, takenIn } from "./hearing.js";
import { chooseCourse, enduranceCounts, forget, hear, packageToTable, type PatronParameters } from "./patron.js";
import { agreeOnParts } from "./partial-talks.js";
import { chanceOfRound, keepAgreements, sparedShare } from "./partial.js";
import { forgetRefusals, weighRefusals } from "./posture.js";
import { dearerNow } from "./sanctions.js";
import { laterOf, type Tables } from "./later.js";
import { bothWantTruce, deployTroops, type ForeignTroops, foresee } from "./truce.js";
import type { ActChance } from "./window.js";
import { speak, type Said } from "./words.js";
import { carryOver, MEMORY_WEEKS, Phase, startState, type Scene, type State, type WindowLog } from "./state.js";

/** A truce of the file, as the run reads it. */
export interface TrucePlan extends TruceTerms {
  readonly recruits: boolean; // mobilisation goes on
  readonly delivers: boolean; // deliveries go on
  readonly trains: boolean; // training goes on; only stocks read it
  readonly raids: boolean; // raids at the rear go on; only stocks read it
  readonly troops: ForeignTroops | null;
}

/** One run's script: where it is played, who the patron is, what is imposed, what truce is on the table. */
export interface Script {
  readonly scene: Scene;
  readonly patron: PatronParameters | null;
  /** Index into `scene.courses`; −1: nothing imposed. */
  readonly imposed: number;
  /** The policy that the run is played under, index into `scene.courses`; −1: none. */
  readonly policy: number;
  /** What takes over at each line that the policy watches, one after the other. */
  readonly turns: readonly Takeover[];
  readonly imposedSays: number; // nats that the imposed moves tell the patron
  readonly review: number;
  readonly truce: TrucePlan | null;
  readonly horizon: number;
  /** Weeks at which the witness reads values; shape [weeks], beyond its end every week is read. */
  readonly read: Uint8Array;
  /** The state that the window on record ends in: beliefs, talks and the patron start from it. Null: from their priors. */
  readonly opening: State | null;
  /** The acts on record as that window had them; none without one. */
  readonly acts: readonly ActChance[];
  /** The patron's log-odds, held there all along; null: they move. */
  readonly held: number | null;
  /** What the imposed moves say about the patron's staying. */
  readonly words: readonly Said[];
  /** What a refusal leaves; null where the sides look no further than fighting to the end. */
  readonly continuation: Tables | null;
}

/** Whose chance it is. */
export interface Nature {
  readonly key: RunKey;
  readonly world: number;
}

const FROZEN_WEEKS = 52;
const BURNED_WEEK = 1; // talks and shocks begin after the start

/** Told the state at the start and after each week; may read, must not write. */
export type Witness = (state: State) => void;

/** Plays one run to its end or the horizon. Allocates one state. ~1–10 µs a week. */
export function simulate(script: Script, world: number, key: RunKey, witness: Witness): State {
  const { scene, patron } = script;
  const counts = enduranceCounts(scene, patron?.epoch ?? 1);
  const state = startState(scene, patron?.opening ?? 0, counts);
  const view = { epoch: patron?.epoch ?? 1, present: patron !== null };
  if (script.opening) carryOver(script.opening, state);
  state.blame = script.held ?? state.blame;
  start(script, state, world, key);
  assessBoth(scene, state, view);
  if (script.truce) foresee(script, state);
  witness(state);
  for (let week = 1; week <= script.horizon && state.phase <= Phase.truce; week++) {
    state.week = week;
    step(script, state, world, key, view);
    witness(state);
  }
  return state;
}

export function start(script: Script, state: State, world: number, key: RunKey): void {
  const { scene } = script;
  for (let i = 0; i < 2; i++) {
    state.assess[i].shiftLow = scene.shifts[i].low.by;
    state.assess[i].shiftHigh = scene.shifts[i].high.by;
  }
  if (scene.stocks) openStocks(scene.stocks, state);
  else if (scene.supply) {
    for (let g = 0; g < scene.supply.groups.length; g++)
      state.met[g] = met(inflow(scene.supply, g, scene.courses[scene.courses.length - 1], 0, 0), state.stock[g]);
    state.fire = fireIndex(scene.supply, state.met);
    state.fireAtStart = state.fire;
  }
  // before what a policy says, which is not the same under every policy
  state.later = script.continuation && laterOf(scene, state, script.continuation, script.opening);
  if (script.imposed < 0 || scene.courses[script.imposed].from !== 0) return;
  impose(script, state, world, key);
  speak(scene, state, script.words, script.patron);
}

function impose(script: Script, state: State, world: number, key: RunKey): void {
  state.course = script.imposed;
  state.boundUntil = state.week + script.review;
  if (script.patron)
    state.blame += takenIn(script.patron, { key, world, week: state.week, what: Heard.imposed }) * script.imposedSays;
}

/** One week: orders → campaign → observations → beliefs → values → diplomacy → patron → phase. */
export function step(script: Script, state: State, world: number, key: RunKey, view: PatronView): void {
  const { scene, patron } = script;
  const { week } = state;
  if (script.imposed >= 0 && scene.courses[script.imposed].from === week && week > 0) {
    impose(script, state, world, key);
    speak(scene, state, script.words, patron);
  }
  if (state.turns < script.turns.length) turnAtLine(script, state, { key, world });
  keepAgreements(scene, state, world, key);
  fight(script, state, world, key, view);
  if (state.phase > Phase.truce) return;
  const deciding = patron !== null && week % patron.epoch === 0;
  const talking = week >= BURNED_WEEK && uniformAt(key, world, week, 0, Stream.proposer) < chanceOfRound(scene, state);
  shockHomes(scene, state, world, key);
  if (patron) state.blame = script.held ?? forget(patron, state);
  const read = week >= script.read.length || script.read[week] === 1;
  const assessed = talking || deciding || read;
  if (assessed) assessBoth(scene, state, view);
  if (talking) {
    const drawn = uniformAt(key, world, week, 1, Stream.proposer) < 0.5 ? 0 : 1;
    talk(script, state, scene.p.alternates ? state.turn : drawn, { key, world });
  }
  if (state.phase <= Phase.truce && week % LEVY_EVERY === 0) considerLevy(scene, state, view, assessed);
  if (state.phase <= Phase.truce && patron && deciding) decide(script, state, patron, { key, world });
  if (scene.p.learning.fades) forgetAWeek(scene, state);
}

/** The campaign's week, in war or truce; collapse and the ends of the front may end the war here. */
function fight(script: Script, state: State, world: number, key: RunKey, view: PatronView): void {
  const { scene } = script;
  const { p } = scene;
  const { week } = state;
  const truce = state.phase === Phase.truce;
  const draw = (index: number, stream: number): number => normalAt(key, world, week, index, stream);
  const area = state.area;
  if (truce && script.truce!.troops) deployTroops(script.truce!.troops, state);
  if (scene.stocks) stocksWeek(scene, state, world, key, truce ? script.truce! : null);
  else {
    const intensity = truce ? p.truceLosses : 1;
    supplyWeek(scene, state, intensity);
    exchangeFire(scene, state, intensity, draw(0, Stream.losses), draw(1, Stream.losses));
    replaceMen(scene, state, !truce || script.truce!.recruits);
  }
  spend(scene, state, script.patron);
  remember(state);
  if (truce) return holdTruce(script, state, uniformAt(key, world, week, 0, Stream.collapse), view);
  const pull = scene.stocks ? scene.stocks.block.state.pull[0] : pullOf(scene, state);
  const end = scene.stocks
    ? scene.stocks.block.state.end[0]
    : moveFront(scene, state, pull * p.truePull, draw(0, Stream.front));
  observe(scene, state, pull, state.area - area);
  const ends = end === 0 ? 1 : uniformAt(key, world, week, 3, Stream.collapse);
  if (ends < p.endsDecide) return finish(state, end > 0 ? Phase.defenderCollapsed : Phase.attackerCollapsed);
  const attackerFalls = uniformAt(key, world, week, 1, Stream.collapse) < hazardOf(scene, state, 0);
  const defenderFalls = uniformAt(key, world, week, 2, Stream.collapse) < hazardOf(scene, state, 1);
  if (!attackerFalls && !defenderFalls) return;
  const attackerStronger = state.men[0] / p.sides[0].floor >= state.men[1] / p.sides[1].floor;
  const loser =
    attackerFalls && (!defenderFalls || !attackerStronger) ? Phase.attackerCollapsed : Phase.defenderCollapsed;
  finish(state, loser);
}

function finish(state: State, phase: number): void {
  if (state.log) return note(state.log, phase, state.week);
  state.phase = phase;
  state.ended = state.week;
}

/** In the window on record the war went on: an end is written down and the run goes on as if it had not come. */
function note(log: WindowLog, phase: number, week: number): void {
  if (phase === Phase.settled) log.settled = Math.min(log.settled, week);
  else log.collapsed = Math.min(log.collapsed, week);
}

function spend(scene: Scene, state: State, patron: PatronParameters | null): void {
  for (let i = 0; i < 2; i++) {
    const side = scene.p.sides[i];
    const levy = state.levyLeft[i] > 0 ? side.levyCost / side.levyWeeks : 0;
    const dearer = dearerNow(scene, state, i);
    const spared = 1 - sparedShare(scene, state, i);
    state.spent[i] += side.warCost * dearer * side.resolve * strainOf(state.rate[i], side.losses) * spared + levy;
  }
  const cost = patron?.courses.find((each) => each.policy === state.course)?.cost ?? 0;
  state.patronSpent += cost / 52;
}

function remember(state: State): void {
  const slot = state.week % MEMORY_WEEKS;
  state.pastArea[slot] = state.area;
  state.pastMen[slot] = state.men[0];
  state.pastMen[MEMORY_WEEKS + slot] = state.men[1];
}

function shockHomes(scene: Scene, state: State, world: number, key: RunKey): void {
  const { shock, shockMemory } = scene.p;
  if (shock === 0) return;
  const fresh = shock * Math.sqrt(1 - shockMemory * shockMemory);
  for (let i = 0; i < 2; i++)
    state.home[i] = shockMemory * state.home[i] + fresh * normalAt(key, world, state.week, i, Stream.exogenous);
}

function holdTruce(script: Script, state: State, uniform: number, view: PatronView): void {
  const { scene } = script;
  const breaks = (scene.p.sides[0].truceBreaks + scene.p.sides[1].truceBreaks) / 2;
  if (state.week - state.truceBegan >= FROZEN_WEEKS) return finish(state, Phase.frozen);
  const expires = state.week >= state.truceUntil;
  if (expires) assessBoth(scene, state, view);
  if (uniform < breaks) state.phase = Phase.war;
  else if (expires && !bothWantTruce(script, state)) state.phase = Phase.war;
  else if (expires) state.truceUntil = state.week + script.truce!.weeks;
}

/** A round of talks: a package first; failing that, the truce on the table. */
function talk(script: Script, state: State, proposer: number, { key, world }: Nature): void {
  if (script.scene.p.postures && script.patron) weighRefusals(script.scene, state, script.patron, proposer);
  const signed = holdRound(script.scene, state, proposer);
  forgetRefusals(state);
  state.turn = 1 - proposer;
  if (signed >= 0) return sign(state, signed);
  if (state.offer >= 0 && script.patron) {
    const attention = takenIn(script.patron, { key, world, week: state.week, what: Heard.offer });
    hear(script.scene, state, script.patron, proposer, attention);
  }
  agreeOnParts(script, state, proposer, { key, world });
  if (state.phase !== Phase.war || !script.truce) return;
  foresee(script, state);
  if (!bothWantTruce(script, state)) return;
  if (state.log) {
    state.log.truce = Math.min(state.log.truce, state.week);
    return;
  }
  state.phase = Phase.truce;
  state.truceBegan = state.week;
  state.firstTruce = Math.min(state.firstTruce, state.week);
  state.truceUntil = state.week + script.truce.weeks;
}

function sign(state: State, y: number): void {
  state.signed = y;
  finish(state, Phase.settled);
}

/** The patron's week: it may table a package, then, unless bound, chooses its course by its own rule. */
function decide(script: Script, state: State, patron: PatronParameters, nature: Nature): void {
  const { scene } = script;
  if (patron.tables && scene.courses[state.course].mediates) table(script, state, patron, nature);
  if (state.phase > Phase.truce || state.week < state.boundUntil || patron.courses.length === 0) return;
  const chosen = chooseCourse(
    scene,
    state,
    patron,
    uniformAt(nature.key, nature.world, state.week, 2, Stream.proposer),
  );
  state.course = chosen;
  state.everChosen[chosen] = Math.min(state.everChosen[chosen], state.week);
  countDecision(scene, state, supports(scene.courses[chosen]));
}

function table(script: Script, state: State, patron: PatronParameters, { key, world }: Nature): void {
  const { scene } = script;
  const { y, expected } = packageToTable(scene, state, patron);
  if (y < 0) return;
  let refused = false;
  for (let i = 0; i < 2; i++) {
    const worth = valueOfPackage(scene, state, i, y, scene.worth.utility);
    if (worth >= state.assess[i].value + state.home[i]) continue;
    refused = true;
    const again = state.tabled === y && state.week - state.tabledAt < patron.review;
    if (again || scene.p.patronFixed) continue;
    const attention = takenIn(patron, { key, world, week: state.week, what: Heard.tabled + i });
    state.blame += (i === patron.about ? 1 : -1) * attention * patron.refusal * expected[i];
  }
  if (!refused) return sign(state, y);
  if (state.tabled !== y || state.week - state.tabledAt >= patron.review) {
    state.tabled = y;
    state.tabledAt = state.week;
  }
}
