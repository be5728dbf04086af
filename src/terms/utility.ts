import type { Conflict } from "../conflict/conflict.js";
import type { Link } from "../conflict/issue.js";
import type { World } from "../conflict/world.js";
import type { Block } from "./block.js";

/**
 * One actor's utility as a sum over blocks. u = Σ parts[block][combination]; 0 its worst and 1 its best package,
 * or plain points where every issue has points for it.
 */
export interface Utility {
  /** Shape [blocks][combinations]. */
  readonly parts: readonly Float64Array[];
  readonly inPoints: boolean;
}

/** Whether every issue gives points to an actor. */
export function usesPoints(conflict: Conflict, actor: number): boolean {
  return conflict.issues.length > 0 && conflict.issues.every((issue) => issue.points[actor] !== null);
}

/**
 * Utility of an actor in a world. w = salience over the actor's sum; v = 1 − |place − wanted place| over the largest such
 * distance of the issue; a link of weight W is worth W[(1−s)·mean + s·max] (substitutes) or min (complements). In points,
 * w is the span of the issue's points and v the share of it, so that a link of strength 0 changes nothing.
 * O(combinations). Source: design, "From positions to utilities"; additive values: Keeney & Raiffa (1976).
 */
export function utilityOf(conflict: Conflict, blocks: readonly Block[], world: World, actor: number): Utility {
  const inPoints = usesPoints(conflict, actor);
  const values = conflict.issues.map((_, issue) => optionValues(conflict, world, actor, issue, inPoints));
  const weights = inPoints ? conflict.issues.map(() => 1) : weightsOf(conflict, world, actor);
  const raw = blocks.map((block) => blockValues({ conflict, world, actor, values, weights, inPoints }, block));
  if (inPoints) return { parts: raw, inPoints };
  const least = raw.map((part) => part.reduce((a, b) => Math.min(a, b), Infinity));
  const most = raw.map((part) => part.reduce((a, b) => Math.max(a, b), -Infinity));
  const span = raw.reduce((sum, _, b) => sum + most[b] - least[b], 0);
  const factor = span > 0 ? 1 / span : 0;
  return { parts: raw.map((part, b) => part.map((value) => (value - least[b]) * factor)), inPoints };
}

/** Weight of each issue to an actor, summing to 1; all 0 for an actor without positions. */
function weightsOf(conflict: Conflict, world: World, actor: number): number[] {
  const saliences = conflict.issues.map((issue) => {
    const position = issue.positions[actor];
    return position ? world.values[position.salience] : 0;
  });
  const total = saliences.reduce((sum, salience) => sum + salience, 0);
  return saliences.map((salience) => (total > 0 ? salience / total : 0));
}

function optionValues(conflict: Conflict, world: World, actor: number, issue: number, inPoints: boolean): number[] {
  const { options, points, positions } = conflict.issues[issue];
  const own = points[actor];
  if (inPoints && own) return own.map((ref) => world.values[ref]);
  const position = positions[actor];
  if (!position) return options.map(() => 0);
  const places = options.map((option) => world.values[option.place]);
  const distances = places.map((place) => Math.abs(place - places[position.wants]));
  const most = Math.max(...distances);
  return distances.map((distance) => (most > 0 ? 1 - distance / most : 1));
}

interface Worths {
  readonly conflict: Conflict;
  readonly world: World;
  readonly actor: number;
  /** Shape [issues][options]. */
  readonly values: readonly number[][];
  readonly weights: readonly number[];
  readonly inPoints: boolean;
}

function blockValues(worths: Worths, block: Block): Float64Array {
  const { conflict, world, actor, values, weights } = worths;
  const links = conflict.links.filter((link) => link.actor === actor && block.issues.includes(link.issues[0]));
  const terms = links.map((link) => linkTerms(worths, links, link));
  const linked = new Set(links.flatMap((link) => link.issues));
  return Float64Array.from(block.combinations, (combination) => {
    const optionAt = (issue: number): number => combination[block.issues.indexOf(issue)];
    let sum = 0;
    for (const issue of block.issues) if (!linked.has(issue)) sum += weights[issue] * values[issue][optionAt(issue)];
    links.forEach((link, k) => (sum += linkValue(link, terms[k], optionAt, world.values[link.strength])));
    return sum;
  });
}

/** One issue of a link: its weight there, its options' values from 0 to 1, and what is sure. */
interface LinkTerm {
  readonly weight: number;
  readonly shares: readonly number[];
  readonly sure: number;
}

function linkTerms({ values, weights, inPoints }: Worths, links: readonly Link[], link: Link): LinkTerm[] {
  return link.issues.map((issue) => {
    // an issue of several links lends each an equal part of its weight
    const part = 1 / links.filter((each) => each.issues.includes(issue)).length;
    if (!inPoints) return { weight: part * weights[issue], shares: values[issue], sure: 0 };
    const least = Math.min(...values[issue]);
    const span = Math.max(...values[issue]) - least;
    const shares = values[issue].map((value) => (span > 0 ? (value - least) / span : 0));
    return { weight: part * span, shares, sure: part * least };
  });
}

function linkValue(link: Link, terms: readonly LinkTerm[], optionAt: (issue: number) => number, s: number): number {
  const all = terms.map(({ shares }, k) => shares[optionAt(link.issues[k])]);
  const sure = terms.reduce((sum, term) => sum + term.sure, 0);
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return sure;
  const mean = terms.reduce((sum, { weight }, k) => sum + weight * all[k], 0) / total;
  const end = link.kind === "substitutes" ? Math.max(...all) : Math.min(...all);
  return sure + total * ((1 - s) * mean + s * end);
}

/** Utility of a package given as the combination of each block. */
export function valueOf(utility: Utility, choice: readonly number[]): number {
  let sum = 0;
  for (let b = 0; b < choice.length; b++) sum += utility.parts[b][choice[b]];
  return sum;
}
