import { type Conflict, negotiators } from "../conflict/conflict.js";
import { MEASURE_WORDS } from "../conflict/measure.js";
import type { Context } from "./context.js";
import { internMeasure } from "./measure-reader.js";

/** Horizons of the brief, weeks: half a year, a year, two years. */
const HORIZONS = [26, 52, 104] as const;

/** Adds the measures that every brief reads, as far as the file has the sections for them. */
export function internStandard(context: Context, conflict: Conflict): void {
  const add = (name: string, args: readonly number[], week: number | null): void => {
    const word = MEASURE_WORDS.find((one) => one.name === name);
    if (word === undefined) throw new Error(`invalid measure: ${name}`);
    internMeasure(context, word, args, week, null);
  };
  if (conflict.issues.length > 0 && conflict.actors.length > 1) add("terms.deal_exists", negotiators(conflict), null);
  const { campaign, patron } = conflict;
  if (campaign === null) return;
  for (const word of ["settled", "frozen"]) for (const week of HORIZONS) add(word, [], week);
  conflict.partials.forEach((_, index) => HORIZONS.forEach((week) => add("partial", [index], week)));
  for (const side of [campaign.front.attacker, campaign.front.defender]) {
    add("collapsed", [side], 104);
    add("mobilised", [side], 104);
    add("casualties", [side], 52);
    add("men", [side], 52);
    add("value of fighting", [side], 0);
    conflict.packages.forEach((_, index) => add("would_sign", [side, index], 0));
  }
  // differences between courses are judged on runs that are alive when the later one begins
  for (const week of new Set(conflict.policies.map((policy) => policy.from))) if (week > 0) add("ongoing", [], week);
  for (const then of new Set(conflict.policies.flatMap(({ turn }) => turn?.then ?? [])))
    for (const week of HORIZONS) add("turned", [then], week);
  add("area gained", [], 52);
  if (campaign.aid !== null) add("supply", [campaign.aid.receiver], 52);
  add("truce", [], 26);
  if (patron !== null) add("blamed", [patron.about], 0);
  add("pressed", [campaign.front.attacker], 104);
}
