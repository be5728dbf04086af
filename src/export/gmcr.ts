import type { Conflict } from "../conflict/conflict.js";
import type { Game, Preferences } from "../conflict/game.js";
import { type GraphModel, graphOf, MOST_OPTIONS } from "../structure/graph.js";
import { type Literal, membersOf } from "./members.js";
import { type Exported, notExported } from "./exported.js";

/** A condition as gmcr-py keeps it: a list of options, or several of which one must hold. */
type Saved = readonly SavedAtom[] | { readonly compound: true; readonly members: readonly (readonly SavedAtom[])[] };
type SavedAtom = readonly [option: number, taken: "Y" | "N"];

/** The game in the file's order of options. */
interface Order {
  /** Actors that are written. */
  readonly deciders: readonly number[];
  /** Game option of each place: options grouped by actor, as gmcr-py groups them. */
  readonly options: readonly number[];
  /** Place of each game option. */
  readonly places: readonly number[];
}

/**
 * The game of a conflict as gmcr-py keeps it (.gmcr). Statements stay statements where every level holds one; else the flag
 * for rankings is set and every actor's ranking is written. Importing it back yields the same game. O(states) with rankings.
 */
export function exportGmcr(conflict: Conflict, stem: string): Exported {
  const { game } = conflict;
  if (game === null) return notExported("There is no `game:` section, and .gmcr holds nothing else.");
  const impossible = game.impossible.map((condition) => membersOf(condition));
  const statements = game.preferences.map((each) => (each === null ? [] : statementsOf(each)));
  const byHand = statements.some((each) => each === null);
  if (impossible.includes(null))
    return notExported("A condition under `impossible` is too involved to be written as alternatives.");
  if (byHand && game.options.length > MOST_OPTIONS)
    return notExported(`Rankings of more than ${MOST_OPTIONS} options are not written.`);
  const order = orderOf(conflict, game, statements);
  const model = byHand ? graphOf(conflict, game) : null;
  const saved = {
    program: "parley",
    version: "1",
    options: order.options.map((option) => savedOption(conflict, game, option)),
    decisionMakers: order.deciders.map((actor) => ({
      name: conflict.actors[actor].title,
      options: order.options.flatMap((option, place) => (ownerOf(conflict, game, option) === actor ? [place] : [])),
      preferences: byHand ? [] : (statements[actor] ?? []).map((members) => savedCondition(members, order)),
      ...(model === null ? {} : { preferenceRanking: savedRanking(game.preferences[actor], model, actor, order) }),
    })),
    infeasibles: impossible.flatMap((members) => members!.map((atoms) => savedCondition([atoms], order))),
    useManualPreferenceRanking: byHand,
    coalitions: order.deciders.map((_, k) => k),
  };
  const notes = notesOf(conflict, game, order, byHand && statements.some((each) => each !== null && each.length > 0));
  return { files: [{ name: `${stem}.gmcr`, text: `${JSON.stringify(saved, null, 1)}\n` }], notes, trouble: null };
}

const ownerOf = (conflict: Conflict, game: Game, option: number): number => conflict.moves[game.options[option]].actor;

/** Actors with options or with preferences that tell states apart, and their options in groups. */
function orderOf(conflict: Conflict, game: Game, statements: readonly (Literal[][][] | null)[]): Order {
  const own = conflict.actors.map((_, actor) =>
    game.options.flatMap((_, k) => (ownerOf(conflict, game, k) === actor ? [k] : [])),
  );
  const deciders = own.flatMap((options, actor) =>
    options.length > 0 || statements[actor] === null || statements[actor].length > 0 ? [actor] : [],
  );
  const options = own.flat();
  return { deciders, options, places: game.options.map((_, k) => options.indexOf(k)) };
}

function savedOption(conflict: Conflict, game: Game, option: number): { name: string; permittedDirection: string } {
  const move = conflict.moves[game.options[option]];
  const direction = move.oneWay === "start" ? "fwd" : move.oneWay === "stop" ? "back" : "both";
  return {
    name: move.title === move.id ? (move.id.split(".")[1] ?? move.id) : move.title,
    permittedDirection: direction,
  };
}

function savedCondition(members: readonly (readonly Literal[])[], order: Order): Saved {
  const saved = members.map((atoms) =>
    atoms.map(({ option, taken }): SavedAtom => [order.places[option], taken ? "Y" : "N"]),
  );
  return saved.length === 1 ? saved[0] : { compound: true, members: saved };
}

/** Statements, most important first, as alternatives; null where only a ranking can say it. */
function statementsOf(preferences: Preferences): Literal[][][] | null {
  if (preferences.kind === "ranking" || preferences.levels.some(({ statements }) => statements.length !== 1))
    return null;
  const all = preferences.levels.map(({ statements }) => membersOf(statements[0]));
  if (all.some((members) => members === null)) return null;
  // what is always or never true tells no states apart
  return (all as Literal[][][]).filter((members) => members.length > 0 && members.every((atoms) => atoms.length > 0));
}

/** Numbers of states in the file's order, from 1. Shape [states of the model]. */
function numbersOf(model: GraphModel, order: Order): number[] {
  const codes = Array.from(model.patterns, (pattern) =>
    order.options.reduce((code, option, place) => code + ((pattern >> option) & 1) * (1 << place), 0),
  );
  const sorted = [...codes].sort((a, b) => a - b);
  return codes.map((code) => sorted.indexOf(code) + 1);
}

type Ranking = (number | number[])[];

function savedRanking(preferences: Preferences | null, model: GraphModel, actor: number, order: Order): Ranking {
  const numbers = numbersOf(model, order);
  const tie = (group: readonly number[]): number | number[] => (group.length === 1 ? group[0] : [...group]);
  if (preferences?.kind === "ranking") {
    const stateOf = (taken: readonly number[]): number =>
      model.patterns.indexOf(taken.reduce((pattern, option) => pattern | (1 << option), 0));
    return preferences.groups.map((group) => tie(group.map((taken) => numbers[stateOf(taken)])));
  }
  const payoffs = model.payoffs[model.deciders.indexOf(actor)] ?? new Float64Array(numbers.length);
  const levels = [...new Set(payoffs)].sort((a, b) => b - a);
  return levels.map((level) => tie(numbers.filter((_, state) => payoffs[state] === level)));
}

function notesOf(conflict: Conflict, game: Game, order: Order, ranked: boolean): string[] {
  const sections: readonly (readonly [string, boolean])[] = [
    ["issues", conflict.issues.length > 0],
    ["packages", conflict.packages.length > 0],
    ["perceived", conflict.perceptions.length > 0],
    ["campaign", conflict.campaign !== null],
    ["policies", conflict.policies.length > 0],
    ["claims", conflict.claims.length > 0],
  ];
  const lost = sections.flatMap(([name, present]) => (present ? [`\`${name}\``] : []));
  const beside = conflict.moves.length - game.options.length;
  const idle = conflict.actors.filter((_, actor) => !order.deciders.includes(actor)).map(({ title }) => `"${title}"`);
  return [
    ...(lost.length > 0 ? [`Only the game is written; left out are ${lost.join(", ")}.`] : []),
    ...(beside > 0
      ? [`Moves that are no options of the game are left out: ${beside} of ${conflict.moves.length}.`]
      : []),
    ...(idle.length > 0 ? [`Actors without options and preferences are left out: ${idle.join(", ")}.`] : []),
    ...(ranked ? ["The format keeps statements or rankings, not both: all preferences are written as rankings."] : []),
    ...(game.now.length > 0 ? ["The state at the start (`now`) is left out; the format has no place for it."] : []),
  ];
}
