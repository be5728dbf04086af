import type { Claim, Says } from "../conflict/claim.js";
import type { Source } from "../conflict/conflict.js";
import { type Context, refAt, report } from "./context.js";
import { parseDate } from "./date.js";
import { readClaimExpression } from "./expression.js";
import { claimId } from "./names.js";
import { sourceOf } from "./quantity.js";
import { indexIn } from "./read-issues.js";
import { type Node, child, entriesOf, itemsOf, textOf } from "./tree.js";

/** Sources of the file; one dated after `as_of` is a warning. */
export function readSources(context: Context, node: Node | undefined, asOf: string | null): Source[] {
  const day = asOf === null ? null : parseDate(asOf);
  return entriesOf(node).map(({ key, keyAt, value }) => {
    const date = textOf(child(value, "date"));
    const dated = date === null ? null : parseDate(date);
    if (day !== null && dated !== null && dated > day) {
      const message = `Source "${key}" is dated ${date}, after as_of ${asOf}: hindsight.`;
      report(context, "P0416", keyAt, message, "Keep it only if what it says was known then.");
    }
    return {
      id: key,
      title: textOf(child(value, "title")) ?? key,
      date,
      url: textOf(child(value, "url")),
      side: indexIn(context.names.actor, child(value, "side")),
      reporting: refAt(context, `sources.${key}.reporting`),
    };
  });
}

/** Claims of the argument under test, in order. */
export function readClaims(context: Context, node: Node | undefined): Claim[] {
  const seen = new Set<string>();
  return itemsOf(node).map((item, index) => {
    const id = claimId(item, index);
    if (seen.has(id)) report(context, "P0503", item.at, `Two claims have the id "${id}".`, "Give each its own id.");
    seen.add(id);
    const from = child(item, "from");
    const paragraph = Number.parseInt(textOf(child(from, "paragraph")) ?? "", 10);
    return {
      id,
      text: textOf(child(item, "text")) ?? "",
      source: sourceOf(context, child(from, "source")),
      paragraph: Number.isNaN(paragraph) ? null : paragraph,
      under: indexIn(context.names.policy, child(item, "under")),
      says: readSays(context, child(item, "says")) ?? {
        expression: { kind: "number", value: 0 },
        text: "",
        at: item.at,
      },
      loosely: readSays(context, child(item, "loosely")),
      strictly: readSays(context, child(item, "strictly")),
      also: itemsOf(child(item, "also")).flatMap((each) => readSays(context, each) ?? []),
      restsOn: itemsOf(child(item, "rests_on")).flatMap((name) => textOf(name) ?? []),
      at: item.at,
    };
  });
}

function readSays(context: Context, node: Node | undefined): Says | null {
  if (node === undefined) return null;
  const expression = readClaimExpression(context, node);
  return expression === null ? null : { expression, text: textOf(node) ?? "", at: node.at };
}

/** Reports claims that rest on themselves, through others or not. */
export function checkClaimCycles(context: Context, claims: readonly Claim[]): void {
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  const done = new Set<string>();
  const visit = (claim: Claim, open: readonly string[]): void => {
    if (done.has(claim.id) || open.length > claims.length) return;
    if (open.includes(claim.id)) {
      const chain = [...open.slice(open.indexOf(claim.id)), claim.id].join(" → ");
      report(context, "P0504", claim.at, `These claims rest on each other in a circle: ${chain}.`, "Break the circle.");
      return void done.add(claim.id);
    }
    for (const id of claim.restsOn) {
      const below = byId.get(id);
      if (below !== undefined) visit(below, [...open, claim.id]);
    }
    done.add(claim.id);
  };
  for (const claim of claims) visit(claim, []);
}
