import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bestOffer, chanceOfSigning, holdRound } from "../../src/dynamics/bargain.js";
import { logistic, logit } from "../../src/dynamics/endurance.js";
import { courseEngine, playCourse } from "../../src/dynamics/index.js";
import { hear, type PatronParameters } from "../../src/dynamics/patron.js";
import { forgetRefusals, weighRefusals } from "../../src/dynamics/posture.js";
import { Phase, type Scene, type State } from "../../src/dynamics/state.js";
import { sampleWorlds } from "../../src/ensemble/design.js";
import { givenFor } from "../../src/ensemble/given.js";
import { readConflict } from "../../src/language/read.js";
import { pieWar } from "../fixtures/pie-war.js";

/**
 * The politics of blame in a linear form (after Groseclose & McCarty 2001): a proposer C asks a decider P to sign x in place of the
 * status quo q, an audience believes with chance μ that P is extreme; u_C = −|x−c| + γμ, u_P = −|x−t| − βμ.
 */
interface Blame {
  readonly wants: number; // c
  readonly now: number; // q
  readonly moderate: number; // t of a moderate P
  readonly extreme: number;
  readonly prior: number;
  readonly beta: number;
  readonly gamma: number;
}

const PARTS = 200;
const offers = Array.from({ length: PARTS + 1 }, (_, k) => k / PARTS);

/** What the audience makes of a signature, where an answer of either type is an equilibrium; null where none is in pure answers. */
interface Answers {
  readonly moderateSigns: boolean;
  readonly extremeSigns: boolean;
  readonly signed: number;
  readonly refused: number;
}

/** Independent of the engine: every pure pair of answers to x is tried, the audience by Bayes, off the path as most inclined. */
function answersTo(x: number, g: Blame): Answers | null {
  const gains = (t: number): number => Math.abs(g.now - t) - Math.abs(x - t); // of a signature, the audience left out
  for (const [moderateSigns, extremeSigns] of [
    [true, true],
    [true, false],
    [false, false],
  ]) {
    const signs = (moderateSigns ? 1 - g.prior : 0) + (extremeSigns ? g.prior : 0);
    const signed = signs > 0 ? (extremeSigns ? g.prior : 0) / signs : 0;
    const refused = signs < 1 ? (g.prior - (extremeSigns ? g.prior : 0)) / (1 - signs) : 1;
    const best = (t: number): boolean => gains(t) - g.beta * (signed - refused) >= -1e-12;
    if (best(g.moderate) === moderateSigns && best(g.extreme) === extremeSigns)
      return { moderateSigns, extremeSigns, signed, refused };
  }
  return null;
}

/** What C, who knows P's type, gets in equilibrium, and at which offer. */
function solved(g: Blame, extreme: boolean): { signed: boolean; x: number; worth: number } {
  let best = { signed: false, x: NaN, worth: -Infinity };
  for (const x of offers) {
    const answers = answersTo(x, g);
    if (answers === null) continue;
    const signed = extreme ? answers.extremeSigns : answers.moderateSigns;
    const at = signed ? x : g.now;
    const worth = -Math.abs(at - g.wants) + g.gamma * (signed ? answers.signed : answers.refused);
    if (worth > best.worth + 1e-12) best = { signed, x, worth };
  }
  return best;
}

const pie = pieWar({ parts: PARTS, resolve: "1" });
const pieWorlds = sampleWorlds(pie, 1, 1);
const pieProgram = courseEngine.compile(pie, givenFor(pie, pieWorlds, 1));

/** One round of the engine: packages are the offers, fighting on is the status quo, V(ℓ) is replaced by −βμ and +γμ. */
function round(g: Blame, extreme: boolean): { signed: boolean; x: number; posterior: number } {
  const at = { world: pieWorlds[0], slot: 0, policy: 0, key: { seed: 1, repeat: 1 }, weeks: 0 };
  let found = { signed: false, x: NaN, posterior: NaN };
  playCourse(pieProgram, at, (script, state) => (found = played(g, extreme, script.scene, script.patron!, state)));
  return found;
}

const C = 1; // the defender of the file offers, the attacker, of whose obstruction the patron thinks, decides
const P = 0;

function played(g: Blame, extreme: boolean, bare: Scene, patron: PatronParameters, state: State) {
  const t = extreme ? g.extreme : g.moderate;
  const answers = offers.map((x) => answersTo(x, g));
  const utility = new Float64Array(bare.worth.utility.length);
  offers.forEach((x, y) => {
    const signed = answers[y]?.signed ?? NaN;
    utility[bare.actors[C] * bare.packages + y] = -Math.abs(x - g.wants) + g.gamma * signed;
    utility[bare.actors[P] * bare.packages + y] = -Math.abs(x - t) - g.beta * signed;
  });
  // what both would refuse tells the audience nothing, what the extreme alone refuses all
  const reasonable = new Float64Array(bare.packages).map((_, y) => ((answers[y]?.refused ?? 0) > 0.999 ? 1 : 0.5));
  const worth = { ...bare.worth, utility, reasonable };
  const signable = Int32Array.from(offers.keys()).filter((y) => answers[y] !== null);
  const scene: Scene = { ...bare, worth, signable };
  // the audience: a patron that takes in a refusal by what it is, the extreme type's
  const audience = { ...patron, refusal: 40 };
  const heard = (offer: number): number => {
    state.blame = logit(g.prior);
    state.offer = offer;
    state.heard[C] = -1;
    hear(scene, state, audience, C, 1);
    return logistic(state.blame);
  };
  const refused = heard(reasonable.indexOf(1));
  const weigh = [-g.beta, g.gamma];
  for (const side of [P, C]) {
    const a = state.assess[side];
    a.cost = a.unitCost = 0;
    a.fight.duration = 0;
    a.fight.value = a.value = -Math.abs(g.now - (side === P ? t : g.wants)) + weigh[side] * g.prior;
    // stated for an offer without any reason
    state.refused[side] = state.refusedWorth[side].value = -weigh[side] * (refused - g.prior);
  }
  const signed = holdRound(scene, state, C);
  const { offer } = state;
  return { signed: signed >= 0, x: offers[offer], posterior: signed < 0 ? heard(offer) : answers[signed]!.signed };
}

describe("the politics of blame (after Groseclose & McCarty 2001)", () => {
  const game: Blame = { wants: 0, now: 0.8, moderate: 0.55, extreme: 0.7, prior: 0.3, beta: 0.1, gamma: 0.2 };
  const leastOf = (g: Blame, fits: (answers: Answers) => boolean): number =>
    offers.find((x) => {
      const answers = answersTo(x, g);
      return answers !== null && fits(answers);
    })!;

  test("a moderate decider is asked for all that it would rather sign than be blamed for: 2m − q − β", () => {
    for (const beta of [0, 0.05, 0.1, 0.25]) {
      const g = { ...game, beta, gamma: 0 };
      const closed = 2 * g.moderate - g.now - beta;
      expect(leastOf(g, ({ moderateSigns }) => moderateSigns)).toBeCloseTo(closed, 12);
      expect(round(g, false)).toMatchObject({ signed: true, x: solved(g, false).x });
      expect(round(g, false).x).toBeCloseTo(closed, 12);
    }
  });
  test.each([
    [0.1, 0.3],
    [0.3, 0.3],
    [0.36, 0.3],
    [0.4, 0.3],
    [0.3, 0.1],
    [1, 0.85],
  ])("γ %d, prior %d: an extreme decider is baited iff γ(1 − p) > q − b_E", (gamma, prior) => {
    const g = { ...game, gamma, prior };
    const serious = leastOf(g, ({ extremeSigns }) => extremeSigns); // b_E
    expect(serious).toBeCloseTo(2 * g.extreme - g.now - g.beta * (1 - prior), 2);
    const bait = gamma * (1 - prior) > g.now - serious;
    const found = round(g, true);
    expect(found.signed).toBe(!bait);
    expect(solved(g, true).signed).toBe(!bait);
    if (bait) expect(found.x).toBeLessThan(serious);
    else expect(found.x).toBeCloseTo(serious, 12);
  });
  test("what the audience will believe is what it believes, in the mean: its posterior is a martingale", () => {
    for (const gamma of [0, 0.3, 0.8]) {
      // C does not know the type: one offer to both, of those that both would get in equilibrium
      for (const x of offers.filter((_, k) => k % 20 === 0)) {
        const answers = answersTo(x, game);
        if (answers === null) continue;
        const after = (signs: boolean): number => (signs ? answers.signed : answers.refused);
        const mean = (1 - game.prior) * after(answers.moderateSigns) + game.prior * after(answers.extremeSigns);
        expect(mean).toBeCloseTo(game.prior, 12);
      }
      const g = { ...game, gamma };
      if (solved(g, true).signed) continue; // else the offer alone would tell
      const [moderate, extreme] = [round(g, false), round(g, true)];
      expect((1 - g.prior) * moderate.posterior + g.prior * extreme.posterior).toBeCloseTo(g.prior, 9);
    }
  });
});

const text = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");

describe("offers of the course, weighed by posture, the other's cost known and no shock at home", () => {
  const source = text
    .replaceAll(/resolve: [^,]*,/g, "resolve: 1,")
    .replace("shock: uniform(0; 0.05)", "shock: 0")
    .replace(/^switches:\n/m, "switches:\n  posture: weighed\n")
    .replace(/^ {4}now: here$/m, "$&\n    reasonable: { all: 0.1, here: 0.6, none: 0.8 }");
  const { conflict } = readConflict(source, "war.parley.yaml");
  const worlds = sampleWorlds(conflict!, 24, 3);
  const program = courseEngine.compile(conflict!, givenFor(conflict!, worlds, 3));

  test("are signed where the proposer counts on it and refused where it does not, blame included", () => {
    const seen = { signed: 0, refused: 0, moved: 0 };
    worlds.forEach((world, slot) => {
      const at = { world, slot, policy: slot % 2, key: { seed: 3, repeat: 1 }, weeks: 40 };
      playCourse(program, at, ({ scene, patron }, state) => {
        if (state.phase !== Phase.war || state.levyLeft[0] + state.levyLeft[1] > 0) return;
        for (const proposer of [0, 1]) rounds(scene, state, patron!, proposer, seen);
      });
    });
    expect(Math.min(seen.signed, seen.refused, seen.moved)).toBeGreaterThan(0);
  });

  function rounds(
    scene: Scene,
    state: State,
    patron: PatronParameters,
    proposer: number,
    seen: Record<string, number>,
  ) {
    const [other, offer, high] = [1 - proposer, state.offer, state.thetaHigh.slice()];
    weighRefusals(scene, state, patron, proposer);
    const counted = bestOffer(scene, state, proposer, high[other]);
    if (counted >= 0) {
      const chance = chanceOfSigning(scene, state, other, counted, high[other]);
      expect(holdRound(scene, state, proposer) >= 0 ? 1 : 0).toBe(chance);
      seen[chance === 1 ? "signed" : "refused"]++;
    }
    state.refusedWorth[other].value = state.refusedWorth[other].duration = 0; // the other's blame left out
    if (bestOffer(scene, state, proposer, high[other]) !== counted) seen.moved++;
    forgetRefusals(state);
    state.offer = offer;
    state.thetaHigh.set(high);
  }
});
