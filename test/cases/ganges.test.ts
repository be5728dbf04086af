import { describe, expect, test } from "vitest";
import { medianWorld } from "../../src/ensemble/design.js";
import { readTerms } from "../../src/terms/index.js";
import { allPackages, conflictOf, laterSources, utilitiesOf, verdictsOf, withinLines } from "./case.js";

describe("Ganges 1996", () => {
  const conflict = conflictOf("ganges-1996");
  const reading = readTerms(conflict, medianWorld(conflict));
  const packages = allPackages(conflict);
  const named = (id: string): (typeof reading.named)[0] => reading.named.find((each) => each.id === id)!;

  test("warns of the four judgements that are later than the treaty", () => {
    expect(laterSources("ganges-1996")).toEqual(["critics96", "today97", "ipcs00", "observer21"]);
  });

  test("has 1,344 packages once a quarrel closed without water is taken out", () => {
    expect(packages.length).toBe(4 * 4 * 4 * 2 * 2 * 3 * 2 - 4 * 4 * 2 * 2 * 3);
    expect(reading.packages).toBe(packages.length);
  });

  test("values each text for each party as the definition does (oracle: all packages, one by one)", () => {
    conflict.actors.forEach(({ id }, actor) => {
      const utilities = utilitiesOf(conflict, actor, packages);
      for (const each of conflict.packages) {
        const place = packages.findIndex((options) => options.join() === each.options.join());
        expect(named(each.id).utility[id], `${id} ${each.id}`).toBeCloseTo(utilities[place], 9);
      }
    });
  });

  test("ranks the texts oppositely for the two sides", () => {
    const order = (actor: string): string[] =>
      [...reading.named].sort((a, b) => b.utility[actor] - a.utility[actor]).map((each) => each.id);
    expect(order("india")).toEqual(["no_treaty", "treaty_1996", "memorandum_1985", "agreement_1977"]);
    expect(order("bangladesh")).toEqual([...order("india")].reverse());
  });

  test("keeps every stated line with room for a deal, and the lapse of agreements crosses one", () => {
    expect(reading.collisions).toEqual([]);
    expect(withinLines(conflict, ["india", "bangladesh", "nepal"], packages).length).toBeGreaterThan(0);
    expect(named("no_treaty").crosses.map(({ actor }) => actor)).toEqual(["bangladesh"]);
    for (const id of ["agreement_1977", "memorandum_1985", "treaty_1996"]) expect(named(id).crosses).toEqual([]);
  });

  test("finds the texts of 1977 and 1985 improvable, and so does a search through all packages", () => {
    const [india, bangladesh] = [0, 1].map((actor) => utilitiesOf(conflict, actor, packages));
    for (const each of conflict.packages) {
      const place = packages.findIndex((options) => options.join() === each.options.join());
      const better = packages.some(
        (_, k) =>
          india[k] >= india[place] - 1e-12 &&
          bangladesh[k] >= bangladesh[place] - 1e-12 &&
          india[k] + bangladesh[k] > india[place] + bangladesh[place] + 1e-9,
      );
      expect(named(each.id).improvable, each.id).toBe(better);
    }
    expect(named("agreement_1977").improvable && named("memorandum_1985").improvable).toBe(true);
  });

  test("bears out both the relief and the complaint of Bangladesh, and contradicts the Indian critics", async () => {
    const { c1, c2, c3, c4, c5, c6 } = await verdictsOf("ganges-1996");
    expect([c1.kind, c2.kind, c3.kind, c5.kind, c6.kind]).toEqual(["holds", "holds", "fails", "holds", "depends"]);
    expect(c4.share).toBeLessThan(0.5);
  });

  test("finds no gain for India in a treaty if only water counts, and one if the quarrel weighs as much as water", async () => {
    expect((await verdictsOf("ganges-1996", { variant: "water_only" })).c4.kind).toBe("fails");
    const sets = ["issues.relations.positions.india.salience=60 to 90"];
    expect((await verdictsOf("ganges-1996", { sets })).c4.share).toBeGreaterThan(0.9);
  });
});
