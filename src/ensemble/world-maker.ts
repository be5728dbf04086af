import type { Conflict } from "../conflict/conflict.js";
import type { World } from "../conflict/world.js";
import type { Design } from "./design-kinds.js";
import { sampleWorld, valuesAt } from "./design.js";
import { factorialWorlds } from "./factorial-worlds.js";
import { latinShares } from "./latin-shares.js";
import { morrisWorlds } from "./morris-worlds.js";
import { saltelliWorlds, sobolShares } from "./sobol-worlds.js";

/** Makes the world of any row of a design: a pure function of (conflict, design, seed, row), whatever was made before. */
export type WorldMaker = (row: number) => World;

/** The worlds of a design of a conflict, row by row in any order. `designTrouble` says beforehand whether there are such. */
export function worldMaker(conflict: Conflict, design: Design, seed: number): WorldMaker {
  switch (design.kind) {
    case "monte-carlo":
      return (row) => sampleWorld(conflict, row, seed);
    case "latin":
      return fromShares(conflict, latinShares(conflict, design.size, seed));
    case "sobol":
      return fromShares(conflict, sobolShares(conflict, seed));
    case "saltelli":
      return saltelliWorlds(conflict, design, seed);
    case "morris":
      return morrisWorlds(conflict, design, seed);
    case "factorial":
      return factorialWorlds(conflict, seed);
    case "matched":
      return (row) => sampleWorld(conflict, design.members[row], seed);
  }
}

function fromShares(conflict: Conflict, shares: (row: number) => Float64Array): WorldMaker {
  return (index) => ({ index, values: valuesAt(conflict, shares(index)) });
}
