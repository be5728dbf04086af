import { type Node, child, entriesOf, itemsOf, textOf } from "../language/tree.js";
import { exact, numberText } from "./additive.js";
import { type Fraction, add } from "./decimal.js";
import { type DraftIssue, type DraftPackage, type Reading, emptyDraft } from "./draft.js";
import { idsOf, stemOf } from "./id.js";
import { limit, quoted, refuse } from "./trouble.js";

interface Article {
  readonly id: string;
  readonly label: string;
  /** By actor. */
  readonly satisfaction: readonly Fraction[];
}

/** Whether a tree lists articles with satisfactions. */
export const isArticles = (root: Node): boolean =>
  child(root, "articles")?.kind === "list" && child(root, "thresholds") !== undefined;

const IN = "included";
const OUT = "left_out";

/**
 * Articles that a draft may contain, each rated by every actor; an actor accepts a draft whose mean rating reaches its
 * threshold t. mean ≥ t is Σ (rating − t) ≥ 0, so an included article is worth rating − t and the actor walks away below
 * 0: the same drafts are accepted, the empty one aside. Source: the peace-agreement simulator's numbers, re-expressed.
 */
export function readArticles(root: Node, file: string): Reading {
  const names = itemsOf(child(root, "actors")).map((node) => textOf(node) ?? "");
  if (names.length === 0) refuse("P0607", root.at, 'A list "actors" is missing.');
  const thresholds = itemsOf(child(root, "thresholds")).map((node) => exact(textOf(node), node.at, "A threshold"));
  if (thresholds.length !== names.length)
    refuse(
      "P0608",
      child(root, "thresholds")!.at,
      `There are ${thresholds.length} thresholds and ${names.length} actors.`,
    );
  for (const key of ["actors", "articles", "conflicts"]) limit(itemsOf(child(root, key)).length, key, root.at);
  const articles = itemsOf(child(root, "articles")).map((node) => readArticle(node, names));
  const actors = idsOf(names, "actor");
  const issues = idsOf(
    articles.map((article) => article.label),
    "article",
  );
  const issueOf = (node: Node): string => {
    const index = articles.findIndex((article) => article.id === textOf(node));
    return index < 0 ? refuse("P0608", node.at, `There is no article "${textOf(node) ?? ""}".`) : issues[index];
  };
  return {
    draft: {
      ...emptyDraft(stemOf(file)),
      actors: names.map((title, k) => ({ id: actors[k], title, walksAwayBelow: "0" })),
      issues: articles.map((article, k) =>
        cardOf({ id: issues[k], title: article.label }, article, thresholds, actors),
      ),
      incompatible: itemsOf(child(root, "conflicts")).map((pair) =>
        itemsOf(pair)
          .map((node) => `${issueOf(node)}.${IN}`)
          .join(" and "),
      ),
      packages: packagesOf(root, issues, issueOf),
    },
    notes: notesOf(root),
    source: textOf(child(root, "source")),
  };
}

function readArticle(node: Node, names: readonly string[]): Article {
  const id = textOf(child(node, "id"));
  const label = textOf(child(node, "label")) ?? textOf(child(node, "title"));
  if (id === null || label === null) refuse("P0607", node.at, "An article has no id or no label.");
  const satisfaction = names.map((name) => {
    const value = child(child(node, "satisfaction"), name);
    return exact(textOf(value), value?.at ?? node.at, `The satisfaction of ${name} with article ${id}`);
  });
  return { id, label, satisfaction };
}

function cardOf(
  card: { readonly id: string; readonly title: string },
  article: Article,
  thresholds: readonly Fraction[],
  actors: readonly string[],
): DraftIssue {
  const margin = (k: number): string =>
    numberText(add(article.satisfaction[k], { num: -thresholds[k].num, den: thresholds[k].den }));
  return {
    ...card,
    options: [
      { id: OUT, title: "left out" },
      { id: IN, title: "included" },
    ],
    points: new Map(actors.map((actor, k) => [actor, ["0", margin(k)]])),
  };
}

function packagesOf(root: Node, issues: readonly string[], issueOf: (node: Node) => string): DraftPackage[] {
  const presets = entriesOf(child(root, "presets"));
  const ids = idsOf(
    presets.map(({ key }) => key),
    "package",
  );
  return presets.map(({ key, value }, k) => {
    const named = itemsOf(value).map(issueOf);
    return { id: ids[k], title: key, terms: issues.map((issue) => [issue, named.includes(issue) ? IN : OUT] as const) };
  });
}

function notesOf(root: Node): string[] {
  const notes = [
    "The source rates a draft by the mean of its articles; here an article adds its satisfaction minus the actor's threshold, and the actor walks away below 0. " +
      "The same drafts are accepted, but the order among accepted drafts is that of the sum, not of the mean; and the draft without any article counts as accepted.",
  ];
  const has = (key: string): boolean =>
    itemsOf(child(root, "articles")).some((article) => child(article, key) !== undefined);
  const lost = ["negotiability", "position"].filter(has);
  if (lost.length > 0)
    notes.push(`How ${quoted(lost)} of an article would enter a utility the source does not say; they are left out.`);
  if (has("section")) notes.push("The sections that articles belong to are left out.");
  const known = "source note actors thresholds conflicts presets articles".split(" ");
  const strangers = entriesOf(root).flatMap(({ key }) => (known.includes(key) ? [] : [key]));
  if (strangers.length > 0) notes.push(`Keys that are not read are left out: ${quoted(strangers)}.`);
  return notes;
}
