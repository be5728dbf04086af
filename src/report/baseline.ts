import { endedWithin, RECORDED_WARS } from "../judgement/index.js";
import type { Findings } from "./finding.js";
import { earlyInWords } from "./match-text.js";
import { percent, plain } from "./words.js";

const SOON = "settled within 26 weeks";
const YEAR = 52;

/** What the worlds are to be held against: recorded wars for how soon they end, the present pace for the front. */
export function baselinesOf({ policies, standing, conflict, match }: Findings): string[] {
  const first = policies[0];
  const soon = first?.measures[SOON];
  if (!first || !soon || soon.worlds === 0) return [];
  const { wars, endedByDay180, monthlyHazardAfterTwoYears, monthlyHazardAfterFourYears } = RECORDED_WARS;
  const later = [monthlyHazardAfterTwoYears, monthlyHazardAfterFourYears].map((hazard) =>
    Math.round(100 * endedWithin(26, hazard)),
  );
  const ends =
    `Of ${wars} recorded inter-state wars ${percent(endedByDay180 / wars)} had ended by day 180; of those past two years ` +
    `${later[0]} to ${later[1]} % ended within the next 26 weeks. Here a settlement within 26 weeks has a chance of ` +
    `${percent(soon.mean)} under “${first.title}”${soon.mean > 0.5 && !match ? ": these worlds, not matched to the record, make peace too easily" : ""}.`;
  const early = match
    ? [
        `${earlyInWords(conflict, match)} Before they were held to the record the worlds made peace too early; those of this page are the ones that did not.`,
      ]
    : [];
  const attacker = standing && conflict.actors.find((actor) => actor.id === standing.sides[0].actor);
  if (!standing || !attacker) return [ends, ...early];
  const { low, median, high } = standing.advance;
  const pace = `A front that went on at its present pace would give ${attacker.title} ${plain(median * YEAR)} km² in a year (${plain(low * YEAR)} to ${plain(high * YEAR)}).`;
  return [ends, ...early, pace];
}
