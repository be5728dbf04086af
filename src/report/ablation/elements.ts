import { BARGAIN_ELEMENTS } from "./elements-bargain.js";
import { PATRON_ELEMENTS } from "./elements-patron.js";
import { WAR_ELEMENTS } from "./elements-war.js";
import type { Element } from "./element.js";

/** Everything that can be taken out of a file. */
export const ELEMENTS: readonly Element[] = [...PATRON_ELEMENTS, ...BARGAIN_ELEMENTS, ...WAR_ELEMENTS];
