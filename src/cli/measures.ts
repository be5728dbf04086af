import type { Command } from "commander";
import type { MeasureWord } from "../conflict/measure.js";
import { FUNCTIONS } from "../language/expression.js";
import {
  type ArgumentNames,
  MEASURE_FAMILIES,
  functionForm,
  measureForm,
  measureSentence,
  measuresOf,
} from "../language/measure-words.js";
import { type Names, namesOf } from "../language/names.js";
import { hasErrors, formatDiagnostic } from "../language/diagnostic.js";
import { parseConflict } from "../language/parse.js";
import { entriesOf } from "../language/tree.js";
import { stable } from "../report/json.js";
import { fold } from "../report/fold.js";
import { list } from "../report/words.js";
import { Exit, Stop, type Io } from "./io.js";
import { fileName, textOf } from "./load.js";

/** Adds `measures` to the commands. */
export function addMeasures(program: Command, io: Io, done: (status: number) => void): void {
  program
    .command("measures [file]")
    .description("what claims and objectives may speak of, and which sections a file lacks for it")
    .option("--json", "print data instead of text")
    .action(async (file: string | undefined, { json }: { json?: boolean }) =>
      done(await measures(file, json === true, io)),
    );
}

/** A file as far as measures are concerned: its sections and names. */
interface Present {
  readonly file: string;
  readonly sections: readonly string[];
  readonly names: Names;
}

/** `parley measures [FILE]`: every measure in a sentence, with unit and sections; with FILE, what it lacks. A file that is no YAML: status 3. */
export async function measures(file: string | undefined, json: boolean, io: Io): Promise<number> {
  const present = file === undefined ? null : await presentIn(file, io);
  if (json) io.out(stable(asData(present)));
  else io.out(asText(present, io.columns));
  return Exit.done;
}

async function presentIn(file: string, io: Io): Promise<Present> {
  const { root, diagnostics } = parseConflict(await textOf(file, io), fileName(file));
  if (hasErrors(diagnostics) || root?.kind !== "map") {
    for (const one of diagnostics) io.err(`${formatDiagnostic(one)}\n`);
    throw new Stop(Exit.invalid, `${fileName(file)}: it cannot be read; \`parley check\` says more.`);
  }
  return { file: fileName(file), sections: entriesOf(root).map(({ key }) => key), names: namesOf(root) };
}

/** Sections that a measure needs and a file lacks; null where there is no file, or no file would help. */
function lackedBy(word: MeasureWord, present: Present | null): string[] | null {
  if (present === null || word.engine === "not-built") return null;
  return word.needs.filter((section) => !present.sections.includes(section));
}

/** Names of the file stand for kinds of argument, where it has some. */
function namesIn(present: Present | null): ArgumentNames {
  return (kind, place) => {
    if (present === null || kind === "text" || kind === "concept") return null;
    const known = present.names[kind];
    return known[Math.min(place, known.length - 1)] ?? null;
  };
}

function asData(present: Present | null): Record<string, unknown> {
  const words = MEASURE_FAMILIES.flatMap(([engine]) => measuresOf(engine));
  return {
    format: 1,
    command: "measures",
    file: present?.file ?? null,
    measures: words.map((word) => ({
      name: word.name,
      written: measureForm(word, namesIn(present)),
      says: measureSentence(word),
      engine: word.engine,
      level: word.level,
      type: word.type,
      takes: word.takes,
      time: word.time,
      unit: word.unit,
      needs: word.needs,
      lacks: lackedBy(word, present),
    })),
    functions: [...FUNCTIONS].map(([name, how]) => ({ name, written: functionForm(how) })),
  };
}

function asText(present: Present | null, columns: number): string {
  const families = MEASURE_FAMILIES.filter(([engine]) => measuresOf(engine).length > 0).map(([engine, title]) => {
    const lines = measuresOf(engine).flatMap((word) => oneMeasure(word, present, columns));
    return [title, ...lines].join("\n");
  });
  const functions = [
    "Functions of claims",
    ...[...FUNCTIONS].flatMap(([, how]) => hung(functionForm(how), columns, 2, 4)),
  ].join("\n");
  return `${[...families, functions, ...summary(present, columns)].join("\n\n")}\n`;
}

function oneMeasure(word: MeasureWord, present: Present | null, columns: number): string[] {
  const lacks = lackedBy(word, present);
  const all = lacks?.length === word.needs.length;
  const lacked = all ? (word.needs.length === 1 ? "it" : "them") : list(lacks ?? []);
  const lacking = lacks === null || lacks.length === 0 ? "" : `; this file lacks ${lacked}`;
  const needs =
    word.engine === "not-built" ? `It waits for ${list(word.needs)}.` : `Needs ${list(word.needs)}${lacking}.`;
  return [`  ${measureForm(word, namesIn(present))}`, ...hung(`${measureSentence(word)} ${needs}`, columns, 6, 6)];
}

function summary(present: Present | null, columns: number): string[] {
  if (present === null) return [];
  const built = MEASURE_FAMILIES.flatMap(([engine]) => (engine === "not-built" ? [] : measuresOf(engine)));
  const able = built.filter((word) => lackedBy(word, present)?.length === 0).length;
  const missing = [...new Set(built.flatMap((word) => lackedBy(word, present) ?? []))];
  const lacks = missing.length === 0 ? "It lacks no section." : `It lacks ${list(missing)}.`;
  return [fold(`${present.file} can speak of ${able} of ${built.length} measures. ${lacks}`, columns).join("\n")];
}

/** Folded text, its first line and the others indented by so many signs. */
function hung(text: string, columns: number, first: number, others: number): string[] {
  return fold(text, columns - others).map((line, index) => `${" ".repeat(index === 0 ? first : others)}${line}`);
}
