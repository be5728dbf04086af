import type { Conflict } from "../../conflict/conflict.js";
import { parseConflict } from "../../language/parse.js";
import type { Diagnostic } from "../../language/diagnostic.js";
import { readConflict } from "../../language/read.js";
import { placeOf } from "../../language/without.js";
import { applyVariant } from "../../language/set.js";
import type { Node } from "../../language/tree.js";
import type { Effects } from "../../judgement/index.js";
import type { Compared, VerdictChange } from "./compared.js";
import type { Changes, Element } from "./element.js";
import { ELEMENTS } from "./elements.js";

/** An element that a file has, and the file without it. */
export interface Ablation<Of extends Element = Element> {
  readonly element: Of;
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

/** Elements of a file one by one, each with the file without it. */
export function ablationsOf(
  conflict: Conflict,
  text: TextAs,
): { readonly ablations: readonly Ablation[]; readonly lacking: readonly Element[] } {
  return withoutEach(conflict, text, ELEMENTS);
}

/** The same of any list of elements; `lacking`: those that the file has no section for. */
export function withoutEach<Of extends Element>(
  conflict: Conflict,
  { text, file, variant }: TextAs,
  elements: readonly Of[],
): { readonly ablations: readonly Ablation<Of>[]; readonly lacking: readonly Of[] } {
  const parsed = parseConflict(text, file);
  const { root } = variant === null ? parsed : applyVariant(parsed, variant);
  const ablations: Ablation<Of>[] = [];
  const lacking: Of[] = [];
  for (const element of elements) {
    const changes = root === null ? null : element.out({ conflict, root });
    if (root === null || !changes) {
      lacking.push(element);
      continue;
    }
    const paths = [...changes.without, ...changes.sets.map((set) => set.slice(0, set.indexOf("=")))];
    const lines = new Set(paths.flatMap((path) => lineOf(root, path) ?? []));
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

/** Line of a path, or where the file leaves the key to its default that of the section it belongs to; null without one. */
function lineOf(root: Node, path: string): number | null {
  const keys = path.split(".");
  while (keys.length > 0) {
    const place = placeOf(root, keys.join("."));
    if (place) return place.line;
    keys.pop();
  }
  return null;
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

/** What an element does, as its file without it compares with the file as filed; null: it could not be read or run. Pure. */
export function findingOf(ablation: Ablation, filed: Conflict, compared: Compared | null): AblationFinding {
  const { element, changes, lines, conflict, diagnostics } = ablation;
  const { id, title, instead } = element;
  const head = { id, title, instead, sets: changes.sets, without: changes.without, lines };
  if (conflict === null || compared === null)
    return { ...head, effects: null, verdicts: [], why: diagnostics[0]?.message ?? "it cannot be run" };
  const { effects, verdicts } = compared;
  const same = conflict.hash === filed.hash ? "the file has it so already" : null;
  return { ...head, effects, verdicts, why: hasEffect(effects) ? null : (same ?? element.idle?.(filed) ?? null) };
}

/** Half of what survival says, from readings of other worlds. Pure. */
export function survivalFinding({ effects, verdicts }: Compared): AblationFinding {
  return {
    id: "survival",
    title: "half of what the war's going on to the day of the file says",
    instead: "a world in which it was settled before counts half as much as one that goes on",
    sets: [],
    without: [],
    lines: [],
    effects,
    verdicts,
    why: null,
  };
}

/** Whether a figure changes beyond Monte Carlo error, or is no longer there. */
export function hasEffect({ effects, lost }: Effects): boolean {
  return lost.length > 0 || effects.some(({ changes }) => changes);
}

/** Figures that change beyond Monte Carlo error. */
export function changedIn(effects: Effects | null): number {
  return effects === null ? 0 : effects.effects.filter(({ changes }) => changes).length;
}

/** Most verdicts first, then most figures; those that tie stay in the order of the elements. */
export function inOrder(findings: readonly AblationFinding[]): AblationFinding[] {
  const beyond = ({ verdicts }: AblationFinding): number => verdicts.filter((each) => each.beyond).length;
  const figures = ({ effects }: AblationFinding): number => (effects ? effects.lost.length + changedIn(effects) : -1);
  return [...findings].sort((a, b) => beyond(b) - beyond(a) || figures(b) - figures(a));
}
