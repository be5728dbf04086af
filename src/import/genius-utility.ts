import { exact } from "./additive.js";
import { type Fraction, add, compare, ONE, over, times, ZERO } from "./decimal.js";
import type { GeniusIssue } from "./genius-issue.js";
import { quoted, refuse } from "./trouble.js";
import { type Element, childrenOf } from "./xml.js";

/** Weights by the number of their issue. Throws `ImportTrouble`. */
export function weightsOf(space: Element): Map<string, Fraction> {
  const weights = new Map<string, Fraction>();
  const walk = (element: Element): void => {
    for (const child of element.children) {
      if (child.name === "objective") walk(child);
      if (child.name !== "weight") continue;
      const weight = exact(child.attributes.get("value"), child.at, "A weight");
      if (weight.num < 0n) refuse("P0608", child.at, "A weight is negative.");
      weights.set(child.attributes.get("index")?.trim() ?? "", weight);
    }
  };
  walk(space);
  return weights;
}

/** Points of the domain's options to a party: weight × evaluation / the issue's largest, exactly. Shape [options]. */
export function evaluationsOf(
  mine: GeniusIssue,
  domain: GeniusIssue,
  weight: Fraction,
  party: string,
  notes: string[],
): Fraction[] {
  if (mine.range !== null) return numericEvaluations(mine, weight);
  const values = discreteValues(mine, domain, party, notes);
  const most = values.reduce((a, b) => (compare(a, b) < 0 ? b : a), ZERO);
  if (most.num === 0n) {
    notes.push(`"${party}" values every option of "${domain.name}" at 0, so the issue is worth nothing to it.`);
    return values;
  }
  return values.map((value) => over(times(weight, value), most));
}

function discreteValues(mine: GeniusIssue, domain: GeniusIssue, party: string, notes: string[]): Fraction[] {
  const values = new Map<string, Fraction>();
  for (const item of childrenOf(mine.element, "item")) {
    const name = item.attributes.get("value")?.trim() ?? "";
    const said = item.attributes.get("evaluation");
    const value = exact(said === "null" ? null : said, item.at, `The evaluation of "${name}" in "${mine.name}"`);
    if (value.num < 0n)
      refuse(
        "P0608",
        item.at,
        `The evaluation of "${name}" in "${mine.name}" is negative.`,
        "Genius takes 0 and more.",
      );
    const before = values.get(name);
    if (before !== undefined && compare(before, value) !== 0)
      notes.push(
        `"${party}" values ${quoted([name])} of "${mine.name}" twice; the later evaluation counts, as in Genius.`,
      );
    values.set(name, value);
  }
  return domain.options.map((name) => values.get(name) ?? ZERO);
}

/** Linear, cut to 0 to 1: a whole-number issue counts from its lower bound, a real one from 0. */
function numericEvaluations(mine: GeniusIssue, weight: Fraction): Fraction[] {
  const element = childrenOf(mine.element, "evaluator")[0];
  if (element === undefined) refuse("P0607", mine.at, `The evaluator of "${mine.name}" is missing.`);
  const type = element.attributes.get("ftype")?.trim().toLowerCase() ?? "linear";
  if (type !== "linear" && type !== "constant")
    refuse("P0609", element.at, `An evaluator of type "${type}" is not read.`, "linear and constant are read.");
  const integer = mine.kind === "integer";
  const read = (key: string): Fraction =>
    exact(element.attributes.get(key), element.at, `"${key}" of the evaluator of "${mine.name}"`);
  const offset = read(integer ? "offset" : "parameter0");
  const slope = type === "constant" ? ZERO : read(integer ? "slope" : "parameter1");
  const { values, low } = mine.range!;
  return values.map((value) => {
    const from = integer ? add(value, { num: -low.num, den: low.den }) : value;
    const utility = add(offset, times(slope, from));
    const cut = type === "constant" ? utility : utility.num < 0n ? ZERO : compare(utility, ONE) > 0 ? ONE : utility;
    return times(weight, cut);
  });
}
