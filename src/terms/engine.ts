import { measuresOf, type Engine, type Given } from "../conflict/engine.js";
import type { Conflict } from "../conflict/conflict.js";
import type { MeasureUse } from "../conflict/measure.js";
import type { World } from "../conflict/world.js";
import { reservationOf } from "./candidate.js";
import { dealUnder } from "./consent.js";
import { reach } from "./frontier.js";
import { isAtLeast } from "./solution.js";
import { choiceOf, groundOf, ruleOf, settingOf, stagesOf, worthOf, type Ground, type Setting } from "./setting.js";

export { candidatePackages } from "./candidate.js";
export { packageWorth } from "./package-worth.js";

/** A conflict made ready for rows of terms. */
export interface TermsProgram {
  readonly ground: Ground;
  readonly given: Given;
  readonly uses: readonly MeasureUse[];
  /** Combination of each block that each named package takes. */
  readonly named: readonly number[][];
}

/** Terms: whether there is a deal, and what a package is worth; once a world. */
export const termsEngine: Engine<TermsProgram> = {
  name: "terms",
  version: "1",
  measures: (conflict) => measuresOf(conflict, "terms"),
  compile: (conflict, given) => {
    const ground = groundOf(conflict);
    const named = conflict.packages.map((each) => choiceOf(ground, each.options, `packages.${each.id}`));
    return { ground, given, uses: measuresOf(conflict, "terms"), named };
  },
  run: (program, world, slot, _policy, _key, out) => {
    const setting = settingOf(program.ground, world);
    const reservations = reservationsIn(program.ground.conflict, program.given, world, slot);
    program.uses.forEach((use, column) => (out[column] = valueOfUse(program, setting, reservations, use)));
  },
};

/** Each actor's reservation in a world: what the file states, else what fighting on is worth, else 0. */
export function reservationsIn(conflict: Conflict, given: Given, world: World, slot: number): number[] {
  return conflict.actors.map((each, actor) => {
    if (each.walksAwayBelow !== null) return reservationOf(conflict, world, actor);
    const passed = given.reservations[slot]?.[actor] ?? NaN;
    return passed === passed ? passed : 0;
  });
}

function valueOfUse(program: TermsProgram, setting: Setting, reservations: readonly number[], use: MeasureUse): number {
  const actor = use.args[0] as number;
  switch (use.name) {
    case "terms.deal_exists":
      return dealExists(setting, [actor, use.args[1] as number], reservations) ? 1 : 0;
    case "terms.value":
      return worthOf(setting, program.named[use.args[1] as number], actor).utility;
    case "terms.acceptable":
      return isAcceptable(setting, program.named[use.args[1] as number], actor, reservations[actor]) ? 1 : 0;
    case "terms.improvable":
      return isImprovable(setting, program.named[actor]) ? 1 : 0;
    default:
      throw new Error(`invalid measure of terms: ${use.name}`);
  }
}

/**
 * Whether some package is worth both reservations, and those of the owners whose consent it needs, under the world's rule for
 * stated lines. Exact.
 */
export function dealExists(
  setting: Setting,
  parties: readonly [number, number],
  reservations: readonly number[],
): boolean {
  return dealUnder(setting, parties, ruleOf(setting), reservations);
}

function isAcceptable(setting: Setting, choice: readonly number[], actor: number, reservation: number): boolean {
  const { utility, price, lines } = worthOf(setting, choice, actor);
  if (setting.hard) return isAtLeast(utility, reservation) && !lines.some((line) => setting.binds[line]);
  return isAtLeast(utility - price, reservation);
}

/** A gain smaller than this is none. */
const GAIN = 1e-9;

/** Whether another package is better for one negotiator and worse for none (stated lines aside). Exact. */
export function isImprovable(setting: Setting, choice: readonly number[]): boolean {
  const { parties } = setting.ground;
  const stages = stagesOf(setting, parties, { kind: "ignored" });
  const [a, b] = parties.map((actor) => worthOf(setting, choice, actor).utility);
  return reach(stages, [a + GAIN, b]) !== null || reach(stages, [a, b + GAIN]) !== null;
}
