import { Argument, type Command } from "commander";
import { CODES } from "../language/codes.js";
import { keyPlaces } from "../language/keys.js";
import { numberKeys } from "../language/explain.js";
import { bashScript } from "./completion-bash.js";
import { fishScript } from "./completion-fish.js";
import { zshScript } from "./completion-zsh.js";
import { Exit, type Io } from "./io.js";

const SHELLS = ["bash", "zsh", "fish"] as const;
type Shell = (typeof SHELLS)[number];

/** What may stand at a place of the command line: words of a list, a conflict file, any file, or anything. */
export type Fill =
  { readonly kind: "words"; readonly words: readonly string[] } | { readonly kind: "conflicts" | "files" | "anything" };

export interface OptionPlan {
  readonly flag: string;
  readonly about: string;
  /** Null: the option takes no value. */
  readonly fill: Fill | null;
}

export interface CommandPlan {
  readonly name: string;
  readonly about: string;
  readonly options: readonly OptionPlan[];
  /** What its arguments are; null: it takes none. */
  readonly fill: Fill | null;
}

/** Adds `completion` to the commands. */
export function addCompletion(program: Command, io: Io, done: (status: number) => void): void {
  program
    .command("completion")
    .description("print the command line's completion for a shell")
    .addArgument(new Argument("<shell>", "which shell").choices(SHELLS))
    .addHelpText("after", HELP)
    .action((shell: Shell) => {
      io.out(completionScript(program, shell));
      done(Exit.done);
    });
}

const HELP = `
  bash  source <(parley completion bash)                        in ~/.bashrc
  zsh   parley completion zsh > ~/.zfunc/_parley                a folder of $fpath
  fish  parley completion fish > ~/.config/fish/completions/parley.fish`;

/** Script that completes commands, options, files, codes and keys, as the program has them when it is called. */
export function completionScript(program: Command, shell: Shell): string {
  const plans = planOf(program);
  return { bash: bashScript, zsh: zshScript, fish: fishScript }[shell](plans);
}

/** Commands of a program with what may stand where. */
export function planOf(program: Command): CommandPlan[] {
  return program.commands.map((command) => ({
    name: command.name(),
    about: command.description(),
    options: [
      ...command.options.map(({ long, short, description, argChoices, flags }) => ({
        flag: long ?? short ?? flags,
        about: description,
        fill: /[<[]/.test(flags) ? fillOf(/[<[]([^>\].]+)/.exec(flags)?.[1] ?? "", argChoices, long ?? "") : null,
      })),
      { flag: "--help", about: "display help for command", fill: null },
    ],
    fill: argumentFill(command),
  }));
}

function argumentFill(command: Command): Fill | null {
  const all = command.registeredArguments;
  // an id stands in the file, so the file is what can be completed
  const first = all.find((each) => each.name() === "file") ?? all[0];
  return first === undefined ? null : fillOf(first.name(), first.argChoices, command.name());
}

/** Commands whose files are of other programs. */
const FOREIGN: readonly string[] = ["import"];

/** By the name of what stands there: files of a command are conflicts, a file or path of an option is any file. */
function fillOf(name: string, choices: readonly string[] | undefined, of: string): Fill {
  if (choices !== undefined) return { kind: "words", words: choices };
  if (of === "--as") return { kind: "words", words: keyNames().filter((key) => numberKeys(key).length > 0) };
  if (of === "explain") return { kind: "words", words: [...Object.keys(CODES), ...keyNames()] };
  if (/^(path|folder|directory)$/.test(name)) return { kind: "files" };
  if (!/^(files?|before|after)$/.test(name)) return { kind: "anything" };
  return { kind: of.startsWith("--") || FOREIGN.includes(of) ? "files" : "conflicts" };
}

function keyNames(): string[] {
  const names = keyPlaces().flatMap(({ path }) => path.at(-1) ?? []);
  return [...new Set(names)].filter((name) => /^[a-z]/.test(name)).sort();
}
