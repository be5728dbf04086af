import { runEnsemble, type EnsembleOptions } from "../../ensemble/engines.js";
import type { Conflict } from "../../conflict/conflict.js";
import { effectsOf, figuresOf, judgeClaims, type Effects, type Figure, type Verdict } from "../../judgement/index.js";

/** Figures and verdicts of one reading of a file. */
export interface Reading {
  readonly figures: readonly Figure[];
  readonly verdicts: readonly Pick<Verdict, "id" | "kind">[];
  readonly worlds: number;
}

/** Runs a file and takes down every figure. Runs as `EnsembleOptions` say: the same options, the same worlds. */
export async function readingOf(conflict: Conflict, options: EnsembleOptions): Promise<Reading> {
  const { worlds, tables } = await runEnsemble(conflict, options);
  const sample = { conflict, worlds, tables };
  const judged = judgeClaims(sample);
  const verdicts = judged.map(({ id, kind }) => ({ id, kind }));
  return { figures: figuresOf(sample, judged), verdicts, worlds: worlds.length };
}

/** A claim whose verdict is another; `beyond`: its share or chance changes beyond Monte Carlo error too. */
export interface VerdictChange {
  readonly id: string;
  readonly before: string;
  readonly after: string;
  readonly beyond: boolean;
}

/** A changed file beside the file as filed. */
export interface Compared {
  /** Of every figure. */
  readonly effects: Effects;
  /** Of the outcomes that links of the argument are measured by, at a level of their own. */
  readonly outcomes: Effects;
  readonly verdicts: readonly VerdictChange[];
}

/** How two readings are put side by side. */
export interface Comparing {
  /** Ids of the figures that are outcomes. */
  readonly outcomes: ReadonlySet<string>;
  /** Comparisons of outcomes that share one level. */
  readonly comparisons: number;
  /** False: the worlds are others. True if left out. */
  readonly paired?: boolean;
}

/** Puts a reading beside that of the file as filed, world by world. Pure. */
export function comparedOf(filed: Reading, reading: Reading, { outcomes, comparisons, paired }: Comparing): Compared {
  const how = paired === undefined ? {} : { paired };
  const among = (figures: readonly Figure[]): Figure[] => figures.filter(({ id }) => outcomes.has(id));
  const effects = effectsOf(filed.figures, reading.figures, how);
  return {
    effects,
    outcomes: effectsOf(among(filed.figures), among(reading.figures), { ...how, comparisons }),
    verdicts: verdictChanges(filed.verdicts, reading.verdicts, effects),
  };
}

function verdictChanges(before: Reading["verdicts"], after: Reading["verdicts"], effects: Effects): VerdictChange[] {
  const own = new Map(after.map(({ id, kind }) => [id, kind]));
  const moved = new Set(
    effects.effects.flatMap(({ changes, figure: { kind, of } }) =>
      changes && (kind === "claim" || kind === "chance") ? [of] : [],
    ),
  );
  const lost = new Set(effects.lost);
  return before.flatMap(({ id, kind }) => {
    const other = own.get(id) ?? "gone";
    return other === kind ? [] : [{ id, before: kind, after: other, beyond: moved.has(id) || lost.has(`share ${id}`) }];
  });
}
