import { describe, expect, test } from "vitest";
import { importFiles } from "../../src/import/import.js";
import { codesOf, conflictOf, fixture, pointOf, pointsOf } from "./read.js";

interface Source {
  readonly actors: readonly string[];
  readonly thresholds: readonly number[];
  readonly articles: readonly { satisfaction: Readonly<Record<string, number>> }[];
}
const source = JSON.parse(fixture("articles.json").text) as Source;
const imported = importFiles([fixture("articles.json")]);
const conflict = conflictOf(imported);

describe("lists of rated articles", () => {
  test("oracle: by the file an actor accepts exactly the drafts whose mean rating reaches its threshold", () => {
    const points = conflict.actors.map(({ id }) => conflict.issues.map((issue) => pointsOf(conflict, issue.id, id)));
    let accepted = 0;
    for (let draft = 1; draft < 1 << source.articles.length; draft++) {
      const has = (article: number): number => (draft >> article) & 1;
      source.actors.forEach((name, k) => {
        const chosen = source.articles.filter((_, article) => has(article) === 1);
        const mean = chosen.reduce((sum, each) => sum + each.satisfaction[name], 0) / chosen.length;
        const utility = points[k].reduce((sum, options, issue) => sum + options[has(issue)], 0);
        expect(utility >= pointOf(conflict, `actors.${conflict.actors[k].id}.walks_away_below`)).toBe(
          mean >= source.thresholds[k],
        );
        if (mean >= source.thresholds[k]) accepted++;
      });
    }
    expect(accepted).toBeGreaterThan(5);
    expect(accepted).toBeLessThan(57);
  });

  test("articles that exclude each other are incompatible, presets are packages", () => {
    expect(conflict.incompatible.map(({ text }) => text)).toEqual([
      "withdraw_to_the_old_line.included and freeze_the_line.included",
      "amnesty.included and tribunal.included",
    ]);
    expect(conflict.packages.map(({ title, options }) => [title, options])).toEqual([
      ["1 Early", [1, 0, 1, 0, 0]],
      ["2 Late", [0, 1, 0, 1, 1]],
    ]);
  });

  test("what the source counts otherwise or not at all is said, and its own source is named", () => {
    const said = imported.notes.join("\n");
    expect(said).toContain("the order among accepted drafts is that of the sum");
    expect(said).toContain('"negotiability" and "position"');
    expect(imported.text!.split("\n")[0]).toContain("names as its source an invented list");
  });

  test.each([
    ["an article that is none", "P0608", (text: string) => text.replace("[3, 4]", "[3, 9]")],
    ["a rating that is missing", "P0607", (text: string) => text.replace('"North": 9, ', "")],
    ["thresholds of another number", "P0608", (text: string) => text.replace("[5, 6.5]", "[5]")],
  ])("%s: refused with %s", (_, code, change) => {
    expect(codesOf({ "a.json": change(fixture("articles.json").text) })).toEqual([code]);
  });
});
