import { describe, expect, it } from "vitest";
import { candidatePackages, packageWorth, readTerms } from "../../src/terms/index.js";
import { mill } from "./build.js";

describe("Shifts at the mill", () => {
  const { conflict, world } = mill(45);

  it("has 36 contracts, and both named ones are worth what the table says", () => {
    const reading = readTerms(conflict, world);
    expect(reading.packages).toBe(36);
    expect(reading.named.map((each) => each.utility)).toEqual([
      { union: 62, owners: 58 },
      { union: 70, owners: 66 },
    ]);
    expect(reading.named[0].improvable).toBe(true);
    expect(reading.dealExists).toBe(true);
  });

  it("leaves ten contracts possible with a walk-away of 45", () => {
    const [pay, weekends, jobs] = conflict.issues.map((issue) =>
      issue.points.map((own) => own!.map((ref) => world.values[ref])),
    );
    let possible = 0;
    for (let p = 0; p < 4; p++)
      for (let w = 0; w < 3; w++)
        for (let j = 0; j < 3; j++) {
          const u = [0, 1].map((k) => pay[k][p] + weekends[k][w] + jobs[k][j]);
          if (u[0] >= 50 && u[1] >= 45) possible++;
        }
    expect(possible).toBe(10);
  });

  it("has no deal when the owners are sure of more than any contract both can sign gives", () => {
    expect(readTerms(mill(90).conflict, mill(90).world).dealExists).toBe(false);
  });

  it("puts the named packages on the table and values them alike", () => {
    const candidates = candidatePackages(conflict, world);
    const worth = packageWorth(conflict, candidates)(world);
    const count = candidates.options.length;
    expect(worth.utility[candidates.named[0]]).toBe(62);
    expect(worth.utility[count + candidates.named[0]]).toBe(58);
  });
});
