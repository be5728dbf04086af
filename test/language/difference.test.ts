import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differenceInWords } from "../../src/language/difference-words.js";
import { differencesOf } from "../../src/language/difference.js";
import { hashOf } from "../../src/language/hash.js";
import { claimId } from "../../src/language/names.js";
import { writeNotation } from "../../src/language/notation.js";
import { parseConflict } from "../../src/language/parse.js";
import { applySets } from "../../src/language/set.js";
import type { Entry, Node } from "../../src/language/tree.js";

const read = (text: string): Node => parseConflict(text, "x").root!;
const root = new URL("../../", import.meta.url);
const FILES = [
  "test/language/fragments/war.parley.yaml",
  "test/fixtures/small-war.parley.yaml",
  "conflicts/mill-shifts.parley.yaml",
  "conflicts/elmira-1991.parley.yaml",
  "conflicts/ukraine-2025.parley.yaml",
];
const textOf = (file: string): string => readFileSync(new URL(file, root), "utf8");

/** Paths of everything that `--set` can change: words, texts, numbers, and items of lists. */
function leavesOf(node: Node, path: readonly string[] = []): string[] {
  const isNumber = node.kind === "map" && node.entries.some(({ key }) => key === "is");
  if (node.kind === "scalar" || isNumber) return [path.join(".")];
  if (node.kind === "list")
    return node.items.flatMap((item, k) =>
      leavesOf(item, [...path, path.join() === "claims" ? claimId(item, k) : `${k}`]),
    );
  return node.entries.flatMap(({ key, value }) => leavesOf(value, [...path, key]));
}

/** Tables whose order means something, as the page of the language has it. */
const ordered = /^(actors|policies|issues\.[^.]+\.options)$/;

/** The same tree with keys of its tables in another order, except where order means something. */
function shuffled(node: Node, turn: number, path = ""): Node {
  if (node.kind === "scalar") return node;
  if (node.kind === "list")
    return { ...node, items: node.items.map((item, k) => shuffled(item, turn + k, `${path}.${k}`)) };
  const inner = node.entries.map((entry, k): Entry => ({
    ...entry,
    value: shuffled(entry.value, turn + k, path === "" ? entry.key : `${path}.${entry.key}`),
  }));
  const by = turn % Math.max(1, inner.length);
  return { ...node, entries: ordered.test(path) ? inner : [...inner.slice(by), ...inner.slice(0, by)] };
}

describe.each(FILES)("%s", (file) => {
  const tree = parseConflict(textOf(file), file);
  const before = tree.root!;

  test("has no difference to itself in another notation or with its keys in another order", () => {
    for (const notation of ["json", "yaml"] as const)
      expect(differencesOf(before, read(writeNotation(before, notation)))).toEqual([]);
    fc.assert(
      fc.property(fc.nat(50), (turn) => {
        expect(differencesOf(before, shuffled(before, turn))).toEqual([]);
        expect(differencesOf(shuffled(before, turn), before)).toEqual([]);
      }),
      { numRuns: 10, seed: 1 },
    );
  });

  test("every single edit by --set is exactly one difference, at exactly that path, in a sentence", () => {
    const leaves = leavesOf(before);
    expect(leaves.length).toBeGreaterThan(20);
    // Of a large file every ninth place, counted so that all sections and depths come.
    const paths = leaves.length < 400 ? leaves : leaves.filter((_, k) => k % 9 === 0);
    for (const path of paths) {
      const after = applySets(tree, [`${path}=an_edit_of_mine`]);
      expect(
        after.diagnostics.filter(({ code }) => code === "P0111"),
        path,
      ).toEqual([]);
      const found = differencesOf(before, after.root!);
      expect(found.map((each) => each.path)).toEqual([path]);
      const sentence = differenceInWords(found[0], before, after.root!);
      expect(sentence.startsWith(path.split(".")[0]), sentence).toBe(true);
      expect(sentence, path).toContain("an_edit_of_mine");
    }
  });

  test("and back again is the same, told the other way round", () => {
    const [path] = leavesOf(before).slice(-1);
    const after = applySets(tree, [`${path}=an_edit_of_mine`]).root!;
    const [there, back] = [differencesOf(before, after), differencesOf(after, before)];
    expect(back.map(({ before, after }) => [after, before])).toEqual(there.map(({ before, after }) => [before, after]));
  });
});

const BASE = `parley: 1
case: {title: A}
actors: {a: {title: Anna, capability: 1200}, b: {title: Boris}}
issues:
  land:
    options: {all: all, half: half, none: none}
    positions:
      a: {wants: all, never: [half, none], firm: 80 %, salience: 50}
      b: {wants: none}
links: [{issues: [land, land], kind: substitutes, for: a, strength: 0.5}, {issues: [land, land], kind: complements, for: b, strength: 0.1}]
claims:
  - {text: One., says: chance(settled within 26 weeks) <= 5 %}
  - {text: Two., says: "terms.deal_exists(a, b)"}
`;
const said = (after: string, before = BASE): string[] => {
  const [one, other] = [read(before), read(after)];
  return differencesOf(one, other).map((each) => differenceInWords(each, one, other));
};
const edit = (from: string, to: string): string[] => {
  expect(BASE).toContain(from);
  return said(BASE.replace(from, to));
};

describe("no difference in meaning", () => {
  test.each([
    ["1200", '"1,200"'],
    ["1200", "1.2k"],
    ["80 %", "0.8"],
    ["80 %", "{is: 80, unit: '%'}"],
    [", salience: 50", ""], // what the tool supplies
    ["[half, none]", "[none, half]"],
    ["{wants: none}", "{wants: none, salience: 50}"],
    ["<= 5 %", "<=   0.05"],
    ["<= 5 %", "<= 5.0 %"],
    ["26 weeks", "182 days"],
    ["chance(settled", "chance( settled"],
    ["case: {title: A}", "case: {title: A}   # a comment"],
    ["case: {title: A}", 'case: {title: "A"}'],
    ["options: {all: all,", "title: land\n    options: {all: all,"],
    [
      "{text: One., says: chance(settled within 26 weeks) <= 5 %}\n  - {text: Two.",
      "{text: Two., says: 'terms.deal_exists(a, b)'}\n  - {text: One., says: chance(settled within 26 weeks) <= 5 %}\n#",
    ],
  ])("%s for %s", (from, to) => expect(edit(from, to)).toEqual([]));
  test("nor links in another order", () => {
    const links = /links: \[(\{.*\}), (\{.*\})\]/.exec(BASE)!;
    expect(edit(`${links[1]}, ${links[2]}`, `${links[2]}, ${links[1]}`)).toEqual([]);
  });
});

describe("a difference in meaning is a sentence", () => {
  test.each([
    ["salience: 50", "salience: 60 to 90", "issues.land: Anna's salience 50 → 60 to 90"],
    ["salience: 50", "salience: {is: 50, note: mine}", "issues.land: Anna's salience note added, mine"],
    ["firm: 80 %", "firm: {is: 70 %, note: mine}", "issues.land: Anna's firm 80 % → 70 % (note mine)"],
    ["firm: 80 %, ", "", "issues.land: Anna's firm removed, was 80 %"],
    ["[half, none]", "[half]", "issues.land: Anna's never half, none → half"],
    ["[half, none]", "half", "issues.land: Anna's never half, none → half"],
    ["half: half, ", "", "issues.land: option half removed, was “half”"],
    [
      "{all: all, half: half",
      "{half: half, all: all",
      "issues.land: options in another order, all, half, none → half, all, none",
    ],
    ["half: half,", "half: a half,", "issues.land: option half “half” → “a half”"],
    ["b: {title: Boris}", "b: {title: Boris}, c: {title: Clara}", "actors.c: added, “Clara”"],
    ["title: Anna", "title: Anya", "actors.a: title “Anna” → “Anya”"],
    ["strength: 0.1", "strength: 0.2", "links.1: strength 0.1 → 0.2"],
    [
      "<= 5 %",
      "<= 6 %",
      "claims.c1: says chance(settled within 26 weeks) <= 5 % → chance(settled within 26 weeks) <= 6 %",
    ],
    ["{text: One.", "{id: C9, text: Nought., says: a}\n  - {text: One.", "claims.C9: added, “Nought.”"],
    ["parley: 1\n", "parley: 1\nsources: {s: {title: A book}}\n", "sources: added"],
  ])("%s for %s", (from, to, sentence) => expect(edit(from, to)).toEqual([sentence]));
  test("the two that negotiate change places: the order of actors counts", () => {
    const [, first, second] = /actors: \{(a: \{.*?\}), (b: \{.*?\})\}/.exec(BASE)!;
    expect(edit(`${first}, ${second}`, `${second}, ${first}`)).toEqual(["actors: in another order, a, b → b, a"]);
  });
});

test("equal hashes have no differences, and differences have unequal hashes", () => {
  const tree = parseConflict(BASE, "x");
  for (const path of leavesOf(tree.root!)) {
    const after = applySets(tree, [`${path}=5`]).root!;
    if (differencesOf(tree.root!, after).length > 0) expect(hashOf(after), path).not.toBe(hashOf(tree.root!));
    else if (hashOf(after) !== hashOf(tree.root!)) expect(path).toBe("never");
  }
});
