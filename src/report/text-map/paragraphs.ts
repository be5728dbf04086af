import type { Conflict } from "../../conflict/conflict.js";
import { citationsOf, type TextMap, type TextParagraph } from "../../language/text-map.js";
import type { Node } from "../../language/tree.js";
import { placeOf } from "../../language/without.js";
import type { ClaimFinding, Findings } from "../finding.js";

/** A place in the conflict file that stands for something the text says. */
export interface Place {
  readonly path: string;
  readonly line: number;
  /** The file itself names the paragraph there. */
  readonly cites: boolean;
}

/** One paragraph of the text with what stands for it and what came out. */
export interface ParagraphFinding extends Pick<TextParagraph, "number" | "says" | "elements" | "lacks"> {
  readonly places: readonly Place[];
  readonly claims: readonly ClaimFinding[];
}

/** A text beside its conflict file: nothing here is computed anew. */
export interface TextReport {
  readonly findings: Findings;
  readonly text: { readonly id: string; readonly title: string; readonly date: string | null };
  readonly paragraphs: readonly ParagraphFinding[];
  readonly elements: TextMap["elements"];
  /** Claims of the file that no paragraph makes. */
  readonly unclaimed: readonly string[];
  /** Elements that no paragraph speaks of. */
  readonly unmentioned: readonly string[];
}

/**
 * Puts the map, the file's own citations of the text, and the findings side by side. A claim belongs to the paragraph that
 * the file takes it from, and to those that the map names; lines are those of the file. Pure.
 */
export function textReport(map: TextMap, root: Node | null, findings: Findings): TextReport {
  const { conflict } = findings;
  const cited = citationsOf(root, map.text);
  const paragraphs = map.paragraphs.map((paragraph) => ({
    number: paragraph.number,
    says: paragraph.says,
    elements: paragraph.elements,
    lacks: paragraph.lacks,
    places: placesOf(paragraph, cited, root),
    claims: claimsOf(conflict, map.text, paragraph).flatMap(
      (id) => findings.claims.find((claim) => claim.id === id) ?? [],
    ),
  }));
  const made = new Set(paragraphs.flatMap(({ claims }) => claims.map(({ id }) => id)));
  const spoken = new Set(paragraphs.flatMap(({ elements }) => elements));
  const source = conflict.sources.find(({ id }) => id === map.text);
  return {
    findings,
    text: { id: map.text, title: source?.title ?? map.text, date: source?.date ?? null },
    paragraphs,
    elements: map.elements,
    unclaimed: findings.claims.flatMap(({ id }) => (made.has(id) ? [] : [id])),
    unmentioned: map.elements.flatMap(({ id }) => (spoken.has(id) ? [] : [id])),
  };
}

/** Paths that the map names and those where the file cites the paragraph, each once, in the file's order; claims stand apart. */
function placesOf(
  { number, file }: TextParagraph,
  cited: ReturnType<typeof citationsOf>,
  root: Node | null,
): readonly Place[] {
  const own = cited.filter(({ path, paragraph }) => paragraph === number && !path.startsWith("claims."));
  const paths = new Set([...file, ...own.map(({ path }) => path)]);
  return [...paths]
    .map((path) => ({
      path,
      line: placeOf(root, path)?.line ?? 0,
      cites: own.some((each) => each.path === path),
    }))
    .sort((a, b) => a.line - b.line);
}

function claimsOf(conflict: Conflict, text: string, { number, claims }: TextParagraph): string[] {
  const source = conflict.sources.findIndex(({ id }) => id === text);
  return conflict.claims
    .filter(({ id, source: from, paragraph }) => (from === source && paragraph === number) || claims.includes(id))
    .map(({ id }) => id);
}
