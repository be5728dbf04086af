import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readConflict } from "../../src/language/read.js";
import { answersText, idsOf, type Answers } from "../../src/language/template-answers.js";
import { SCHEMA_LINE, TEMPLATES, templateText } from "../../src/language/template.js";
import { parley } from "./world.js";

const STRIKE = [
  "Strike at the harbour",
  "2024-10-01",
  "Is there a contract?",
  "Dockers, Employers, Ministry",
  "Wages: 50 %; 62 %; 77 %",
  "Cranes, new: ban; as in 2018; free",
  "",
  "3, 60 to 90, never 1",
  "1, 40",
  "",
  "ban, 80",
  "3, never as in 2018",
  "",
  "",
  "A contract is possible.",
  "1",
];
const WAR = [
  ...["Border war", "", "", "North, South, Friend", "Land: all; the line; none", "", "1, 60 to 90", "3, never 1 2", ""],
  ...["North, South, Friend", "Soon over.", "3"],
];

describe.each(TEMPLATES)("the template %s", (name) => {
  const text = templateText(name);
  test("begins with the editor's line, and is commented", () => {
    expect(text.split("\n")[0]).toBe(SCHEMA_LINE);
    expect(text.match(/#/g)!.length).toBeGreaterThan(5);
  });
  test("passes the check without an error or a warning", () => {
    expect(readConflict(text, "x.parley.yaml").diagnostics).toEqual([]);
    for (const { id } of readConflict(text, "x").conflict!.variants)
      expect(readConflict(text, "x.parley.yaml", { variant: id }).diagnostics, id).toEqual([]);
  });
  test("gives a brief in which every claim can be tested and no run fails", async () => {
    const told = await parley(["brief", "x.yaml", "--worlds", "24", "--repeats", "4", "--json"], { "x.yaml": text });
    const { claims, failedRuns } = JSON.parse(told.out) as {
      failedRuns: number;
      claims: { verdict: { kind: string } }[];
    };
    expect([told.status, failedRuns]).toEqual([0, 0]);
    expect(claims.length).toBeGreaterThan(1);
    expect(claims.map(({ verdict }) => verdict.kind)).not.toContain("not-testable-yet");
  });
});

test("the war template has at most 60 lines, and its whole brief takes less than half a minute", async () => {
  const text = templateText("war");
  expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(60);
  const began = performance.now();
  expect((await parley(["brief", "x.yaml"], { "x.yaml": text })).status).toBe(0);
  expect(performance.now() - began).toBeLessThan(30_000);
});

test.each(["dispute", "mediation"] as const)("the accounts of the template %s change a verdict", async (name) => {
  const text = templateText(name);
  const kinds = async (variant: string[]): Promise<string> => {
    const { out } = await parley(["brief", "x.yaml", "--json", ...variant], { "x.yaml": text });
    return (JSON.parse(out) as { claims: { verdict: { kind: string } }[] }).claims
      .map(({ verdict }) => verdict.kind)
      .join();
  };
  const filed = await kinds([]);
  for (const { id } of readConflict(text, "x").conflict!.variants)
    expect(await kinds(["--variant", id]), id).not.toBe(filed);
});

describe("parley new --template", () => {
  test("writes the file, names it, and says what comes next", async () => {
    const told = await parley(["new", "mine", "--template", "class"]);
    expect(told.files.get("mine.parley.yaml")).toBe(templateText("class"));
    expect(told.err).toContain("parley brief mine.parley.yaml");
    expect(told.out).toBe("");
  });
  test("- is standard output, and nothing is written", async () => {
    const told = await parley(["new", "-", "--template", "war"]);
    expect([told.out, told.files.size]).toEqual([templateText("war"), 0]);
  });
  test("never writes over a file, except when forced", async () => {
    const there = { "a.parley.yaml": "mine" };
    const refused = await parley(["new", "a.parley.yaml", "--template", "war"], there);
    expect([refused.status, refused.files.size]).toEqual([2, 0]);
    expect(refused.err).toMatch(/^a\.parley\.yaml is there already; --force writes over it/);
    const forced = await parley(["new", "a.parley.yaml", "--template", "war", "--force"], there);
    expect([forced.status, forced.files.size]).toEqual([0, 1]);
  });
  test("an unknown template is a usage error that names those there are", async () => {
    const told = await parley(["new", "a", "--template", "peace"]);
    expect([told.status, told.files.size]).toEqual([2, 0]);
    expect(told.err).toContain("there are dispute, war, mediation, class");
  });
});

describe("parley new, asking", () => {
  const written = async (answers: readonly string[]): Promise<{ text: string; err: string }> => {
    const told = await parley(["new", "case"], {}, answers);
    expect([told.status, told.err.slice(-200)]).toEqual([0, told.err.slice(-200)]);
    return { text: told.files.get("case.parley.yaml")!, err: told.err };
  };

  test("eight answers make a sound file that says what was answered", async () => {
    const { text, err } = await written(STRIKE);
    const { conflict, diagnostics } = readConflict(text, "case.parley.yaml");
    expect(diagnostics).toEqual([]);
    expect(conflict).toMatchObject({ title: STRIKE[0], asOf: STRIKE[1], question: STRIKE[2], campaign: null });
    expect(conflict!.actors.map(({ title }) => title)).toEqual(["Dockers", "Employers", "Ministry"]);
    expect(conflict!.issues.map(({ title }) => title)).toEqual(["Wages", "Cranes, new"]);
    expect(conflict!.claims[0].says.text).toBe("terms.deal_exists(dockers, employers)");
    expect(text).toContain("dockers: {wants: percent_77, never: [percent_50], firm: 50 to 90 %, salience: 60 to 90}");
    expect(text).toContain("employers: {wants: free, never: [as_in_2018], firm: 50 to 90 %, salience: 50}");
    for (let k = 1; k <= 8; k++) expect(err).toContain(`${k} of 8`);
  });

  test("a war gets the sections of the course, and a brief", async () => {
    const { text } = await written(WAR);
    const { conflict, diagnostics } = readConflict(text, "case.parley.yaml");
    expect(diagnostics).toEqual([]);
    expect(conflict!.actors.map(({ role }) => role)).toEqual(["attacker", "defender", "patron"]);
    const told = await parley(["brief", "w.yaml", "--worlds", "8", "--repeats", "2"], { "w.yaml": text });
    expect(told.status).toBe(0);
    expect(told.out).toContain("COURSES");
  });

  test.each([
    [1, [""], "needs a name"],
    [2, ["A", "May 2025"], '"May 2025" is no day'],
    [4, ["A", "", "", "Dockers"], "two parties or more"],
    [4, ["A", "", "", "X, x"], '"x" stands there twice'],
    [5, ["A", "", "", "X, Y", ""], "Name one issue at least"],
    [5, ["A", "", "", "X, Y", "wages"], "then a colon"],
    [5, ["A", "", "", "X, Y", "wages: 3 %"], "two options or more"],
    [5, ["A", "", "", "X, Y", "wages: 3 %; 3 %"], '"3 %" is an option twice'],
    [5, ["A", "", "", "X, Y", "wages: 1; 2", "Wages: 1; 2"], '"Wages" stands there already'],
    [6, ["A", "", "", "X, Y", "wages: 1; 2", "", "3"], '"3" names no option. Write its number, 1 to 2'],
    [6, ["A", "", "", "X, Y", "wages: 1; 2", "", "1, many"], '"many" is not a number'],
    [6, ["A", "", "", "X, Y", "wages: 1; 2", "", "1, 500"], "0 to 100"],
    [6, ["A", "", "", "X, Y", "wages: 1; 2", "", "1, never 1"], "cannot refuse what it wants"],
    [6, ["A", "", "", "X, Y", "wages: 1; 2", "", "1, never"], "never needs the number"],
    [6, ["A", "", "", "X, Y", "wages: 1; 2", "", ""], "needs a position"],
    [7, ["A", "", "", "X, Y, Z", "wages: 1; 2", "", "1", "2", "", "yes"], "Write three parties"],
    [7, ["A", "", "", "X, Y, Z", "wages: 1; 2", "", "1", "2", "", "X, Y"], "without a helper"],
    [7, ["A", "", "", "X, Y, Z", "wages: 1; 2", "", "1", "2", "", "X, Y, W"], '"W" takes no part'],
    [7, ["A", "", "", "X, Y, Z", "wages: 1; 2", "", "1", "2", "", "X, Y, Y"], "three different parties"],
    [7, ["A", "", "", "X, Y, Z", "wages: 1; 2", "", "1", "2", "", "X, Z, Y"], "Z has no position"],
    [8, ["A", "", "", "X, Y", "wages: 1; 2", "", "1", "2", "", "Yes.", "9"], "a number, 1 to 2"],
    [8, ["A", "", "", "X, Y", "wages: 1; 2", "", "1", "2", "", "Yes.", "terms.deal(x)"], "P0113"],
  ])("question %i asks again with the reason: %j", async (place, answers, reason) => {
    const told = await parley(["new", "case"], {}, answers);
    expect([told.status, told.files.size]).toEqual([2, 0]);
    expect(told.err).toContain(reason);
    expect(told.err).toContain(`The answers ended at question ${place} of 8; nothing was written.`);
  });

  test("options may hold a comma in a number, refusals may be several, and a dash is explained", async () => {
    const limits = "Catch: none; 30,000 tons; 130,000 tons";
    const told = await parley(["new", "cod"], {}, [
      "A",
      "",
      "",
      "X, Y",
      limits,
      "",
      "30,000 tons, 60, never 1, never 130,000 tons",
      "2, 50-80",
      "2",
      "",
      "",
      "",
    ]);
    expect(told.status).toBe(0);
    expect(told.err).toContain("Write a range as 50 to 80.");
    expect(told.files.get("cod.parley.yaml")).toContain("x: {wants: tons_30000, never: [none, tons_130000], firm");
  });

  test("no line of the talk is wider than 80 columns", async () => {
    const wide = `Areas: ${Array.from({ length: 6 }, (_, k) => `respected with ${k} officers aboard`).join("; ")}`;
    const told = await parley(["new", "x"], {}, [
      "A",
      "",
      "",
      "X, Y",
      wide,
      "",
      "9",
      "1",
      "2",
      "X",
      "",
      "S.",
      "q(",
      "1",
    ]);
    expect(told.status).toBe(0);
    for (const line of told.err.split("\n").map((each) => each.replace(/^(\w*> )+/, "")))
      expect(line.length, line).toBeLessThanOrEqual(80);
  });

  test("whatever is answered, the file is sound and keeps the words", () => {
    const word = fc.oneof(
      fc.constantFrom("yes", "null", "85,000 men", 'a "b"', "c: d", "# e", "Ünion", "Москва", "x\\y", "- z", "[", "50"),
      fc.string({ minLength: 1, maxLength: 12, unit: "grapheme-ascii" }).map((text) => text.trim() || "w"),
    );
    const words = (minLength: number): fc.Arbitrary<string[]> => fc.uniqueArray(word, { minLength, maxLength: 4 });
    const answers = fc
      .record({ title: word, question: fc.option(word), parties: words(3), titles: words(1), options: words(2) })
      .chain(({ titles, options, ...rest }) =>
        fc.record({ war: fc.boolean(), wants: fc.nat({ max: options.length - 1 }) }).map(({ war, wants }): Answers => ({
          ...rest,
          asOf: null,
          issues: titles.map((title) => ({
            title,
            options,
            wishes: [0, 1].map((party) => ({
              party,
              wants,
              salience: "uniform(10, 20)",
              never: party === 0 ? [(wants + 1) % options.length] : [],
            })),
          })),
          war: war ? { attacker: 0, defender: 1, patron: 2 } : null,
          claim: {
            text: rest.title,
            says: `terms.deal_exists(${idsOf(rest.parties, "party").slice(0, 2).join(", ")})`,
          },
        })),
      );
    fc.assert(
      fc.property(answers, (each) => {
        const { conflict, diagnostics } = readConflict(answersText(each), "x");
        expect(diagnostics).toEqual([]);
        expect(conflict!.title).toBe(each.title);
        expect(conflict!.actors.map(({ title }) => title)).toEqual(each.parties);
        expect(conflict!.issues.map((issue) => issue.options.map(({ title }) => title))).toEqual(
          each.issues.map(({ options }) => options),
        );
      }),
      { numRuns: 60, seed: 1 },
    );
  });
});
