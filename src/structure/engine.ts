import { measuresOf, type Engine } from "../conflict/engine.js";
import type { Conflict } from "../conflict/conflict.js";
import { graphOf } from "./graph.js";
import { CONCEPTS, equilibriaOf, stabilityOf, type Concept } from "./stability.js";
import { solveUnknown } from "./unknown.js";

/** Answers to the file's questions about the game: preferences are declared, so they are the same in every world. */
export interface StructureProgram {
  readonly answers: readonly number[];
}

/** Structure: which states hold. */
export const structureEngine: Engine<StructureProgram> = {
  name: "structure",
  version: "1",
  measures: (conflict) => measuresOf(conflict, "structure"),
  compile: (conflict) => ({ answers: answersOf(conflict) }),
  run: (program, _world, _slot, _policy, _key, out) => out.set(program.answers),
};

/** 1, 0, or NaN where the unknown preferences decide: stable under type d and not under type a. */
function answersOf(conflict: Conflict): number[] {
  const { game } = conflict;
  const uses = measuresOf(conflict, "structure");
  if (!game || uses.length === 0) return [];
  const model = graphOf(conflict, game);
  const ids = game.options.map((move) => conflict.moves[move].id);
  const solver = model.unknown.some((order) => order !== null) ? solveUnknown(model) : null;
  const found = new Map<Concept, { readonly surely: Set<number>; readonly perhaps: Set<number> }>();
  return uses.map((use) => {
    const concept = conceptOf(use.args[1] as string);
    if (!found.has(concept)) {
      const surely = new Set(equilibriaOf(solver ? solver.stability(concept, "a") : stabilityOf(model, concept)));
      found.set(concept, {
        surely,
        perhaps: solver ? new Set(equilibriaOf(solver.stability(concept, "d"))) : surely,
      });
    }
    const { surely, perhaps } = found.get(concept)!;
    const state = model.patterns.indexOf(patternOf(use.args[0] as string, ids));
    return surely.has(state) ? 1 : perhaps.has(state) ? NaN : 0;
  });
}

function conceptOf(text: string): Concept {
  const concept = CONCEPTS.find((each) => each === text.toLowerCase());
  if (!concept) throw new Error(`structure: no stability concept is named "${text}"; there are ${CONCEPTS.join(", ")}`);
  return concept;
}

/** Bit pattern of a state written as its true options; `nothing` or empty: none. */
function patternOf(text: string, ids: readonly string[]): number {
  const words = text.split(/\s+/).filter((word) => word !== "" && word !== "nothing");
  return words.reduce((pattern, word) => {
    const option = ids.indexOf(word);
    if (option < 0) throw new Error(`structure: the game has no option "${word}"`);
    return pattern | (1 << option);
  }, 0);
}
