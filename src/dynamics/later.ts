import { exp, expm1, log1p, power } from "../math/elementary.js";
import { learnedOptimism, outlooks, weightOfNone, worthIn } from "./assess.js";
import { valuesOfPackages } from "./bargain.js";
import type { Offer, Steps, TalkingWar } from "./continuation.js";
import type { War, Worth } from "./kernel.js";
import { NO_SHIFT, type Outlook } from "./outlook.js";
import { chanceOfRound } from "./partial.js";
import type { AtType, Later } from "./reservation.js";
import { bestOnEnvelope, envelopeOf, frontierOf, placeOn, type Frontier } from "./shelf.js";
import type { Scene, State } from "./state.js";
import { fightAcross, solveTalks, valueUnderOffers } from "./talks.js";

/** Most steps that the front is cut into; the walk on them has the same growth and decay as on the kernel's cells. */
const MOST_STEPS = 32;
const TOLERANCE = 1e-6;
const SLACK = 1e-12;

/** Reservation tables, by the opening that they were worked out from. `epoch`: weeks between the patron's decisions, null without one. */
export interface Tables {
  readonly epoch: number | null;
  readonly known: Map<State | null, Later>;
  /** Those that the window on record starts from. */
  readonly knownInWindow: Map<State | null, Later>;
}

/** What a refusal leaves, worked out once for an opening: the same state whichever policy and repeat come first. */
export function laterOf(scene: Scene, state: State, { epoch, known }: Tables, opening: State | null): Later {
  const before = known.get(opening);
  if (before) return before;
  const fresh = lookAheadAtTalks(scene, state, epoch);
  known.set(opening, fresh);
  return fresh;
}

/** How the front and its regimes are cut up for the tables. */
interface Grid {
  readonly steps: number;
  /** Packages that may be signed. */
  readonly open: readonly number[];
  readonly outlooks: readonly Outlook[];
  /** Shape [regime][side]. */
  readonly walks: readonly (readonly Steps[])[];
  /** Chance a week that the other regime follows; shape [regime][side]. */
  readonly ends: readonly (readonly number[])[];
  /** Weight of the value without help in the kernel's mix, at a front; nothing in stock, nothing binding. */
  readonly weight: (side: number, regime: number) => number;
}

/**
 * Reservation tables of a run's start: what refusing is worth to either side on every step of the front, with help and without,
 * if men and beliefs stay as they are; help stops and comes back by the week as each side believes. The other side can tell cost
 * types apart only by what they refuse, so each is taken for the toughest that it may be (Fudenberg, Levine & Tirole 1985), and a
 * softer one profits from that; between the two ends of the range values are linear. After a deal that broke no second one is
 * counted on. Leaves the state as it was but for its assessments. ~1–50 ms.
 */
function lookAheadAtTalks(scene: Scene, state: State, epoch: number | null): Later {
  const { area, course } = state;
  state.course = scene.courses.length - 1;
  for (let i = 0; i < 2; i++) state.assess[i].optimism = learnedOptimism(scene, state, i);
  const grid = gridOf(scene, state, epoch);
  const [tough, soft] = worthsOf(scene, state, grid);
  state.area = area;
  state.course = course;
  const envelopes = envelopesOf(grid, tough.deal, tough.deal);
  const war = { ...talkingWar(scene, grid, tough, envelopes), round: chanceOfRound(scene, state) };
  const { adds, offered } = solveTalks(war, TOLERANCE);
  const softer = [0, 1].map((i) => {
    if (scene.p.sides[i].resolveHigh <= scene.p.sides[i].resolveLow) return adds.map((sides) => sides[i]);
    const own = envelopesOf(grid, soft.deal, tough.deal, i);
    const open = grid.outlooks.map((_, h) =>
      onTable({ tough, soft, adds: adds[h], offered: offered[h], envelope: envelopes[h], own: own[h][i] }, i, h),
    );
    return valueUnderOffers(war, { side: i, fight: soft.fight.map((sides) => sides[i]), open }, TOLERANCE);
  });
  return {
    steps: grid.steps,
    toughest: { amends: amendsOf(tough), adds },
    softest: { amends: amendsOf(soft), adds: grid.outlooks.map((_, h) => [softer[0][h], softer[1][h]]) },
  };
}

/** Values to types at one end of the range. Shapes [regime][side][steps + 1]; deals [regime][side][steps + 1][open]. */
interface Worths {
  readonly mix: readonly (readonly Float64Array[])[];
  readonly fight: readonly (readonly [Float64Array, Float64Array])[];
  readonly deal: readonly (readonly Float64Array[])[];
}

const amendsOf = ({ fight, mix }: Worths): AtType["amends"] =>
  fight.map((sides, h) => sides.map((line, i) => line.map((value, n) => value - mix[h][i][n])));

function gridOf(scene: Scene, state: State, epoch: number | null): Grid {
  const { sides } = scene.p;
  const both = outlooks(scene, state).map((each) => ({ ...each }));
  const helpless = epoch === null || !scene.supply;
  const views = helpless ? both.slice(0, 1) : both;
  const wars = views.map((outlook) =>
    [0, 1].map((i) => {
      const war = worthIn(scene, state, i, { outlook, shift: NO_SHIFT }, worthNow[0]);
      return i === 0 ? { ...war } : { ...war, up: war.down, down: war.up };
    }),
  );
  const cells = Math.min(...wars.flat().map((war) => war.cells));
  const steps = Math.min(MOST_STEPS, Math.max(2, Math.floor(cells)));
  const stays = (i: number): number => state.epochs[2 * i] / (state.epochs[2 * i] + state.epochs[2 * i + 1]);
  const ends = [
    [0, 1].map((i) => (helpless ? 0 : 1 - power(stays(i), 1 / epoch))),
    [0, 1].map((i) => (helpless ? 0 : 1 - power(1 - sides[i].resumes, 1 / epoch))),
  ];
  return {
    steps,
    open: [...scene.open.keys()].filter((y) => scene.open[y] === 1),
    outlooks: views,
    walks: wars.map((pair) => pair.map((war) => stepsOf(war, steps))),
    ends,
    weight: (i, h) => (helpless ? 0 : weightOfNone(scene, state, i, { epoch, on: h === 0, bound: 0, stock: 0 })),
  };
}

/**
 * A walk on `steps` wider cells whose discounted growth and decay from step to step are those of the given walk over the same
 * ground: with U = r₁^−m, F = r₂^m, up = leak·U/((1−U)(1−F)), down likewise with F. `up` and `down` toward side 0's ends. Derived.
 */
export function stepsOf(war: War, steps: number): Steps {
  const { delta, winHazard, loseHazard, up, down, cells } = war;
  const s = delta * (1 - winHazard - loseHazard);
  const leak = Math.max(1e-9, 1 - s);
  const [a, b] = [s * up, s * down];
  const root = Math.sqrt(leak * leak + 2 * leak * (a + b) + (a - b) * (a - b));
  const wider = cells / steps;
  const climb = a > 0 ? wider * log1p((leak + b - a + root) / (2 * a)) : Infinity;
  const fall = b > 0 ? wider * log1p((leak + a - b + root) / (2 * b)) : Infinity;
  const [rise, sink] = [climb, fall].map((rate) => (rate === Infinity ? 0 : exp(-rate)));
  const scale = leak / ((climb === Infinity ? 1 : -expm1(-climb)) * (fall === Infinity ? 1 : -expm1(-fall)));
  const [higher, lower] = [scale * rise, scale * sink];
  if (higher + lower <= s) return { up: higher, down: lower, stay: s - higher - lower };
  return { up: (s * higher) / (higher + lower), down: (s * lower) / (higher + lower), stay: 0 };
}

const worthNow = [0, 1].map((): Worth => ({ value: 0, duration: 0 }));
const worthLow = [0, 1].map((): Worth => ({ value: 0, duration: 0 }));
const worthHigh = [0, 1].map((): Worth => ({ value: 0, duration: 0 }));

/** The toughest and the softest that the other side may take a side for. */
const ENDS = ["resolveLow", "resolveHigh"] as const;

/** Values of fighting and of every open package on every step, to types at both ends of the range: toughest, softest. */
function worthsOf(scene: Scene, state: State, grid: Grid): readonly [Worths, Worths] {
  const { stake, cushion, sides } = scene.p;
  const { steps, outlooks: views } = grid;
  const [tough, soft] = [emptyWorths(grid), emptyWorths(grid)];
  const weights = views.map(() => 0);
  for (let i = 0; i < 2; i++)
    for (let n = 0; n <= steps; n++) {
      state.area = (n / steps) * (stake + cushion) - cushion;
      valueWars(scene, state, i, views);
      for (let h = 0; h < views.length; h++) weights[h] = grid.weight(i, h);
      ENDS.forEach((end, e) => {
        state.assess[i].cost = sides[i].warCost * sides[i][end];
        writeStep(scene, state, grid, { i, n, weights, into: e === 0 ? tough : soft });
      });
    }
  return [across(scene, state, grid, tough), across(scene, state, grid, soft)];
}

function emptyWorths({ steps, open, outlooks: views }: Grid): Worths {
  const lines = (each: number): [Float64Array, Float64Array][] =>
    views.map(() => [new Float64Array((steps + 1) * each), new Float64Array((steps + 1) * each)]);
  return { mix: lines(1), fight: lines(1), deal: lines(open.length) };
}

/** Kernels of side `i` at the front as it lies, by regime: as things are, and at the two shifts after a broken deal. No type changes them. */
function valueWars(scene: Scene, state: State, i: number, views: readonly Outlook[]): void {
  const { low, high } = scene.shifts[i];
  views.forEach((outlook, h) => {
    worthIn(scene, state, i, { outlook, shift: NO_SHIFT }, worthNow[h]);
    worthIn(scene, state, i, { outlook, shift: low }, worthLow[h]);
    worthIn(scene, state, i, { outlook, shift: high }, worthHigh[h]);
  });
}

/** A step's values to a type whose cost stands in the assessment; `fight`: of either regime lasting for ever. */
function writeStep(
  scene: Scene,
  state: State,
  { open, outlooks: views }: Grid,
  at: { readonly i: number; readonly n: number; readonly weights: readonly number[]; readonly into: Worths },
): void {
  const { i, n, weights } = at;
  const { mix, fight, deal } = at.into;
  const a = state.assess[i];
  const last = views.length - 1;
  if (packages.length < scene.packages) packages = new Float64Array(scene.packages);
  for (let h = 0; h <= last; h++) fight[h][i][n] = worthNow[h].value - a.cost * worthNow[h].duration;
  for (let h = 0; h <= last; h++) {
    mixWorths(worthNow[0], worthNow[last], weights[h], a.againAsNow);
    mix[h][i][n] = a.againAsNow.value - a.cost * a.againAsNow.duration;
    mixWorths(worthLow[0], worthLow[last], weights[h], a.againLow);
    mixWorths(worthHigh[0], worthHigh[last], weights[h], a.againHigh);
    valuesOfPackages(scene, state, i, scene.worth.utility, packages);
    const line = deal[h][i];
    for (let k = 0; k < open.length; k++) line[n * open.length + k] = packages[open[k]];
  }
}
let packages = new Float64Array(256);

function mixWorths(on: Worth, off: Worth, weight: number, out: Worth): void {
  out.value = on.value + weight * (off.value - on.value);
  out.duration = on.duration + weight * (off.duration - on.duration);
}

/** The same with either regime followed by the other in place of lasting for ever; so too where a deal breaks, at any shift. */
function across(
  scene: Scene,
  state: State,
  { open, walks, ends, outlooks: views }: Grid,
  { mix, fight, deal }: Worths,
): Worths {
  const lines = [0, 1].map((i) =>
    fightAcross(
      fight.map((pair) => pair[i]),
      views.map((_, h) => ({ steps: walks[h][i], ends: ends[h][i] })),
    ),
  );
  for (let h = 0; h < views.length; h++)
    for (let i = 0; i < 2; i++)
      for (let k = 0; k < deal[h][i].length; k++) {
        const n = Math.floor(k / open.length);
        const lasts = state.agreed.durable[i * scene.packages + open[k % open.length]];
        deal[h][i][k] += (1 - lasts) * (lines[i][h][n] - mix[h][i][n]);
      }
  return { mix, deal, fight: views.map((_, h) => [lines[0][h], lines[1][h]]) };
}

/** What each side can offer, on its deals and the other's; of one side alone if told which. Shape [regime][side]. */
function envelopesOf({ open }: Grid, own: Worths["deal"], others: Worths["deal"], only = -1): readonly Frontier[][] {
  return own.map((_, h) =>
    [0, 1].map((side) => {
      const mine = only === 1 - side ? new Float64Array(0) : own[h][side];
      return envelopeOf(frontierOf(mine, others[h][1 - side], mine.length === 0 ? 0 : open.length));
    }),
  );
}

function talkingWar(
  scene: Scene,
  { walks, ends }: Grid,
  { fight }: Worths,
  envelopes: readonly (readonly Frontier[])[],
): TalkingWar {
  const regimes = walks.map((steps, h) => ({
    fight: fight[h],
    steps: [steps[0], steps[1]] as const,
    ends: [ends[h][0], ends[h][1]] as const,
    best: (side: number, n: number, least: number, out: Offer): void =>
      bestOnEnvelope(envelopes[h][side], n, least, out),
  }));
  return { regimes, round: scene.p.talks, firstNext: scene.p.alternates ? [0, 1] : [0.5, 0.5] };
}

/** What the softest type of side `i` may have on each step: what it is offered, and what it can offer. Shape [by][steps + 1]. */
function onTable(
  at: {
    readonly tough: Worths;
    readonly soft: Worths;
    readonly adds: readonly (readonly Float64Array[])[];
    readonly offered: readonly Int32Array[];
    /** What each side offers, of the toughest types. */
    readonly envelope: readonly Frontier[];
    /** What the softest type of side `i` can offer. */
    readonly own: Frontier;
  },
  i: number,
  h: number,
): Float64Array[] {
  const other = 1 - i;
  const { tough, soft, adds, offered, envelope } = at;
  const deals = soft.deal[h][i];
  const count = deals.length / tough.fight[h][i].length;
  return [0, 1].map((by) =>
    tough.fight[h][1 - by].map((value, n) => {
      const least = value + adds[1 - by][by][n] - SLACK;
      if (by === i) {
        bestOnEnvelope(at.own, n, least, found);
        return found.own;
      }
      if (offered[other][n] < 0) return -Infinity;
      placeOn(envelope[other], n, least, mix);
      const { y } = envelope[other];
      const worth = (corner: number): number => deals[n * count + y[corner]];
      return mix.t > 0 ? worth(mix.k) + mix.t * (worth(mix.k + 1) - worth(mix.k)) : worth(mix.k);
    }),
  );
}
const found: Offer = { own: 0, other: 0, y: -1, slope: 0 };
const mix = { k: -1, t: 0 };
