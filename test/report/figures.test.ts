import { SaxesParser } from "saxes";
import { beforeAll, describe, expect, test } from "vitest";
import { parley, SMALL_WAR, type Left } from "../cli/world.js";
import { csvOf, numbers, words } from "../../src/report/views/data.js";

const FEW = ["--worlds", "8", "--repeats", "2"];
let left: Left;

interface Spec {
  readonly $schema: string;
  readonly usermeta: { readonly cite: string };
  readonly data: { readonly values: Record<string, string | number | null>[] };
}

beforeAll(async () => {
  left = await parley(["brief", SMALL_WAR, ...FEW, "--figures", "figs"]);
}, 60_000);

const idsOf = (): string[] => [...left.files.keys()].flatMap((name) => /^figs\/(.+)\.svg$/.exec(name)?.[1] ?? []);
const file = (name: string): string => left.files.get(`figs/${name}`)!;
const spec = (id: string): Spec => JSON.parse(file(`${id}.vl.json`)) as Spec;

/** Rows of a CSV of RFC 4180. */
function rowsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n|$)/g)) {
    if (quoted === undefined && bare === "" && end === "") break;
    rows[rows.length - 1].push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === "\n") rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

describe("figures of a brief in a folder", () => {
  test("each is a picture, its rows and a Vega-Lite specification; beside them the columns and a list", () => {
    const ids = idsOf();
    expect(ids.length).toBeGreaterThan(15);
    const wanted = ids.flatMap((id) => [`figs/${id}.svg`, `figs/${id}.csv`, `figs/${id}.vl.json`]);
    expect([...left.files.keys()].sort()).toEqual([...wanted, "figs/columns.csv", "figs/figures.md"].sort());
    expect([...left.files.keys()].at(-1)).toBe("figs/figures.md");
    for (const id of ids) expect(file("figures.md")).toContain(`](${id}.svg)`);
  });

  test("property: the rows of the CSV are the values of the specification, number for number", () => {
    for (const id of idsOf()) {
      const [head, ...rows] = rowsOf(file(`${id}.csv`));
      const values = spec(id).data.values.map((record) => head.map((name) => record[name]));
      expect(rows.length, id).toBeGreaterThan(0);
      expect(rows, id).toEqual(values.map((row) => row.map((cell) => (cell === null ? "" : String(cell)))));
    }
  });

  test("every column of every figure has its sentence in the dictionary, and nothing else is in it", () => {
    const [, ...told] = rowsOf(file("columns.csv"));
    const columns = idsOf().flatMap((id) => rowsOf(file(`${id}.csv`))[0].map((name) => `${id}.csv ${name}`));
    expect(told.map(([of, name]) => `${of} ${name}`)).toEqual(columns);
    for (const [of, name, type, , about] of told) {
      expect(["number", "text"], `${of} ${name}`).toContain(type);
      expect(about.length, `${of} ${name}`).toBeGreaterThan(2);
    }
  });

  test("a specification encodes only columns that its data have, or that it makes itself", () => {
    for (const id of idsOf()) {
      const text = file(`${id}.vl.json`);
      const made = [...text.matchAll(/"as": "(\w+)"/g)].map(([, name]) => name);
      const { data, ...rest } = spec(id);
      const fields = [...JSON.stringify(rest).matchAll(/"field":"([^"]+)"/g)].map(([, name]) => name);
      expect(fields.length, id).toBeGreaterThan(0);
      for (const field of fields) expect([...Object.keys(data.values[0]), ...made], id).toContain(field);
    }
  });

  test("a picture stands by itself: well formed, with size, title and description, its own plain colours and no class without a rule", () => {
    for (const id of idsOf()) {
      const svg = file(`${id}.svg`);
      const texts = new Map<string, string>();
      const open: string[] = [];
      const classes = new Set<string>();
      const parser = new SaxesParser();
      parser.on("error", (error) => {
        throw new Error(`${id}: ${error.message}`);
      });
      parser.on("opentag", ({ name, attributes }) => {
        open.push(name);
        for (const each of (attributes.class as string | undefined)?.split(" ") ?? []) classes.add(each);
        if (open.length === 1)
          expect([id, Number(attributes.width) > 0, Number(attributes.height) > 0]).toEqual([id, true, true]);
      });
      parser.on("text", (text) => texts.set(open.at(-1)!, (texts.get(open.at(-1)!) ?? "") + text));
      parser.on("closetag", () => void open.pop());
      parser.write(svg).close();
      expect((texts.get("title") ?? "").length, id).toBeGreaterThan(3);
      if (id !== "chain") expect((texts.get("desc") ?? "").length, id).toBeGreaterThan(20);
      const style = texts.get("style")!;
      expect(style, id).not.toMatch(/var\(|url\(|@import/);
      expect(style, id).toMatch(/font:/);
      for (const each of classes) expect(style, `${id} .${each}`).toMatch(new RegExp(`\\.${each}\\b`));
    }
  });

  test("each specification says whom to cite: title, hash of the file, engines, seed and worlds", () => {
    for (const id of idsOf())
      expect(spec(id).usermeta.cite, id).toMatch(
        /^The valley war\. Conflict file small-war as of 2001-03-01, hash [0-9a-f]{64}\. Parley 0\.0\.0 \(.*course \w+.*\), seed 1, 8 worlds as drawn × 2 repeats\.$/,
      );
  });

  test("does not write over figures: stops before anything is run; --force does", async () => {
    const there = { "figs/figures.md": "mine" };
    const refused = await parley(["brief", SMALL_WAR, ...FEW, "--figures", "figs/"], there);
    expect([refused.status, refused.files.size, refused.out]).toEqual([2, 0, ""]);
    expect(refused.err).toContain("figs/figures.md is there already");
    expect(refused.err).not.toContain("worlds");
    const forced = await parley(["brief", SMALL_WAR, ...FEW, "--figures", "figs", "--force"], there);
    expect([forced.status, forced.files.size]).toEqual([0, left.files.size]);
  });

  test("a file of another name that a figure would write over is refused before any is written", async () => {
    const refused = await parley(["brief", SMALL_WAR, ...FEW, "--figures", "figs"], { "figs/frontier.csv": "mine" });
    expect([refused.status, refused.files.size]).toEqual([2, 0]);
  });
});

test("CSV quotes what needs it, leaves no value empty, and keeps every bit of a number", () => {
  const columns = [words("a", "words"), numbers("b", "", "number")];
  const rows = [
    ['said "so", and', 0.1 + 0.2],
    ["two\nlines", null],
  ];
  expect(csvOf({ columns, rows })).toBe('a,b\n"said ""so"", and",0.30000000000000004\n"two\nlines",\n');
});
