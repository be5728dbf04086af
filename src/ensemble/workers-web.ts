import { poolRunner, type Answer, type ConflictText, type Door, type Hearing } from "./pool.js";
import type { Runner } from "./runner.js";

/** What is used of a browser's dedicated `Worker`, which is one. (This package compiles without the browser's types.) */
export interface WebWorker {
  onmessage: ((event: never) => unknown) | null;
  onmessageerror: ((event: never) => unknown) | null;
  onerror: ((event: never) => unknown) | null;
  postMessage(message: unknown): void;
  terminate(): void;
}

/** What the page says first. The worker answers `Started`, then takes orders. */
export interface Opening {
  readonly source: ConflictText;
}

export interface Started {
  readonly started: true;
}

const PATIENCE = 60_000;
const SILENT =
  "a web worker did not start: its script is missing, cannot be read or imported, or is not allowed. " +
  "A page opened from file:// may start a worker from a blob of one classic script only";

/**
 * Makes chunks in `jobs` web workers, first come first served, each in its own thread; plain data crosses the door, values
 * handed over and not copied. `open` starts a worker of the script `parley-conflict/worker`; it is called `jobs` times, at
 * once. If a worker cannot be started, dies, or stays silent for `patience` milliseconds at its start, every chunk not yet
 * made is refused with the cause. A worker that closes itself later tells no one, and browsers have no event for it.
 * `close` ends the workers, whatever they are doing.
 */
export function webWorkersRunner(
  source: ConflictText,
  jobs: number,
  open: () => WebWorker,
  patience: number = PATIENCE,
): Runner {
  return poolRunner(jobs, (hearing) => {
    try {
      return doorOf(open(), source, hearing, patience);
    } catch (error) {
      hearing.gone(
        `a web worker could not be started: ${error instanceof Error ? error.message : String(error)}`,
        error,
      );
      return { post: () => undefined, close: () => undefined };
    }
  });
}

function doorOf(worker: WebWorker, source: ConflictText, hearing: Hearing, patience: number): Door {
  const gone = (sentence: string, cause?: unknown): void => {
    clearTimeout(bell);
    hearing.gone(sentence, cause);
  };
  const bell = setTimeout(
    () => gone(`a web worker said nothing for ${patience / 1000} s: is its script parley-conflict/worker?`),
    patience,
  );
  worker.onmessage = ({ data }: { readonly data: Answer | Started }) => {
    if ("started" in data) clearTimeout(bell);
    else hearing.answered(data);
  };
  worker.onmessageerror = () => gone("a web worker's answer could not be read");
  worker.onerror = (event: { readonly message?: string; readonly error?: unknown }) =>
    gone(event.message ? `a web worker stopped: ${event.message}` : SILENT, event.error ?? undefined);
  worker.postMessage({ source } satisfies Opening);
  const close = (): void => {
    clearTimeout(bell);
    worker.terminate();
  };
  return { post: (order) => worker.postMessage(order), close };
}
