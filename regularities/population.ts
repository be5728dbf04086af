import type { Conflict } from "../src/conflict/conflict.js";
import type { World } from "../src/conflict/world.js";
import { courseEngine, playCourse, type CourseProgram } from "../src/dynamics/index.js";
import { Phase } from "../src/dynamics/state.js";
import { sampleWorld } from "../src/ensemble/design.js";
import { givenMaker } from "../src/ensemble/given.js";
import { readConflict } from "../src/language/read.js";
import { exp, log, power } from "../src/math/elementary.js";
import { Purpose, Stream, uniformAt } from "../src/math/philox.js";
import { warText } from "./war-text.js";

/** Ten years: a war that still goes on is cut off there. */
export const HORIZON = 520;
export const SHARE_WITH_PATRON = 0.3;
/** Weekly losses and intake as a multiple of the flagship's: up to armies of recorded battles at the recorded deaths a day. */
export const MOST_TEMPO = 3.5;
/** Killed of killed and wounded: 1.8 to 4 wounded for each killed, as the flagship has it. */
const KILLED = [0.2, 0.357] as const;
const BLOCK = 200;

/** Recorded figures that sizes and balances are drawn from, each rising. */
export interface Recorded {
  /** Battle deaths a day of wars, both sides. */
  readonly deathsPerDay: ArrayLike<number>;
  /** Size of ln(strength ratio) of the two sides of battles. */
  readonly logRatio: ArrayLike<number>;
}

export type Ending = "settled" | "ceasefire" | "attacker collapsed" | "defender collapsed" | "ongoing";

/** One simulated war. */
export interface War {
  /** Weeks fought, without truces; a week in which it ended counts half. */
  readonly weeks: number;
  readonly ending: Ending;
  /** Battle deaths of both sides. */
  readonly deaths: number;
  readonly patron: boolean;
  /** Where each number lies in its law, by path; shares. */
  readonly drawn: ReadonlyMap<string, number>;
}

/** What is changed before a war is run: shares of the generator's own draws by name, values of the file by path. */
export interface Change {
  readonly text?: (text: string) => string;
  readonly patron?: number;
  readonly tempo?: number;
  readonly evenStrength?: boolean;
}

/**
 * Wars `0 … count−1` of the population named by `seed`, each another world. War j is the same whatever the count. `tell`: after
 * each block, how many are done.
 */
export function simulateWars(
  flagship: string,
  recorded: Recorded,
  over: {
    readonly count: number;
    readonly seed: number;
    readonly change?: Change;
    readonly tell?: (done: number) => void;
  },
): War[] {
  const { count, seed, change = {}, tell } = over;
  const edit = change.text ?? ((text) => text);
  const grounds = [false, true].map((patron) => groundOf(edit(warText(flagship, patron))));
  const wars: War[] = [];
  for (let first = 0; first < count; first += BLOCK) {
    const indices = Array.from({ length: Math.min(BLOCK, count - first) }, (_, k) => first + k);
    const draws = indices.map((index) => drawOf(index, seed, recorded, change));
    const made = [false, true].map((patron) =>
      runBlock(
        grounds[patron ? 1 : 0],
        draws.filter((draw) => draw.patron === patron),
        seed,
      ),
    );
    for (const draw of draws) wars.push(made[draw.patron ? 1 : 0].get(draw.index)!);
    tell?.(wars.length);
  }
  return wars;
}

/** The same war run with other chance: repeats 1 … `repeats`. */
export function replayWar(
  flagship: string,
  recorded: Recorded,
  at: { readonly index: number; readonly seed: number; readonly repeats: number },
): War[] {
  const draw = drawOf(at.index, at.seed, recorded, {});
  const ground = groundOf(warText(flagship, draw.patron));
  return Array.from({ length: at.repeats }, (_, k) => runBlock(ground, [draw], at.seed, k + 1).get(at.index)!);
}

/** What the generator draws for a war beside the numbers of the file. */
interface Draw {
  readonly index: number;
  readonly patron: boolean;
  readonly tempo: number;
  readonly ratio: number; // strength of the attacker over the defender
  readonly deathsPerDay: number;
  readonly killed: number; // share of losses
  readonly shares: ReadonlyMap<string, number>;
}

function drawOf(index: number, seed: number, recorded: Recorded, change: Change): Draw {
  const names = ["patron", "tempo", "strength ratio", "stronger side", "deaths a day", "killed"];
  const shares = new Map(
    names.map((name, draw) => [
      name,
      uniformAt(seed, { world: index, week: 0, draw, stream: Stream.parameters, purpose: Purpose.design, repeat: 1 }),
    ]),
  );
  const u = (name: string): number => shares.get(name)!;
  const apart = change.evenStrength ? 0 : between(recorded.logRatio, u("strength ratio"));
  return {
    index,
    patron: u("patron") < (change.patron ?? SHARE_WITH_PATRON),
    tempo: power(change.tempo ?? MOST_TEMPO, u("tempo")),
    ratio: exp(u("stronger side") < 0.5 ? apart : -apart),
    deathsPerDay: exp(between(Float64Array.from(recorded.deathsPerDay, log), u("deaths a day"))),
    killed: KILLED[0] + u("killed") * (KILLED[1] - KILLED[0]),
    shares,
  };
}

/** Quantile of a rising sample, straight between its members. */
function between(rising: ArrayLike<number>, share: number): number {
  const place = share * (rising.length - 1);
  const k = Math.min(rising.length - 2, Math.floor(place));
  return rising[k] + (place - k) * (rising[k + 1] - rising[k]);
}

interface Ground {
  readonly conflict: Conflict;
  readonly give: ReturnType<typeof givenMaker>;
  readonly ref: (path: string) => number;
}

function groundOf(text: string): Ground {
  const { conflict, diagnostics } = readConflict(text, "population.parley.yaml");
  if (!conflict) throw new Error(`the synthetic war is not sound: ${diagnostics.map((each) => each.code).join(", ")}`);
  const places = new Map(conflict.quantities.map(({ path }, index) => [path, index]));
  const ref = (path: string): number => {
    const found = places.get(path);
    if (found === undefined) throw new Error(`invalid path: ${path}`);
    return found;
  };
  return { conflict, give: givenMaker(conflict), ref };
}

function runBlock(ground: Ground, draws: readonly Draw[], seed: number, repeat = 1): Map<number, War> {
  const { conflict } = ground;
  const plain = draws.map(({ index }) => sampleWorld(conflict, index, seed));
  const worlds = draws.map((draw, k) => ({ ...plain[k], values: sized(ground, draw, plain[k]) }));
  const program = courseEngine.compile(conflict, ground.give(worlds, seed));
  return new Map(
    draws.map((draw, slot) => {
      const war = runWar(program, draw, {
        world: worlds[slot],
        slot,
        policy: -1,
        key: { seed, repeat },
        weeks: HORIZON,
      });
      const drawn = new Map(draw.shares);
      conflict.quantities.forEach(({ path, law }, k) => {
        if (law.kind !== "point") drawn.set(path, plain[slot].values[k]);
      });
      return [draw.index, { ...war, drawn }];
    }),
  );
}

/**
 * A world with the war's own balance: losses follow the other side's strength (square law), tempo moves losses and intake
 * alike, and the attacker's gross advance is that of the ratio of strengths, as the campaign has it at that ratio.
 */
function sized({ ref }: Ground, { tempo, ratio }: Draw, { values }: World): Float64Array {
  const own = values.slice();
  const scale = (path: string, factor: number): void => void (own[ref(path)] *= factor);
  const men = (side: string, key: string): string => `campaign.men.${side}.${key}`;
  for (const side of ["attacker", "defender"]) scale(men(side, "intake"), tempo);
  scale(men("attacker", "losses"), tempo / ratio);
  scale(men("defender", "losses"), tempo * ratio);
  const pull = power(ratio, values[ref("campaign.front.response")]);
  const held = values[ref("campaign.front.holding")];
  const holding = Math.min(0.95, held / pull);
  own[ref("campaign.front.holding")] = holding;
  scale("campaign.front.advance", (pull * (1 - holding)) / (1 - held));
  return own;
}

function runWar(program: CourseProgram, draw: Draw, at: Parameters<typeof playCourse>[1]): Omit<War, "drawn"> {
  let fought = 0;
  const end = playCourse(program, at, (_script, state) => {
    if (state.week > 0 && state.phase !== Phase.truce && state.phase !== Phase.frozen) fought++;
  });
  const [a, b] = [0, 1].map((side) => end.casualties[side]);
  const { sides } = program.last!.staged.scene.p;
  const persons = (7 * draw.deathsPerDay) / (draw.killed * (sides[0].losses + sides[1].losses));
  const ending = endingOf(end.phase);
  return {
    weeks: ending === "ongoing" || ending === "ceasefire" ? Math.max(0.5, fought) : fought - 0.5,
    ending,
    deaths: draw.killed * persons * (a + b),
    patron: draw.patron,
  };
}

function endingOf(phase: number): Ending {
  if (phase === Phase.settled) return "settled";
  if (phase === Phase.frozen) return "ceasefire";
  if (phase === Phase.attackerCollapsed) return "attacker collapsed";
  return phase === Phase.defenderCollapsed ? "defender collapsed" : "ongoing";
}
