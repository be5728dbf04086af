import type { Actor, Issue, Link, Option, Package, Position, RedLine } from "../conflict/issue.js";
import type { Conflict } from "../conflict/conflict.js";
import { readOptionCondition } from "./condition-reader.js";
import { type Context, addDefault, addHidden, mustRef, refAt, report } from "./context.js";
import { sourceOf } from "./quantity.js";
import { N } from "./shape.js";
import { type Entry, type Node, child, entriesOf, itemsOf, textOf } from "./tree.js";

/** Index of the name a node holds among names; null where there is none. */
export function indexIn(names: readonly string[], node: Node | undefined): number | null {
  const index = names.indexOf(textOf(node) ?? "");
  return index < 0 ? null : index;
}

/** Indices of the names a list holds, unknown ones left out (they are reported by the walk). */
export function indicesIn(names: readonly string[], node: Node | undefined): number[] {
  return itemsOf(node).flatMap((item) => indexIn(names, item) ?? []);
}

/** Actors of the file in order. */
export function readActors(context: Context, node: Node | undefined): Actor[] {
  return entriesOf(node).map(({ key, keyAt, value }) => ({
    id: key,
    title: textOf(child(value, "title")) ?? key,
    role: (textOf(child(value, "role")) as Actor["role"]) ?? null,
    of: indexIn(context.names.actor, child(value, "of")),
    capability: refAt(context, `actors.${key}.capability`),
    walksAwayBelow: refAt(context, `actors.${key}.walks_away_below`),
    at: keyAt,
  }));
}

/** Issues of the file in order. */
export function readIssues(context: Context, node: Node | undefined): Issue[] {
  return entriesOf(node).map((entry) => readIssue(context, entry));
}

function readIssue(context: Context, { key, keyAt, value }: Entry): Issue {
  const names = context.names;
  const optionIds = names.options.get(key) ?? [];
  if (optionIds.length < 2 && child(value, "options") !== undefined) {
    report(context, "P0419", keyAt, `Issue "${key}" has ${optionIds.length} option.`, "Give it two or more options.");
  }
  const points = child(value, "points");
  const positions = child(value, "positions");
  const pointsOf = (actor: string): number[] | null => readPoints(context, key, actor, child(points, actor), optionIds);
  const positionOf = (actor: string): Position | null => {
    const found = entriesOf(positions).find((entry) => entry.key === actor);
    return found === undefined ? null : readPosition(context, key, found, optionIds);
  };
  if (points === undefined && positions === undefined) {
    report(
      context,
      "P0407",
      keyAt,
      `Issue "${key}" has neither positions nor points.`,
      "Say what each actor wants on it.",
    );
  }
  return {
    id: key,
    title: textOf(child(value, "title")) ?? key,
    options: readOptions(context, key, value, optionIds),
    consent: indicesIn(names.actor, child(value, "consent")),
    now: indexIn(optionIds, child(value, "now")),
    points: names.actor.map(pointsOf),
    positions: names.actor.map(positionOf),
    at: keyAt,
  };
}

function readOptions(context: Context, issue: string, value: Node, ids: readonly string[]): Option[] {
  const places = child(value, "places");
  const given = places === undefined ? [] : itemsOf(places);
  if (places !== undefined && given.length !== ids.length) {
    const message = `places has ${given.length} numbers, and "${issue}" has ${ids.length} options.`;
    report(context, "P0405", places.at, message, "Give one place an option, in their order.");
  }
  return ids.map((id, index) => {
    const even = ids.length < 2 ? 0 : (100 * index) / (ids.length - 1);
    const place = refAt(context, `issues.${issue}.places.${index}`);
    return {
      id,
      title: textOf(child(child(value, "options"), id)) ?? id,
      place: place ?? addDefault(context, `issues.${issue}.places.${index}`, even, N.points),
      afterDeal: refAt(context, `issues.${issue}.after_deal.${id}`),
      holds: refAt(context, `issues.${issue}.holds.${id}`),
      reasonable: refAt(context, `issues.${issue}.reasonable.${id}`),
    };
  });
}

function readPoints(
  context: Context,
  issue: string,
  actor: string,
  node: Node | undefined,
  ids: readonly string[],
): number[] | null {
  if (node?.kind !== "list") return null;
  if (node.items.length !== ids.length) {
    const message = `${actor} has ${node.items.length} points here, and "${issue}" has ${ids.length} options.`;
    report(context, "P0405", node.at, message, "Give one number an option, in their order.");
  }
  return ids.map((_, index) => mustRef(context, `issues.${issue}.points.${actor}.${index}`));
}

function readPosition(context: Context, issue: string, entry: Entry, ids: readonly string[]): Position {
  const { key, keyAt, value } = entry;
  const path = `issues.${issue}.positions.${key}`;
  const wants = indexIn(ids, child(value, "wants"));
  const never = indicesIn(ids, child(value, "never"));
  const accepts = indexIn(ids, child(value, "accepts"));
  const firm = refAt(context, `${path}.firm`);
  for (const [word, option] of [
    ["wants", wants],
    ["accepts", accepts],
  ] as const) {
    if (option === null || !never.includes(option)) continue;
    const message = `${key} ${word} "${ids[option]}" and says never to it.`;
    report(context, "P0418", keyAt, message, "Take it out of one of the two.");
  }
  if (never.length > 0 && firm === null) {
    report(
      context,
      "P0401",
      keyAt,
      `"${path}" has "never" and lacks "firm".`,
      "firm: How surely that line is real, share.",
    );
  }
  return {
    wants: wants ?? 0,
    accepts,
    never,
    firm: never.length > 0 ? firm : null,
    binds: never.length > 0 ? addHidden(context, `${path}.binds`) : null,
    salience: mustRef(context, `${path}.salience`),
    source: sourceOf(context, child(value, "source")),
    note: textOf(child(value, "note")),
    at: keyAt,
  };
}

/** Links between issues. */
export function readLinks(context: Context, node: Node | undefined): Link[] {
  return itemsOf(node).map((item, index) => ({
    issues: indicesIn(context.names.issue, child(item, "issues")),
    kind: textOf(child(item, "kind")) === "complements" ? "complements" : "substitutes",
    actor: indexIn(context.names.actor, child(item, "for")) ?? 0,
    strength: mustRef(context, `links.${index}.strength`),
  }));
}

/** Stated lines that join issues. */
export function readRedLines(context: Context, node: Node | undefined): RedLine[] {
  return itemsOf(node).flatMap((item, index) => {
    const never = child(item, "never");
    const condition = never === undefined ? null : readOptionCondition(context, never);
    if (condition === null) return [];
    return [
      {
        actor: indexIn(context.names.actor, child(item, "actor")) ?? 0,
        never: condition,
        firm: mustRef(context, `red_lines.${index}.firm`),
        binds: addHidden(context, `red_lines.${index}.binds`),
        text: textOf(never) ?? "",
        source: sourceOf(context, child(item, "source")),
        at: item.at,
      },
    ];
  });
}

/** Combinations of options that exclude each other. */
export function readIncompatible(context: Context, node: Node | undefined): Conflict["incompatible"] {
  return itemsOf(node).flatMap((item) => {
    const never = readOptionCondition(context, item);
    return never === null ? [] : [{ never, text: textOf(item) ?? "", at: item.at }];
  });
}

/** Named packages; issues left out stand at `now`. */
export function readPackages(context: Context, node: Node | undefined, issues: readonly Issue[]): Package[] {
  return entriesOf(node).map(({ key, keyAt, value }) => {
    const terms = child(value, "terms") ?? value;
    const options = issues.map((issue) => {
      const stated = child(terms, issue.id);
      const index = indexIn(
        issue.options.map((option) => option.id),
        stated,
      );
      if (index === null && stated === undefined && issue.now === null) {
        const message = `Package "${key}" leaves out "${issue.id}", which has no "now" to stay at.`;
        report(
          context,
          "P0406",
          keyAt,
          message,
          `Name its option: ${issue.options.map((option) => option.id).join(", ")}.`,
        );
      }
      return index ?? issue.now ?? 0;
    });
    const title = textOf(child(value, "title")) ?? key;
    return { id: key, title, options, source: sourceOf(context, child(value, "source")), at: keyAt };
  });
}
