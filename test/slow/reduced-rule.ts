import { weightWhileOff, weightWhileOn } from "../../src/dynamics/endurance.js";
import type { Regime, Steps, TalkingWar } from "../../src/dynamics/continuation.js";
import { mirror, STILL, worthOfFighting, type War, type Worth } from "../../src/dynamics/kernel.js";
import { fightAcross, solveTalks, valueUnderOffers } from "../../src/dynamics/talks.js";
import { BELIEFS, shareOf, SILENCE, type Game, type Rule, type Weather } from "./reduced-game.js";

/** Weights of the value without help, by help now (off, on), where fighting would last `weeks` discounted weeks. */
export type Weights = (game: Game, weeks: number) => readonly [number, number];

const lastsAWeek = ({ delta, on }: Game): number => delta * (1 - on.wins - on.loses);

/** As the course has it: the time to the first stop, and while stopped the chance that help comes back. */
export const asCourse: Weights = (game) => {
  const { resumes } = game;
  const endurance = { stays: game.stays, resumes, epoch: 1, bound: 0, stock: 0, factor: lastsAWeek(game) };
  return [weightWhileOff(endurance), weightWhileOn(endurance)];
};

/** Discounted share of the time without help, when help may come back after each stop. */
export const shareOfTime: Weights = (game) => shareAt(game, lastsAWeek(game));

/** The same, with the chance that the front reaches an end counted as a leak: weeks of fighting are 1/(1 − s). */
export const shareOfTimeToEnds: Weights = (game, weeks) => shareAt(game, 1 - 1 / Math.max(1, weeks));

function shareAt({ stays, resumes }: Game, s: number): readonly [number, number] {
  const turnover = 1 - s * (stays - resumes);
  const on = (s * (1 - stays)) / turnover;
  return [on + (1 - s) / turnover, on];
}

/** Values of fighting on as the course has them: kernels with and without help, mixed. Shape as `valuesOfFighting`. */
export function valuesByKernel(game: Game, weights: Weights): Float64Array[] {
  return [0, 1, 2].map((who) => {
    const values = new Float64Array((game.cells + 1) * 2);
    const cost = who === 0 ? game.costA : game.costB[who - 1];
    for (let n = 0; n <= game.cells; n++) {
      const [off, on] = [game.off, game.on].map((weather) => kernel(game, weather, who, n));
      const share = weights(game, on.duration);
      const worth = ({ value, duration }: Worth): number => value - cost * duration;
      for (let help = 0; help < 2; help++) values[n * 2 + help] = worth(on) + share[help] * (worth(off) - worth(on));
    }
    return values;
  });
}

function kernel(game: Game, { up, down, wins, loses }: Weather, who: number, n: number): Worth {
  const { cells, delta } = game;
  const war: War = { ...STILL, n, cells, up, down, winHazard: wins, loseHazard: loses, delta };
  const worth: Worth = { value: 0, duration: 0 };
  worthOfFighting(who === 0 ? war : { ...mirror(war), winHazard: loses, loseHazard: wins }, worth);
  return worth;
}

const lastsAt = ({ delta, off, on }: Game, help: number): number => {
  const { wins, loses } = help === 1 ? on : off;
  return delta * (1 - wins - loses);
};

/** The front's steps in one regime, and the chance a week that the other follows. */
function chainIn(game: Game, help: number): { steps: Steps; ends: number } {
  const { up, down } = help === 1 ? game.on : game.off;
  const s = lastsAt(game, help);
  const steps = { up: s * up, down: s * down, stay: s * (1 - up - down) };
  return { steps, ends: help === 1 ? 1 - game.stays : game.resumes };
}

/** Values of fighting on as the course's reservation tables have them: kernels with and without help, joined by the chain of help. */
export function valuesByTable(game: Game): Float64Array[] {
  return [0, 1, 2].map((who) => {
    const cost = who === 0 ? game.costA : game.costB[who - 1];
    const lasting = [game.off, game.on].map((weather) =>
      Float64Array.from({ length: game.cells + 1 }, (_, n) => {
        const { value, duration } = kernel(game, weather, who, n);
        return value - cost * duration;
      }),
    );
    const across = fightAcross(lasting, [chainIn(game, 0), chainIn(game, 1)]);
    return Float64Array.from({ length: 2 * (game.cells + 1) }, (_, k) => across[k & 1][k >> 1]);
  });
}

/**
 * Values of refusing as the course has them under `continuation: bargain`, on given values of fighting on. The attacker alone offers;
 * it takes the defender for the type to whom war costs less, and the other type gains by that.
 */
export function valuesWithTalks(game: Game, values: readonly Float64Array[]): Float64Array[] {
  const { cells, pie } = game;
  const line = (who: number, help: number): Float64Array => values[who].filter((_, k) => (k & 1) === help);
  const best: Regime["best"] = (_, __, least, out) =>
    Object.assign(out, { other: least, own: pie - least, y: 0, slope: -1 });
  const regimes = [0, 1].map((help): Regime => {
    const { steps, ends } = chainIn(game, help);
    return { fight: [line(0, help), line(1, help)], steps: [steps, steps], ends: [ends, ends], best };
  });
  const war: TalkingWar = { regimes, round: game.talks, firstNext: [1, 1] };
  const { adds, offered } = solveTalks(war, 1e-9);
  const open = regimes.map((regime, h) => [
    regime.fight[1].map((light, n) => (offered[h][0][n] < 0 ? -Infinity : light + adds[h][1][0][n])),
    new Float64Array(cells + 1).fill(-Infinity),
  ]);
  const heavy = valueUnderOffers(war, { side: 1, fight: [line(2, 0), line(2, 1)], open }, 1e-9);
  return values.map((each, who) =>
    each.map((value, k) => value + (who === 2 ? heavy[k & 1][0][k >> 1] : adds[k & 1][who][0][k >> 1])),
  );
}

/**
 * The course's own rule in this game, on given values of fighting on, which nothing that is talked of later changes: the attacker asks
 * for what is best if a refusal leaves it that; a type takes what is worth as much to it as fighting on, or with `foresight` as much
 * as that and the chance of the next offer's gain. A refusal rules out the type that would have taken.
 */
export function ruleOfCourse(game: Game, values: readonly Float64Array[], foresight: boolean): Rule {
  const size = (game.cells + 1) * 2 * BELIEFS;
  return Array.from({ length: size }, (_, k) => {
    const [state, belief] = [Math.floor(k / BELIEFS), k % BELIEFS];
    const n = state >> 1;
    if (n === 0 || n === game.cells) return SILENCE(belief);
    const worth = { pie: game.pie, stay: values[0][state], light: values[1][state], heavy: values[2][state] };
    const offer = offerOf(belief, worth);
    if (offer === null) return SILENCE(belief);
    const then = offer === "heavy" ? 0 : belief;
    const ask = game.pie - worth[offer];
    const later = offerOf(then, worth);
    const takes = [worth.light, worth.heavy].map((base) => {
      const gain = later === null ? 0 : Math.max(0, worth[later] - base);
      return game.pie - ask >= base + (foresight ? game.talks * game.delta * gain : 0) - 1e-12 ? 1 : 0;
    });
    return { ask, takes: [takes[0], takes[1]], then };
  });
}

/** Whom the attacker's best ask is meant for. */
function offerOf(
  belief: number,
  worth: { readonly pie: number; readonly stay: number; readonly light: number; readonly heavy: number },
): "light" | "heavy" | null {
  const b = shareOf(belief);
  const { pie, stay, light, heavy } = worth;
  const [all, some] = [pie - light, b * (pie - heavy) + (1 - b) * stay];
  const [allFits, someFits] = [pie - light > stay, b > 0 && pie - heavy > stay];
  if (someFits && (!allFits || some > all)) return "heavy";
  return allFits ? "light" : null;
}
