import { existsSync, readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { MEASURE_WORDS } from "../../src/conflict/measure.js";
import { CODES, type Code } from "../../src/language/codes.js";
import { formatDiagnostic } from "../../src/language/diagnostic.js";
import { languagePage } from "../../src/language/docs.js";
import { EXAMPLES } from "../../src/language/docs-example.js";
import { keyPlaces, pathText } from "../../src/language/keys.js";
import { shapeUnder } from "../../src/language/order.js";
import { parseConflict } from "../../src/language/parse.js";
import { readConflict } from "../../src/language/read.js";
import { SCHEMA } from "../../src/language/schema.js";
import type { Shape } from "../../src/language/shape.js";
import type { Node } from "../../src/language/tree.js";
import { parley } from "../cli/world.js";
import { caseWith } from "./base.js";

const root = new URL("../../", import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, root), "utf8");
const PAGES = [
  ...(existsSync(new URL("README.md", root)) ? ["README.md"] : []),
  ...readdirSync(new URL("docs/", root), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

interface Fence {
  readonly page: string;
  readonly line: number;
  readonly info: string;
  readonly text: string;
}

/** Fenced YAML blocks of a page; pictures of control characters are turned back. */
function fencesOf(page: string): Fence[] {
  const text = read(page);
  return [...text.matchAll(/^```yaml(.*)\n([^]*?)^```$/gm)].map((match) => ({
    page,
    line: text.slice(0, match.index).split("\n").length,
    info: match[1].trim(),
    text: match[2].replace(/[\u2400-\u241F]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x2400)),
  }));
}

const fences = PAGES.flatMap(fencesOf);
const whole = (text: string): boolean => /^parley: 1$/m.test(text) && /^actors:/m.test(text);
const told = (text: string, variant: string | null = null): string[] =>
  readConflict(text, "case.parley.yaml", { variant })
    .diagnostics.filter((one) => one.severity === "error")
    .map(formatDiagnostic);
const codeIn = (line: string): string => / (P\d{4}) /.exec(line)?.[1] ?? "";

/** What a fragment answers for, among the names of one case or the other: that it parses, that its keys exist, that its numbers are some. */
const FRAGMENT = /^P00|^P02|^P0101$|^P0112$/;
const answersFor = (one: string): boolean => FRAGMENT.test(codeIn(one)) && !one.includes("without case.as_of");
const example = Object.keys(SCHEMA.keys)
  .filter((name) => EXAMPLES[name] !== undefined)
  .map((name) => [name, EXAMPLES[name]] as const);
const fragment = (text: string): string =>
  [...example.filter(([name]) => !new RegExp(`^${name}:`, "m").test(text)).map(([, own]) => own), text].join("\n");

/** Drawn by the size of a file, and by a variant that is asked for: no example can show them by itself. */
const ELSEWHERE: readonly string[] = ["P0001", "P0114"];

/** Codes of conflict files; those of imported ones (P06) have examples in other forms, which the importers' tests read. */
const ofFiles = (code: string): boolean => !/^P(06|048|049)/.test(code);

describe("the reference page", () => {
  it("is docs/language.md: `parley schema --page > docs/language.md` after a change of the language", async () => {
    expect(read("docs/language.md")).toBe(languagePage());
    expect((await parley(["schema", "--page"])).out).toBe(languagePage());
  });

  it("shows every key in an example (add a new one to src/language/docs-example*.ts), in a case that is sound", () => {
    const text = example.map(([, own]) => own).join("\n");
    expect(told(text)).toEqual([]);
    expect(told(text, "northern")).toEqual([]);
    const seen = new Set<string>();
    see(parseConflict(text, "a").root!, SCHEMA, [], seen);
    const places = keyPlaces();
    expect(places.map(({ path }) => pathText(path)).filter((path) => !seen.has(path))).toEqual([]);
    expect(places.length).toBeGreaterThan(150);
  });

  it("has a row for every key, a line for every measure and a heading for every code", () => {
    const page = languagePage();
    for (const { path } of keyPlaces()) {
      const row = path.length === 1 ? `\n## ${path[0]}\n` : `\n| \`${pathText(path.slice(1))}\` |`;
      expect(page, pathText(path)).toContain(row);
    }
    for (const { name } of MEASURE_WORDS) expect(page).toMatch(new RegExp(`^\\| \`${name.replace(".", "\\.")}`, "m"));
    for (const code of Object.keys(CODES)) {
      const info = ofFiles(code) ? `yaml wrong ${code}` : "text";
      expect(page).toMatch(new RegExp(`^#### ${code} .*\n\n.+\n\n\`\`\`${info}\n`, "m"));
    }
  });
});

/** Gathers the keys that stand in a tree, as `keyPlaces` writes them. */
function see(node: Node, shape: Shape, path: readonly string[], into: Set<string>): void {
  if (node.kind === "list" && shape.kind === "list")
    for (const item of node.items) see(item, shape.of, [...path, "[]"], into);
  if (node.kind !== "map") return;
  for (const { key, value } of node.entries) {
    const slot =
      shape.kind === "table"
        ? shape.keys === "move-id"
          ? "<actor.act>"
          : `<${shape.keys}>`
        : shape.kind === "record" && !Object.hasOwn(shape.keys, key)
          ? `<${shape.wild?.of}>`
          : key;
    into.add(pathText([...path, slot]));
    see(value, shapeUnder(shape, key), [...path, slot], into);
  }
}

describe(`fenced YAML of ${PAGES.length} pages`, () => {
  it("is there", () => expect(fences.length).toBeGreaterThan(150));

  it.each(fences.filter(({ text, info }) => !info.startsWith("wrong") && whole(text)))(
    "$page:$line is a sound file",
    ({ text }) => {
      expect(told(text)).toEqual([]);
    },
  );

  it("parses, has keys that exist, and numbers that are some", () => {
    const parts = fences.filter(({ text, info }) => !info.startsWith("wrong") && !whole(text));
    const wrong = parts.flatMap(({ page, line, text }) => {
      const trouble = [fragment(text), caseWith(text)].map((one) => told(one).filter(answersFor));
      return trouble.some((list) => list.length === 0) ? [] : trouble[0].map((one) => `${page}:${line} ${one}`);
    });
    expect(wrong).toEqual([]);
    expect(parts.length).toBeGreaterThan(80);
  });

  it("draws its code where it is marked wrong", () => {
    const marked = fences.filter(({ info }) => info.startsWith("wrong"));
    for (const { page, line, info, text } of marked) {
      const code = /^wrong (P\d{4})$/.exec(info)?.[1];
      expect(Object.keys(CODES) as string[], `${page}:${line} ${info}`).toContain(code);
      if (ELSEWHERE.includes(code as Code)) continue;
      const codes = readConflict(caseWith(text), "a").diagnostics.map((one) => one.code as string);
      expect(codes, `${page}:${line}`).toContain(code);
    }
    expect(marked.length).toBeGreaterThanOrEqual(Object.keys(CODES).filter(ofFiles).length);
  });
});
