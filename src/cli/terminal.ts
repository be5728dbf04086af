import { createInterface, type Interface } from "node:readline";

/** Asks a person, or reads piped answers, line by line. */
export interface Terminal {
  /** The next line without its end; null at the end of the input. The prompt goes to standard error. */
  readonly ask: (prompt: string) => Promise<string | null>;
  /** Lets the process end. */
  readonly close: () => void;
}

/** Lines that came before they were asked for, and an asker that waits for one. */
interface Queue {
  readonly lines: string[];
  waiting: ((line: string | null) => void) | null;
  ended: boolean;
}

/** This process's standard input; nothing is read before the first question. Ctrl-C interrupts as everywhere else. */
export function openTerminal(): Terminal {
  const live = process.stdin.isTTY === true;
  const queue: Queue = { lines: [], waiting: null, ended: false };
  let reader: Interface | null = null;
  return {
    ask: async (prompt) => {
      reader ??= readInto(queue, live);
      reader.setPrompt(prompt);
      if (live && !queue.ended) reader.prompt();
      else process.stderr.write(prompt);
      const line = await next(queue);
      if (!live) process.stderr.write(`${line ?? ""}\n`); // a pipe does not echo what is typed
      return line;
    },
    close: () => reader?.close(),
  };
}

function readInto(queue: Queue, live: boolean): Interface {
  const reader = createInterface({
    input: process.stdin,
    ...(live ? { output: process.stderr } : {}),
    terminal: live,
  });
  const give = (line: string | null): boolean => {
    const taker = queue.waiting;
    queue.waiting = null;
    taker?.(line);
    return taker !== null;
  };
  reader.on("line", (line) => void (give(line) || queue.lines.push(line)));
  reader.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  reader.on("close", () => {
    queue.ended = true;
    give(null);
  });
  return reader;
}

function next(queue: Queue): Promise<string | null> {
  const line = queue.lines.shift();
  if (line !== undefined) return Promise.resolve(line);
  if (queue.ended) return Promise.resolve(null);
  return new Promise((resolve) => (queue.waiting = resolve));
}
