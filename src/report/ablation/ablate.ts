import type { Conflict } from "../../conflict/conflict.js";
import { parseConflict } from "../../language/parse.js";
import type { Diagnostic } from "../../language/diagnostic.js";
import { readConflict } from "../../language/read.js";
import { placeOf } from "../../language/without.js";
import { applyVariant } from "../../language/set.js";
import { runEnsemble, type EnsembleOptions } from "../../ensemble/engines.js";
import { effectsOf, figuresOf, judgeClaims, type Effects, type Figure, type Verdict } from "../../judgement/index.js";
import { BARGAIN_ELEMENTS } from "./elements-bargain.js";
import { PATRON_ELEMENTS } from "./elements-patron.js";
import { WAR_ELEMENTS } from "./elements-war.js";
import type { Changes, Element } from "./element.js";

/** Everything that can be taken out of a file. */
export const ELEMENTS: readonly Element[] = [...PATRON_ELEMENTS, ...BARGAIN_ELEMENTS, ...WAR_ELEMENTS];

/** An element that a file has, and the file without it. */
export interface Ablation {
  readonly element: Element;
  readonly changes: Changes;
  /** Lines of the file that it touches, rising. */
  readonly lines: readonly number[];
  /** The file without it; null where it cannot be read so. */
  readonly conflict: Conflict | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** How a text is read. */
export interface TextAs {
  readonly text: string;
  readonly file: string;
  readonly variant: string | null;
}

/** Elements of a file one by one, each with the file without it; `lacking`: those that the file has no section for. */
export function ablationsOf(
  conflict: Conflict,
  { text, file, variant }: TextAs,
): { readonly ablations: readonly Ablation[]; readonly lacking: readonly Element[] } {
  const parsed = parseConflict(text, file);
  const { root } = variant === null ? parsed : applyVariant(parsed, variant);
  const ablations: Ablation[] = [];
  const lacking: Element[] = [];
  for (const element of ELEMENTS) {
    const changes = root === null ? null : element.out({ conflict, root });
    if (root === null || !changes) {
      lacking.push(element);
      continue;
    }
    const paths = [...changes.without, ...changes.sets.map((set) => set.slice(0, set.indexOf("=")))];
    const lines = new Set(paths.flatMap((path) => placeOf(root, path)?.line ?? []));
    const read = readConflict(text, file, { ...changes, variant });
    const errors = read.diagnostics.filter(({ severity }) => severity === "error");
    ablations.push({
      element,
      changes,
      lines: [...lines].sort((a, b) => a - b),
      conflict: errors.length > 0 ? null : read.conflict,
      diagnostics: errors,
    });
  }
  return { ablations, lacking };
}

/** Figures and verdicts of one reading of a file. */
export interface Reading {
  readonly figures: readonly Figure[];
  readonly verdicts: readonly Verdict[];
  readonly worlds: number;
}

/** Runs a file and takes down every figure. Runs as `EnsembleOptions` say: the same options, the same worlds. */
export async function readingOf(conflict: Conflict, options: EnsembleOptions): Promise<Reading> {
  const { worlds, tables } = await runEnsemble(conflict, options);
  const sample = { conflict, worlds, tables };
  const verdicts = judgeClaims(sample);
  return { figures: figuresOf(sample, verdicts), verdicts, worlds: worlds.length };
}

/** What taking an element out does. */
export interface AblationFinding {
  readonly id: string;
  readonly title: string;
  readonly instead: string;
  readonly sets: readonly string[];
  readonly without: readonly string[];
  readonly lines: readonly number[];
  /** Null where the file cannot be read without it; `why` says so. */
  readonly effects: Effects | null;
  readonly verdicts: readonly VerdictChange[];
  /** Why it has no effect, or cannot be taken out; null where it has one, or nobody knows. */
  readonly why: string | null;
}

/** A claim whose verdict is another; `beyond`: its share or chance changes beyond Monte Carlo error too. */
export interface VerdictChange {
  readonly id: string;
  readonly before: string;
  readonly after: string;
  readonly beyond: boolean;
}

/** What is compared with the file as filed. */
interface Compared {
  readonly filed: { readonly conflict: Conflict; readonly reading: Reading };
  readonly reading: Reading | null;
}

/** Puts the file without an element beside the file as filed, world by world. Pure. */
export function findingOf(ablation: Ablation, { filed, reading }: Compared): AblationFinding {
  const { element, changes, lines, conflict, diagnostics } = ablation;
  const { id, title, instead } = element;
  const head = { id, title, instead, sets: changes.sets, without: changes.without, lines };
  if (conflict === null || reading === null)
    return { ...head, effects: null, verdicts: [], why: diagnostics[0]?.message ?? "it cannot be run" };
  const effects = effectsOf(filed.reading.figures, reading.figures);
  const verdicts = verdictChanges(filed.reading.verdicts, reading.verdicts, effects);
  const same = conflict.hash === filed.conflict.hash ? "the file has it so already" : null;
  return {
    ...head,
    effects,
    verdicts,
    why: hasEffect(effects) ? null : (same ?? element.idle?.(filed.conflict) ?? null),
  };
}

/** Half of what survival says: the worlds are others, so the readings are compared apart. Pure. */
export function survivalFinding(filed: Reading, reading: Reading): AblationFinding {
  const effects = effectsOf(filed.figures, reading.figures, false);
  return {
    id: "survival",
    title: "half of what the war's going on to the day of the file says",
    instead: "a world in which it was settled before counts half as much as one that goes on",
    sets: [],
    without: [],
    lines: [],
    effects,
    verdicts: verdictChanges(filed.verdicts, reading.verdicts, effects),
    why: null,
  };
}

/** Whether a figure changes beyond Monte Carlo error, or is no longer there. */
export function hasEffect({ effects, lost }: Effects): boolean {
  return lost.length > 0 || effects.some(({ changes }) => changes);
}

function verdictChanges(before: readonly Verdict[], after: readonly Verdict[], effects: Effects): VerdictChange[] {
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
