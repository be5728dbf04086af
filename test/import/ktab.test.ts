import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { importFiles } from "../../src/import/import.js";
import { codesOf, conflictOf, fixture, importTexts, pointOf } from "./read.js";

interface Facts {
  readonly actors: readonly { name: string; capability: number; position: number[]; salience: number[] }[];
}
const facts = JSON.parse(
  readFileSync(new URL("../../references/leverage/ktab2017/dummy-3dim-actors.json", import.meta.url), "utf8"),
) as Facts;

/** The facts as KTAB's CSV: a line of counts, a line of titles, a comma at every end. */
function csvOf({ actors }: Facts): string {
  const rows = actors.map(({ name, capability, position, salience }) =>
    [
      name,
      " Random Spatial Actor",
      capability.toFixed(3),
      ...position.flatMap((at, k) => [at.toFixed(2), salience[k].toFixed(2)]),
      "",
    ].join(", "),
  );
  return [
    `Dummy ,"Dummy scenario",${actors.length},3,`,
    "Actor,Description,Power,Pstn1,Sal1,Pstn2,Sal2,Pstn3,Sal3,",
    ...rows,
    "",
  ].join("\n");
}

describe("reference: KTAB's seven actors on three dimensions", () => {
  const conflict = conflictOf(importTexts({ "dummy.csv": csvOf(facts) }));

  test("every capability, position and salience comes through", () => {
    expect(conflict.actors).toHaveLength(7);
    expect(conflict.issues.map(({ title }) => title)).toEqual(["Dimension 1", "Dimension 2", "Dimension 3"]);
    facts.actors.forEach((actor, k) => {
      const { id, title } = conflict.actors[k];
      expect(title).toBe(actor.name);
      expect(pointOf(conflict, `actors.${id}.capability`)).toBe(actor.capability);
      conflict.issues.forEach((issue, dimension) => {
        const { wants } = issue.positions[k]!;
        expect(pointOf(conflict, `issues.${issue.id}.places.${wants}`)).toBe(actor.position[dimension]);
        expect(pointOf(conflict, `issues.${issue.id}.positions.${id}.salience`)).toBe(actor.salience[dimension]);
      });
    });
  });

  test("a comma at the end of lines makes no difference", () => {
    const without = csvOf(facts).replace(/, ?$/gm, "");
    expect(importTexts({ "dummy.csv": without }).text).toBe(importTexts({ "dummy.csv": csvOf(facts) }).text);
  });
});

describe("KTAB tables", () => {
  const tariffs = importFiles([fixture("tariffs.csv")]);

  test("dimensions are named by their titles, actors by what describes them, options by the places taken", () => {
    const conflict = conflictOf(tariffs);
    expect(conflict.title).toBe("Tariffs");
    expect(conflict.issues.map(({ title }) => title)).toEqual(["Tariff", "Dimension 2"]);
    expect(conflict.actors.map(({ id, title }) => [id, title])).toEqual([
      ["mot", "Ministry of Trade"],
      ["fa", "Farmers, north"],
      ["ex", "Exporters"],
    ]);
    expect(conflict.issues.map(({ options }) => options.map(({ id }) => id))).toEqual([
      ["at_0", "at_20", "at_90"],
      ["at_5_5", "at_70"],
    ]);
  });

  const table = (rows: string): string => `Actor,Description,Power,Pstn1,Sal1\n${rows}`;

  test("a table without the line of counts is read, and one place for all gets an end beside it", () => {
    const imported = importTexts({ "t.csv": table("A,x,1,0,10\nB,y,1,0,20") });
    expect(conflictOf(imported).issues[0].options.map(({ id }) => id)).toEqual(["at_0", "at_100"]);
    expect(imported.notes.join()).toContain("All actors stand at one place");
  });

  test("saliences above 100 in all are kept, and said", () => {
    const text = "Actor,Description,Power,Pstn1,Sal1,Pstn2,Sal2\nA,x,1,0,60,0,60\nB,y,1,50,20,9,9";
    expect(importTexts({ "t.csv": text }).notes.join()).toContain('The saliences of "A" sum to more than 100');
  });

  test.each([
    ["a salience above 100", "P0608", table("A,x,1,0,105.91\nB,y,1,0,20")],
    ["a negative power", "P0608", table("A,x,-1,0,10\nB,y,1,50,20")],
    ["a position that is no number", "P0608", table("A,x,1,left,10\nB,y,1,50,20")],
    ["a cell left empty", "P0607", table("A,x,1,,10\nB,y,1,50,20")],
    ["a line too short", "P0608", table("A,x,1,0\nB,y,1,50,20")],
    ["a wrong count of actors", "P0608", `T,d,3,1\n${table("A,x,1,0,10\nB,y,1,50,20")}`],
    ["a wrong count of dimensions", "P0608", `T,d,2,2\n${table("A,x,1,0,10\nB,y,1,50,20")}`],
    ["no actors", "P0607", table("")],
    ["a column without its salience", "P0607", "Actor,Description,Power,Pstn1\nA,x,1,0"],
    ["a quotation mark inside a cell", "P0603", table('A,x"y,1,0,10')],
  ])("%s: refused with %s", (_, code, text) => {
    expect(codesOf({ "t.csv": text })).toEqual([code]);
  });
});
