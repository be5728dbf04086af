import type { Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";
import type { Design } from "./design-kinds.js";
import { sampleWorld, valuesAt } from "./design.js";
import { latinShares } from "./latin-shares.js";

/** Makes the world of any row of a design: a pure function of (conflict, design, seed, row), whatever was made before. */
export type WorldMaker = (row: number) => World;

/** The worlds of a design of a conflict, row by row in any order. */
export function worldMaker(conflict: Conflict, design: Design, seed: number): WorldMaker {
  switch (design.kind) {
    case "monte-carlo":
      return (row) => sampleWorld(conflict, row, seed);
    case "latin":
      return fromShares(conflict, latinShares(conflict, design.size, seed));
    case "matched":
      return (row) => sampleWorld(conflict, design.members[row], seed);
  }
}

/** Where in its law each quantity of a row lies; the array may be used again for the next row. */
export type Shares = (row: number) => Float64Array;

function fromShares(conflict: Conflict, shares: Shares): WorldMaker {
  return (index) => ({ index, values: valuesAt(conflict, shares(index)) });
}
