import type { Command } from "commander";
import { refuseToOverwrite } from "./overwrite.js";
import { Exit, Stop, type Io } from "./io.js";

/** Options of the commands whose page a paper would quote. */
export interface MarkdownAsked {
  /** A file for the page as Markdown; true: it is printed in place of the text. */
  readonly md?: string | boolean;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** The world outside, and the version of Parley that a citation names. */
export interface Door {
  readonly io: Io;
  readonly version: string;
}

/** Adds `--md [file]` and `--force` to a command. */
export function addMarkdown(command: Command): Command {
  return command
    .option("--md [file]", "print the page as Markdown instead of text, or write it to a file beside")
    .option("--force", "write over files that are there");
}

/** Stops with 2, before anything is run, where a file of Markdown would be written over, or a page asked for twice. */
export async function checkMarkdown({ md, force, json }: MarkdownAsked, io: Io): Promise<void> {
  if (md === true && json) throw new Stop(Exit.usage, "--md and --json both ask for the page: leave one of them out.");
  if (typeof md === "string") await refuseToOverwrite(md, force, io);
}

/** Gives the page as asked: data, Markdown, or text; Markdown beside these goes to its file. */
export async function give(
  { md, json }: MarkdownAsked,
  page: { readonly text: () => string; readonly data: () => string; readonly markdown: () => string },
  io: Io,
): Promise<void> {
  if (typeof md === "string") {
    await io.write(md, page.markdown());
    io.err(`${md}: written.\n`);
  }
  io.out(json ? page.data() : md === true ? page.markdown() : page.text());
}
