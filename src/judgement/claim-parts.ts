import type { Expression } from "../conflict/claim.js";
import type { MeasureEngine } from "../conflict/measure.js";
import { measuresIn } from "../conflict/asked.js";
import { missingFor } from "./ask.js";
import { truthsOf } from "./evaluate.js";
import { policiesRead } from "./numbers.js";
import type { Sample } from "./sample.js";
import { meanOf, weightsOf } from "./weights.js";

/** One of the statements that a claim joins by and, or, if, iff. */
export interface ClaimPart {
  /** Place among the parts, from 0. */
  readonly place: number;
  /** Methods that it reads. */
  readonly engines: readonly MeasureEngine[];
  /** Share of worlds in which it holds; NaN where no world says. */
  readonly share: number;
}

/** The statements that a claim joins, each judged alone; none where it is one statement or cannot be tested. */
export function claimParts(sample: Sample, expression: Expression, policy: number): ClaimPart[] {
  if (missingFor(sample, expression, policy) !== null) return [];
  const parts =
    expression.kind === "and" || expression.kind === "or"
      ? expression.of
      : expression.kind === "if" || expression.kind === "iff"
        ? [expression.left, expression.right]
        : [];
  const weights = weightsOf(sample);
  return parts.map((part, place) => ({
    place,
    engines: enginesRead(sample, part),
    share: meanOf(truthsOf(sample, part, policy).mass, weights),
  }));
}

/** Methods that an expression reads, each once, in order. */
export function enginesRead({ conflict }: Pick<Sample, "conflict">, expression: Expression): MeasureEngine[] {
  return [...new Set(measuresIn(expression).map((measure) => conflict.measures[measure].engine))];
}

/** Courses that an expression names as the best, or whose regret it reads, each with the actor it is to serve; in order. */
export function rankedCourses(
  { conflict }: Pick<Sample, "conflict">,
  expression: Expression,
): { readonly actor: number; readonly policy: number }[] {
  const within = (part: Expression): { actor: number; policy: number }[] => {
    switch (part.kind) {
      case "measure": {
        const { name, args } = conflict.measures[part.measure];
        return name === "regret" ? [{ actor: args[0] as number, policy: args[1] as number }] : [];
      }
      case "compare": {
        const sides = [part.left, part.right];
        const best = sides.find(
          (side) => side.kind === "measure" && conflict.measures[side.measure].name === "best_course",
        );
        const named = sides.find((side) => side.kind === "policy");
        if (best?.kind === "measure" && named?.kind === "policy")
          return [{ actor: conflict.measures[best.measure].args[0] as number, policy: named.policy }];
        return sides.flatMap(within);
      }
      case "arithmetic":
      case "if":
      case "iff":
        return [part.left, part.right].flatMap(within);
      case "and":
      case "or":
        return part.of.flatMap(within);
      case "not":
      case "mean":
      case "quantile":
      case "difference":
        return within(part.of);
      default:
        return [];
    }
  };
  return within(expression);
}

/** Courses that a claim's runs are of, and the last week that it reads; null where it reads no run of the course. */
export function runsRead(
  sample: Sample,
  expression: Expression,
  policy: number,
): { readonly policies: readonly number[]; readonly week: number | null } | null {
  const policies = [...new Set(policiesRead(sample, expression, policy))];
  if (policies.length === 0) return null;
  const weeks = measuresIn(expression).flatMap((measure) => sample.conflict.measures[measure].week ?? []);
  return { policies, week: weeks.length > 0 ? Math.max(...weeks) : null };
}
