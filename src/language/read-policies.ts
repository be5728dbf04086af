import type { Conflict } from "../conflict/conflict.js";
import type { Branch, History, Objective, Policy } from "../conflict/policy.js";
import { type Context, mustRef, refAt, report } from "./context.js";
import { parseDate, weeksBetween } from "./date.js";
import { readObjectiveMeasure } from "./expression.js";
import { indexIn, indicesIn } from "./read-issues.js";
import { readTurn } from "./read-turn.js";
import { type Entry, type Node, child, entriesOf, itemsOf, textOf } from "./tree.js";

type Entries = ReadonlyMap<string, Entry>;

/** Policies that one may be like, one through the other. */
const MAX_LIKE = 64;

/** Policies, with the moves of those they are like. */
export function readPolicies(
  context: Context,
  node: Node | undefined,
  asOf: string | null,
  history: History | null,
): Policy[] {
  const entries: Entries = new Map(entriesOf(node).map((entry) => [entry.key, entry]));
  return entriesOf(node).map(({ key, keyAt, value }) => {
    const free = textOf(child(value, "course")) === "free";
    const moves = movesOf(context, entries, key, []);
    const own = (word: string): string | null => holderOf(entries, key, word);
    const from = own("from");
    const review = own("review");
    const branch = own("at");
    const turn = own("when");
    const policy: Policy = {
      id: key,
      title: textOf(child(value, "title")) ?? key,
      from: from === null ? 0 : readWhen(context, child(child(node, from), "from"), asOf),
      moves,
      review: review === null ? null : refAt(context, `policies.${review}.review`),
      free,
      past: readBranch(context, branch === null ? value : (entries.get(branch)?.value ?? value), history),
      turn: turn === null ? null : readTurn(context, child(entries.get(turn)?.value ?? value, "when"), key),
      at: keyAt,
    };
    return policy;
  });
}

/** Stands for a branch that is trouble: a policy that says `at` is not one that touches nothing. */
const NO_BRANCH: Branch = { recorded: 0, instead: null };

/** Where a policy branches off the record (`at`, `on`, `instead`); null where it does not. */
function readBranch(context: Context, value: Node, history: History | null): Branch | null {
  const node = child(value, "at");
  const stray = ["instead", "on"].map((key) => child(value, key)).find((one) => one !== undefined);
  if (node === undefined) {
    if (stray === undefined) return null;
    report(context, "P0505", stray.at, "A branch in the past lacks at.", "Name the recorded move: at: ukraine.truce.");
    return NO_BRANCH;
  }
  const move = indexIn(context.names.move, node);
  if (move === null) return NO_BRANCH;
  const recorded = recordedAt(context, node, child(value, "on"), history);
  const instead = indexIn(context.names.move, child(value, "instead"));
  const author = (index: number): string => context.names.move[index].split(".")[0];
  if (instead !== null && author(instead) !== author(move)) {
    const message = `"${context.names.move[instead]}" is no move of ${author(move)}, whose move it should replace.`;
    report(context, "P0505", child(value, "instead")?.at ?? node.at, message, `Name a move of ${author(move)}.`);
  }
  return recorded === null ? NO_BRANCH : { recorded, instead };
}

/** Place of a move in the record: the one on the day named, or the only one. */
function recordedAt(context: Context, node: Node, on: Node | undefined, history: History | null): number | null {
  const move = context.names.move.indexOf(textOf(node) ?? "");
  const day = textOf(on);
  const all = [...(history?.moves ?? []).entries()].filter(([, one]) => one.move === move);
  const meant = day === null ? all : all.filter(([, one]) => one.date === day);
  if (meant.length === 1) return meant[0][0];
  const days = all.map(([, one]) => one.date).join(", ");
  const name = textOf(node) ?? "";
  if (all.length === 0) {
    report(context, "P0505", node.at, `"${name}" is not on record.`, "Add it to history.moves with its day.");
  } else if (meant.length === 0) {
    report(
      context,
      "P0505",
      (on ?? node).at,
      `"${name}" is not on record on ${day ?? ""}.`,
      `Days on record: ${days}.`,
    );
  } else {
    const message = `"${name}" is on record ${meant.length} times: ${days}.`;
    report(context, "P0505", node.at, message, `Say which with on: ${all[0][1].date}.`);
  }
  return null;
}

/** The policy that says a key: this one, or the nearest that it is like; null where none does. */
function holderOf(entries: Entries, id: string, key: string): string | null {
  let name: string | null = id;
  for (let step = 0; step <= Math.min(entries.size, MAX_LIKE) && name !== null; step++) {
    const value: Node | undefined = entries.get(name)?.value;
    if (child(value, key) !== undefined) return name;
    name = textOf(child(value, "like"));
  }
  return null;
}

function movesOf(context: Context, entries: Entries, id: string, open: readonly string[]): number[] {
  const entry = entries.get(id);
  if (entry === undefined) return [];
  const like = textOf(child(entry.value, "like"));
  if (open.length > MAX_LIKE) {
    const message = `Policy "${open[0]}" is like more than ${MAX_LIKE} others in a row.`;
    const at = entries.get(open[0])?.keyAt ?? entry.keyAt;
    report(context, "P0502", at, message, "Write its moves out.");
    return [];
  }
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

const touches = (policy: Policy): boolean =>
  policy.free || policy.moves.length > 0 || policy.past !== null || policy.turn !== null;

/** Reports policies that turn into each other in a circle: a way must have an end. */
export function checkTurns(context: Context, policies: readonly Policy[]): void {
  for (const policy of policies) {
    const way = [policy.id];
    let next = policy.turn;
    while (next !== null && way.length <= policies.length && policies[next.then].id !== policy.id) {
      way.push(policies[next.then].id);
      next = policies[next.then].turn;
    }
    if (next === null || way.length > policies.length) continue;
    const message = `Policy "${policy.id}" turns back to itself: ${[...way, policy.id].join(" → ")}.`;
    report(context, "P0507", policy.at, message, "Take out one when.");
  }
}

/** Reports policies that change nothing: neither moves nor a free course, and not the first, which others are compared with. */
export function checkPolicies(context: Context, policies: readonly Policy[]): void {
  policies.forEach((policy, index) => {
    if (touches(policy) || index === 0) return;
    const twin = policies.slice(0, index).find((other) => !touches(other));
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
