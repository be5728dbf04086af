import { InvalidArgumentError } from "commander";
import type { Conflict } from "../conflict/conflict.js";
import { DESIGNS, MONTE_CARLO, worldsOf, type Design } from "../ensemble/design-kinds.js";
import { designTrouble } from "../ensemble/design-rules.js";
import { Exit, Stop } from "./io.js";

/** What the command line says of the design. */
export interface DesignOptions {
  readonly design?: Design["kind"];
  readonly worlds?: number;
  /** Worlds of the matched design. */
  readonly members?: readonly number[];
}

/** A design and how many worlds it has. */
export interface Designed {
  readonly design: Design;
  readonly worlds: number;
}

/** Worlds of a design where the command says nothing. */
export const USUAL_SIZE: Readonly<Record<Design["kind"], number>> = { "monte-carlo": 2000, latin: 2000, matched: 2000 };

/** The design asked for; on going on, what the folder says where the command says nothing. Stops where it cannot be drawn. */
export function designFor(conflict: Conflict, options: DesignOptions, there: Designed | null): Designed {
  const kind = options.design ?? there?.design.kind ?? "monte-carlo";
  const size = options.worlds ?? sizeOf(kind, there) ?? USUAL_SIZE[kind];
  const design: Design =
    kind === "matched" ? matchedOf(options, there) : kind === "monte-carlo" ? MONTE_CARLO : { kind, size };
  const trouble = designTrouble(conflict, design);
  if (trouble !== null) throw new Stop(Exit.usage, `--design ${kind}: ${trouble}`);
  return { design, worlds: worldsOf(design) ?? size };
}

function sizeOf(kind: Design["kind"], there: Designed | null): number | undefined {
  if (there?.design.kind !== kind) return undefined;
  return there.design.kind === "latin" ? there.design.size : there.worlds;
}

function matchedOf({ members }: DesignOptions, there: Designed | null): Design {
  if (members) return { kind: "matched", members };
  if (there?.design.kind === "matched") return there.design;
  throw new Error("invalid design: matched without its worlds");
}

/** The name of a design, as an option's value. */
export function designNamed(name: string): Design["kind"] {
  const found = DESIGNS.find((each) => each === name);
  if (found) return found;
  throw new InvalidArgumentError(`there is ${DESIGNS.join(", ")}, not "${name}".`);
}
