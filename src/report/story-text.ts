import type { Conflict } from "../conflict/conflict.js";
import type { Unit } from "../conflict/quantity.js";
import { seriesOf, type OfferOf, type Story, type StoryEvent, type StoryWeek } from "../dynamics/index.js";
import { dayAfter } from "./dates.js";
import { fold } from "./fold.js";
import { capital, inUnits, percent, plain, withArticle } from "./words.js";

/** Options of an unnamed package that are told; the rest is counted. */
const OPTIONS_TOLD = 3;

/** One world's story: the weeks in which something happens, in sentences, with the numbers as they then stand. */
export function storyText(conflict: Conflict, story: Story, width: number): string {
  const policy = conflict.policies.find(({ id }) => id === story.policy)?.title ?? "nothing imposed";
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
      return `A truce of ${plain(event.weeks)} weeks begins.`;
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
  return inUnits(value, unit);
}
