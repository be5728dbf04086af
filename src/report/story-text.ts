import type { Conflict } from "../conflict/conflict.js";
import type { Unit } from "../conflict/quantity.js";
import { seriesOf, type OfferOf, type Story, type StoryEvent, type StoryWeek } from "../dynamics/index.js";
import { dayAfter } from "./dates.js";
import { fold } from "./fold.js";
import { capital, inUnits, inWords, list, percent, plain, withArticle } from "./words.js";

const DAYS = 7;

/** Options of an unnamed package that are told; the rest is counted. */
const OPTIONS_TOLD = 3;

/** One world's story: the weeks in which something happens, in sentences, with the numbers as they then stand. */
export function storyText(conflict: Conflict, story: Story, width: number): string {
  const policy = courseTitle(conflict, story.policy);
  const world = story.world < 0 ? "the world of medians" : `world ${story.world}`;
  const lines = [
    `${conflict.title}: ${world}, course “${policy}”`,
    "One world of many; not a forecast.",
    ...story.weeks.flatMap((week) => ["", ...weekLines(conflict, week, width)]),
    "",
  ];
  if (story.ended === null)
    lines.push(...fold(`The war goes on in week ${story.last.week}. ${standsText(conflict, story.last)}`, width));
  return `${lines.join("\n").trimEnd()}\n`;
}

function weekLines(conflict: Conflict, week: StoryWeek, width: number): string[] {
  const day = conflict.asOf === null ? "" : ` (${dayAfter(conflict.asOf, week.week)})`;
  const told = week.week === 0 ? ["At the start."] : week.events.map((event) => eventSentence(conflict, event));
  return [
    ...fold(`Week ${week.week}${day}. ${told.join(" ")}`, width),
    ...fold(standsText(conflict, week), width - 4).map((line) => `    ${line}`),
  ];
}

/** A world's course in sentences: its first weeks in which something happens, `most` of them, and how it ended. */
export function storyOf(
  conflict: Conflict,
  story: Story,
  most: number,
): { readonly title: string; readonly sentences: readonly string[] } {
  const told = spellsOf(story.weeks.filter(({ week }) => week > 0));
  // the last week tells how it ended
  const shown = told.length <= most ? told : [...told.slice(0, most - 1), told.at(-1)!];
  const once = saidOnce(conflict);
  const sentences = shown.map((weeks) => spellText(conflict, weeks, once));
  const left = told.length - shown.length;
  const end = story.ended === null ? [`In week ${story.last.week} the war goes on.`] : [];
  const more =
    left > 0
      ? [`${left === 1 ? "One time" : `${capital(inWords(left))} times`} more something happens that is not told here.`]
      : [];
  return { title: courseTitle(conflict, story.policy), sentences: [...sentences, ...more, ...end] };
}

/** As many weeks or more, one after another, in which the same happens again and nothing else are told as one. */
const TURNS = 3;

/** What happens in a week where it is but a patron's turn to another course, or a truce prolonged. */
function againOf({ events }: StoryWeek): "turns" | "renewed" | null {
  if (events.every((event) => event.kind === "course" && event.own)) return "turns";
  return events.every(({ kind }) => kind === "truce-renewed") ? "renewed" : null;
}

/** Weeks that are told together: each by itself, but for a patron that keeps turning and a truce that is prolonged again. */
function spellsOf(weeks: readonly StoryWeek[]): StoryWeek[][] {
  const spells = weeks.reduce<StoryWeek[][]>((found, week) => {
    const open = found.at(-1);
    const again = againOf(week);
    if (open && again !== null && open.every((each) => againOf(each) === again)) open.push(week);
    else found.push([week]);
    return found;
  }, []);
  return spells.flatMap((spell) => (spell.length >= TURNS ? [spell] : spell.map((week) => [week])));
}

function spellText(conflict: Conflict, weeks: readonly StoryWeek[], once: (event: StoryEvent) => string): string {
  const day = ({ week }: StoryWeek): string => (conflict.asOf === null ? "" : ` (${dayAfter(conflict.asOf, week)})`);
  const [first, last] = [weeks[0], weeks[weeks.length - 1]];
  if (first === last) return `Week ${first.week}${day(first)}. ${first.events.map(once).join(" ")}`;
  if (againOf(first) === "renewed")
    return `Weeks ${first.week} to ${last.week}${day(last)}. The truce is prolonged ${inWords(weeks.length)} times.`;
  const courses = weeks.flatMap(({ events }) =>
    events.flatMap((event) => (event.kind === "course" ? [`“${courseTitle(conflict, event.course)}”`] : [])),
  );
  const patron = conflict.patron ? withArticle(conflict.actors[conflict.patron.actor].title) : "the patron";
  return `Weeks ${first.week} to ${last.week}${day(last)}. ${capital(patron)} changes course ${inWords(courses.length)} times, between ${list([...new Set(courses)])}, and ends on ${courses[courses.length - 1]}.`;
}

/** Events as sentences, a package told in full the first time only. */
function saidOnce(conflict: Conflict): (event: StoryEvent) => string {
  const said = new Set<string>();
  return (event) => {
    const sentence = eventSentence(conflict, event);
    if (event.kind !== "tabled" && event.kind !== "refused") return sentence;
    const again = said.has(sentence);
    said.add(sentence);
    if (!again) return sentence;
    const who = capital(withArticle(conflict.actors.find((actor) => actor.id === event.by)?.title ?? event.by));
    return event.kind === "tabled"
      ? `${who} puts the same package on the table again; it is refused.`
      : `${who} offers the same package again; it is refused.`;
  };
}

/** A course as the file calls it. */
export function courseTitle(conflict: Conflict, policy: string): string {
  return conflict.policies.find(({ id }) => id === policy)?.title ?? "nothing imposed";
}

/** An event as a sentence. */
export function eventSentence(conflict: Conflict, event: StoryEvent): string {
  const title = (id: string): string => withArticle(conflict.actors.find((actor) => actor.id === id)?.title ?? id);
  switch (event.kind) {
    case "course": {
      const policy = conflict.policies.find(({ id }) => id === event.course)?.title ?? "as before";
      const patron = conflict.patron ? title(conflict.actors[conflict.patron.actor].id) : "the patron";
      return event.own ? `${capital(patron)} changes course: “${policy}”.` : `The course “${policy}” begins.`;
    }
    case "refused":
      return `${capital(title(event.by))} offers ${offerText(conflict, event.offer)}; ${title(event.refuser)} refuses.`;
    case "tabled":
      return `${capital(title(event.by))} puts ${offerText(conflict, event.offer)} on the table; it is refused.`;
    case "truce":
      return `A truce of ${plain(Math.round(event.weeks * DAYS))} days begins.`;
    case "truce-ends":
      return "The truce ends and the fighting goes on.";
    case "truce-renewed":
      return "The truce is prolonged.";
    case "funds-end":
      return "The deliveries decided before have run out.";
    case "happens":
      return `${capital(event.title)}.`;
    case "eases":
      return `No longer so: ${event.title}.`;
    case "settled":
      return `The war ends: both sign ${offerText(conflict, event.offer)}.`;
    case "ends":
      return event.phase === "frozen"
        ? "The truce has held for a year: the war is frozen."
        : endText(conflict, event.phase);
  }
}

function endText(conflict: Conflict, phase: "attacker collapsed" | "defender collapsed"): string {
  const { attacker, defender } = conflict.campaign!.front;
  const loser = conflict.actors[phase === "attacker collapsed" ? attacker : defender].title;
  return `The war ends: ${withArticle(loser)} cannot go on.`;
}

function offerText(conflict: Conflict, { named, options }: OfferOf): string {
  if (named !== null) return `“${named}”`;
  const entries = Object.entries(options);
  if (entries.length === 0) return "what is in force already";
  const said = entries.slice(0, OPTIONS_TOLD).map(([issue, option]) => {
    const found = conflict.issues.find(({ id }) => id === issue);
    return `${found?.title ?? issue}: “${found?.options.find(({ id }) => id === option)?.title ?? option}”`;
  });
  const more = entries.length - said.length;
  return `a package (${said.join("; ")}${more > 0 ? `; and ${more} more changes` : ""})`;
}

/** How things stand: the series of the run, in a line. */
function standsText(conflict: Conflict, { stands }: StoryWeek): string {
  const parts = seriesOf(conflict).flatMap(({ id, short, unit, quiet }) =>
    stands[id] === stands[id] && !quiet && !id.startsWith("cost(") ? [`${short} ${valueText(stands[id], unit)}`] : [],
  );
  return `${parts.join(" · ")}.`;
}

/** A value of a series in units for people. */
export function valueText(value: number, unit: Unit): string {
  if (value !== value) return "–";
  if (unit === "persons") return Math.abs(value) < 1000 ? plain(value) : `${plain(value / 1000)} k`;
  if (unit === "share") return percent(value);
  if (unit === "persons/week") return `${plain((value * 4.348125) / 1000)} k/month`;
  if (unit === "km2/week") return `${plain(value * 4.348125)} km²/month`;
  return inUnits(value, unit);
}
