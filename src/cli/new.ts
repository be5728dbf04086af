import type { Command } from "commander";
import { formatDiagnostic, hasErrors } from "../language/diagnostic.js";
import { readConflict } from "../language/read.js";
import { TEMPLATES, templateText, type Template } from "../language/template.js";
import { refuseToOverwrite } from "./overwrite.js";
import { Exit, Stop, type Io } from "./io.js";
import { fileName } from "./load.js";
import { askAnswers } from "./questions.js";

export interface NewOptions {
  readonly template?: string;
  readonly force?: boolean;
}

/** Adds the command to the program. */
export function addNew(program: Command, io: Io, done: (status: number) => void): void {
  program
    .command("new <file>")
    .description("write a new conflict file: from eight questions, or from a template")
    .option("--template <name>", `begin with a commented case: ${TEMPLATES.join(", ")}`)
    .option("--force", "write over a file that is there")
    .addHelpText("after", HELP)
    .action(async (file: string, options: NewOptions) => done(await create(file, options, io)));
}

/** `parley new FILE`: writes a commented file that passes the check; `-` is standard output. Never writes over a file unasked. */
export async function create(name: string, options: NewOptions, io: Io): Promise<number> {
  const file = name === "-" || /\.(ya?ml)$/i.test(name) ? name : `${name}.parley.yaml`;
  const template = templateNamed(options.template);
  if (file !== "-") await refuseToOverwrite(file, options.force, io);
  const text = template === null ? await answered(io) : templateText(template);
  const { diagnostics } = readConflict(text, fileName(file));
  if (hasErrors(diagnostics)) throw new Error(`invalid new file: ${diagnostics.map(formatDiagnostic).join("; ")}`);
  if (file === "-") io.out(text);
  else {
    await io.write(file, text);
    io.err(`\n${file}: written.\nNEXT  parley check ${file}\n      parley brief ${file}\n`);
  }
  return Exit.done;
}

function templateNamed(name: string | undefined): Template | null {
  if (name === undefined) return null;
  const found = TEMPLATES.find((each) => each === name);
  if (found) return found;
  throw new Stop(Exit.usage, `No template is named "${name}"; there are ${TEMPLATES.join(", ")}.`);
}

async function answered(io: Io): Promise<string> {
  if (!io.ask) throw new Stop(Exit.usage, `Nobody can be asked here; choose a --template: ${TEMPLATES.join(", ")}.`);
  return askAnswers(io.ask, io.err);
}

const HELP = `
Examples:
  parley new my-case                       asks eight questions
  parley new my-war --template war         a small war with placeholder numbers
  parley new - --template class            only prints it`;
