import { type Diagnostic, formatDiagnostic } from "../language/diagnostic.js";
import { readConflict } from "../language/read.js";
import { readArticles } from "./articles.js";
import { caseText } from "./case-text.js";
import type { Reading } from "./draft.js";
import { FORMAT_NAMES, type Recognised, recognise } from "./format.js";
import { readGenius } from "./genius.js";
import { readGeniusweb } from "./geniusweb.js";
import { readGmcr } from "./gmcr.js";
import { readKtab } from "./ktab.js";
import { readNegmas } from "./negmas.js";
import { readNegolog } from "./negolog.js";
import { ImportTrouble, refuse, startOf } from "./trouble.js";

/** A file of another program. */
export interface ImportFile {
  /** Name shown to people, without folder. */
  readonly name: string;
  readonly text: string;
}

/** A conflict file made of other programs' files, or what keeps them from becoming one. */
export interface Imported {
  /** Text of a conflict file that passes the check; null where `diagnostics` say why there is none. */
  readonly text: string | null;
  /** How the format is called; null where it is not known. */
  readonly format: string | null;
  /** A sentence for everything that was lost or changed on the way; the text carries them as comments. */
  readonly notes: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Conflict file of the files of one case: a graph model, a table of actors, or a domain with its profiles. Pure; never throws
 * on a bad file. What no conflict file can hold is refused with its reason or named in `notes`, never dropped in silence.
 */
export function importFiles(files: readonly ImportFile[]): Imported {
  const diagnostics: Diagnostic[] = [];
  const recognised = files.flatMap(({ name, text }) => attempt(() => recognise(text, name), diagnostics) ?? []);
  if (diagnostics.length > 0) return { text: null, format: null, notes: [], diagnostics };
  const made = attempt(() => assemble(recognised, files), diagnostics);
  return made === null
    ? { text: null, format: recognised[0] ? FORMAT_NAMES[recognised[0].format] : null, notes: [], diagnostics }
    : { ...made, diagnostics };
}

function attempt<T>(make: () => T, diagnostics: Diagnostic[]): T | null {
  try {
    return make();
  } catch (trouble) {
    if (!(trouble instanceof ImportTrouble)) throw trouble;
    diagnostics.push(trouble.diagnostic);
    return null;
  }
}

function assemble(recognised: readonly Recognised[], files: readonly ImportFile[]): Omit<Imported, "diagnostics"> {
  if (recognised.length === 0) throw new Error("invalid files: none");
  const format = FORMAT_NAMES[recognised[0].format];
  const other = recognised.find((each) => each.format !== recognised[0].format);
  if (other !== undefined)
    refuse(
      "P0606",
      startOf(other.file),
      `"${other.file}" is ${FORMAT_NAMES[other.format]}, and "${recognised[0].file}" is ${format}.`,
      "Import files of one format.",
    );
  const { draft, notes, source } = readingOf(recognised);
  const all = [...new Set([...notes, ...unreadable(files)])];
  const from = `${format}: ${files.map(({ name }) => name).join(", ")}`;
  const text = caseText(draft, source ? `${from}, which names as its source ${source}` : from, all);
  const wrong = readConflict(text, "import.parley.yaml").diagnostics.filter((each) => each.severity === "error");
  if (wrong.length > 0) {
    const said = formatDiagnostic(wrong[0]).replace(/^\S+ /, "");
    refuse("P0611", startOf(recognised[0].file), `As a conflict file this would not be sound: ${said}`);
  }
  return { text, format, notes: all };
}

function readingOf(recognised: readonly Recognised[]): Reading {
  const [first] = recognised;
  if (["gmcr", "ktab", "articles"].includes(first.format) && recognised.length > 1)
    refuse(
      "P0606",
      startOf(recognised[1].file),
      `A file of this format (${FORMAT_NAMES[first.format]}) is a case of its own.`,
      "Import one at a time.",
    );
  const json = recognised.flatMap((each) => (each.format === "genius" || each.format === "ktab" ? [] : [each]));
  switch (first.format) {
    case "genius":
      return readGenius(recognised.flatMap((each) => (each.format === "genius" ? [each] : [])));
    case "ktab":
      return readKtab(first.rows, first.file);
    case "gmcr":
      return readGmcr(first.root, first.file);
    case "articles":
      return readArticles(first.root, first.file);
    case "negolog":
      return readNegolog(json);
    case "negmas":
      return readNegmas(json);
    case "geniusweb":
      return readGeniusweb(json);
  }
}

function unreadable(files: readonly ImportFile[]): string[] {
  return files.flatMap(({ name, text }) => {
    const signs = text.split("\ufffd").length - 1;
    return signs === 0 ? [] : [`${signs} signs of "${name}" are not UTF-8; a question mark stands for each.`];
  });
}
