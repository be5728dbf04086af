import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { medianWorld } from "../../src/ensemble/design.js";
import { readTerms } from "../../src/terms/index.js";
import { allPackages, conflictOf, laterSources, utilitiesOf, verdictsOf, withinLines } from "./case.js";

interface Coding {
  readonly actors: readonly { name: string; capability: number; position: number; salience: number }[];
  readonly weightedMean: number;
  readonly weightedMedian: number;
}

const coding = JSON.parse(
  readFileSync(new URL("../../references/leverage/bueno1994/emissions-inputs.json", import.meta.url), "utf8"),
) as Coding;

describe("EC car exhausts", () => {
  const conflict = conflictOf("ec-emissions-1994");
  const world = medianWorld(conflict);
  const packages = allPackages(conflict);
  const everyone = conflict.actors.map((actor) => actor.id);
  const date = conflict.issues[0];

  test("warns of the three sources that are later than the Danish refusal", () => {
    expect(laterSources("ec-emissions-1994")).toEqual(["jan86", "july87", "ns89"]);
  });

  test("carries the published coding of the ten: years wanted, salience, capability", () => {
    const years = (place: number): number => 4 + (place / 100) * 6;
    const filed = conflict.actors.map((actor, k) => ({
      name: actor.title,
      capability: world.values[actor.capability!] / 100,
      position: years(world.values[date.options[date.positions[k]!.wants].place]),
      salience: world.values[date.positions[k]!.salience] / 100,
    }));
    for (const each of coding.actors) expect(filed).toContainEqual(each);
    expect(filed.length).toBe(coding.actors.length);
  });

  test("puts the date agreed beyond the weighted mean and the weighted median of what the ten wanted", () => {
    const weight = coding.actors.map((each) => each.capability * each.salience);
    const total = weight.reduce((sum, each) => sum + each, 0);
    const mean = coding.actors.reduce((sum, each, k) => sum + weight[k] * each.position, 0) / total;
    expect(mean).toBeCloseTo(coding.weightedMean, 9);
    const agreed = 4 + (world.values[date.options.find((option) => option.id === "agreed")!.place] / 100) * 6;
    expect(agreed).toBeCloseTo(8.83, 2);
    expect(agreed).toBeGreaterThan(Math.max(coding.weightedMean, coding.weightedMedian));
  });

  test("has no deal under unanimity: Denmark's line and Britain's leave no limit, and opening it takes one of them", () => {
    const { collisions } = readTerms(conflict, world);
    expect(withinLines(conflict, everyone, packages)).toEqual([]);
    expect(collisions.map(({ issues }) => issues)).toEqual([["limits"]]);
    expect(collisions[0].collide.map((set) => set.map(({ actor }) => actor).sort())).toEqual([["denmark", "uk"]]);
    expect(collisions[0].openings.map(({ lines }) => lines.map(({ actor }) => actor))).toEqual([["uk"], ["denmark"]]);
  });

  test("has one as soon as a majority decides, without a change in what anyone wants", () => {
    const majority = conflictOf("ec-emissions-1994", { variant: "majority" });
    const reading = readTerms(majority, medianWorld(majority));
    expect(reading.collisions).toEqual([]);
    expect(reading.dealExists).toBe(true);
    expect(reading.named.find((each) => each.id === "luxembourg_1985")!.crosses.map(({ actor }) => actor)).toEqual([
      "denmark",
    ]);
  });

  test("values the compromise for each of the ten as the definition does (oracle: all packages, one by one)", () => {
    const reading = readTerms(conflict, world);
    conflict.actors.forEach(({ id }, actor) => {
      const utilities = utilitiesOf(conflict, actor, packages);
      for (const each of conflict.packages) {
        const place = packages.findIndex((options) => options.join() === each.options.join());
        const found = reading.named.find((one) => one.id === each.id)!;
        expect(found.utility[id], `${id} ${each.id}`).toBeCloseTo(utilities[place], 9);
      }
    });
  });

  test("leaves the compromise on the frontier of Germany and Britain", () => {
    const reading = readTerms(conflict, world);
    expect(reading.named.find((each) => each.id === "luxembourg_1985")!.improvable).toBe(false);
  });

  test("bears out the British gain, denies that seven years served both, and leaves open who could sign", async () => {
    const { c1, c2, c3, c4, c5 } = await verdictsOf("ec-emissions-1994");
    expect([c3.kind, c5.kind]).toEqual(["holds", "fails"]);
    for (const { kind } of [c1, c2, c4]) expect(["depends", "assumed"]).toContain(kind);
  });
});
