import type { Claim, Says } from "../conflict/claim.js";
import type { Conflict, Source, Variant } from "../conflict/conflict.js";
import type { Objective, Policy } from "../conflict/policy.js";
import { type Context, mustRef, refAt, report } from "./context.js";
import { parseDate, weeksBetween } from "./date.js";
import { readClaimExpression, readObjectiveMeasure } from "./expression.js";
import { claimId } from "./names.js";
import { sourceOf } from "./quantity.js";
import { indexIn, indicesIn } from "./read-issues.js";
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

/** Policies, with the moves of those they are like. */
export function readPolicies(context: Context, node: Node | undefined, asOf: string | null): Policy[] {
  const entries = entriesOf(node);
  return entries.map(({ key, keyAt, value }) => {
    const free = textOf(child(value, "course")) === "free";
    const moves = movesOf(context, entries, key, []);
    const own = (word: string): string | null => holderOf(entries, key, word);
    const from = own("from");
    const review = own("review");
    const policy: Policy = {
      id: key,
      title: textOf(child(value, "title")) ?? key,
      from: from === null ? 0 : readWhen(context, child(child(node, from), "from"), asOf),
      moves,
      review: review === null ? null : refAt(context, `policies.${review}.review`),
      free,
      at: keyAt,
    };
    return policy;
  });
}

/** The policy that says a key: this one, or the nearest that it is like; null where none does. */
function holderOf(entries: ReturnType<typeof entriesOf>, id: string, key: string): string | null {
  let name: string | null = id;
  for (let step = 0; step <= entries.length && name !== null; step++) {
    const value: Node | undefined = entries.find((entry) => entry.key === name)?.value;
    if (child(value, key) !== undefined) return name;
    name = textOf(child(value, "like"));
  }
  return null;
}

function movesOf(
  context: Context,
  entries: ReturnType<typeof entriesOf>,
  id: string,
  open: readonly string[],
): number[] {
  const entry = entries.find((one) => one.key === id);
  if (entry === undefined) return [];
  const like = textOf(child(entry.value, "like"));
  if (open.includes(id)) {
    if (open[0] === id) {
      const message = `Policy "${id}" is like itself: ${[...open, id].join(" → ")}.`;
      report(context, "P0502", entry.keyAt, message, "Take out one like.");
    }
    return [];
  }
  const inherited = like === null ? [] : movesOf(context, entries, like, [...open, id]);
  return [...new Set([...inherited, ...indicesIn(context.names.move, child(entry.value, "moves"))])];
}

/** Weeks after `as_of` that a date or a length of time means; 0 where nothing stands. */
function readWhen(context: Context, node: Node | undefined, asOf: string | null): number {
  const text = textOf(node);
  if (text === null || node === undefined) return 0;
  const day = parseDate(text);
  if (day !== null) {
    const start = asOf === null ? null : parseDate(asOf);
    if (start !== null) return weeksBetween(start, day);
    report(context, "P0213", node.at, "A day means nothing without case.as_of.", "Set case.as_of, or write weeks.");
    return 0;
  }
  const weeks = /^(\d{1,5})\s*weeks?$/.exec(text);
  if (weeks !== null) return Number(weeks[1]);
  report(context, "P0213", node.at, `"${text}" is no day and no number of weeks.`, "Write 2025-06-01 or 2 weeks.");
  return 0;
}

/** Reports policies that change nothing: neither moves nor a free course, and not the first, which others are compared with. */
export function checkPolicies(context: Context, policies: readonly Policy[]): void {
  policies.forEach((policy, index) => {
    if (policy.free || policy.moves.length > 0 || index === 0) return;
    const twin = policies.slice(0, index).find((other) => !other.free && other.moves.length === 0);
    if (twin === undefined) return;
    const message = `Policy "${policy.id}" touches nothing, as "${twin.id}" does, so the two are one.`;
    report(context, "P0501", policy.at, message, "Give it moves, or take it out.");
  });
}

/** What each actor wants of the course; shape [actors]. */
export function readObjectives(context: Context, node: Node | undefined): Conflict["objectives"] {
  return context.names.actor.map((actor) =>
    itemsOf(child(node, actor)).flatMap((item, index): Objective[] => {
      const text = child(item, "measure");
      const measure = text === undefined ? null : readObjectiveMeasure(context, text);
      if (measure === null) return [];
      const want = textOf(child(item, "want")) === "less" ? "less" : "more";
      return [
        { measure: context.measures[measure], want, weight: mustRef(context, `objectives.${actor}.${index}.weight`) },
      ];
    }),
  );
}

/** Variants by name; what they set is applied before the check. */
export function readVariants(node: Node | undefined): Variant[] {
  return entriesOf(node).map(({ key, value }) => ({ id: key, why: textOf(child(value, "why")) ?? "" }));
}
