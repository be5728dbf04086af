import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hashOf } from "../../src/language/hash.js";
import { writeNotation } from "../../src/language/notation.js";
import { parseConflict } from "../../src/language/parse.js";
import { readConflict } from "../../src/language/read.js";
import type { Node } from "../../src/language/tree.js";
import { parley, SMALL_WAR } from "./world.js";

const folder = new URL("../../conflicts/", import.meta.url);
const cases = readdirSync(folder).filter((file) => file.endsWith(".parley.yaml"));
const at = { file: "x", line: 1, column: 1, length: 1 };

describe("parley convert", () => {
  test.each(cases)("%s: as JSON and back, the same hash, numbers and diagnostics", async (file) => {
    const text = readFileSync(new URL(file, folder), "utf8");
    const json = await parley(["convert", file, "--to", "json"], { [file]: text });
    const yaml = await parley(["convert", "x.json", "--to", "yaml"], { "x.json": json.out });
    const [before, ...after] = [text, json.out, yaml.out].map((each) => readConflict(each, file));
    for (const { conflict, diagnostics } of after) {
      expect(conflict!.hash).toBe(before.conflict!.hash);
      expect(conflict!.quantities.map(({ path, law }) => [path, law])).toEqual(
        before.conflict!.quantities.map(({ path, law }) => [path, law]),
      );
      expect(diagnostics.map(({ code }) => code)).toEqual(before.diagnostics.map(({ code }) => code));
    }
    expect(JSON.parse(json.out)).toHaveProperty("parley", 1);
  });

  test("any tree of words, numbers and texts keeps its hash in both notations", () => {
    const text = fc.oneof(
      fc.constantFrom("1,200", "0.10", "1e3", "-0", "12 %", "yes", "null", "~", "", " x ", "a: b", "# no", "{", "- a"),
      fc.string({ unit: fc.constantFrom(..."ab 01.,:;#-?!&*%@{}[]\"'|>\n\\/") }),
      fc.double({ noNaN: true }).map(String),
    );
    const scalar = fc.record({ text, quoted: fc.boolean() }).map((each): Node => ({ kind: "scalar", ...each, at }));
    const { node } = fc.letrec<{ node: Node }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        scalar,
        fc.array(tie("node"), { maxLength: 4 }).map((items): Node => ({ kind: "list", items, at })),
        fc.dictionary(fc.stringMatching(/^[a-z_][a-z0-9_.]{0,8}$/), tie("node"), { maxKeys: 4 }).map((table): Node => ({
          kind: "map",
          entries: Object.entries(table).map(([key, value]) => ({ key, keyAt: at, value })),
          at,
        })),
      ),
    }));
    fc.assert(
      fc.property(node, (value) => {
        const root: Node = { kind: "map", entries: [{ key: "top", keyAt: at, value }], at };
        for (const notation of ["json", "yaml"] as const) {
          const again = parseConflict(writeNotation(root, notation), "x");
          expect(again.diagnostics).toEqual([]);
          expect(hashOf(again.root!)).toBe(hashOf(root));
        }
      }),
      { numRuns: 1000, seed: 1 },
    );
  });

  test("null in JSON is nothing, not a word", () => {
    const { conflict } = readConflict(
      '{"parley": 1, "case": {"title": "A", "question": null}, "actors": {"a": {}}}',
      "a",
    );
    expect(conflict!.question).toBe("");
  });

  test.each(["brief", "terms"])("a JSON file gives the same %s as the YAML it comes from", async (command) => {
    const file = "mill-shifts.parley.json";
    const yaml = readFileSync(new URL("mill-shifts.parley.yaml", folder), "utf8");
    const { out } = await parley(["convert", "m.yaml", "--to", "json"], { "m.yaml": yaml });
    const one = await parley([command, file, "--json"], { [file]: out });
    const two = await parley([command, "mill-shifts.parley.yaml", "--json"], { "mill-shifts.parley.yaml": yaml });
    const placeless = (text: string): string => text.replace(/"line": \d+/g, '"line": 0');
    expect(one.status).toBe(0);
    expect(placeless(one.out)).toBe(placeless(two.out));
  });

  test("writes over nothing unless forced, and says what it did", async () => {
    const there = { "out.json": "{}" };
    const refused = await parley(["convert", SMALL_WAR, "--to", "json", "-o", "out.json"], there);
    expect([refused.status, refused.files.size]).toEqual([2, 0]);
    expect(refused.err).toContain("out.json is there already");
    const forced = await parley(["convert", SMALL_WAR, "--to", "json", "-o", "out.json", "--force"], there);
    expect(forced.status).toBe(0);
    expect(forced.files.get("out.json")).toContain('"title": "The valley war"');
    expect(forced.err).toMatch(/out\.json: written, [0-9a-f]{12} as before\./);
  });

  test("says that comments stay behind, where there are any", async () => {
    const commented = "parley: 1 # one\ncase: {title: A}\nactors: {a: {}}\n";
    const told = await parley(["convert", "a.yaml", "--to", "json"], { "a.yaml": commented });
    expect(told.err).toContain("JSON has no comments; they stay behind.");
    const bare = await parley(["convert", "a.yaml", "--to", "json"], { "a.yaml": commented.replace(" # one", "") });
    expect(bare.err).toBe("");
  });

  test("2 for an unknown notation and for the one it has; 3 for a text that cannot be read", async () => {
    expect((await parley(["convert", SMALL_WAR, "--to", "xml"])).err).toContain("there are json and yaml");
    const same = await parley(["convert", SMALL_WAR, "--to", "yaml"]);
    expect([same.status, same.err.trim()]).toEqual([2, `${SMALL_WAR} is YAML already.`]);
    const broken = await parley(["convert", "a.yaml", "--to", "json"], { "a.yaml": "parley: [1\ncase: {" });
    expect([broken.status, broken.out]).toEqual([3, ""]);
    expect(broken.err).toMatch(/a\.yaml:\d+:\d+ P0002 /);
  });
});
