import { type ArgumentKind, MEASURE_WORDS, type MeasureWord } from "../conflict/measure.js";

/** An example name for each kind of argument; null: the kind itself stands there. */
export type ArgumentNames = (kind: ArgumentKind, place: number) => string | null;

const PLAIN: Readonly<Partial<Record<ArgumentKind, string>>> = { text: '"a.move b.move"', concept: "SEQ" };

/** How a measure is written: `collapsed(actor) within 26 weeks`. */
export function measureForm(word: MeasureWord, nameOf: ArgumentNames = () => null): string {
  const seen = new Map<ArgumentKind, number>();
  const names = word.takes.map((kind) => {
    const place = seen.get(kind) ?? 0;
    seen.set(kind, place + 1);
    return nameOf(kind, place) ?? PLAIN[kind] ?? kind;
  });
  const args = names.length === 0 ? "" : `(${names.join(", ")})`;
  return `${word.name}${args}${word.time === "none" ? "" : ` ${word.time} 26 weeks`}`;
}

/** What a measure says, whether it is an event or a number, and its unit. */
export function measureSentence(word: MeasureWord): string {
  const means = `${word.means[0].toUpperCase()}${word.means.slice(1)}.`;
  if (word.engine === "not-built") return means;
  if (word.type === "event") return `${means} True or false.`;
  if (word.unit === "") return `${means} The name of a policy.`;
  if (word.unit === "utility") return `${means} A utility.`;
  return `${means} In ${word.unit === "share" ? "shares: 0 to 1, or %" : word.unit}.`;
}

/** How a function of claims is written: `chance(event) or chance(event given event)`. */
export function functionForm(how: string): string {
  return how.replace(/^Write /, "").replace(/\.$/, "");
}

/** Title of a family of measures, in the order in which they are shown. */
export const MEASURE_FAMILIES: readonly (readonly [MeasureWord["engine"], string])[] = [
  ["course", "Of the course, in each run: inside chance(…), mean(…) or quantile(…)"],
  ["battle", "Of a battle under a law of attrition, once in a world"],
  ["terms", "Of the terms, once in a world"],
  ["structure", "Of the structure, once in a world"],
  ["judgement", "Of the comparison of policies, once in a world"],
  ["not-built", "Named already, not testable yet"],
];

/** Measures of a family, in the order of the list. */
export function measuresOf(engine: MeasureWord["engine"]): MeasureWord[] {
  return MEASURE_WORDS.filter((word) => word.engine === engine);
}
