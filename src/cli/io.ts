import type { Cache } from "./cache.js";

/** The world outside, as the commands see it; tests pass their own. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly read: (path: string) => Promise<string>;
  /** Writes whole or not at all; makes the folder. */
  readonly write: (path: string, text: string) => Promise<void>;
  readonly sha256: (text: string) => string;
  readonly columns: number;
  readonly colour: boolean;
  /** Standard error is a terminal: progress may overwrite its line. */
  readonly live: boolean;
  readonly now: () => number;
  /** The next line of a person or a pipe, null at its end; absent where nobody can be asked. */
  readonly ask?: (prompt: string) => Promise<string | null>;
  /** Tells the command when the user interrupts; a command that does not ask, or asks no more (null), is left at once. */
  readonly onInterrupt?: (act: (() => void) | null) => void;
  /** Removes a file, if it is there. */
  readonly remove: (path: string) => Promise<void>;
  /** Threads that a command takes where nothing is said; 1 if left out. */
  readonly jobs?: number;
  /** What earlier commands found; left out: there is none. */
  readonly cache?: Cache | null;
}

/** What a command ends with. 0 done · 1 a gate failed · 2 usage · 3 file invalid · 4 stopped by a budget · 5 internal error · 130 interrupted. */
export const Exit = { done: 0, gate: 1, usage: 2, invalid: 3, budget: 4, internal: 5, interrupted: 130 } as const;

/** A command that cannot go on; the message is for people. */
export class Stop extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
