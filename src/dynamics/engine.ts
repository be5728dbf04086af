import type { Conflict } from "../conflict/conflict.js";
import { measuresOf, type Engine, type Given, type PackageWorth, type RunKey } from "../conflict/engine.js";
import type { World } from "../conflict/world.js";
import { truncatedQuantile } from "../math/distribution.js";
import { columnOf, type Column } from "./column.js";
import { contrastsIn, heldAt, type Contrast } from "./contrast.js";
import { coursesOf, type Course } from "./course.js";
import { parametersOf, type Parameters } from "./parameters.js";
import { messageOf, patronOf, type PatronParameters } from "./patron.js";
import { durability } from "./settle.js";
import { simulate, type Script, type TrucePlan, type Witness } from "./simulate.js";
import type { Scene, State } from "./state.js";
import { supplyOf } from "./aid.js";
import { planOf, type StocksPlan } from "./stocks/plan.js";
import { stageStocks } from "./stocks/scene.js";
import { linesOf, type Line } from "./turn.js";
import { wordsOf } from "./words.js";
import { playWindow, windowWeeks, type WindowRun } from "./window.js";

/** A conflict made ready for many runs. Holds the last world's scene, so that its policies and repeats share it. */
export interface CourseProgram {
  readonly conflict: Conflict;
  readonly given: Given;
  readonly sides: readonly [number, number];
  /** What the stocks campaign consists of; null where no world is played by it. */
  readonly plan: StocksPlan | null;
  readonly courses: readonly Course[];
  /** Lines that each policy watches, one after the other; shape [policies][lines]. */
  readonly lines: readonly (readonly Line[])[];
  readonly columns: readonly Column[];
  /** Columns of the bands that a world must pass through in the window on record. */
  readonly bands: readonly Column[];
  /** Columns that set two runs of the same nature against each other. */
  readonly contrasts: readonly Contrast[];
  /** Columns to read at the end of each week; shape [weeks][columns]. */
  readonly byWeek: readonly (readonly number[])[];
  readonly resolveBounds: readonly (readonly [number, number])[];
  readonly horizon: number;
  /** 1 at weeks at whose end some column is read. */
  readonly readAt: Uint8Array;
  last: { readonly world: World; readonly slot: number; readonly staged: Staged } | null;
}

interface Staged {
  readonly scene: Scene;
  readonly patron: PatronParameters | null;
  readonly truce: TrucePlan | null;
  /** The window on record, played once a world and seed. */
  window: Played | null;
  /** The same by policy that leaves the record in it. */
  readonly branches: Map<number, Played>;
}

interface Played {
  readonly seed: number;
  readonly run: WindowRun;
}

/** The course: how the conflict runs over time under a policy. Version changes whenever a row may. */
export const courseEngine: Engine<CourseProgram> = {
  name: "course",
  version: "2",
  measures: (conflict) => measuresOf(conflict, "course"),
  compile,
  run: (program, world, slot, policy, key, out) => {
    const { columns, byWeek } = program;
    const script = scriptOf(program, world, { slot, policy, seed: key.seed });
    const end = simulate(script, world.index, key, (state) => {
      const due = byWeek[state.week];
      if (due) for (const column of due) out[column] = columns[column].read(script, state);
    });
    for (let week = end.week + 1; week < byWeek.length; week++)
      for (const column of byWeek[week]) out[column] = columns[column].read(script, end);
    for (const contrast of program.contrasts)
      if (contrast.policies.has(policy)) out[contrast.column] = contrastOf(program, contrast, world, { slot, key });
  },
};

function compile(conflict: Conflict, given: Given): CourseProgram {
  const campaign = conflict.campaign;
  if (!campaign) throw new Error("campaign: the course needs this section");
  const sides = [campaign.front.attacker, campaign.front.defender] as const;
  for (const actor of sides) {
    if (!campaign.men[actor])
      throw new Error(`campaign.men.${conflict.actors[actor].id}: the course needs the men of both sides`);
    if (!conflict.values[actor])
      throw new Error(`values.${conflict.actors[actor].id}: the course needs the values of both sides`);
  }
  const columns = measuresOf(conflict, "course").map((use) =>
    columnOf(conflict, use, sides, given.candidates?.named ?? []),
  );
  const horizon = Math.min(
    campaign.horizon,
    columns.reduce((most, column) => Math.max(most, column.week), 0),
  );
  const byWeek: number[][] = Array.from({ length: horizon + 1 }, () => []);
  columns.forEach((column, index) => byWeek[Math.min(horizon, column.week)].push(index));
  return {
    conflict,
    given,
    sides,
    plan: planOf(conflict),
    courses: coursesOf(conflict),
    lines: linesOf(conflict, sides),
    columns,
    bands: (conflict.history?.bands ?? []).map(({ measure }) => columnOf(conflict, measure, sides, [])),
    contrasts: contrastsIn(conflict),
    byWeek,
    resolveBounds: sides.map((actor) => boundsOf(conflict, conflict.values[actor]!.resolve)),
    horizon,
    readAt: Uint8Array.from(byWeek, (due) => (due.length > 0 ? 1 : 0)),
    last: null,
  };
}

/** What the other side can take a cost type to lie between: its stated range, cut at 2.5 % a side. */
function boundsOf(conflict: Conflict, ref: number): readonly [number, number] {
  const { law, bounds } = conflict.quantities[ref];
  return [truncatedQuantile(law, bounds, 0.025), truncatedQuantile(law, bounds, 0.975)];
}

function stage(program: CourseProgram, world: World, slot: number): Staged {
  if (program.last?.world === world && program.last.slot === slot) return program.last.staged;
  const { conflict, given, sides, courses, plan } = program;
  const p = parametersOf(conflict, world, program.resolveBounds);
  const worth = given.worth[slot] ?? barePackages(conflict, sides);
  const packages = worth.afterDeal.length;
  const scene: Scene = {
    p,
    supply: supplyOf(conflict, world),
    stocks: plan && playsStocks(conflict, world) ? stageStocks(plan, conflict.campaign!, world, p) : null,
    courses,
    worth,
    packages,
    actors: sides,
    ideals: [idealOf(worth, sides[0]), idealOf(worth, sides[1])],
    durable: Float64Array.from({ length: 2 * packages }, (_, k) =>
      durability(p.sides[k < packages ? 0 : 1].dealHolds, worth.holds[k % packages]),
    ),
    open: openPackages(worth, conflict.actors.length, sides, p),
  };
  const staged = {
    scene,
    patron: patronOf(conflict, world, sides, p.patronFixed),
    truce: truceOf(conflict, world, sides),
    window: null,
    branches: new Map(),
  };
  program.last = { world, slot, staged };
  return staged;
}

/** Whether a world is played with stocks: by the switch, or where there is none by the model. */
export function playsStocks({ switches, campaign }: Conflict, world: World): boolean {
  return switches.campaign === null ? campaign!.model === "stocks" : world.values[switches.campaign] === 1;
}

/** Without issues: the status quo is worth nothing to the attacker and all to the defender, and nothing can be signed. */
function barePackages(conflict: Conflict, sides: readonly [number, number]): PackageWorth {
  const actors = conflict.actors.length;
  const now = new Float64Array(actors);
  const frontSlope = new Float64Array(actors);
  frontSlope[sides[0]] = 1;
  frontSlope[sides[1]] = -1;
  now[sides[1]] = 1;
  const none = new Float64Array(0);
  return {
    utility: none,
    utilityAsPatronSees: none,
    linePrice: none,
    crossesBinding: new Uint8Array(0),
    afterDeal: none,
    holds: none,
    reasonable: none,
    atFront: new Uint8Array(0),
    now,
    frontSlope,
    ownerRefuses: new Uint8Array(0),
  };
}

function idealOf(worth: PackageWorth, actor: number): number {
  const count = worth.afterDeal.length;
  let best = 0;
  for (let y = 1; y < count; y++) if (worth.utility[actor * count + y] > worth.utility[actor * count + best]) best = y;
  return best;
}

function openPackages(
  worth: PackageWorth,
  actors: number,
  sides: readonly [number, number],
  p: Parameters,
): Uint8Array {
  const count = worth.afterDeal.length;
  const open = new Uint8Array(count).fill(1);
  for (let y = 0; y < count; y++) {
    for (let actor = 0; actor < actors; actor++) if (worth.ownerRefuses[actor * count + y] === 1) open[y] = 0;
    if (p.hardLines) for (const side of sides) if (worth.crossesBinding[side * count + y] === 1) open[y] = 0;
  }
  return open;
}

/** The truce on the table: the first move of a belligerent that carries one. */
function truceOf(conflict: Conflict, world: World, sides: readonly [number, number]): TrucePlan | null {
  const truce = conflict.moves.find((move) => move.truce !== null && sides.includes(move.actor))?.truce;
  if (!truce) return null;
  return {
    weeks: world.values[truce.lasts],
    renews: world.values[truce.renews],
    shift: 0,
    recruits: !truce.stops.includes("mobilisation"),
    delivers: !truce.stops.includes("deliveries"),
    trains: !truce.stops.includes("training"),
    raids: !truce.stops.includes("air"),
  };
}

interface Setting {
  readonly slot: number;
  readonly policy: number;
  readonly seed: number;
}

function scriptOf(program: CourseProgram, world: World, { slot, policy, seed }: Setting): Script {
  const script = bareScript(program, world, slot, policy);
  if (windowWeeks(program.conflict) === 0) return script;
  const { acts, end } = windowOf(program, world, slot, seed);
  const past = policy < 0 ? null : program.conflict.policies[policy].past;
  return { ...script, opening: past === null ? end : branchOf(program, world, { slot, policy, seed }).end, acts };
}

/** How the window on record went in a world: what its runs start with, and what tells whether it fits the record. */
export function windowOf(program: CourseProgram, world: World, slot: number, seed: number): WindowRun {
  const staged = stage(program, world, slot);
  if (staged.window?.seed !== seed) {
    const script = bareScript(program, world, slot, -1);
    const plan = { conflict: program.conflict, script, columns: program.bands };
    staged.window = { seed, run: playWindow(plan, world, seed) };
  }
  return staged.window.run;
}

/** The first run's amount less the second's. */
function contrastOf(
  program: CourseProgram,
  contrast: Contrast,
  world: World,
  { slot, key }: { readonly slot: number; readonly key: RunKey },
): number {
  const amount = (which: 0 | 1): number => {
    const script = scriptOf(program, world, { slot, policy: contrast.runs[which], seed: key.seed });
    if (contrast.held && script.patron === null) return NaN;
    const held = contrast.held ? heldAt(script.patron!.about, which) : null;
    const end = simulate({ ...script, held, horizon: contrast.week }, world.index, key, () => undefined);
    return contrast.read(end);
  };
  return amount(0) - amount(1);
}

/** How the window went where a policy leaves the record; kept for the repeats of the world. */
function branchOf(program: CourseProgram, world: World, { slot, policy, seed }: Setting): WindowRun {
  const { branches } = stage(program, world, slot);
  const known = branches.get(policy);
  if (known?.seed === seed) return known.run;
  const { conflict } = program;
  const plan = { conflict, script: bareScript(program, world, slot, -1), columns: program.bands };
  const run = playWindow(plan, world, seed, conflict.policies[policy].past);
  branches.set(policy, { seed, run });
  return run;
}

function bareScript(program: CourseProgram, world: World, slot: number, policy: number): Script {
  const { conflict, courses } = program;
  const { scene, patron, truce } = stage(program, world, slot);
  const course = policy >= 0 ? courses[policy] : null;
  const imposed = course && !course.free ? policy : -1;
  const says = (move: number): number =>
    conflict.patron && !scene.p.patronFixed ? messageOf(conflict, world, move) : 0;
  const saysOf = (of: Course): number => of.moves.reduce((sum, move) => sum + says(move), 0);
  const bindsFor = (of: Course | null): number =>
    of !== null && of.review !== null ? world.values[of.review] : (patron?.review ?? Infinity);
  const lines = policy >= 0 ? program.lines[policy] : [];
  return {
    scene,
    patron,
    imposed,
    imposedSays: course && imposed >= 0 ? saysOf(course) : 0,
    policy,
    turns: lines.map((line) => {
      const next = courses[line.then];
      return { line, free: next.free, review: bindsFor(next), says: saysOf(next) };
    }),
    review: bindsFor(course),
    truce,
    horizon: program.horizon,
    read: program.readAt,
    opening: null,
    acts: [],
    held: null,
    words: course && imposed >= 0 ? wordsOf(conflict, world, course.moves) : [],
  };
}

/** What fighting on is worth to each belligerent at the start, on its own beliefs; NaN for the others. Shape [actors]. */
export function reservationsAtStart(program: CourseProgram, world: World, slot: number, seed: number): Float64Array {
  const script = { ...scriptOf(program, world, { slot, policy: -1, seed }), horizon: 0 };
  const end = simulate(script, world.index, { seed, repeat: 1 }, () => undefined);
  const values = new Float64Array(program.conflict.actors.length).fill(NaN);
  program.sides.forEach((actor, i) => (values[actor] = end.assess[i].value));
  return values;
}

/** Plays one run under a witness, for readings of single worlds. */
export function playCourse(
  program: CourseProgram,
  at: { world: World; slot: number; policy: number; key: RunKey; weeks: number },
  witness: (script: Script, state: State) => void,
): State {
  const setting = { slot: at.slot, policy: at.policy, seed: at.key.seed };
  const script = { ...scriptOf(program, at.world, setting), horizon: at.weeks, read: new Uint8Array(0) };
  const tell: Witness = (state) => witness(script, state);
  return simulate(script, at.world.index, at.key, tell);
}
