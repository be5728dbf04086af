import { Ajv, type ValidateFunction } from "ajv";
import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { getLanguageService, TextDocument, type CompletionItem } from "vscode-json-languageservice";
import { parse } from "yaml";
import { type Code } from "../../src/language/codes.js";
import { hasErrors } from "../../src/language/diagnostic.js";
import { NUMBER_PATTERN, editorLine, jsonSchema, jsonSchemaText } from "../../src/language/json-schema.js";
import { parseNumber } from "../../src/language/number.js";
import { readConflict } from "../../src/language/read.js";
import { N } from "../../src/language/shape.js";
import { CODES } from "../../src/language/codes.js";
import { parley } from "../cli/world.js";
import { caseWith } from "./base.js";
import { relaid, stream } from "./mutate.js";

const root = new URL("../../", import.meta.url);
const yamlIn = (folder: string): string[] =>
  readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith(".parley.yaml"))
    .map((name) => `${folder}${name}`);
const read = (file: string): string => readFileSync(new URL(file, root), "utf8");
const validate: ValidateFunction = new Ajv({ strict: true, strictTypes: false, allErrors: false }).compile(
  jsonSchema(),
);
const fits = (text: string): boolean => validate(parse(text));
const sound = (text: string): boolean => !hasErrors(readConflict(text, "a").diagnostics);

/** Codes of form: which keys there are, what kind of value stands where. Names, units and sense are left to `check`. */
const FORM: readonly Code[] = ["P0101", "P0112", "P0201", "P0212", "P0401", "P0402", "P0403", "P0404", "P0013"];

describe("the editor's schema", () => {
  it("is docs/schema.json: `parley schema > docs/schema.json` after a change of the language", async () => {
    expect(read("docs/schema.json")).toBe(jsonSchemaText());
    expect((await parley(["schema"])).out).toBe(jsonSchemaText());
  });

  it.each([...yamlIn("conflicts/"), ...yamlIn("test/fixtures/"), ...yamlIn("test/frozen/")])("accepts %s", (file) => {
    expect(fits(read(file)), JSON.stringify(validate.errors)).toBe(true);
  });

  it("is named by the first line of the flagship", () => {
    expect(read("conflicts/ukraine-2025.parley.yaml").split("\n")[0]).toBe(editorLine("../docs/schema.json"));
  });

  it("refuses every broken file of a form that JSON Schema knows", () => {
    const broken = yamlIn("test/broken/").filter((file) => {
      const { diagnostics } = readConflict(read(file), file);
      // What is no YAML an editor marks by itself; what a campaign must have depends on its model.
      const form = diagnostics.filter(({ message }) => !message.startsWith('"campaign" lacks')).map((one) => one.code);
      return !form.some((code) => code < "P0011") && form.some((code) => FORM.includes(code));
    });
    const accepted = broken.filter((file) => fits(read(file)));
    expect(accepted.map((file) => file.split("/").at(-1))).toEqual([]);
    expect(broken.length).toBeGreaterThanOrEqual(8);
  });

  it("refuses the wrong example of each code of form, and accepts the right one where it is whole", () => {
    let accepted = 0;
    for (const code of FORM) {
      expect(fits(caseWith(CODES[code].wrong)), `${code} wrong`).toBe(false);
      const right = caseWith(CODES[code].right);
      if (!sound(right)) continue;
      expect(fits(right), `${code} right ${JSON.stringify(validate.errors)}`).toBe(true);
      accepted++;
    }
    expect(accepted).toBeGreaterThanOrEqual(5);
  });

  it("never refuses what check accepts (files re-laid and numbers changed at random)", () => {
    const texts = [...yamlIn("test/language/fragments/"), "conflicts/mill-shifts.parley.yaml"].map(read).filter(sound);
    let tried = 0;
    for (let index = 1; tried < 200 && index < 4000; index++) {
      const next = stream(index * 2654435761);
      const text = relaid(texts[index % texts.length], next);
      if (!sound(text)) continue;
      tried++;
      expect(fits(text), `${index}: ${JSON.stringify(validate.errors)}`).toBe(true);
    }
    expect(tried).toBe(200);
  });

  it("has a pattern that takes every number the grammar takes", () => {
    const pattern = new RegExp(NUMBER_PATTERN, "u");
    const at = { file: "a", line: 1, column: 1, length: 1 };
    const texts = [
      ["1200", "1,200", "1.2k", "3.4M", ".5", "-5", "+5", "1e3", "−3", "2 million", "5 points", "8 to 12", "-2 to -1"],
      ["uniform(8, 12)", "uniform(8; 12)", "between(0, 40)", "pert(8, 10, 13)", "triangular(1, 2, 3)"],
      ["normal(10, 2)", "lognormal(median 10, p10 6, p90 15)", "1k to 2k points"],
    ].flat();
    for (const text of texts) {
      expect(parseNumber(text, N.worth, at).diagnostics, text).toEqual([]);
      expect(pattern.test(text), text).toBe(true);
    }
    for (const [text, spec] of [
      ["12 %", N.share],
      ["beta(2, 5)", N.share],
      ["80 km2/week", N.pace],
      ["25k to 30k km²", N.area],
      ["29k to 37k persons/month", N.flow],
      ["850 persons per day", N.flow],
      ["uniform(8, 12) weeks", N.weeks],
      ["45 to 95 bn EUR/year", N.money],
    ] as const) {
      expect(parseNumber(text, spec, at).diagnostics, text).toEqual([]);
      expect(pattern.test(text), text).toBe(true);
    }
    for (const text of ["strong", "about 100", "", "to 5", "8 to", "{}"]) expect(pattern.test(text), text).toBe(false);
  });
});

describe("an editor with the schema", () => {
  const service = getLanguageService({});
  service.configure({ schemas: [{ uri: "urn:test", fileMatch: ["*"], schema: jsonSchema() as object }] });

  /** What is proposed at the sign | of a JSON text. */
  async function proposed(marked: string): Promise<CompletionItem[]> {
    const document = TextDocument.create("file:///case.json", "json", 1, marked.replace("|", ""));
    const at = document.positionAt(marked.indexOf("|"));
    const found = await service.doComplete(document, at, service.parseJSONDocument(document));
    return found?.items ?? [];
  }

  it("proposes the keys of an issue card, each with its description", async () => {
    const items = await proposed('{"parley": 1, "issues": {"army": {"now": "none", |}}}');
    const labels = items.map((item) => item.label);
    for (const key of ["title", "consent", "options", "places", "points", "positions", "after_deal", "holds"])
      expect(labels).toContain(key);
    expect(labels).not.toContain("now");
    const doc = (key: string): string => JSON.stringify(items.find((item) => item.label === key)?.documentation ?? "");
    expect(doc("options")).toContain("Options from one end to the other");
    expect(doc("places")).toContain("0 to 100");
  });

  it("proposes the words of a key", async () => {
    const items = await proposed('{"actors": {"us": {"role": |}}}');
    expect(items.map((item) => item.label)).toEqual(expect.arrayContaining(['"attacker"', '"patron"', '"mediator"']));
  });

  it("explains a key under the pointer", async () => {
    const text = '{"issues": {"army": {"positions": {"russia": {"salience": "60 to 95"}}}}}';
    const document = TextDocument.create("file:///case.json", "json", 1, text);
    const at = document.positionAt(text.indexOf("salience") + 2);
    const hover = await service.doHover(document, at, service.parseJSONDocument(document));
    const shown = JSON.stringify(hover?.contents).replaceAll("\\\\", "");
    expect(shown).toContain("How much the issue matters to it, 0 to 100. Left out: 50. (number: points, 0 to 100)");
  });

  it("marks a misspelt key where it stands", async () => {
    const text = '{"parley": 1, "case": {"title": "T"}, "actors": {"a": {"rol": "attacker"}}}';
    const document = TextDocument.create("file:///case.json", "json", 1, text);
    const found = await service.doValidation(document, service.parseJSONDocument(document));
    expect(found.map((one) => document.getText(one.range))).toEqual(['"rol"']);
  });
});
