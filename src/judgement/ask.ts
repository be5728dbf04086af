import type { Expression } from "../conflict/claim.js";
import type { Conflict } from "../conflict/conflict.js";
import { MEASURE_WORDS } from "../conflict/measure.js";
import { valuesOf, type Sample } from "./sample.js";

/** Measures (indices) that an expression names, each once. */
export function measuresIn(expression: Expression): number[] {
  const found = new Set<number>();
  const visit = (part: Expression): void => {
    switch (part.kind) {
      case "number":
      case "policy":
        return;
      case "measure":
        found.add(part.measure);
        return;
      case "chance":
        visit(part.event);
        if (part.given) visit(part.given);
        return;
      case "mean":
      case "quantile":
      case "difference":
      case "not":
        return visit(part.of);
      case "and":
      case "or":
        return part.of.forEach(visit);
      default:
        visit(part.left);
        visit(part.right);
    }
  };
  visit(expression);
  return [...found];
}

/** What is still needed before an expression can be tested, in words; null where it can be. */
export function missingFor(sample: Sample, expression: Expression, policy: number): string | null {
  const { conflict } = sample;
  for (const index of measuresIn(expression)) {
    const use = conflict.measures[index];
    const word = MEASURE_WORDS.find((each) => each.name === use.name);
    if (use.engine === "not-built") return word?.needs.join(", ") ?? use.name;
    if (use.engine === "judgement") {
      if ((conflict.objectives[use.args[0] as number] ?? []).length === 0)
        return `objectives for ${actorTitle(conflict, use.args[0] as number)}`;
    } else if (!valuesOf(sample, index, policy))
      return `the section${word && word.needs.length > 1 ? "s" : ""} ${word?.needs.join(", ") ?? use.name}`;
  }
  return null;
}

function actorTitle(conflict: Conflict, actor: number): string {
  return conflict.actors[actor]?.title ?? "that actor";
}
