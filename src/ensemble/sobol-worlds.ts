import type { Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";
import { wordOf } from "../math/philox.js";
import { saltelliRow } from "../math/saltelli.js";
import { directionsOf, owenScrambled, shareOfWord, sobolWord } from "../math/sobol.js";
import { couple } from "./coupling.js";
import type { Design } from "./design-kinds.js";
import { drawnQuantities, valuesAt } from "./design.js";
import { domainOf, namesOf, Slot } from "./naming.js";

/**
 * Shares of scrambled Sobol points. Dimensions are the uncertain numbers in the order of the conflict, from dimension `first`
 * on, so that the points are as good as there are; a number that is added moves those after it. Scrambling is named by path.
 */
function pointShares(conflict: Conflict, seed: number, first: number, slot: number): (row: number) => Float64Array {
  const names = namesOf(conflict);
  const columns = drawnQuantities(conflict).map((ref, column) => ({
    ref,
    directions: directionsOf(first + column),
    key: wordOf(seed, 0, names[2 * ref], names[2 * ref + 1], domainOf(slot)),
  }));
  return (row) => {
    const shares = new Float64Array(conflict.quantities.length).fill(0.5);
    for (const { ref, directions, key } of columns)
      shares[ref] = shareOfWord(owenScrambled(sobolWord(directions, row), key));
    return shares;
  };
}

/** Shares of scrambled Sobol points, correlated numbers joined by the Gaussian copula: world j is the same whatever the size. */
export function sobolShares(conflict: Conflict, seed: number): (row: number) => Float64Array {
  const points = pointShares(conflict, seed, 0, Slot.scramble);
  return (row) => {
    const shares = points(row);
    couple(conflict, shares);
    return shares;
  };
}

/**
 * Worlds of a Saltelli design over the uncertain numbers, correlations left out: A from the first dimensions, B from as many
 * after them. Chance counts as one more number of A and of B, so AB_j replays the chance of its A and BA_j that of its B.
 */
export function saltelliWorlds(
  conflict: Conflict,
  { size, secondOrder }: Extract<Design, { kind: "saltelli" }>,
  seed: number,
): (row: number) => World {
  const drawn = drawnQuantities(conflict);
  const [first, second] = [
    pointShares(conflict, seed, 0, Slot.scramble),
    pointShares(conflict, seed, drawn.length, Slot.second),
  ].map((shares) => lastKept((base: number) => valuesAt(conflict, shares(base))));
  return (row) => {
    const { base, part, column } = saltelliRow(row, drawn.length, secondOrder);
    const ofA = part === "A" || part === "AB";
    const values = (ofA ? first : second)(base).slice();
    if (column >= 0) values[drawn[column]] = (ofA ? second : first)(base)[drawn[column]];
    return { index: ofA ? base : size + base, values };
  };
}

/** The same function, which remembers its last answer: neighbouring rows ask for the same. */
export function lastKept<Answer>(ask: (question: number) => Answer): (question: number) => Answer {
  let last: { readonly question: number; readonly answer: Answer } | null = null;
  return (question) => {
    if (last?.question !== question) last = { question, answer: ask(question) };
    return last.answer;
  };
}
