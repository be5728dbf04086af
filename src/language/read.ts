import { type Checked, checkConflict } from "./check.js";
import { parseConflict } from "./parse.js";
import { applySets, applyVariant } from "./set.js";
import { takeOut } from "./without.js";

/** How a file is read: command-line values, and one of its variants. */
export interface ReadOptions {
  /** `path=value`, in order; they come after the variant's. */
  readonly sets?: readonly string[];
  readonly variant?: string | null;
  /** Paths of keys that are taken out, as if the file had never had them; before the sets. */
  readonly without?: readonly string[];
}

/** Conflict of a text, or every diagnostic at once. `file` is the name shown to people. Pure; O(size of the text). */
export function readConflict(text: string, file: string, options: ReadOptions = {}): Checked {
  const variant = options.variant ?? null;
  const parsed = parseConflict(text, file);
  const varied = variant === null ? parsed : applyVariant(parsed, variant);
  return checkConflict(applySets(takeOut(varied, options.without ?? []), options.sets ?? []), variant);
}
