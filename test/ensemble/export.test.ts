import { readdirSync, readFileSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { parquetReadObjects } from "hyparquet";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parley, SMALL_WAR } from "../cli/world.js";
import { drawnQuantities } from "../../src/ensemble/design.js";
import { runEnsemble } from "../../src/ensemble/engines.js";
import { MAKERS } from "../../src/ensemble/makers.js";
import { readRun, Store } from "../../src/ensemble/store-node.js";
import { scanRows, tableIn } from "../../src/ensemble/store-table-node.js";
import { KEYS } from "../../src/ensemble/store-parquet-node.js";
import { readConflict } from "../../src/language/read.js";
import { copyRun, freshPaths } from "./bundle.js";

const FEW = ["--worlds", "6", "--repeats", "2", "--chunk-worlds", "2", "--jobs", "1"];
const place = freshPaths();
let folder: string;
beforeEach(() => {
  folder = place.path();
});

const whole = join(place.folder, "whole");
beforeAll(async () => {
  expect((await parley(["run", SMALL_WAR, "-o", whole, ...FEW])).status).toBe(0);
});

describe("parley export", () => {
  test("csv, json and parquet hold the same values, those of the run, in the same order", async () => {
    const read: Record<string, unknown[][]> = {};
    for (const format of ["csv", "json", "parquet"]) {
      const left = await parley(["export", whole, "--format", format, "-o", `${folder}-${format}`]);
      expect(left.status).toBe(0);
      read[format] = await rowsIn(`${folder}-${format}/course.${format}`, format);
    }
    expect(read.csv).toHaveLength(25);
    expect(read.csv).toEqual(read.parquet);
    expect(read.json).toEqual(read.parquet);
    const chunks = readdirSync(join(whole, "course")).sort();
    const stored = [];
    for (const chunk of chunks) stored.push(...(await rowsIn(join(whole, "course", chunk), "parquet")).slice(1));
    expect(read.parquet.slice(1)).toEqual(stored);
  });
  test("of a design that must be taken apart writes where each world stands in it, in both forms, as the values show", async () => {
    const asked = ["--design", "saltelli", "--worlds", "2", "--engine", "terms", "--jobs", "1"];
    await parley(["run", SMALL_WAR, "-o", folder, ...asked]);
    const into = ["csv", "json"].map((format) => `${folder}-${format}`);
    for (const out of into) await parley(["export", folder, "--format", out.split("-").at(-1)!, "-o", out]);
    const [head, ...lines] = readFileSync(join(into[0], "design.csv"), "utf8").trimEnd().split("\n");
    expect(head).toBe("world,base,part,number,step");
    const { rows } = JSON.parse(readFileSync(join(into[1], "design.json"), "utf8")) as { rows: (string | number)[][] };
    expect(rows.map((row) => row.join())).toEqual(lines);
    const inputs = JSON.parse(readFileSync(join(into[1], "inputs.json"), "utf8")) as {
      columns: string[];
      rows: number[][];
    };
    expect(rows).toHaveLength(inputs.rows.length);
    const [a, b] = ["A", "B"].map((part) => inputs.rows[rows.findIndex((row) => row[1] === 1 && row[2] === part)]);
    rows.forEach(([world, base, part, number], row) => {
      if (base !== 1) return;
      const at = inputs.columns.indexOf(String(number));
      const expected = part === "B" ? b : a.map((value, column) => (column === at ? b[column] : value));
      expect(inputs.rows[row].slice(4)).toEqual(expected.slice(4));
      expect(inputs.rows[row][0]).toBe(world);
    });
    const notes = readFileSync(join(into[0], "columns.csv"), "utf8");
    expect(notes.match(/^design,/gm)).toHaveLength(5);
    await parley(["export", whole, "--format", "csv", "-o", `${folder}-plain`]);
    expect(readdirSync(`${folder}-plain`)).not.toContain("design.csv");
  });
  test("explains every column of every table: type, unit, sentence", async () => {
    await parley(["export", whole, "--format", "json", "-o", folder]);
    const notes = JSON.parse(readFileSync(join(folder, "columns.json"), "utf8")) as Record<string, string>[];
    for (const table of ["inputs", "terms", "course"]) {
      const { columns } = JSON.parse(readFileSync(join(folder, `${table}.json`), "utf8")) as { columns: string[] };
      expect(notes.filter((note) => note.table === table).map((note) => note.column)).toEqual(columns);
    }
    expect(notes.filter((note) => note.sentence === "")).toEqual([]);
    expect(notes.find((note) => note.column === "area gained by 52 weeks")).toEqual({
      table: "course",
      column: "area gained by 52 weeks",
      type: "number",
      unit: "km2",
      sentence: "ground the attacker has gained since the start; by week 52",
    });
    expect(notes.find((note) => note.column === "campaign.front.stake")).toMatchObject({
      unit: "km2",
      sentence: "drawn from 4k to 6k km2, as the file says",
    });
  });
  test("of a damaged run names the chunk and leaves no half table", async () => {
    copyRun(whole, folder);
    truncateSync(join(folder, "course/000000002.parquet"), 1000);
    const left = await parley(["export", folder, "--format", "csv", "-o", `${folder}-csv`]);
    expect(left.status).toBe(2);
    expect(left.err).toContain("course/000000002.parquet: ");
    expect(readdirSync(`${folder}-csv`).sort()).toEqual(["inputs.csv", "terms.csv"]);
  });
});

describe("a run that is read back", () => {
  const opened = async (): Promise<Store> => {
    const { manifest, text } = await readRun(whole);
    return Store.open(whole, manifest, readConflict(text, manifest.conflict.file).conflict!);
  };
  test("has the tables of an ensemble that was never stored", async () => {
    const conflict = readConflict(readFileSync(SMALL_WAR, "utf8"), "small-war.parley.yaml").conflict!;
    const { tables, worlds } = await runEnsemble(conflict, { worlds: 6, repeats: 2, seed: 1 });
    const store = await opened();
    expect(await tableIn(store, "course")).toEqual(tables.course);
    expect(await tableIn(store, "terms")).toEqual(tables.terms);
    const inputs = await tableIn(store, "inputs");
    const drawn = drawnQuantities(conflict);
    expect(inputs.values).toEqual(drawn.map((index) => Float64Array.from(worlds, ({ values }) => values[index])));
    await expect(tableIn(store, "structure")).rejects.toThrow("has no table of structure");
  });
  test("gives the columns asked for, chunk by chunk, in the order of the plan", async () => {
    const store = await opened();
    const { columns, values } = await tableIn(store, "course");
    const names = [columns[7], columns[1]];
    const found = names.map((): number[] => []);
    const world: number[] = [];
    for await (const rows of scanRows(store, "course", names)) {
      world.push(...rows.world);
      rows.columns.forEach((column, k) => found[k].push(...column));
    }
    expect(found).toEqual([[...values[7]], [...values[1]]]);
    expect(world).toEqual(Array.from({ length: 24 }, (_, row) => Math.floor(row / 4)));
  });
});

test.each(readdirSync(new URL("../../conflicts", import.meta.url)).filter((file) => file.endsWith(".parley.yaml")))(
  "%s: every column of every table has a name of its own",
  (file) => {
    const text = readFileSync(new URL(`../../conflicts/${file}`, import.meta.url), "utf8");
    const { conflict } = readConflict(text, file);
    for (const maker of MAKERS) {
      const names = [...KEYS, ...maker.columns(conflict!)];
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    }
  },
);

/** Rows of an exported table with its header first; empty cells as null, numbers as numbers. */
async function rowsIn(file: string, format: string): Promise<unknown[][]> {
  if (format === "json") {
    const { columns, rows } = JSON.parse(readFileSync(file, "utf8")) as { columns: string[]; rows: unknown[][] };
    return [columns, ...rows];
  }
  if (format === "parquet") {
    const rows = await parquetReadObjects({ file: new Uint8Array(readFileSync(file)).buffer });
    const plain = (value: unknown): unknown => (value === undefined || Number.isNaN(value) ? null : value);
    return [Object.keys(rows[0]), ...rows.map((row) => Object.values(row).map(plain))];
  }
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  return lines.map((line, at) =>
    cellsIn(line).map((cell, column) => (at === 0 ? cell : cell === "" ? null : column === 1 ? cell : Number(cell))),
  );
}

function cellsIn(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) =>
    quoted === undefined ? bare : quoted.replace(/""/g, '"'),
  );
}
