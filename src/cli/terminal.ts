import { createInterface, type Interface } from "node:readline";

/** Asks a person, or reads piped answers, line by line. */
export interface Terminal {
  /** The next line without its end; null at the end of the input. The prompt goes to standard error. */
  readonly ask: (prompt: string) => Promise<string | null>;
  /** Lets the process end. */
  readonly close: () => void;
}

/** This process's standard input; nothing is read before the first question. Ctrl-C interrupts as everywhere else. */
export function openTerminal(): Terminal {
  const lines: string[] = [];
  let waiting: ((line: string | null) => void) | null = null;
  let reader: Interface | null = null;
  let ended = false;
  const give = (line: string | null): boolean => {
    const taker = waiting;
    waiting = null;
    taker?.(line);
    return taker !== null;
  };
  const open = (): Interface => {
    const live = process.stdin.isTTY === true;
    const made = createInterface({ input: process.stdin, ...(live ? { output: process.stderr } : {}), terminal: live });
    made.on("line", (line) => void (give(line) || lines.push(line)));
    made.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
    made.on("close", () => {
      ended = true;
      give(null);
    });
    return made;
  };
  return {
    ask: (prompt) => {
      reader ??= open();
      reader.setPrompt(prompt);
      const live = process.stdin.isTTY === true;
      if (live && !ended) reader.prompt();
      else process.stderr.write(prompt);
      const echo = (line: string | null): string | null => {
        if (!live) process.stderr.write(`${line ?? ""}\n`);
        return line;
      };
      const next = lines.shift();
      if (next !== undefined) return Promise.resolve(echo(next));
      if (ended) return Promise.resolve(echo(null));
      return new Promise<string | null>((resolve) => (waiting = resolve)).then(echo);
    },
    close: () => reader?.close(),
  };
}
