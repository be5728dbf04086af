import { type Node, child } from "../language/tree.js";
import { isArticles } from "./articles.js";
import { type Cell, readCsv } from "./csv.js";
import { isGeniusweb } from "./geniusweb.js";
import { readJson } from "./json.js";
import { isKtab } from "./ktab.js";
import * as negmas from "./negmas.js";
import * as negolog from "./negolog.js";
import { refuse, startOf } from "./trouble.js";
import { type Element, readXml } from "./xml.js";

/** Formats that can be imported. */
export type Format = "gmcr" | "genius" | "negolog" | "negmas" | "geniusweb" | "ktab" | "articles";

/** How people call them. */
export const FORMAT_NAMES: Readonly<Record<Format, string>> = {
  gmcr: "gmcr-py (.gmcr)",
  genius: "Genius XML",
  negolog: "NegoLog JSON",
  negmas: "NegMAS JSON",
  geniusweb: "GeniusWeb JSON",
  ktab: "KTAB CSV",
  articles: "JSON of rated articles",
};

/** A file of a known format, read as text of its kind. */
export type Recognised =
  | { readonly file: string; readonly format: "genius"; readonly root: Element }
  | { readonly file: string; readonly format: "ktab"; readonly rows: readonly (readonly Cell[])[] }
  | { readonly file: string; readonly format: Exclude<Format, "genius" | "ktab">; readonly root: Node };

/** Bytes of UTF-8 that an imported file may have. */
export const MAX_BYTES = 4_194_304;

/** Reads a text and tells its format by what it holds, not by its name. Throws `ImportTrouble`. O(length). */
export function recognise(text: string, file: string): Recognised {
  const bytes = text.length > MAX_BYTES ? text.length : new TextEncoder().encode(text).length;
  if (bytes > MAX_BYTES)
    refuse(
      "P0602",
      startOf(file),
      `The file has ${bytes} bytes; ${MAX_BYTES} (4 MiB) is the limit.`,
      "Import a part of it.",
    );
  const first = /[^\s\uFEFF]/.exec(text)?.[0] ?? "";
  if (first === "<") {
    const root = readXml(text, file);
    if (root.name === "negotiation_template" || root.name === "utility_space") return { file, format: "genius", root };
    unknown(file, `Its root is <${root.name}>.`);
  }
  if (first === "{" || first === "[") {
    const root = readJson(text, file);
    const format = jsonFormat(root);
    return format === null ? unknown(file, "No JSON of a known format has these keys.") : { file, format, root };
  }
  const rows = first !== "" && text.includes(",") ? readCsv(text, file) : [];
  return isKtab(rows)
    ? { file, format: "ktab", rows }
    : unknown(file, "It is no XML, no JSON, and no CSV with a line of titles that begins with Actor.");
}

function jsonFormat(root: Node): Exclude<Format, "genius" | "ktab"> | null {
  if (child(root, "decisionMakers") !== undefined && child(root, "options") !== undefined) return "gmcr";
  if (negolog.isProfile(root) || negolog.isSpecs(root)) return "negolog";
  if (isGeniusweb(root)) return "geniusweb";
  if (isArticles(root)) return "articles";
  if (negmas.isUfun(root) || negmas.isDomain(root)) return "negmas";
  return null;
}

function unknown(file: string, why: string): never {
  refuse(
    "P0601",
    startOf(file),
    `The format of this file is not known. ${why}`,
    `Formats: ${Object.values(FORMAT_NAMES).join(", ")}.`,
  );
}
