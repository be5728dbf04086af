import { describe, expect, test } from "vitest";
import { medianWorld } from "../../src/ensemble/design.js";
import { readTerms } from "../../src/terms/index.js";
import { allPackages, conflictOf, laterSources, utilitiesOf, verdictsOf, withinLines } from "./case.js";

describe("Camp David 1978", () => {
  const conflict = conflictOf("camp-david-1978");
  const reading = readTerms(conflict, medianWorld(conflict));
  const packages = allPackages(conflict);
  const named = (id: string): (typeof reading.named)[0] => reading.named.find((each) => each.id === id)!;

  test("warns of the two sources that are later than the signing", () => {
    expect(laterSources("camp-david-1978")).toEqual(["brown", "begin70"]);
  });

  test("values each paper for each of the three parties as the definition does (oracle: all packages, one by one)", () => {
    expect(reading.packages).toBe(packages.length);
    conflict.actors.forEach(({ id }, actor) => {
      const utilities = utilitiesOf(conflict, actor, packages);
      for (const each of conflict.packages) {
        const place = packages.findIndex((options) => options.join() === each.options.join());
        expect(named(each.id).utility[id], `${id} ${each.id}`).toBeCloseTo(utilities[place], 9);
      }
    });
  });

  test("leaves a way through all lines, and on Sinai it is the vote of the Knesset alone", () => {
    expect(reading.collisions).toEqual([]);
    const sinai = conflict.issues.findIndex((issue) => issue.id === "sinai");
    const open = withinLines(conflict, ["egypt", "israel", "us"], packages);
    const ways = new Set(open.map((options) => conflict.issues[sinai].options[options[sinai]].id));
    expect([...ways]).toEqual(["knesset"]);
  });

  test("needs the mediator's consent for its money", () => {
    expect(reading.owners).toEqual(["us"]);
  });

  test("lets the accords cross no line, and each opening paper the other side's", () => {
    const crossed = (id: string): string[] => [...new Set(named(id).crosses.map(({ actor }) => actor))];
    expect(crossed("accords")).toEqual([]);
    expect(crossed("accords_carter")).toEqual(["israel"]);
    expect(crossed("egypt_opening")).toEqual(["israel"]);
    expect(crossed("israel_opening")).toEqual(["egypt"]);
  });

  test("finds the accords improvable for Egypt and Israel, lines aside, and so does a search through all packages", () => {
    const [egypt, israel] = [0, 1].map((actor) => utilitiesOf(conflict, actor, packages));
    const { accords } = Object.fromEntries(conflict.packages.map((each) => [each.id, each.options.join()]));
    const place = packages.findIndex((options) => options.join() === accords);
    expect(packages.some((_, k) => egypt[k] > egypt[place] + 1e-9 && israel[k] > israel[place] + 1e-9)).toBe(true);
    expect(named("accords").improvable).toBe(true);
  });

  test("the mediator likes its own reading of the accords best of all papers, and either reading better than both openings", () => {
    const worth = (id: string): number => named(id).utility.us;
    expect(Math.max(...reading.named.map((each) => each.utility.us))).toBe(worth("accords_carter"));
    expect(worth("accords")).toBeGreaterThan(Math.max(worth("egypt_opening"), worth("israel_opening")));
  });

  test("bears out the mediator's leaning to Egypt's paper and that all three could sign, and not that the US would have refused", async () => {
    const { c1, c2, c3, c4, c5, c6 } = await verdictsOf("camp-david-1978");
    expect([c3.kind, c6.kind]).toEqual(["holds", "fails"]);
    expect([c1.kind, c4.kind]).toEqual(["depends", "depends"]);
    expect(c5.share).toBeGreaterThan(0.8);
    expect(c2.share).toBeLessThan(0.3);
  });

  test("American money matters only where Israel was sure of about half of what it wanted without a deal", async () => {
    const sets = ["actors.israel.walks_away_below=0.5"];
    expect((await verdictsOf("camp-david-1978", { sets })).c2.share).toBeGreaterThan(0.5);
  });
});
