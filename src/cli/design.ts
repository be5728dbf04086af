import { InvalidArgumentError, type Command } from "commander";
import type { Conflict } from "../conflict/conflict.js";
import { DESIGNS, designWords, MONTE_CARLO, rowsEach, worldsOf, type Design } from "../ensemble/design-kinds.js";
import type { Match } from "../ensemble/matching.js";
import { designTrouble } from "../ensemble/design-rules.js";
import { Exit, Stop, type Io } from "./io.js";
import { whole } from "./option.js";

type Kind = Design["kind"];

/** What the command line says of the design. */
export interface DesignOptions {
  readonly design?: Kind;
  readonly worlds?: number;
  /** Worlds of the matched design, once they are found. */
  readonly match?: Match;
  readonly secondOrder?: boolean;
  readonly levels?: number;
  readonly ignoreCorrelations?: boolean;
}

/** A design and how many worlds it has. */
export interface Designed {
  readonly design: Design;
  readonly worlds: number;
}

/** What `--worlds` is where the command says nothing. */
export const USUAL_SIZE: Readonly<Record<Kind, number>> = {
  "monte-carlo": 2000,
  latin: 2000,
  sobol: 2048,
  saltelli: 512,
  morris: 20,
  factorial: 100,
  matched: 2000,
};
/** What `--worlds` counts. */
const COUNTED: Readonly<Record<Kind, string>> = {
  "monte-carlo": "worlds of monte-carlo",
  latin: "of latin",
  sobol: "of sobol (a power of two)",
  saltelli: "base rows of saltelli (a power of two)",
  morris: "trajectories of morris",
  factorial: "worlds in each cell of factorial",
  matched: "worlds of matched",
};
const USUAL_LEVELS = 4;

/** The options of a design that not every design takes, and which do. */
const ONLY: readonly [keyof DesignOptions, string, readonly Kind[]][] = [
  ["secondOrder", "--second-order", ["saltelli"]],
  ["levels", "--levels", ["morris"]],
  ["ignoreCorrelations", "--ignore-correlations", ["saltelli", "morris"]],
];

/** Adds the options of the design to a command. */
export function addDesign(command: Command): Command {
  return command
    .option("--design <name>", `how worlds are drawn: ${DESIGNS.join(", ")} (monte-carlo)`, designNamed)
    .option(
      "--worlds <n>",
      `draws of everything uncertain; if left out ${DESIGNS.map((kind) => `${USUAL_SIZE[kind]} ${COUNTED[kind]}`).join(", ")}`,
      whole(1, 100_000_000),
    )
    .option("--second-order", "saltelli: rows for the effects of pairs too")
    .option("--levels <n>", `morris: levels of the grid, an even number (${USUAL_LEVELS})`, whole(2, 65_536))
    .option("--ignore-correlations", "saltelli, morris: draw every number by itself, whatever the file correlates");
}

/** Designs whose worlds all count alike, so that shares of them mean something. */
export function countAlike({ kind }: Design): boolean {
  return kind !== "saltelli" && kind !== "morris" && kind !== "factorial";
}

/** The design asked for; on going on, what the folder says where the command says nothing. Stops where it cannot be drawn. */
export function designFor(conflict: Conflict, options: DesignOptions, there: Designed | null): Designed {
  const kind = options.design ?? there?.design.kind ?? "monte-carlo";
  for (const [option, flag, kinds] of ONLY)
    if (options[option] !== undefined && !kinds.includes(kind))
      throw new Stop(Exit.usage, `${flag} is for ${kinds.join(" and ")}, and the design is ${kind}.`);
  const before = there?.design.kind === kind ? there : null;
  const design = designOf(kind, options, before);
  const trouble = designTrouble(conflict, design);
  if (trouble !== null) throw new Stop(Exit.usage, `--design ${kind}: ${trouble}`);
  return { design, worlds: worldsOf(conflict, design) ?? options.worlds ?? before?.worlds ?? USUAL_SIZE[kind] };
}

function designOf(kind: Kind, options: DesignOptions, before: Designed | null): Design {
  const was = before?.design;
  if (kind === "monte-carlo") return MONTE_CARLO;
  if (kind === "matched") return matchedOf(options, was);
  const size = options.worlds ?? (was && "size" in was ? was.size : USUAL_SIZE[kind]);
  const apart = options.ignoreCorrelations ?? (was && "apart" in was ? was.apart : false);
  if (kind === "saltelli")
    return { kind, size, secondOrder: options.secondOrder ?? (was?.kind === kind && was.secondOrder), apart };
  if (kind === "morris")
    return { kind, size, levels: options.levels ?? (was?.kind === kind ? was.levels : USUAL_LEVELS), apart };
  return { kind, size };
}

function matchedOf({ match }: DesignOptions, was: Design | undefined): Design {
  if (match) return { kind: "matched", members: match.members };
  if (was?.kind === "matched") return was;
  throw new Error("invalid design: matched without its worlds");
}

/** Says how many worlds a design has where that is not what was asked for. */
export function tellDesign(conflict: Conflict, { design, worlds }: Designed, io: Io): void {
  if ("size" in design && design.size !== worlds)
    io.err(`${designWords(design)} × ${rowsEach(conflict, design)} = ${worlds} worlds\n`);
}

/** The name of a design, as an option's value. */
function designNamed(name: string): Kind {
  const found = DESIGNS.find((each) => each === name);
  if (found) return found;
  throw new InvalidArgumentError(`there is ${DESIGNS.join(", ")}, not "${name}".`);
}
