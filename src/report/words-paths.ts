import type { Conflict } from "../conflict/conflict.js";

/** How a name stands inside a sentence. */
type Naming = (title: string) => string;

/** Numbers of the file that only their place names, in words: the weight of an objective, what a series reports; null for the others. */
export function placeInWords(conflict: Conflict, parts: readonly string[], name: Naming): string | null {
  const [room, id, third, fourth] = parts;
  const actor = (own: string): string => name(conflict.actors.find((each) => each.id === own)?.title ?? own);
  const course = (own: string): string => conflict.policies.find((each) => each.id === own)?.title ?? own;
  if (room === "objectives" && fourth === "weight") return objectiveInWords(conflict, parts, name);
  if (room === "sources" && third === "reporting") {
    const title = conflict.sources.find((each) => each.id === id)?.title ?? id;
    return `true share of what “${title}” reports`;
  }
  if (room === "patron" && third === "courses") return `cost of “${course(fourth)}” to ${actor(id)}, as it counts it`;
  if (room === "policies" && third === "review") return `weeks that “${course(id)}” binds`;
  if (room === "perceived" && third === "issues" && parts[5] && parts[6] === "salience") {
    const title = conflict.issues.find((each) => each.id === fourth)?.title ?? fourth;
    return `weight on “${title}” for ${actor(parts[5])}, as ${actor(id)} sees it`;
  }
  if (room === "partial_agreements") return partialInWords(conflict, parts, actor);
  const issue = room === "issues" ? conflict.issues.find((each) => each.id === id) : undefined;
  const option = issue?.options.find((each) => each.id === fourth);
  if (issue && option && third === "reasonable") return `how reasonable “${option.title}” looks on “${issue.title}”`;
  return null;
}

/** "share of Russia's cost of war that “Quiet skies” spares" */
function partialInWords(
  { partials }: Conflict,
  [, id, key, who]: readonly string[],
  actor: (own: string) => string,
): string | null {
  const title = `“${partials.find((each) => each.id === id)?.title ?? id}”`;
  if (key === "worth") return `what signing ${title} is worth to ${actor(who)}`;
  if (key === "spares") return `share of its cost of war that ${title} spares ${actor(who)}`;
  if (key === "says") return `how much signing ${title} says that ${actor(who)} is the obstacle (times)`;
  if (key === "lasts") return `weeks that ${title} binds`;
  if (key === "breaks") return `hazard of a breach of ${title}`;
  if (key === "trust") return `trust in a deal that ${title} makes`;
  return key === "talks" ? `how much likelier ${title} makes a round of talks` : null;
}

/** "weight of “settled within 104 weeks” among what the United States wants" */
function objectiveInWords(
  { actors, objectives }: Conflict,
  [, id, place]: readonly string[],
  name: Naming,
): string | null {
  const who = actors.findIndex((each) => each.id === id);
  const objective = objectives[who]?.[Number(place)];
  if (!objective) return null;
  return `weight of “${objective.measure.id}” among the aims of ${name(actors[who].title)}`;
}

/** A key's words with the actor's own name where they say “the patron”. */
export function patronByName({ patron, actors }: Conflict, words: string, name: Naming): string {
  if (!patron) return words;
  const who = name(actors[patron.actor].title);
  return words.replaceAll("the patron's", who.endsWith("s") ? `${who}'` : `${who}'s`).replaceAll("the patron", who);
}
