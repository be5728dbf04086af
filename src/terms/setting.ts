import { negotiators, type Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";
import { blocksOf, combinationOf, type Block } from "./block.js";
import type { Stage } from "./frontier.js";
import { bindingLines, crossedAsOwner, crossingsOf, linePrices, linesOf, type Line } from "./line.js";
import { utilityOf, valueOf, type Utility } from "./utility.js";

/** What does not change from world to world. */
export interface Ground {
  readonly conflict: Conflict;
  readonly blocks: readonly Block[];
  readonly lines: readonly Line[];
  /** Shape [blocks][combinations] of crossed lines. */
  readonly crossings: readonly (readonly number[])[][];
  /** Of these, lines of owners on what needs their consent. Same shape. */
  readonly asOwner: readonly (readonly number[])[][];
  readonly parties: readonly [number, number];
}

/** Blocks, lines and what crosses them. Throws (path: sentence) where issues are joined beyond enumeration. */
export function groundOf(conflict: Conflict): Ground {
  const blocks = blocksOf(conflict);
  const lines = linesOf(conflict);
  const crossings = crossingsOf(conflict, blocks, lines);
  const asOwner = crossedAsOwner(conflict, blocks, lines, crossings);
  return { conflict, blocks, lines, crossings, asOwner, parties: negotiators(conflict) };
}

/** One world's utilities and lines. */
export interface Setting {
  readonly ground: Ground;
  /** Shape [actors]. */
  readonly utilities: readonly Utility[];
  /** Price of each line to its actor, and whether it binds here. */
  readonly prices: readonly number[];
  readonly binds: readonly boolean[];
  readonly hard: boolean;
}

/** Utilities, prices and binding lines of a world. O(actors × combinations). */
export function settingOf(ground: Ground, world: World): Setting {
  const { conflict, blocks, lines } = ground;
  return {
    ground,
    utilities: conflict.actors.map((_, actor) => utilityOf(conflict, blocks, world, actor)),
    prices: linePrices(conflict, lines, world),
    binds: bindingLines(lines, world),
    hard: world.values[conflict.switches.redLines] === 1,
  };
}

/** How lines count: `ignored`, `priced` in utility, or `hard` (those marked keep packages out). */
export type LineRule =
  | { readonly kind: "ignored" }
  | { readonly kind: "priced" }
  | { readonly kind: "hard"; readonly counts: readonly boolean[] };

/** Gains of two parties from each combination of each block, under a rule for their lines. */
export function stagesOf(setting: Setting, parties: readonly [number, number], rule: LineRule): Stage[] {
  const { ground } = setting;
  const net = parties.map((actor) => netOf(setting, rule, actor));
  const open = (b: number, c: number): boolean =>
    rule.kind !== "hard" || !vetoesOf(ground, parties, b, c).some((line) => rule.counts[line]);
  return ground.blocks.map((block, b) => ({
    a: net[0][b],
    b: net[1][b],
    ways: block.combinations.map((_, c) => c).filter((c) => open(b, c)),
  }));
}

/** Lines crossed by a combination that keep it out where they bind: the parties' own, and those of owners it needs. */
export function vetoesOf(ground: Ground, parties: readonly [number, number], b: number, c: number): number[] {
  return ground.crossings[b][c].filter(
    (line) => parties.includes(ground.lines[line].actor) || ground.asOwner[b][c].includes(line),
  );
}

/** An actor's gains from each combination of each block, less the price of its own lines where they are priced. */
export function netOf({ ground, utilities, prices }: Setting, rule: LineRule, actor: number): readonly Float64Array[] {
  const { parts } = utilities[actor];
  if (rule.kind !== "priced") return parts;
  return parts.map((part, b) => part.map((value, c) => value - priceOf(ground, ground.crossings[b][c], prices, actor)));
}

function priceOf(ground: Ground, crossed: readonly number[], prices: readonly number[], actor: number): number {
  let sum = 0;
  for (const line of crossed) if (ground.lines[line].actor === actor) sum += prices[line];
  return sum;
}

/** The rule of a world's own switch: binding lines keep packages out, or every line is priced. */
export function ruleOf(setting: Setting): LineRule {
  return setting.hard ? { kind: "hard", counts: setting.binds } : { kind: "priced" };
}

/** Options of each issue from the combination of each block. */
export function optionsOf(ground: Ground, choice: readonly number[]): number[] {
  const options = new Array<number>(ground.conflict.issues.length).fill(0);
  ground.blocks.forEach((block, b) =>
    block.issues.forEach((issue, k) => (options[issue] = block.combinations[choice[b]][k])),
  );
  return options;
}

/** Combination of each block that a package takes; throws where it is excluded by `incompatible`. */
export function choiceOf(ground: Ground, options: readonly number[], path: string): number[] {
  return ground.blocks.map((block) => {
    const combination = combinationOf(block, options);
    if (combination < 0) throw new Error(`${path}: the package is excluded by \`incompatible\``);
    return combination;
  });
}

/** What a package is worth to an actor, what its lines would cost it, and whether it crosses one that counts. */
export function worthOf(
  setting: Setting,
  choice: readonly number[],
  actor: number,
): { utility: number; price: number; lines: number[] } {
  const { ground } = setting;
  const lines = [...new Set(choice.flatMap((c, b) => ground.crossings[b][c]))].filter(
    (line) => ground.lines[line].actor === actor,
  );
  return {
    utility: valueOf(setting.utilities[actor], choice),
    price: lines.reduce((sum, line) => sum + setting.prices[line], 0),
    lines,
  };
}
