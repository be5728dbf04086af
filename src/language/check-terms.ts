import type { Conflict } from "../conflict/conflict.js";
import { holds } from "../conflict/condition.js";
import { withTerms } from "../conflict/partial.js";
import type { Span } from "../conflict/quantity.js";
import { type Context, report } from "./context.js";

/** What the terms of a file must agree on before anything is valued: possible packages, points everywhere or nowhere. */
export function checkTerms(context: Context, conflict: Conflict): void {
  checkPossible(context, conflict);
  checkPoints(context, conflict);
}

/** Packages, and what is in force, which `incompatible` excludes. */
function checkPossible(context: Context, conflict: Conflict): void {
  if (conflict.incompatible.length === 0) return;
  const ask = (options: readonly number[], what: string, at: Span): void => {
    const rule = conflict.incompatible.find(({ never }) =>
      holds(never, ({ issue, option }) => options[issue] === option),
    );
    if (rule) report(context, "P0426", at, `incompatible excludes ${what}: "${rule.text}".`, "Change one of the two.");
  };
  for (const { id, options, at } of conflict.packages) ask(options, `package "${id}"`, at);
  if (conflict.issues.some((issue) => issue.now === null)) return;
  const present = conflict.issues.map((issue) => issue.now ?? 0);
  for (const { id, terms, at } of conflict.partials)
    ask(withTerms(present, terms), `what partial agreement "${id}" puts in force`, at);
  const { at } = conflict.incompatible[0];
  ask(present, "what is in force (now)", at);
  const front = conflict.campaign?.front;
  if (!front || front.issue === null) return;
  for (const end of [front.won, front.lost])
    if (end !== null)
      ask(
        present.map((option, issue) => (issue === front.issue ? end : option)),
        "what is in force at an end of the front",
        at,
      );
}

/** With points on one issue, every issue needs them: they are summed, and a position adds nothing to a sum. */
function checkPoints(context: Context, conflict: Conflict): void {
  const scored = conflict.issues.filter((issue) => issue.points.some((points) => points !== null));
  const bare = conflict.issues.find((issue) => !scored.includes(issue));
  if (scored.length === 0 || bare === undefined) return;
  const message = `"${scored[0].id}" has points and "${bare.id}" has none, so points count on no issue.`;
  const remedy = "Give points on every issue, or positions on all and points on none.";
  report(context, "P0427", scored[0].at, message, remedy);
}
