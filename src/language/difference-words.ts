import type { Difference } from "./difference.js";
import { shapeAt } from "./difference-shape.js";
import { claimId } from "./names.js";
import { type Node, child, entriesOf, textOf } from "./tree.js";

/** Sections whose first key is a name: it stands with the section before the colon. */
const NAMED =
  /^(sources|actors|issues|packages|moves|values|beliefs|patron|objectives|policies|claims|variants|perceived)$/;

/**
 * A difference as a sentence: `issues.army: Russia's salience 60 to 95 → 90 to 100`. Names for people come from the file
 * that has them (`after` first).
 */
export function differenceInWords(difference: Difference, before: Node, after: Node): string {
  const parts = difference.path.split(".");
  const size = headSize(parts);
  const head = parts.slice(0, size).join(".");
  const titleOf = (actor: string): string | null => titleIn(after, actor) ?? titleIn(before, actor);
  const what = restInWords(parts, size, titleOf);
  const [was, is] = [difference.before, difference.after].map((text) => quoted(text, difference.path));
  switch (difference.kind) {
    case "changed":
      return `${head}: ${what}${was} → ${is}`;
    case "moved":
      return `${head}: ${what}in another order, ${was} → ${is}`;
    case "added":
      return what === "" ? `${head}: added${named(difference, after)}` : `${head}: ${what}added, ${is}`;
    case "removed":
      return what === "" ? `${head}: removed${named(difference, before)}` : `${head}: ${what}removed, was ${was}`;
  }
}

/** Parts of a path before the colon. */
function headSize(parts: readonly string[]): number {
  if (NAMED.test(parts[0])) return parts[0] === "moves" ? 3 : 2;
  return parts.length > 2 ? 2 : 1;
}

/** What stands below the head, with a space after it; empty where nothing does. */
function restInWords(parts: readonly string[], size: number, titleOf: (actor: string) => string | null): string {
  const section = parts[0];
  const rest = parts.slice(size);
  if (rest.length === 0) return "";
  if (section === "perceived" || section === "variants") return `${rest.join(".")} `;
  const words = rest.flatMap((part, k) => {
    if (section === "issues" && k === 0 && part === "positions") return [];
    if (section === "issues" && rest[0] === "options") return k > 0 ? [part] : [rest.length > 1 ? "option" : "options"];
    const title = titleOf(part);
    if (title === null) return [/^\d+$/.test(part) ? `no. ${Number(part) + 1}` : part.replaceAll("_", " ")];
    return [k === rest.length - 1 ? title : possessive(title)];
  });
  return `${words.join(" ")} `;
}

function possessive(title: string): string {
  return title.endsWith("s") ? `${title}'` : `${title}'s`;
}

/** Prose in quotation marks, so that its end shows; "nothing" where a key has no value. */
function quoted(text: string | null, path: string): string {
  if (text === null || text === "") return "nothing";
  return shapeAt(path)?.kind === "text" ? `“${text}”` : text;
}

/** The name for people, or the words, of what was added or removed whole. */
function named({ path, before, after }: Difference, root: Node): string {
  const [section, ...rest] = path.split(".");
  const table = child(root, section);
  const entry =
    table?.kind === "list"
      ? table.items.find((item, k) => claimId(item, k) === rest.join("."))
      : entriesOf(table).find(({ key }) => key === rest.join("."))?.value;
  const title = textOf(child(entry, "title")) ?? textOf(child(entry, "text"));
  if (title !== null) return `, “${title}”`;
  const shown = after ?? before ?? "";
  return rest.length === 0 || section === "issues" || shown === "" ? "" : `, ${shown}`;
}

function titleIn(root: Node, actor: string): string | null {
  const entry = child(child(root, "actors"), actor);
  return entry === undefined ? null : (textOf(child(entry, "title")) ?? actor);
}
