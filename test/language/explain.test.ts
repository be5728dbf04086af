import { describe, expect, it } from "vitest";
import { explainKey, readNumberAs } from "../../src/language/explain.js";
import { keyPlaces, keysNamed, numberIn, pathText } from "../../src/language/keys.js";
import { N } from "../../src/language/shape.js";
import { parley } from "../cli/world.js";

describe("what a number comes to", () => {
  it("8 to 12, unbounded above: its ends are its 5th and 95th percentile, its median their geometric mean (property)", () => {
    const { quantiles, cutMass } = readNumberAs("8 to 12", N.capability);
    expect(cutMass).toBe(0);
    expect(quantiles![0]).toBeCloseTo(8, 9);
    expect(quantiles![1]).toBeCloseTo(Math.sqrt(8 * 12), 9);
    expect(quantiles![2]).toBeCloseTo(12, 9);
  });

  it("80 to 100 as salience: 5 % cut off, and quantiles of what is left, by counting draws (oracle)", () => {
    const { quantiles, cutMass } = readNumberAs("80 to 100", N.points);
    expect(cutMass).toBeCloseTo(0.05, 9);
    // A million evenly spaced draws of the lognormal by Box–Muller pairs of a lattice, those above 100 thrown away.
    const centre = (Math.log(80) + Math.log(100)) / 2;
    const spread = (Math.log(100) - Math.log(80)) / (2 * 1.6448536269514722);
    const kept: number[] = [];
    for (let i = 0; i < 1000; i++) {
      const radius = Math.sqrt(-2 * Math.log((i + 0.5) / 1000));
      for (let k = 0; k < 200; k++) {
        const value = Math.exp(centre + spread * radius * Math.cos((2 * Math.PI * (k + 0.5)) / 200));
        if (value <= 100) kept.push(value);
      }
    }
    kept.sort((a, b) => a - b);
    for (const [index, share] of [0.05, 0.5, 0.95].entries())
      expect(Math.abs(quantiles![index] - kept[Math.floor(share * kept.length)])).toBeLessThan(0.05);
  });

  it("a choice has chances and, on a number key, the medians of its branches", () => {
    expect(readNumberAs("one of priced 0.7; hard 0.3", N.choice("priced", "hard")).choices).toEqual([
      { name: "priced", chance: 0.7, median: null },
      { name: "hard", chance: 0.3, median: null },
    ]);
    expect(readNumberAs("hard", N.choice("priced", "hard")).choices.map((one) => one.chance)).toEqual([0, 1]);
    const area = readNumberAs("{is: one of near 0.6; far 0.4, near: 10 km2, far: 40 km2}", N.area);
    expect(area.choices).toEqual([
      { name: "near", chance: 0.6, median: 10 },
      { name: "far", chance: 0.4, median: 40 },
    ]);
    expect(area.quantiles).toEqual([10, 10, 40]);
  });

  it("is read in the canonical unit of its key, with the unit it names or that stands beside it", () => {
    expect(readNumberAs("14 days", N.weeks).quantiles).toEqual([2, 2, 2]);
    expect(readNumberAs("{is: 14, unit: days, source: essay}", N.weeks).quantiles).toEqual([2, 2, 2]);
  });

  it("that is none of the key has the diagnostics of a file", () => {
    const codes = (text: string, spec = N.weeks): string[] =>
      readNumberAs(text, spec).diagnostics.map((one) => one.code);
    expect(codes("26")).toEqual(["P0205"]);
    expect(codes("26 km2")).toEqual(["P0204"]);
    expect(codes("8 to 2 weeks")).toEqual(["P0207"]);
    expect(codes("{is: 8, unt: days}")).toContain("P0101");
    expect(readNumberAs("26", N.weeks)).toMatchObject({ law: null, quantiles: null });
    expect(readNumberAs("50 to 200", N.points).diagnostics[0]).toMatchObject({ code: "P0209", severity: "warning" });
  });
});

describe("a key by its name", () => {
  it("is found by its last name, the end of its path, its path in the schema and any path of a file", () => {
    const paths = (text: string): string[] => keysNamed(text).map(({ path }) => pathText(path));
    const salience = ["issues.<id>.positions.<actor>.salience"];
    expect(paths("salience")).toEqual(salience);
    expect(paths("positions.salience")).toEqual(salience);
    expect(paths("issues.<id>.positions.<actor>.salience")).toEqual(salience);
    expect(paths("issues.army.positions.russia.salience")).toEqual(salience);
    expect(paths("moves.russia.truce.says.ukraine")).toEqual(["moves.<actor.act>.says"]);
    expect(paths("links.0.strength")).toEqual(["links[].strength"]);
    expect(paths("us_stays")).toEqual(["beliefs.<actor>.<stays>"]);
    expect(paths("collapse.men")).toEqual(["campaign.collapse.men"]);
    expect(paths("campaign.men.intake")).toEqual(["campaign.men.<actor>.intake"]);
    expect(paths("campaign.men.russia")).toEqual(["campaign.men"]);
    expect(paths("men").length).toBeGreaterThan(1);
    expect(paths("nothing_such")).toEqual([]);
  });

  it("every key of the schema can be asked for, with form and (unless it is not read yet) a place in an example", () => {
    for (const { path } of keyPlaces()) {
      const text = pathText(path);
      const asked = text
        .replaceAll("[]", ".0")
        .replaceAll("<actor.act>", "a.b")
        .replaceAll(/<(\w+)>/g, "x");
      const found = explainKey(path.at(-1)?.startsWith("<") ? asked.replace(/x$/, "us_stays") : asked);
      const own = found.find((one) => one.path === text);
      expect(own, text).toBeDefined();
      expect(own?.form.length, text).toBeGreaterThan(0);
      expect(own?.example, text).not.toBeNull();
    }
  });

  it("has the bounds of every number in its form", () => {
    for (const { path, key } of keyPlaces()) {
      const number = numberIn(key.shape);
      if (number === null || number.spec.choices !== undefined || number.spec.unit.startsWith("share")) continue;
      const [low, high] = number.spec.bounds;
      const { form } = explainKey(pathText(path)).find((one) => one.path === pathText(path))!;
      if (Number.isFinite(low)) expect(form).toContain(String(low));
      if (Number.isFinite(high)) expect(form).toContain(String(high));
    }
  });
});

describe("parley explain", () => {
  it('"80 to 100" --as salience prints law, unit, mass cut off and what results', async () => {
    const { status, out, err } = await parley(["explain", "80 to 100", "--as", "salience"]);
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toBe(
      [
        '"80 to 100" as issues.<id>.positions.<actor>.salience',
        "  How much the issue matters to it, 0 to 100.",
        "  read as     5th to 95th percentile, lognormal: both ends are positive",
        "  unit        points, 0 to 100",
        "  cut off     5 % of it lies outside the bounds; what is left is shown",
        "  5 % below   79.9",
        "  half below  89.1",
        "  95 % below  97.7",
        "",
      ].join("\n"),
    );
  });

  it("--json gives the same as data, open bounds as null", async () => {
    const { out } = await parley(["explain", "30k", "--as", "campaign.men.russia.front", "--json"]);
    expect(JSON.parse(out)).toMatchObject({
      command: "explain",
      keys: ["campaign.men.<actor>.front"],
      unit: "persons",
      bounds: [0, null],
      law: { kind: "point", value: 30000 },
      quantiles: [30000, 30000, 30000],
    });
  });

  it("asks which, where several keys of a name hold different numbers", async () => {
    const told = await parley(["explain", "8", "--as", "men"]);
    expect(told.status).toBe(2);
    expect(told.err).toContain("moves.<actor.act>.men");
    expect(told.err).toContain("such as --as moves.men.");
    expect((await parley(["explain", "1 %/week", "--as", "collapse.men"])).status).toBe(0);
  });

  it("exits with 3 where the number is none, 2 where there is no such key, code or measure of one", async () => {
    const wrong = await parley(["explain", "26", "--as", "review"]);
    expect(wrong).toMatchObject({ status: 3, out: "" });
    expect(wrong.err).toContain("P0205");
    expect((await parley(["explain", "26", "--as", "revew"])).err).toContain('Did you mean "review"?');
    expect((await parley(["explain", "P9999"])).status).toBe(2);
    const number = await parley(["explain", "80 to 100"]);
    expect(number).toMatchObject({ status: 2 });
    expect(number.err).toContain("A number needs --as KEY");
    expect((await parley(["explain", "salienc"])).err).toContain('Did you mean "salience"?');
  });

  it("explains a key from the table, within 80 columns", async () => {
    const { status, out } = await parley(["explain", "wants"]);
    expect(status).toBe(0);
    expect(out).toContain("issues.<id>.positions.<actor>.wants\n  Option it would like best.\n");
    expect(out).toContain("  left out  an error: it must be there\n  as in     wants: small\n");
    for (const key of ["issues", "men", "campaign"])
      for (const line of (await parley(["explain", key])).out.split("\n"))
        expect([...line].length).toBeLessThanOrEqual(100);
  });

  it("explains a code in words and as data", async () => {
    expect((await parley(["explain", "p0107"])).out).toContain("P0107 (error): Unknown issue.");
    expect(JSON.parse((await parley(["explain", "P0107", "--json"])).out)).toMatchObject({
      code: "P0107",
      severity: "error",
      title: "Unknown issue.",
    });
  });
});
