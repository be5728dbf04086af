import { MAX_OPTIONS } from "../language/read-game.js";
import { type Node, child, entriesOf, itemsOf, textOf } from "../language/tree.js";
import { type DraftMove, type Reading, emptyDraft } from "./draft.js";
import { type Members, expressionOf, indexOf, isTrue, patternsOf, readCondition, strangers } from "./gmcr-condition.js";
import { rankingOf } from "./gmcr-ranking.js";
import { idsOf, stemOf } from "./id.js";
import { limit, quoted, refuse, startOf } from "./trouble.js";

/** What is read of a graph-model file, in the file's own order of options. */
interface Model {
  readonly options: readonly { readonly name: string; readonly oneWay: "start" | "stop" | null }[];
  readonly deciders: readonly { readonly name: string; readonly options: readonly number[]; readonly node: Node }[];
  /** Options regrouped by decision maker: states are numbered in this order. */
  readonly order: readonly number[];
}

/**
 * A graph model as gmcr-py keeps it (.gmcr). Conditions index options in the file's order; states are numbered by rising
 * bit pattern in the order regrouped by decision maker. Source: gmcr-py 0.3, data_01_conflictModel.py, savefiles 0.3.1–0.3.12.
 */
export function readGmcr(root: Node, file: string): Reading {
  const notes: string[] = [];
  const model = readModel(root, notes);
  const { options, deciders, order } = model;
  const actors = idsOf(
    deciders.map((decider) => decider.name),
    "actor",
  );
  const names = options.map((option) => option.name);
  const ids = moveIds(model, actors);
  const impossible = readImpossible(root, model, notes);
  const states = possibleStates(order, impossible, child(root, "infeasibles") ?? root);
  const preferences = new Map<string, string[]>();
  const rankings = new Map<string, string[][]>();
  const byHand = usesRankings(root, deciders, notes);
  const unused: string[] = [];
  const indifferent: string[] = [];
  deciders.forEach((decider, k) => {
    const statements = readStatements(decider, model, notes);
    const ranking = byHand ? rankingOf(decider, states.length, statements.length > 0, notes) : null;
    const wordsOf = (number: number): string => states[number - 1].map((option) => ids[option]).join(" ") || "nothing";
    if (ranking !== null) {
      rankings.set(
        actors[k],
        ranking.map((group) => group.map(wordsOf)),
      );
      if (statements.length > 0) unused.push(decider.name);
    } else if (statements.length > 0)
      preferences.set(
        actors[k],
        statements.map((each) => expressionOf(each, ids)),
      );
    else indifferent.push(decider.name);
  });
  if (unused.length > 0)
    notes.push(
      `The preference statements of ${quoted(unused)} are left out: the file's flag says that the rankings count.`,
    );
  if (indifferent.length > 0)
    notes.push(`No preferences are given for ${quoted(indifferent)}, so all states are alike there.`);
  noteMisperceptions(deciders, notes);
  noteCoalitions(root, deciders, notes);
  noteStrangers(root, notes);
  const start = states[0].map((option) => ids[option]);
  notes.push(
    `The format names no state at the start; the first possible one (${quoted([start.join(" ") || "nothing"])}) stands as \`now\`.`,
  );
  const moves = order.map((option): DraftMove => ({
    id: ids[option],
    title: names[option],
    oneWay: options[option].oneWay,
  }));
  return {
    draft: {
      ...emptyDraft(stemOf(file)),
      actors: deciders.map((decider, k) => ({ id: actors[k], title: decider.name })),
      moves,
      game: {
        impossible: impossible.flatMap((members) => members.map((atoms) => expressionOf([atoms], ids))),
        preferences,
        rankings,
        now: start,
      },
    },
    notes,
  };
}

function readModel(root: Node, notes: string[]): Model {
  const optionNode = listAt(root, "options");
  const options = optionNode.items.map((node, k) => ({
    name: nameOf(node, `option ${k}`),
    oneWay: directionOf(node),
  }));
  if (options.length > MAX_OPTIONS)
    refuse(
      "P0611",
      optionNode.at,
      `The model has ${options.length} options, and a game of a conflict file has at most ${MAX_OPTIONS}.`,
      "Take out options that no preference speaks of.",
    );
  limit(itemsOf(child(root, "decisionMakers")).length, "decision makers", root.at);
  const order: number[] = [];
  const deciders = listAt(root, "decisionMakers").items.map((node, k) => {
    const name = nameOf(node, `decision maker ${k}`);
    const own: number[] = [];
    for (const item of listAt(node, "options").items) {
      const option = indexOf(item, options.length);
      if (own.includes(option))
        notes.push(`"${name}" listed its option ${quoted([options[option].name])} twice; once is kept.`);
      else if (order.includes(option))
        refuse(
          "P0609",
          item.at,
          `Two decision makers share the option "${options[option].name}"; a move has one mover.`,
        );
      else own.push(option);
      if (!order.includes(option)) order.push(option);
    }
    return { name, options: own, node };
  });
  const orphan = options.findIndex((_, option) => !order.includes(option));
  if (orphan >= 0)
    refuse(
      "P0609",
      optionNode.items[orphan].at,
      `No decision maker has the option "${options[orphan].name}".`,
      "Give it to one, or take it out.",
    );
  if (order.some((option, k) => option !== k))
    notes.push("Options were regrouped by decision maker, as gmcr-py does before it numbers states.");
  return { options, deciders, order };
}

function listAt(node: Node, key: string): Node & { kind: "list" } {
  const found = child(node, key);
  if (found?.kind !== "list") refuse("P0607", found?.at ?? node.at, `A list "${key}" is missing here.`);
  return found;
}

function nameOf(node: Node, what: string): string {
  const name = textOf(child(node, "name"))?.replace(/\s+/g, " ").trim() ?? "";
  return name === "" ? refuse("P0607", node.at, `The name of ${what} is missing.`) : name;
}

function directionOf(node: Node): "start" | "stop" | null {
  const found = child(node, "permittedDirection");
  const word = textOf(found) ?? "both";
  if (word === "fwd") return "start";
  if (word === "back") return "stop";
  return word === "both"
    ? null
    : refuse("P0608", found?.at ?? node.at, `permittedDirection is both, fwd or back, not "${word}".`);
}

function moveIds(model: Model, actors: readonly string[]): string[] {
  const ids: string[] = [];
  model.deciders.forEach((decider, k) => {
    const acts = idsOf(
      decider.options.map((option) => model.options[option].name),
      "act",
    );
    decider.options.forEach((option, each) => (ids[option] = `${actors[k]}.${acts[each]}`));
  });
  return ids;
}

/** Conditions of a list in order, duplicates left out as gmcr-py does, with a note for each. */
function readAll(
  node: Node | undefined,
  model: Model,
  what: string,
  notes: string[],
): { members: Members; node: Node }[] {
  const names = model.options.map((option) => option.name);
  const seen = new Set<string>();
  const kept: { members: Members; node: Node }[] = [];
  const items = node?.kind === "list" ? node.items : [];
  limit(items.length, "conditions", node?.at ?? startOf(""));
  for (const item of items) {
    const members = readCondition(item, names, notes);
    const pattern = patternsOf(members, model.order);
    if (seen.has(pattern)) notes.push(`${what} hold ${quoted([pattern])} twice; the first is kept, as gmcr-py does.`);
    else kept.push({ members, node: item });
    seen.add(pattern);
  }
  return kept;
}

function readImpossible(root: Node, model: Model, notes: string[]): Members[] {
  return readAll(child(root, "infeasibles"), model, "The impossible combinations", notes).map(({ members, node }) =>
    members.some((atoms) => atoms.length === 0)
      ? refuse("P0608", node.at, "An empty condition makes every state impossible.", "Take it out.")
      : members,
  );
}

function readStatements(decider: Model["deciders"][0], model: Model, notes: string[]): Members[] {
  const what = `The preferences of "${decider.name}"`;
  return readAll(child(decider.node, "preferences"), model, what, notes).flatMap(({ members }) => {
    if (members.length > 0 && members.every((atoms) => atoms.length > 0)) return [members];
    notes.push(`${what} hold an empty statement, which tells no states apart; it is left out.`);
    return [];
  });
}

/** Possible states in order of their number, each the taken options (file indices) in regrouped order. */
function possibleStates(order: readonly number[], impossible: readonly Members[], node: Node): number[][] {
  const states: number[][] = [];
  for (let bits = 0; bits < 1 << order.length; bits++) {
    const taken = order.filter((_, k) => ((bits >> k) & 1) === 1);
    if (!impossible.some((members) => isTrue(members, (option) => taken.includes(option)))) states.push(taken);
  }
  if (states.length === 0)
    refuse("P0608", node.at, "The impossible combinations leave no state.", "Take one of them out.");
  return states;
}

/** The flag that rankings count and not statements; files before 0.3.3 name it otherwise. */
function usesRankings(root: Node, deciders: Model["deciders"], notes: string[]): boolean {
  const flag = textOf(child(root, "useManualPreferenceRanking")) ?? textOf(child(root, "useManualPreferenceVectors"));
  const ranked = deciders.filter(({ node }) => rankingNode(node) !== undefined);
  if (flag === "true") return true;
  if (
    flag !== "false" &&
    ranked.length === deciders.length &&
    ranked.every(({ node }) => itemsOf(child(node, "preferences")).length === 0)
  ) {
    notes.push("The file does not say whether statements or rankings count; it has rankings alone, so they do.");
    return true;
  }
  if (ranked.length > 0)
    notes.push(
      `The rankings of ${quoted(ranked.map(({ name }) => name))} are left out: the file's flag says that the statements count.`,
    );
  return false;
}

function rankingNode(node: Node): Node | undefined {
  return child(node, "preferenceRanking") ?? child(node, "preferenceVector");
}

function noteMisperceptions(deciders: Model["deciders"], notes: string[]): void {
  const blind = deciders.filter(({ node }) => itemsOf(child(node, "misperceptions")).length > 0);
  if (blind.length > 0)
    notes.push(
      `States that ${quoted(blind.map(({ name }) => name))} ${blind.length > 1 ? "do" : "does"} not see (misperceptions) are left out: a conflict file has no place for unseen states, so ` +
        "every actor sees all of them, and equilibria can differ.",
    );
}

function noteCoalitions(root: Node, deciders: Model["deciders"], notes: string[]): void {
  const node = child(root, "coalitions");
  if (node === undefined) return;
  const groups = itemsOf(node).map((item) => itemsOf(item).map((each) => textOf(each) ?? ""));
  const members = groups.flat();
  const isPartition =
    members.length === deciders.length &&
    deciders.every((_, k) => members.filter((each) => each === String(k)).length === 1);
  if (!isPartition) {
    notes.push(
      "The coalitions name a decision maker twice, not at all, or one that is none; each stands alone, as gmcr-py then resets them.",
    );
    return;
  }
  for (const group of groups.filter((each) => each.length > 1))
    notes.push(
      `The coalition of ${quoted(group.map((each) => deciders[Number(each)].name))} is left out: they act one by one here.`,
    );
}

const KNOWN =
  "options decisionMakers infeasibles coalitions coalitionsFull useManualPreferenceRanking useManualPreferenceVectors program version".split(
    " ",
  );
/** Written by gmcr-py's visualiser; all of it follows from the rest. */
const DERIVED = ["nodes"];

function noteStrangers(root: Node, notes: string[]): void {
  const found = strangers(root, [...KNOWN, ...DERIVED]);
  if (found.length > 0) notes.push(`Keys that gmcr-py does not write are left out: ${quoted(found)}.`);
  if (entriesOf(root).some(({ key }) => DERIVED.includes(key)))
    notes.push("States and moves listed for the visualiser are left out; they follow from the rest.");
}
