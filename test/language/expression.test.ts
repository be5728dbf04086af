import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Expression } from "../../src/conflict/claim.js";
import { MEASURE_WORDS } from "../../src/conflict/measure.js";
import { readConflict } from "../../src/language/read.js";
import { USD_PER_EUR, WEEKS_A_MONTH } from "../../src/language/units.js";

const war = readFileSync(new URL("../fixtures/small-war.parley.yaml", import.meta.url), "utf8");

function read(says: string): ReturnType<typeof readConflict> {
  const claim = `claims:\n  - {id: X, text: T., says: '${says}'}\n`;
  return readConflict(war.replace(/^claims:[\s\S]*$/m, claim), "x.parley.yaml");
}
const codes = (says: string): string[] => read(says).diagnostics.map((one) => one.code);
function expressionOf(says: string): Expression {
  const { conflict, diagnostics } = read(says);
  expect(diagnostics.map((one) => `${one.code} ${one.message}`)).toEqual([]);
  return conflict!.claims[0].says.expression;
}
const numberIn = (says: string): number => {
  const { right } = expressionOf(says) as Extract<Expression, { kind: "compare" }>;
  return (right as Extract<Expression, { kind: "number" }>).value;
};

describe("claims", () => {
  test("join by and, or, not, if, iff, in this order of strength", () => {
    const event = (name: string): string => `chance(${name} within 26 weeks) > 5 %`;
    const [a, b, c] = [event("settled"), event("frozen"), event("truce")];
    expect(expressionOf(`${a} or ${b} and not ${c}`)).toMatchObject({
      kind: "or",
      of: [{ kind: "compare" }, { kind: "and", of: [{ kind: "compare" }, { kind: "not" }] }],
    });
    expect(expressionOf(`${a} if ${b} or ${c}`)).toMatchObject({ kind: "if", right: { kind: "or" } });
    expect(expressionOf(`${a} iff ${b} if ${c}`)).toMatchObject({ kind: "iff", right: { kind: "if" } });
    expect(expressionOf(`(${a} iff ${b}) if ${c}`)).toMatchObject({ kind: "if", left: { kind: "iff" } });
  });
  test("numbers carry magnitude, thousands and unit", () => {
    expect(numberIn("casualties(north) by 52 weeks > 400,000")).toBe(400_000);
    expect(numberIn("casualties(north) by 1 year > 0.4M persons")).toBe(400_000);
    expect(numberIn("chance(settled within 6 months) <= 5 %")).toBe(0.05);
    expect(numberIn("casualties(north) by 52 weeks / 52 weeks > 7,000 persons/week")).toBe(7000);
    expect(numberIn("area gained by 52 weeks / 52 weeks > 100 km2 per month")).toBe(100 / WEEKS_A_MONTH);
    expect(USD_PER_EUR).toBe(1.13);
  });
  test("six months are 26 weeks", () => {
    const { conflict } = read("chance(settled within 6 months) <= 5 %");
    expect(conflict!.measures[0].id).toBe("settled within 26 weeks");
  });
  test("numbers of one repeat stand for their mean outside chance()", () => {
    expect(expressionOf("area gained by 52 weeks > 500 km2")).toMatchObject({ left: { kind: "mean" } });
    expect(expressionOf("chance(area gained by 52 weeks > 500 km2) > 50 %")).toMatchObject({
      left: { kind: "chance", event: { left: { kind: "measure" } } },
    });
  });
  test("every measure of the list is read by its words", () => {
    const argument: Record<string, string> = {
      actor: "north",
      policy: "as_is",
      group: "all",
      text: '"north.truce"',
      concept: "SSEQ",
      move: "north.truce",
    };
    const { conflict } = readConflict(war, "x.parley.yaml");
    argument["group"] = conflict!.campaign!.aid!.groups[0].id;
    argument["issue"] = conflict!.issues[0].id;
    argument["package"] = conflict!.packages[0]?.id ?? "";
    argument["partial"] = conflict!.partials[0]?.id ?? "";
    argument["goods"] = conflict!.campaign!.aid!.classes[0]?.id ?? "";
    const words = MEASURE_WORDS.filter((word) => word.takes.every((kind) => argument[kind] !== ""));
    expect(words.length).toBeGreaterThan(20);
    for (const word of words) {
      const args = word.takes.length === 0 ? "" : `(${word.takes.map((kind) => argument[kind]).join(", ")})`;
      const time = word.time === "none" ? "" : ` ${word.time} 26 weeks`;
      const measure = `${word.name}${args}${time}`;
      const event = word.level === "run" ? `chance(${measure}) >= 0 %` : measure;
      const number = word.name === "best_course" ? `${measure} == as_is` : `${measure} >= 0`;
      const errors = read(word.type === "event" ? event : number).diagnostics.filter((one) => one.severity === "error");
      expect(
        errors.map((one) => one.message),
        measure,
      ).toEqual([]);
    }
  });
});

describe("trouble has its place in the text", () => {
  test.each([
    ["settled within 26 weeks", "P0305"],
    ["chance(area gained by 52 weeks) > 5 %", "P0304"],
    ["area gained by 52 weeks > 500 persons", "P0308"],
    ["area gained by 52 weeks + casualties(north) by 52 weeks > 0", "P0308"],
    ["area gained by 52 weeks / 52 weeks > 500 km2", "P0308"],
    ["chance(settled within 26 weeks) <= 5", "P0308"],
    ["chance(settled by 26 weeks) <= 5 %", "P0306"],
    ["chance(settled within 26) <= 5 %", "P0306"],
    ["chance(settles within 26 weeks) <= 5 %", "P0113"],
    ["chance(collapsed(nroth) within 26 weeks) <= 5 %", "P0102"],
    ["exp(1) > 0", "P0113"],
    ["1e999 > 0", "P0301"],
    ["chance(settled within 26 weeks", "P0301"],
    [`${"(".repeat(65)}1 > 0${")".repeat(65)}`, "P0302"],
    [`${"not ".repeat(65)}1 > 0`, "P0302"],
    [`${"-".repeat(65)}1 > 0`, "P0302"],
    [`${"1 + ".repeat(600)}1 > 0`, "P0301"],
  ])("%s", (says, code) => expect(codes(says)).toContain(code));

  test("64 levels are read, and 65 are not", () => {
    expect(codes(`${"(".repeat(64)}1 > 0${")".repeat(64)}`)).toEqual([]);
    expect(codes(`${"(".repeat(65)}1 > 0${")".repeat(65)}`)).toEqual(["P0302"]);
  });
  test("the column is that of the word that is wrong", () => {
    const says = "chance(settled within 26 weeks) <= 5 % and chance(collapsed(nroth) within 26 weeks) <= 5 %";
    const { diagnostics } = read(says);
    const line = `  - {id: X, text: T., says: '${says}'}`;
    expect(diagnostics[0].at.column).toBe(line.indexOf("nroth") + 1);
  });
});
