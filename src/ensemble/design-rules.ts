import type { Conflict } from "../conflict/conflict.js";
import { MOST_LATIN } from "../math/latin.js";
import type { Design } from "./design-kinds.js";

/** Why a design cannot be drawn for a conflict, in a sentence with what would do; null where it can. */
export function designTrouble(_conflict: Conflict, design: Design): string | null {
  switch (design.kind) {
    case "monte-carlo":
    case "matched":
      return null;
    case "latin":
      return design.size <= MOST_LATIN ? null : `at most ${MOST_LATIN} worlds, not ${design.size}.`;
  }
}
