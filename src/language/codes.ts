import type { CodeDoc } from "./code-doc.js";
import { TEXT_CODES } from "./codes-text.js";
import { NUMBER_CODES } from "./codes-number.js";
import { SECTION_CODES } from "./codes-section.js";
import { PARTIAL_CODES } from "./codes-partial.js";
import { BATTLE_CODES } from "./codes-battle.js";
import { OUTCOME_CODES } from "./codes-outcomes.js";
import { IMPORT_CODES } from "./codes-import.js";
import { TEXT_MAP_CODES } from "./codes-text-map.js";

const ALL = {
  ...TEXT_CODES,
  ...NUMBER_CODES,
  ...SECTION_CODES,
  ...PARTIAL_CODES,
  ...BATTLE_CODES,
  ...OUTCOME_CODES,
  ...TEXT_MAP_CODES,
  ...IMPORT_CODES,
} as const;

/** Name of a kind of trouble: P00xx text, P01xx names, P02xx numbers, P03xx expressions, P04xx sections, P048x outcomes files, P049x text maps, P05xx policies, claims and variants, P06xx imported files. */
export type Code = keyof typeof ALL;

/** Catalogue of diagnostics. */
export const CODES: Readonly<Record<Code, CodeDoc>> = ALL;
