/** A war fought with units that run out, against a defender of one of two strengths. Costs and shares in parts of the prize. */
export interface UnitsGame {
  /** Units that the attacker and the defender start with; a side without any has lost. 1 or more. */
  readonly units: readonly [number, number];
  /** Chance that the attacker wins a battle, against a weak and against a strong defender; the first is the larger. */
  readonly wins: { readonly weak: number; readonly strong: number };
  /** The attacker's belief before the first offer that the defender is weak. */
  readonly weak: number;
  /** What a battle costs each side. */
  readonly cost: readonly [number, number];
  /** What a battle hence counts, 0 to 1. */
  readonly delta: number;
}

/** What the attacker does before a battle: offers what both types take, what the weak one alone takes, or what neither does. */
export type Approach = "pool" | "screen" | "fight";

/** The war with so many units left and such a belief. */
export interface UnitsNode {
  readonly weak: number;
  readonly approach: Approach;
  /** Share offered to the defender; NaN where nobody is to take it. */
  readonly offer: number;
  /** Expected shares less costs: attacker, weak defender, strong defender. */
  readonly worth: readonly [number, number, number];
  /** Battles still to come in the mean, against a weak and against a strong defender. */
  readonly battles: readonly [number, number];
}

/** Shape [attacker's units + 1][defender's units + 1]; at 0 units the war is lost. */
export interface UnitsSolution {
  /** As long as every battle was fought without an offer that only one type would have refused. */
  readonly open: readonly (readonly UnitsNode[])[];
  /** Once the defender is known to be strong: it has refused what a weak one takes. */
  readonly known: readonly (readonly UnitsNode[])[];
}

/**
 * Bargaining while units run out: the attacker offers before each battle, each battle costs its loser a unit, and the attacker
 * learns about the defender's strength from refusals (what the weak would have taken was refused by the strong) and from battles
 * (Bayes). By backward induction over units, where an answer is pure: the weak takes what it could have by passing for strong, the
 * strong what it could have once known; a refusal that nobody should make is taken for the strong type's. Offers that the weak would
 * take by chance alone are left out. O(attacker's units × defender's units). Throws a RangeError on numbers outside their bounds.
 * Source: after Filson & Werner (2002), AJPS 46:819 (structure; the instance is ours). The course does not call it: there a
 * private strength is screened one round at a time (`strength.ts`).
 */
export function solveUnits(game: UnitsGame): UnitsSolution {
  check(game);
  const known = nodesOf(game, (attacker, defender, solved) =>
    nodeAt(game, { attacker, defender, weak: 0 }, solved, solved),
  );
  const open = nodesOf(game, (attacker, defender, solved) => {
    const weak = beliefAfter(game, game.units[1] - defender, game.units[0] - attacker);
    return nodeAt(game, { attacker, defender, weak }, solved, known);
  });
  return { open, known };
}

/** The attacker's belief after battles won and lost, without news from refusals. */
export function beliefAfter({ weak, wins }: UnitsGame, won: number, lost: number): number {
  const likelihood = (chance: number): number => {
    let product = 1;
    for (let k = 0; k < won; k++) product *= chance;
    for (let k = 0; k < lost; k++) product *= 1 - chance;
    return product;
  };
  const seen = weak * likelihood(wins.weak);
  const all = seen + (1 - weak) * likelihood(wins.strong);
  return all > 0 ? seen / all : weak;
}

function check({ units, wins, weak, cost, delta }: UnitsGame): void {
  const share = (x: number): boolean => x >= 0 && x <= 1;
  if (!units.every((each) => Number.isInteger(each) && each >= 1))
    throw new RangeError(`units: ${units.join(", ")}; each side needs 1 or more`);
  if (![wins.weak, wins.strong, weak, delta].every(share) || wins.weak < wins.strong)
    throw new RangeError(
      "wins, weak and delta: shares from 0 to 1, and a weak defender loses no fewer battles than a strong one",
    );
  if (!cost.every((each) => each >= 0)) throw new RangeError(`cost: ${cost.join(", ")}; each is 0 or more`);
}

type Nodes = readonly (readonly UnitsNode[])[];

/** Nodes from few units to many; `at` reads those with a unit less. */
function nodesOf(
  { units }: UnitsGame,
  at: (attacker: number, defender: number, solved: Nodes) => UnitsNode,
): UnitsNode[][] {
  const nodes: UnitsNode[][] = [];
  for (let attacker = 0; attacker <= units[0]; attacker++) {
    nodes.push([]);
    for (let defender = 0; defender <= units[1]; defender++)
      nodes[attacker].push(attacker === 0 ? over(0, 1) : defender === 0 ? over(1, 0) : at(attacker, defender, nodes));
  }
  return nodes;
}

/** The war is over: nothing is left to offer or to fight for. */
function over(attacker: number, defender: number): UnitsNode {
  return { weak: NaN, approach: "fight", offer: NaN, worth: [attacker, defender, defender], battles: [0, 0] };
}

interface Place {
  readonly attacker: number;
  readonly defender: number;
  readonly weak: number;
}

/** What a battle brings: its winner takes a unit, and the war goes on as the solved nodes have it. */
interface Battle {
  readonly attacker: number;
  readonly weak: number;
  readonly strong: number;
  readonly battles: readonly [number, number];
}

function fought({ wins, cost, delta }: UnitsGame, { attacker, defender, weak }: Place, then: Nodes): Battle {
  const [won, lost] = [then[attacker][defender - 1], then[attacker - 1][defender]];
  const mean = (chance: number, of: (node: UnitsNode) => number): number => chance * of(won) + (1 - chance) * of(lost);
  const expected = weak * wins.weak + (1 - weak) * wins.strong;
  return {
    attacker: -cost[0] + delta * mean(expected, ({ worth }) => worth[0]),
    weak: -cost[1] + delta * mean(wins.weak, ({ worth }) => worth[1]),
    strong: -cost[1] + delta * mean(wins.strong, ({ worth }) => worth[2]),
    battles: [1 + mean(wins.weak, ({ battles }) => battles[0]), 1 + mean(wins.strong, ({ battles }) => battles[1])],
  };
}

/** The best of the three approaches. `open`: nodes if a refusal says nothing, `known`: if it says that the defender is strong. */
function nodeAt(game: UnitsGame, place: Place, open: Nodes, known: Nodes): UnitsNode {
  const { weak } = place;
  const blind = fought(game, place, open);
  const told = fought(game, { ...place, weak: 0 }, known);
  const both = Math.min(1, Math.max(0, told.weak, told.strong));
  const one = Math.max(0, told.weak);
  const fights = {
    approach: "fight",
    offer: NaN,
    worth: [blind.attacker, blind.weak, blind.strong],
    battles: blind.battles,
  } as const;
  const pools = { approach: "pool", offer: both, worth: [1 - both, both, both], battles: [0, 0] } as const;
  const screens = {
    approach: "screen",
    offer: one,
    worth: [weak * (1 - one) + (1 - weak) * told.attacker, one, told.strong],
    battles: [0, told.battles[1]],
  } as const;
  const able: Omit<UnitsNode, "weak">[] = [fights];
  if (told.strong <= 1) able.push(pools);
  if (weak > 0 && one < told.strong) able.push(screens);
  const best = able.reduce((most, each) => (each.worth[0] > most.worth[0] ? each : most));
  const { approach, offer, worth, battles } = best;
  return { weak, approach, offer, worth, battles };
}
