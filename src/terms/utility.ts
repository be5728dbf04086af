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

/** Numbers that an actor's utilities are made of, as indices into `Conflict.quantities`. */
export function numbersOfUtility(conflict: Conflict, actor: number): ReadonlySet<number> {
  const read = new Set<number>();
  for (const { options, points, positions } of conflict.issues) {
    for (const ref of points[actor] ?? []) read.add(ref);
    for (const { place } of options) read.add(place);
    const position = positions[actor];
    if (position) read.add(position.salience);
  }
  for (const link of conflict.links) if (link.actor === actor) read.add(link.strength);
  return read;
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
  const joined = links.map((link) => joinedBy(worths, links, link, block));
  const linked = new Set(links.flatMap((link) => link.issues));
  const free = [...block.issues.keys()].filter((k) => !linked.has(block.issues[k]));
  const strengths = links.map((link) => world.values[link.strength]);
  const out = new Float64Array(block.combinations.length);
  for (let c = 0; c < out.length; c++) {
    const combination = block.combinations[c];
    let sum = 0;
    for (const k of free) sum += weights[block.issues[k]] * values[block.issues[k]][combination[k]];
    for (let l = 0; l < joined.length; l++) sum += linkValue(joined[l], combination, strengths[l]);
    out[c] = sum;
  }
  return out;
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

/** A link made ready for many combinations: `slots` are the places of its issues in a combination. */
interface Joined {
  readonly substitutes: boolean;
  readonly terms: readonly LinkTerm[];
  readonly slots: readonly number[];
  readonly sure: number;
  readonly total: number;
}

function joinedBy(worths: Worths, links: readonly Link[], link: Link, block: Block): Joined {
  const terms = linkTerms(worths, links, link);
  return {
    substitutes: link.kind === "substitutes",
    terms,
    slots: link.issues.map((issue) => block.issues.indexOf(issue)),
    sure: terms.reduce((sum, term) => sum + term.sure, 0),
    total: terms.reduce((sum, { weight }) => sum + weight, 0),
  };
}

function linkValue(
  { substitutes, terms, slots, sure, total }: Joined,
  combination: readonly number[],
  s: number,
): number {
  if (total === 0) return sure;
  let mean = 0;
  let end = substitutes ? -Infinity : Infinity;
  for (let k = 0; k < terms.length; k++) {
    const share = terms[k].shares[combination[slots[k]]];
    mean += terms[k].weight * share;
    end = substitutes ? Math.max(end, share) : Math.min(end, share);
  }
  return sure + total * ((1 - s) * (mean / total) + s * end);
}

/** Utility of a package given as the combination of each block. */
export function valueOf(utility: Utility, choice: readonly number[]): number {
  let sum = 0;
  for (let b = 0; b < choice.length; b++) sum += utility.parts[b][choice[b]];
  return sum;
}
