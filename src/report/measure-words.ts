import type { Conflict } from "../conflict/conflict.js";
import { MEASURE_WORDS, type ArgumentKind, type MeasureUse, type MeasureWord } from "../conflict/measure.js";
import { possessive, withArticle } from "./words.js";

/** How the vocabulary speaks of what a measure is told, by kind of argument: the words that stand for it. */
const STANDS: Readonly<Partial<Record<ArgumentKind, readonly string[]>>> = {
  actor: ["the actor", "this actor", "the donor", "that force", "the force", "the patron"],
  package: ["that package", "the package"],
  policy: ["that course", "that policy", "the policy", "the course"],
  move: ["the recorded move"],
};

/** A measure in words, with its arguments and week: "Russia, on its own beliefs, values “A freeze” above fighting on in week 0". */
export function measureInWords(conflict: Conflict, measure: number): string {
  const use = conflict.measures[measure];
  const word = MEASURE_WORDS.find(({ name }) => name === use.name);
  if (!word) return use.id;
  // what follows a colon or semicolon explains the word and is no part of the statement
  const means = word.means.split(/[:;] /)[0];
  const said = word.takes.reduce((text, kind, k) => withArgument(conflict, text, { kind, use, k }), means);
  return `${withPatron(conflict, said)}${whenInWords(use, word)}`.replace(" at that week by week", " by week");
}

interface Argument {
  readonly kind: ArgumentKind;
  readonly use: MeasureUse;
  readonly k: number;
}

function withArgument(conflict: Conflict, text: string, { kind, use, k }: Argument): string {
  const name = nameOf(conflict, kind, use.args[k]);
  const found = (STANDS[kind] ?? []).find((stands) => text.includes(stands));
  if (found) return text.replaceAll(`${found}'s`, possessive(name)).replaceAll(found, name);
  if (kind !== "actor") return `${text} (${name})`;
  return text.startsWith("what ") ? `${text}, of ${name}` : `${possessive(name)} ${text}`;
}

function nameOf(
  { actors, packages, policies, moves, issues }: Conflict,
  kind: ArgumentKind,
  at: number | string,
): string {
  if (typeof at === "string") return `“${at}”`;
  switch (kind) {
    case "actor":
      return withArticle(actors[at].title);
    case "package":
      return `“${packages[at].title}”`;
    case "policy":
      return `“${policies[at].title}”`;
    case "move":
      return `“${moves[at].title}”`;
    case "issue":
      return `“${issues[at].title}”`;
    default:
      return String(at);
  }
}

function withPatron({ patron, actors }: Conflict, text: string): string {
  if (!patron) return text;
  const name = withArticle(actors[patron.actor].title);
  const about = withArticle(actors[patron.about].title);
  return text
    .replace("the side that `patron.obstacle` names", about)
    .replaceAll("the patron's", possessive(name))
    .replaceAll("the patron", name);
}

function whenInWords({ week }: MeasureUse, { time, clock }: MeasureWord): string {
  if (week === null || time === "none") return "";
  const unit = clock === "days" ? "days" : "weeks";
  const count = clock === "days" ? week * 7 : week;
  if (time === "within") return ` within ${count} ${unit}`;
  return clock === "days" ? ` on day ${count}` : time === "by" ? ` by week ${count}` : ` in week ${count}`;
}
