import type { Conflict } from "../conflict/conflict.js";
import { MEASURE_WORDS } from "../conflict/measure.js";
import type { Crossing, Crossover, Ranking, Rating } from "../judgement/index.js";
import { measureInWords } from "./measure-words.js";
import { capital, inWords, list, pathInWords, percent, placeOf, possessive, withArticle } from "./words.js";

/** Metrics that put a course first; those of shape, and those for which nothing is named, do not. */
function deciding(ranking: Ranking): Rating[] {
  return ranking.ratings.filter(({ named }) => named.length > 0);
}

const quoted = (conflict: Conflict, policy: number): string => `“${conflict.policies[policy].title}”`;

/** Whether the metrics agree on a course for an actor, and which course none of them tells from its first. */
export function metricSentence(conflict: Conflict, ranking: Ranking): string | null {
  const all = deciding(ranking);
  const { courses } = ranking;
  if (all.length < 2 || courses.length < 2) return null;
  const who = withArticle(conflict.actors[ranking.actor].title);
  const titles = (which: readonly number[]): string =>
    which.length === courses.length
      ? "every course alike"
      : list(
          which.map((course) => quoted(conflict, courses[course])),
          "and",
        ) + (which.length > 1 ? " alike" : "");
  const groups = new Map<string, { titles: string; metrics: string[] }>();
  for (const { metric, named } of all) {
    const key = named.join();
    const group = groups.get(key) ?? { titles: titles(named), metrics: [] };
    group.metrics.push(metric.title);
    groups.set(key, group);
  }
  const kept = courses.flatMap((_, course) => (all.every(({ open }) => open.includes(course)) ? [course] : []));
  const common =
    kept.length === 0
      ? " No course is first, or not told apart from the first, by all of them."
      : kept.length === courses.length
        ? " These worlds tell no course from another by any of them."
        : ` ${capital(list(kept.map((course) => quoted(conflict, courses[course]))))} ${kept.length === 1 ? "is" : "are"} first, or not told apart from the first, by all of them.`;
  if (groups.size === 1)
    return `All ${inWords(all.length)} metrics that recommend put ${titles(all[0].named)} first for ${who}.`;
  const said = [...groups.values()]
    .sort((a, b) => b.metrics.length - a.metrics.length)
    .map((group) => `${list(group.metrics)} ${group.metrics.length === 1 ? "names" : "name"} ${group.titles}`);
  return `Metrics name different courses for ${who}: ${said.join("; ")}.${common}`;
}

/** What an actor wants, by the file: each measure, with the range of its weight. */
export function objectivesSentence(conflict: Conflict, { actor, aims }: Ranking): string {
  const wants = aims.map(({ objective: { measure, want, weight } }) => {
    const place = conflict.measures.findIndex(({ id }) => id === measure.id);
    const { type } = MEASURE_WORDS.find(({ name }) => name === measure.name)!;
    const words = place < 0 ? measure.id : measureInWords(conflict, place);
    const what =
      type === "event" ? `it ${want === "more" ? "likelier" : "less likely"} that ${words}` : `${want} of: ${words}`;
    return aims.length === 1 ? what : `${what} (weight ${conflict.quantities[weight].text})`;
  });
  return `${capital(possessive(withArticle(conflict.actors[actor].title)))} objectives: ${wants.join("; ")}.`;
}

/** Least difference of two regrets that two decimals show. */
const SEEN = 0.01;

/** Why counting worlds and weighing shortfalls name different courses; null where they name the same, or either names none. */
export function disagreementSentence(conflict: Conflict, { actor, best, ratings, courses }: Ranking): string | null {
  const often = best.indexOf(Math.max(...best));
  const of = (id: string): Rating | undefined => ratings.find(({ metric }) => metric.id === id);
  const [tenth, most] = [of("regret_90"), of("minimax_regret")];
  const least = tenth?.named[0];
  if (!tenth || !most || least === undefined || tenth.named.includes(often) || best[often] <= best[least]) return null;
  const worse = [
    { values: tenth.values, where: "in one world of ten" },
    { values: most.values, where: "at worst" },
  ].filter(({ values }) => values[often] - values[least] >= SEEN);
  if (worse.length === 0) return null;
  const short = (course: number): string =>
    list(worse.map(({ values, where }) => `${values[course].toFixed(2)} ${where}`));
  const weighing = worse.length === 2 ? "those that weigh shortfalls" : `what weighs the shortfall ${worse[0].where}`;
  return (
    `Why they disagree: ${quoted(conflict, courses[often])} alone is best for ${withArticle(conflict.actors[actor].title)} in more worlds than any other (${percent(best[often])}, ` +
    `${quoted(conflict, courses[least])} in ${percent(best[least])}), but where it is not, it falls short of the best by more: ${short(often)}, against ${short(least)}. Metrics that count worlds favour the first, ${weighing} the second.`
  );
}

/** How often an adaptive course comes to a line, by when, and in which worlds. */
export function crossingSentence(conflict: Conflict, { course, then, within, input }: Crossing): string {
  const by = within.map(
    ({ weeks, chance }) =>
      `${percent(chance.mean)} (${percent(chance.q05)} to ${percent(chance.q95)}) within ${weeks} weeks`,
  );
  const turns = `${quoted(conflict, course)} turns to ${quoted(conflict, then)} with a chance of ${list(by)}`;
  if (input === null) return `${turns}; no single input tells where.`;
  const { path, unit, at: place } = conflict.quantities[input.quantity];
  const where = pathInWords(conflict, path, input.side === "above" ? ">" : "<", input.at, unit);
  return `${turns}: in most runs of ${percent(input.there)} of worlds with ${where} (${placeOf(place?.line ?? 0)}), of ${percent(input.elsewhere)} of the others.`;
}

/** At which level of which input a course is far more often an actor's best. */
export function crossoverSentence(conflict: Conflict, ranking: Ranking, crossover: Crossover): string {
  const { course, quantity, at, side, there, elsewhere, leads } = crossover;
  const { path, unit, at: place } = conflict.quantities[quantity];
  const where = pathInWords(conflict, path, side === "above" ? ">" : "<", at, unit);
  const means =
    leads[0] === leads[1]
      ? `on the mean ${quoted(conflict, leads[0])} leads on both sides`
      : `on the mean ${quoted(conflict, leads[0])} leads there, ${quoted(conflict, leads[1])} elsewhere`;
  return `${quoted(conflict, course)} alone is best for ${withArticle(conflict.actors[ranking.actor].title)} in ${percent(there)} of worlds with ${where} (${placeOf(place?.line ?? 0)}), in ${percent(elsewhere)} of the others; ${means}.`;
}

/** The levels at which a course becomes best, or that no single input tells. */
export function crossoverSentences(conflict: Conflict, ranking: Ranking): string[] {
  if (ranking.courses.length < 2) return [];
  if (ranking.crossovers.length > 0)
    return ranking.crossovers.map((crossover) => crossoverSentence(conflict, ranking, crossover));
  return [
    "No single input tells the worlds in which one course alone is best from the others; with more worlds one may stand out.",
  ];
}
