import type { Conflict } from "../conflict/conflict.js";
import type { Branch, RecordedMove } from "../conflict/policy.js";
import type { World } from "../conflict/world.js";
import { assessBoth, type PatronView } from "./assess.js";
import { gainOfTruce } from "./bargain.js";
import type { Column } from "./column.js";
import type { Course } from "./course.js";
import { chanceOfCourses, enduranceCounts, foreseeDeals, messageOf, type PatronParameters } from "./patron.js";
import { Heard, takenIn } from "./hearing.js";
import { emptyLongRun } from "./long-run.js";
import { signPart } from "./partial-talks.js";
import { replyOf, type Reply } from "./reply.js";
import { start, step, type Script } from "./simulate.js";
import { speak, wordsOf } from "./words.js";
import { Phase, startState, type Scene, type State } from "./state.js";

/** One act on record with what the run gave it: the chance under the state of that week, NaN where no rule of the course decides it. */
export interface ActChance {
  readonly recorded: number; // index into History.moves
  readonly move: number; // index into Conflict.moves
  readonly chance: number;
  readonly reply: Reply;
  /** Patron's log-odds toward the side it watches just before and just after. */
  readonly belief: readonly [number, number];
}

/** How the window on record went in one world. */
export interface WindowRun {
  /** The state at the day of the file: what the runs from there start with. */
  readonly end: State;
  readonly acts: readonly ActChance[];
  /** Values of each band of `history.must_match` over the window, lowest and highest, in the band's own terms. Shape [bands][2]. */
  readonly bands: readonly (readonly [number, number])[];
  /** Patron's log-odds after each recorded move and at the end, in the order of their dates. */
  readonly blame: readonly number[];
}

/** What the window needs of a compiled course. */
export interface WindowPlan {
  readonly conflict: Conflict;
  readonly script: Script;
  readonly columns: readonly Column[];
  /** Whether it is asked if an act on record had a better alternative; that takes longer than the rest of an act, and moves nothing. */
  readonly replies: boolean;
}

/** Whole weeks of the window on record; 0 where the file has none. */
export function windowWeeks(conflict: Conflict): number {
  return conflict.history === null ? 0 : Math.max(0, Math.round(-conflict.history.windowWeeks[0]));
}

const NEVER = Infinity;
const NOT_ASKED: Reply = { shift: NaN, best: NaN };
/** Repeat 0 of chance is the window's own. */
const WINDOW_REPEAT = 0;

/**
 * Plays the window on record: the sides talk, learn and fight by their rules, the acts on record happen in their weeks, and
 * what would have ended the war is written down while the run goes on. Men start where the file's own flows, run backwards,
 * put them; the patron keeps its course but for its acts on record. O(weeks).
 */
export function playWindow(plan: WindowPlan, world: World, seed: number, branch: Branch | null = null): WindowRun {
  const { conflict } = plan;
  const weeks = windowWeeks(conflict);
  const script = scriptOfWindow(plan.script);
  const { scene, patron } = script;
  const view: PatronView = { epoch: plan.script.patron?.epoch ?? 1, present: patron !== null };
  const state = startState(scene, patron?.start ?? 0, enduranceCounts(scene, view.epoch));
  state.log = { settled: NEVER, collapsed: NEVER, truce: NEVER };
  start(script, state, world.index, { seed, repeat: WINDOW_REPEAT });
  runBack(scene, state, weeks);
  assessBoth(scene, state, view);
  const at: Playing = { seed, script, state, view, truce: null, acts: [], blame: [] };
  const before = bandValues(plan, script, state);
  const seen = conflict.history!.bands.map((): [number, number] => [Infinity, -Infinity]);
  const due = [...conflict.history!.moves.keys()].map((recorded) => ({
    recorded,
    week: weekOf(conflict, recorded, weeks),
  }));
  due.sort((one, other) => one.week - other.week);
  for (let week = 1; week <= weeks && state.phase <= Phase.truce; week++) {
    state.week = week;
    step({ ...at.script, truce: at.truce }, state, world.index, { seed, repeat: WINDOW_REPEAT }, view);
    while (due.length > 0 && due[0].week <= week) {
      const { recorded } = due.shift()!;
      if (branch?.recorded === recorded) {
        diverge(plan, at, world, branch);
        due.length = 0;
      } else happen(plan, at, world, recorded);
    }
    if (state.log !== null) signOnRecord(at, world, week - weeks);
    watchStates(plan, script, state, seen);
  }
  at.blame.push(state.blame);
  const after = bandValues(plan, script, state);
  const bands = conflict.history!.bands.map(({ per, reported }, b): readonly [number, number] => {
    if (per === null) return seen[b];
    const factor = reported === null ? 1 : world.values[reported];
    const rate = (((after[b] - before[b]) / weeks) * per) / factor;
    return [rate, rate];
  });
  return { end: state, acts: at.acts, bands, blame: at.blame };
}

/** A window being played. */
interface Playing extends Scenery {
  script: Script;
  truce: Script["truce"];
  readonly acts: ActChance[];
  readonly blame: number[];
}

/** A recorded act happens. */
function happen(plan: WindowPlan, at: Playing, world: World, recorded: number): void {
  const { conflict } = plan;
  const { move } = conflict.history!.moves[recorded];
  const before = at.state.blame;
  const found = act(plan, at, world, recorded);
  at.acts.push({ recorded, move, ...found, belief: [before, at.state.blame] });
  if (conflict.moves[move].truce) at.truce = plan.script.truce;
  at.blame.push(at.state.blame);
}

/** Partial agreements that were signed in this week, counted from the day of the file; the first week of the window has what came before. */
function signOnRecord({ script, state, seed }: Playing, world: World, week: number): void {
  const nature = { key: { seed, repeat: WINDOW_REPEAT }, world: world.index };
  script.scene.partials.forEach(({ signed }, k) => {
    if (signed === week || (state.week === 1 && signed === week - 1)) signPart(script, state, k, nature);
  });
}

/**
 * The record is left: in place of the act stands another or none, and from here on everybody goes by the rules of the course,
 * so that the war may end before the day of the file.
 */
function diverge(plan: WindowPlan, at: Playing, world: World, { instead, recorded }: Branch): void {
  const { state } = at;
  state.log = null;
  at.script = { ...at.script, patron: plan.script.patron };
  if (instead === null) return;
  tell(plan, at, world, { move: instead, heard: heardOf(at, world, recorded) });
  if (plan.conflict.moves[instead].truce) at.truce = plan.script.truce;
}

/** In the window the patron decides nothing by itself and tables nothing; help runs on. */
function scriptOfWindow(script: Script): Script {
  const { scene, patron } = script;
  const supply = scene.supply && { ...scene.supply, funded: Infinity };
  return {
    ...script,
    // the physical war is the file's mean rates, also where the war is then played with stocks
    scene: { ...scene, supply, stocks: null, longRun: emptyLongRun(scene.courses.length) },
    patron: patron && { ...patron, epoch: NEVER, tables: false },
    imposed: -1,
    read: new Uint8Array([0]),
    opening: null,
    continuation: script.continuation && { ...script.continuation, known: script.continuation.knownInWindow },
  };
}

/** Week of the window (1 …) in which a recorded move falls. */
function weekOf(conflict: Conflict, recorded: number, weeks: number): number {
  return Math.min(weeks, Math.max(1, Math.ceil(conflict.history!.moves[recorded].week + weeks)));
}

/** Men as the file's mean flows, run backwards from its day, put them; never below half. */
function runBack(scene: Scene, state: State, weeks: number): void {
  for (let i = 0; i < 2; i++) {
    const side = scene.p.sides[i];
    const net = side.intake - (1 - side.returning) * side.losses;
    state.men[i] = Math.max(0.5 * side.men, side.men - weeks * net);
  }
}

interface Scenery {
  readonly seed: number;
  readonly script: Script;
  readonly state: State;
  readonly view: PatronView;
}

/** A recorded act happens: its chance under the state and what its author could have done instead, then what it says and does. */
function act(plan: WindowPlan, at: Scenery, world: World, recorded: number): Pick<ActChance, "chance" | "reply"> {
  const { conflict } = plan;
  const { state, script } = at;
  const { scene } = script;
  const { move: index } = conflict.history!.moves[recorded];
  assessBoth(scene, state, at.view);
  const chance = chanceOf(plan, at, conflict.history!.moves[recorded]);
  const heard = heardOf(at, world, recorded);
  const { patron } = plan.script;
  const reply = plan.replies
    ? replyOf(conflict, world, recorded, { scene, state, patron, view: at.view, heard })
    : NOT_ASKED;
  tell(plan, at, world, { move: index, heard });
  return { chance, reply };
}

/** Share of an act on record, or of what stands in its place, that the patron takes in. */
function heardOf({ script, seed }: Scenery, world: World, recorded: number): number {
  if (!script.patron) return 0;
  const key = { seed, repeat: WINDOW_REPEAT };
  return takenIn(script.patron, { key, world: world.index, week: recorded, what: Heard.record });
}

/** What an act says to the patron and of it, and what it does to help. */
function tell(
  { conflict, script: { patron: listened } }: WindowPlan,
  { script, state }: Scenery,
  world: World,
  { move: index, heard }: { readonly move: number; readonly heard: number },
): void {
  const { scene, patron } = script;
  const move = conflict.moves[index];
  if (patron && !scene.p.patronFixed) state.blame += heard * messageOf(conflict, world, index);
  speak(scene, state, wordsOf(conflict, world, [index]), listened);
  if (move.actor === patron?.actor && move.aid.length > 0) state.course = courseWith(conflict, scene, index);
}

function chanceOf(plan: WindowPlan, { script, state }: Scenery, { move: index }: RecordedMove): number {
  const { conflict } = plan;
  const { scene } = script;
  const move = conflict.moves[index];
  const patron: PatronParameters | null = plan.script.patron;
  if (patron && move.actor === patron.actor && move.aid.length > 0 && patron.courses.length > 0) {
    foreseeDeals(scene, state, patron);
    return chanceOfCourses(scene, state, patron, (policy) => agrees(conflict, scene.courses[policy], index));
  }
  const side = scene.actors.indexOf(move.actor);
  if (side >= 0 && move.refuses !== null && plan.script.truce && conflict.moves[move.refuses].truce)
    return gainOfTruce(scene, state, side, plan.script.truce) < 0 ? 1 : 0;
  return NaN;
}

/** Whether a course sets every flow that the move names at the move's level. */
function agrees(conflict: Conflict, course: Course, move: number): boolean {
  return conflict.moves[move].aid.every(({ flow, level }) => {
    if (flow === "deliveries") return course.deliveries === level;
    if (flow === "intelligence") return course.intelligence === (level !== "none");
    if (flow === "sales") return course.sales === (level !== "none");
    return course.mediates === (level !== "none");
  });
}

/** The course in force after a recorded act of the patron: help as before where that agrees, else the first course that does. */
function courseWith(conflict: Conflict, scene: Scene, move: number): number {
  const before = scene.courses.length - 1;
  if (agrees(conflict, scene.courses[before], move)) return before;
  const found = scene.courses.findIndex((course) => agrees(conflict, course, move));
  return found < 0 ? before : found;
}

function bandValues(plan: WindowPlan, script: Script, state: State): number[] {
  return plan.columns.map(({ read }) => read(script, state));
}

function watchStates(plan: WindowPlan, script: Script, state: State, seen: [number, number][]): void {
  plan.conflict.history!.bands.forEach(({ per }, b) => {
    if (per !== null) return;
    const value = plan.columns[b].read(script, state);
    seen[b][0] = Math.min(seen[b][0], value);
    seen[b][1] = Math.max(seen[b][1], value);
  });
}
