import { endedWithin, RECORDED_WARS } from "../judgement/index.js";
import type { Findings } from "./finding.js";
import { earlyInWords } from "./match-text.js";
import { roughSpan } from "./rounding.js";
import { percent, plain } from "./words.js";

const SOON = "settled within 26 weeks";
const YEAR = 52;
const AREA = "area gained by 52 weeks";

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
  const there = first.measures[AREA];
  const pace = `A front that went on at its present pace would give ${attacker.title} ${roughSpan(standing.advance, YEAR).replace(/(?= \(|$)/, " km² in a year")}.${there?.worlds ? fasterInWords(first.title, there.median, standing.advance.median * YEAR) : ""}`;
  return [ends, ...early, pace];
}

/** How much more ground a course brings than the present pace would; empty where it is nearly the same. */
function fasterInWords(course: string, gained: number, atPace: number): string {
  const times = gained / atPace;
  if (!Number.isFinite(times) || (times > 1 / MARKED && times < MARKED)) return "";
  const moves = times > 1 ? "speeds up" : "slows down";
  return ` Under “${course}” the median world has ${plain(Number(gained.toPrecision(2)))} km²: the front ${moves} to ${plain(Number(times.toPrecision(2)))} times that over the year, which rests on the model, not on the present pace.`;
}
const MARKED = 1.25;
