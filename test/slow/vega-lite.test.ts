import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import { beforeAll, describe, expect, test } from "vitest";
import { parley, SMALL_WAR } from "../cli/world.js";

/** What is used of the two packages; their own types would ask every type check for them. */
interface Logger {
  readonly level: () => Logger;
  readonly warn: (...said: readonly string[]) => Logger;
  readonly error: (...said: readonly string[]) => Logger;
  readonly info: () => Logger;
  readonly debug: () => Logger;
}
interface VegaLite {
  readonly compile: (spec: object, options: { readonly logger: Logger }) => { readonly spec: object };
}
interface Vega {
  readonly parse: (spec: object) => object;
  readonly View: new (
    runtime: object,
    options: { readonly renderer: "none"; readonly logger: Logger },
  ) => { readonly runAsync: () => Promise<unknown>; readonly scenegraph: () => { readonly root: Node } };
}
const packages: readonly string[] = ["vega-lite", "vega"];
const [{ compile }, { parse, View }] = (await Promise.all(packages.map((name) => import(name)))) as [VegaLite, Vega];

// oracle: vega-lite 6.4.3 and its JSON Schema, vega 6.4.0
const schema = readFileSync(createRequire(import.meta.url).resolve("vega-lite/vega-lite-schema.json"), "utf8");
const conflict = (name: string): string =>
  fileURLToPath(new URL(`../../conflicts/${name}.parley.yaml`, import.meta.url));

type Row = Readonly<Record<string, string | number | null>>;
interface Node {
  readonly marktype?: string;
  readonly items?: readonly Node[];
}

/** Marks drawn, by type; axes and legends are not counted. */
function counted(node: Node & { readonly role?: string }, into: Map<string, number>): Map<string, number> {
  if (/^(axis|legend|title|row|column)/.test(node.role ?? "")) return into;
  if (node.marktype && node.marktype !== "group")
    into.set(node.marktype, (into.get(node.marktype) ?? 0) + (node.items?.length ?? 0));
  for (const each of node.items ?? []) counted(each, into);
  return into;
}

async function drawn(spec: object): Promise<{ readonly marks: Map<string, number>; readonly warnings: string[] }> {
  const warnings: string[] = [];
  const warned = (...said: readonly string[]): Logger => (warnings.push(said.join(" ")), logger);
  const logger: Logger = { level: () => logger, warn: warned, error: warned, info: () => logger, debug: () => logger };
  const view = new View(parse(compile(spec, { logger }).spec), { renderer: "none", logger });
  await view.runAsync();
  return { marks: counted(view.scenegraph().root, new Map()), warnings };
}

describe.each([
  ["a small war", SMALL_WAR, ["--worlds", "24", "--repeats", "2"]],
  ["the flagship", conflict("ukraine-2025"), ["--worlds", "24", "--repeats", "2", "--unmatched"]],
  ["a battle", conflict("iwo-jima-1945"), ["--worlds", "4", "--repeats", "2"]],
])("Vega-Lite of %s", (_, file, options) => {
  const specs = new Map<string, object>();
  const rowsOf = (id: string): readonly Row[] => (specs.get(id) as unknown as { data: { values: Row[] } }).data.values;

  beforeAll(async () => {
    const { files, err } = await parley(["brief", file, ...options, "--figures", "figs"]);
    for (const [name, text] of files) {
      const id = /^figs\/(.+)\.vl\.json$/.exec(name)?.[1];
      if (id !== undefined) specs.set(id, JSON.parse(text) as object);
    }
    expect(specs.size, err).toBeGreaterThan(0);
  });

  test("oracle: every specification keeps Vega-Lite's own schema", () => {
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(schema) as object);
    for (const [id, spec] of specs) expect([id, validate(spec), validate.errors]).toEqual([id, true, null]);
  });

  test("oracle: Vega-Lite compiles each without a warning, and draws a mark for every row", async () => {
    for (const [id, spec] of specs) {
      const { marks, warnings } = await drawn(spec);
      expect([id, warnings]).toEqual([id, []]);
      const of = (column: string, ...values: string[]): number =>
        rowsOf(id).filter((row) => values.includes(String(row[column]))).length;
      const series = new Set(rowsOf(id).map((row) => row.series));
      if (series.size > 1) {
        expect([id, marks.get("symbol") ?? 0]).toEqual([id, of("mark", "point", "hollow point")]);
        const lines = new Set(rowsOf(id).flatMap((row) => (row.mark === "line" ? [row.series] : [])));
        expect([id, (marks.get("line") ?? 0) >= lines.size]).toEqual([id, true]);
      } else if (id.startsWith("courses-") || id === "claims-shares") {
        const told = rowsOf(id).filter((row) => (row.middle ?? row.share) !== null).length;
        expect([id, marks.get("symbol"), told > 0]).toEqual([id, told, true]);
      } else if (id === "turning" || id === "positions")
        expect([id, marks.get("symbol")]).toEqual([id, rowsOf(id).length]);
      else if (id === "settings")
        expect([id, marks.get("rect")]).toEqual([id, rowsOf(id).filter(({ share }) => share !== null).length]);
      else if (id.startsWith("region-")) expect([id, marks.get("rect")]).toEqual([id, rowsOf(id).length]);
    }
  });
});
