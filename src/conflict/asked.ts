import type { Expression } from "./claim.js";

/** Parts directly below an expression. */
export function partsOf(part: Expression): readonly Expression[] {
  switch (part.kind) {
    case "number":
    case "policy":
    case "measure":
      return [];
    case "chance":
      return part.given ? [part.event, part.given] : [part.event];
    case "mean":
    case "quantile":
    case "difference":
    case "not":
      return [part.of];
    case "and":
    case "or":
      return part.of;
    default:
      return [part.left, part.right];
  }
}

/** Measures (indices) that an expression names, each once. */
export function measuresIn(expression: Expression): number[] {
  const found = new Set<number>();
  const visit = (part: Expression): void => {
    if (part.kind === "measure") found.add(part.measure);
    partsOf(part).forEach(visit);
  };
  visit(expression);
  return [...found];
}
