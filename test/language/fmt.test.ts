import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkConflict } from "../../src/language/check.js";
import { hasErrors } from "../../src/language/diagnostic.js";
import { commentsOf, formatConflict } from "../../src/language/format.js";
import { hashOf } from "../../src/language/hash.js";
import { withSemicolons } from "../../src/language/law-text.js";
import { parseNumber } from "../../src/language/number.js";
import { N } from "../../src/language/shape.js";
import { parseConflict } from "../../src/language/parse.js";
import { parley } from "../cli/world.js";
import { relaid, stream } from "./mutate.js";

const root = new URL("../../", import.meta.url);
const FOLDERS = ["conflicts/", "test/fixtures/", "test/language/fragments/", "test/frozen/"];
const FILES = FOLDERS.flatMap((folder) =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith(".parley.yaml"))
    .map((name) => `${folder}${name}`),
);
const RELAID = 520;
const read = (file: string): string => readFileSync(new URL(file, root), "utf8");
const hash = (text: string): string => hashOf(parseConflict(text, "a").root!);

function formatted(text: string): string {
  const result = formatConflict(text, "case.parley.yaml");
  if (result.kind !== "formatted") throw new Error(`${result.kind}: ${JSON.stringify(result)}`);
  return result.text;
}

describe("the one form of a file", () => {
  it.each(FILES)("%s keeps hash, comments and meaning, and stands still", (file) => {
    const text = read(file);
    const once = formatted(text);
    expect(formatted(once)).toBe(once);
    expect(hash(once)).toBe(hash(text));
    expect(commentsOf(once)).toEqual(commentsOf(text));
    const before = checkConflict(parseConflict(text, "case.parley.yaml"));
    const after = checkConflict(parseConflict(once, "case.parley.yaml"));
    const told = (one: typeof before): string[] =>
      one.diagnostics.map(({ code, message }) => `${code} ${message}`).sort();
    expect(told(after)).toEqual(told(before));
    expect(after.conflict?.quantities.map(({ path, law }) => [path, law])).toEqual(
      before.conflict?.quantities.map(({ path, law }) => [path, law]),
    );
  });

  it("is two spaces a level, one before comments, no padding in braces", () => {
    const text = [
      "case:   # c0",
      '    title:    "War: three"   # c1',
      "actors: {   # c2",
      "    a: { role: attacker },",
      '    b: { capability: "1,200" } }  # c3',
      "policies:",
      "- x",
      "-   - y",
    ];
    expect(formatted(text.join("\n"))).toBe(
      [
        "case:",
        "  # c0",
        '  title: "War: three" # c1',
        "actors:",
        "  # c2",
        "  a: {role: attacker}",
        '  b: {capability: "1,200"}',
        "  # c3",
        "policies:",
        "  - x",
        "  - - y",
        "",
      ].join("\n"),
    );
  });

  it("never bares a comma inside braces: a law takes ; where its key holds a number, else what is quoted stays quoted", () => {
    const inBraces = (value: string, key = "capability"): string =>
      formatted(`actors: { a:  { ${key}: ${value} } }`).replace(/^actors: \{a: \{\w+: (.*)\}\}\n$/, "$1");
    for (const value of ['"1,200"', "'1,200 to 1,300'", '"uniform(1,200, 1,300)"', "uniform(0; 0.3)"])
      expect(inBraces(value)).toBe(value);
    for (const value of ['"a, b"', '"a]b"', '"uniform(8, 12)"', "'one of us, or them'"])
      expect(inBraces(value, "title")).toBe(value);
    expect(inBraces('"uniform(8, 12)"')).toBe("uniform(8; 12)");
    expect(inBraces("'lognormal(median 10, p10 6, p90 15) points'")).toBe("lognormal(median 10; p10 6; p90 15) points");
    expect(inBraces('{is: "uniform(8,12)", note: "a, b"}')).toBe('{is: uniform(8; 12), note: "a, b"}');
    expect(formatted('switches: {red_lines: "one of priced 0.5, hard 0.5"}')).toBe(
      "switches: {red_lines: one of priced 0.5; hard 0.5}\n",
    );
    expect(formatted('issues: {a: {places: ["uniform(0, 9)", 100]}}')).toBe(
      "issues: {a: {places: [uniform(0; 9), 100]}}\n",
    );
    expect(formatted("actors:\n  a:\n    capability: uniform(8, 12)\n")).toContain("capability: uniform(8, 12)\n");
  });

  it("; and comma between the parts of a law are one law and one hash", () => {
    const at = { file: "a", line: 1, column: 1, length: 1 };
    const texts = [
      "uniform(8, 12)",
      "uniform(1,200, 1,300)",
      "beta(2,5)",
      "lognormal(median 10, p10 6, p90 15)",
      "8 to 12",
    ];
    for (const text of texts) {
      const spec = text.startsWith("beta") ? N.share : N.worth;
      const [comma, semicolon] = [text, withSemicolons(text)].map((one) => parseNumber(one, spec, at));
      expect(comma.diagnostics, text).toEqual([]);
      expect(semicolon.law, text).toEqual(comma.law);
      const file = (value: string): string => `actors:\n  a:\n    capability: ${value}\n`;
      expect(hash(file(withSemicolons(text))), text).toBe(hash(file(text)));
    }
    expect(hash("case: {title: 'f(a, b)'}")).not.toBe(hash("case: {title: 'f(a; b)'}"));
  });

  it(`of ${RELAID} files re-laid at random that still parse: same hash, same comments, stands still, hardly any kept back`, () => {
    let parsed = 0;
    let kept = 0;
    let changed = 0;
    // The small case is cheap; the larger ones, a twentieth of the draws, have every section.
    const texts = FILES.filter((file) => !file.includes("ukraine")).map(read);
    const small = read("conflicts/mill-shifts.parley.yaml");
    for (let index = 1; parsed < RELAID; index++) {
      const next = stream(index * 2654435761);
      let text = index % 20 === 0 ? texts[(index / 20) % texts.length] : small;
      for (let step = 0; step <= next(6); step++) text = relaid(text, next);
      const { root: tree, diagnostics } = parseConflict(text, "a");
      const result = formatConflict(text, "a");
      expect(result.kind === "refused").toBe(hasErrors(diagnostics));
      if (result.kind === "refused" || tree === null) continue;
      parsed++;
      if (result.kind === "kept") {
        kept++;
        continue;
      }
      if (result.changed) changed++;
      expect(hash(result.text)).toBe(hashOf(tree));
      expect(commentsOf(result.text)).toEqual(commentsOf(text));
      const again = formatConflict(result.text, "a");
      expect(again).toEqual({ kind: "formatted", text: result.text, changed: false });
    }
    expect(changed).toBeGreaterThan(RELAID * 0.9);
    expect(kept).toBeLessThan(RELAID / 100);
  });

  it("is never given to text with errors of syntax", () => {
    for (const text of [
      "a: {b: 1,200}",
      "case:\n\ttitle: A",
      'case: {title: "A}',
      "a: 1\na: 2",
      "---\na: 1\n---\nb: 2",
    ])
      expect(formatConflict(text, "a").kind).toBe("refused");
  });

  it("leaves JSON, and an empty file, as they are", () => {
    for (const text of ['{"parley": 1,\n "case": {}}\n', "", "# nothing yet\n"])
      expect(formatConflict(text, "a")).toEqual({ kind: "formatted", text, changed: false });
  });
});

describe("parley fmt", () => {
  const good = "case:\n  title: A war # why\n";
  const loose = "case:\n    title:   A war   # why\n";

  it("prints the form and writes nothing", async () => {
    const left = await parley(["fmt", "a.parley.yaml"], { "a.parley.yaml": loose });
    expect(left).toMatchObject({ status: 0, out: good, err: "" });
    expect([...left.files]).toEqual([]);
  });

  it("--write replaces what is not in its form, and only that", async () => {
    const left = await parley(["fmt", "--write", "a.yaml", "b.yaml"], { "a.yaml": loose, "b.yaml": good });
    expect(left).toMatchObject({ status: 0, out: "a.yaml: written.\nb.yaml: in its one form.\n" });
    expect([...left.files]).toEqual([["a.yaml", good]]);
  });

  it("--check exits with 1 and names the file; with 0 when all are in form", async () => {
    const left = await parley(["fmt", "--check", "a.yaml", "b.yaml"], { "a.yaml": loose, "b.yaml": good });
    expect(left).toMatchObject({ status: 1, out: "a.yaml: not in its one form.\nb.yaml: in its one form.\n" });
    expect([...left.files]).toEqual([]);
    expect((await parley(["fmt", "--check", "b.yaml"], { "b.yaml": good })).status).toBe(0);
  });

  it("exits with 3 and leaves a file that cannot be read", async () => {
    const left = await parley(["fmt", "--write", "a.yaml"], { "a.yaml": "case: {title: 1,200}\n" });
    expect(left.status).toBe(3);
    expect(left.err).toContain("a.yaml:1:17 P0003");
    expect([...left.files]).toEqual([]);
  });

  it("--json says the same as data; two files without a gate, and two gates, are usage", async () => {
    const left = await parley(["fmt", "--json", "--check", "a.yaml"], { "a.yaml": loose });
    expect(JSON.parse(left.out)).toEqual({
      format: 1,
      command: "fmt",
      files: [{ file: "a.yaml", formatted: false, written: false, why: null, diagnostics: [] }],
    });
    expect(left.status).toBe(1);
    expect((await parley(["fmt", "a.yaml", "a.yaml"], { "a.yaml": good })).status).toBe(2);
    expect((await parley(["fmt", "--write", "--check", "a.yaml"], { "a.yaml": good })).status).toBe(2);
  });
});
