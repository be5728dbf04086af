import type { Conflict } from "../conflict/conflict.js";
import { withArticle } from "./words.js";

const SIGNS: Readonly<Record<string, string>> = { "<=": "≤", ">=": "≥", "==": "is" };

/**
 * A claim's formula with the file's own titles in place of its names: “chance(would sign(Russia, “No NATO and a frozen front”)
 * at 0 weeks) ≤ 10 %”. What is no name of the file stays as it is, underscores apart.
 */
export function formulaInWords(conflict: Conflict, says: string): string {
  const titles = titlesOf(conflict);
  return says
    .replace(/"[^"]*"|[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*/g, (word) =>
      word.startsWith('"') ? inQuotes(titles, word) : (titles.get(word) ?? word.replaceAll("_", " ")),
    )
    .replace(/<=|>=|==/g, (sign) => SIGNS[sign]);
}

/** A state of the game, named by the options that are taken in it. */
function inQuotes(titles: ReadonlyMap<string, string>, word: string): string {
  const named = word.slice(1, -1).split(" ");
  return named.every((each) => titles.has(each)) ? named.map((each) => titles.get(each)).join(" and ") : word;
}

function titlesOf({ actors, moves, policies, packages, issues }: Conflict): Map<string, string> {
  const quoted = (title: string): string => `“${title}”`;
  return new Map([
    ...issues.flatMap(({ id, title, options }) => [
      ...options.map((option): [string, string] => [`${id}.${option.id}`, `${quoted(option.title)} on ${title}`]),
      [id, quoted(title)] as [string, string],
    ]),
    ...packages.map(({ id, title }): [string, string] => [id, quoted(title)]),
    ...policies.map(({ id, title }): [string, string] => [id, quoted(title)]),
    ...moves.map(({ id, actor, title }): [string, string] => [
      id,
      `${quoted(title)} by ${withArticle(actors[actor].title)}`,
    ]),
    ...actors.map(({ id, title }): [string, string] => [id, withArticle(title)]),
  ]);
}
