import type { Conflict } from "../conflict/conflict.js";
import type { Bargaining } from "../ensemble/outcomes.js";
import type { TermsFinding } from "./finding.js";
import { list, plain, withArticle } from "./words.js";

/**
 * What no deal is worth to each party where packages are weighed by themselves, and how that stands to the values of fighting on
 * over the worlds of the course.
 */
export function floorsInWords(conflict: Conflict, terms: TermsFinding, bargaining: Bargaining | null): string {
  const floors = terms.reservations.filter(({ actor }) => terms.parties.includes(actor));
  const title = (id: string): string => withArticle(conflict.actors.find((actor) => actor.id === id)?.title ?? id);
  const of = (from: string): string[] =>
    floors.filter((each) => each.from === from).map(({ actor, value }) => `${two(value)} to ${title(actor)}`);
  const [stated, fought, none] = ["file", "course", "none"].map(of);
  const said = [
    ...(stated.length > 0 ? [`By the file no deal is worth ${list(stated)}.`] : []),
    ...(fought.length > 0 ? [`There fighting on is worth ${list(fought)}.`] : []),
    ...(none.length > 0
      ? [
          `What no deal is worth to ${list(floors.filter(({ from }) => from === "none").map(({ actor }) => title(actor)))} is not stated: 0.`,
        ]
      : []),
  ];
  const over = fought.length > 0 && bargaining ? overWorlds(conflict, terms, bargaining) : "";
  return `World of medians: every number at its middle. ${said.join(" ")}${over}`;
}

/** Index of the median among the percentiles of a bargain. */
const MEDIAN = 2;

function overWorlds(conflict: Conflict, { parties }: TermsFinding, { sides, atWar, closed }: Bargaining): string {
  const open = atWar[0] - closed[0];
  if (open === 0) return "";
  const values = sides
    .filter(({ actor }) => parties.includes(conflict.actors[actor].id))
    .map(({ actor, fighting }) => `${two(fighting[MEDIAN][0])} to ${withArticle(conflict.actors[actor].title)}`);
  return ` Over the ${plain(open)} worlds of the course in which some package may be signed it is ${list(values)} in week 0 (medians): one world of middles is not the middle of the worlds, and those of the course have been held to the record. There a package also counts for less than here: it may break down, and a line crossed has its price.`;
}

function two(value: number): string {
  return value.toFixed(2).replace("-", "−");
}
