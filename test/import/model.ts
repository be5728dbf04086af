import { importTexts } from "./read.js";

/** A condition as the format keeps it. */
export type Condition = unknown[] | { compound: true; members: unknown[][] };
/** Parts of a saved model. */
export interface Saved {
  options?: { name: string; permittedDirection?: string }[];
  decisionMakers?: Record<string, unknown>[];
  infeasibles?: Condition[];
  [key: string]: unknown;
}

/** Two actors, Ada with options A0 and A1, Bea with B0; every part can be replaced. */
export const model = (part: Saved = {}): string =>
  JSON.stringify({
    options: [
      { name: "A0", permittedDirection: "both" },
      { name: "A1", permittedDirection: "both" },
      { name: "B0", permittedDirection: "both" },
    ],
    decisionMakers: [
      { name: "Ada", options: [0, 1], preferences: [[[0, "Y"]]] },
      { name: "Bea", options: [2], preferences: [[[2, "N"]]] },
    ],
    infeasibles: [],
    useManualPreferenceRanking: false,
    ...part,
  });
/** Imports the model. */
export const read = (part: Saved = {}): ReturnType<typeof importTexts> => importTexts({ "case.gmcr": model(part) });
/** The game of the imported model, as text. */
export const gameLines = (part: Saved): string => read(part).text!.slice(read(part).text!.indexOf("game:"));
