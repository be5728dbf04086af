import { describe, expect, test } from "vitest";
import { importFiles } from "../../src/import/import.js";
import { gameLines, model, read } from "./model.js";
import { codesOf, conflictOf, fixture, importTexts } from "./read.js";

describe("graph models", () => {
  test("golden: a small model becomes moves, impossible combinations and statements", () => {
    expect(importFiles([fixture("water.gmcr")]).text).toBe(
      `# Imported from gmcr-py (.gmcr): water.gmcr.
# Lost or changed on the way:
# - The format names no state at the start; the first possible one ("nothing") stands as \`now\`.
parley: 1
case:
  title: water
actors:
  upstream:
    title: Upstream
  downstream:
    title: Downstream
moves:
  upstream.release_water:
    title: Release water
  upstream.mobilise:
    title: Mobilise
    one_way: start
  downstream.attack:
    title: Attack
  downstream.stand_down:
    title: Stand down
    one_way: stop
game:
  impossible:
    - upstream.release_water and upstream.mobilise
    - downstream.attack and downstream.stand_down
  preferences:
    upstream:
      - not downstream.attack
      - (upstream.release_water and downstream.stand_down) or not upstream.mobilise
    downstream:
      - upstream.release_water
      - not downstream.attack and downstream.stand_down
  now: []
`,
    );
  });

  test("the format is told by the content, whatever the name and the leading blanks", () => {
    expect(importTexts({ "notes.txt": `\uFEFF\n ${model()}` }).format).toBe("gmcr-py (.gmcr)");
  });

  test("options are regrouped by decision maker before states are numbered", () => {
    const shuffled = {
      options: [{ name: "B0" }, { name: "A0" }, { name: "A1" }],
      decisionMakers: [
        { name: "Ada", options: [1, 2], preferences: [], preferenceRanking: [2, 1, 3, 4, 5, 6, 7, 8] },
        { name: "Bea", options: [0], preferences: [], preferenceRanking: [5, [1, 2, 3, 4], 6, 7, 8] },
      ],
      useManualPreferenceRanking: true,
    };
    const conflict = conflictOf(read(shuffled));
    expect(conflict.moves.map((move) => move.id)).toEqual(["ada.a0", "ada.a1", "bea.b0"]);
    expect(gameLines(shuffled)).toMatch(/ada:\n {6}- ada\.a0\n {6}- nothing\n/);
    expect(gameLines(shuffled)).toMatch(/bea:\n {6}- bea\.b0\n {6}- \[nothing, ada\.a0, ada\.a1, ada\.a0 ada\.a1\]\n/);
    expect(read(shuffled).notes.join()).toContain("regrouped");
  });

  test("conditions index options in the file's order, not in the regrouped one", () => {
    const part = {
      options: [{ name: "B0" }, { name: "A0" }],
      decisionMakers: [
        { name: "Ada", options: [1], preferences: [[[0, "Y"]]] },
        { name: "Bea", options: [0], preferences: [[[1, "N"]]] },
      ],
      infeasibles: [
        [
          [0, "Y"],
          [1, "Y"],
        ],
      ],
    };
    expect(gameLines(part)).toContain("- bea.b0 and ada.a0");
    expect(gameLines(part)).toMatch(/ada:\n {6}- bea\.b0\n {4}bea:\n {6}- not ada\.a0/);
  });

  test("ranked numbers count possible states only, and ties stay ties", () => {
    const part = {
      decisionMakers: [
        { name: "Ada", options: [0, 1], preferences: [], preferenceRanking: [[1, 2], 3, [4, 5, 6]] },
        { name: "Bea", options: [2], preferences: [], preferenceRanking: [6, 5, 4, 3, 2, 1] },
      ],
      infeasibles: [
        [
          [0, "Y"],
          [1, "Y"],
        ],
      ],
      useManualPreferenceRanking: true,
    };
    const { game } = conflictOf(read(part));
    expect(game!.preferences[0]).toEqual({ kind: "ranking", groups: [[[], [0]], [[1]], [[2], [0, 2], [1, 2]]] });
  });

  test("old files: useManualPreferenceVectors and preferenceVector mean the same as the new names", () => {
    const makers = (key: string): Record<string, unknown>[] => [
      { name: "Ada", options: [0, 1], preferences: [], [key]: [1, 2, 3, 4, 5, 6, 7, 8] },
      { name: "Bea", options: [2], preferences: [], [key]: [[1, 2, 3, 4, 5, 6, 7, 8]] },
    ];
    const old = read({
      useManualPreferenceRanking: undefined,
      useManualPreferenceVectors: true,
      decisionMakers: makers("preferenceVector"),
    });
    const now = read({ useManualPreferenceRanking: true, decisionMakers: makers("preferenceRanking") });
    expect(old.text).toBe(now.text);
    expect(old.text).toContain("rankings:");
  });

  test("a ranking counts only if the flag says so, and what does not count is named", () => {
    const makers = [
      { name: "Ada", options: [0, 1], preferences: [[[0, "Y"]]], preferenceRanking: [8, 7, 6, 5, 4, 3, 2, 1] },
      { name: "Bea", options: [2], preferences: [[[2, "N"]]], preferenceRanking: [8, 7, 6, 5, 4, 3, 2, 1] },
    ];
    const statements = read({ decisionMakers: makers });
    expect(statements.text).not.toContain("rankings:\n");
    expect(statements.notes.join()).toContain('The rankings of "Ada" and "Bea" are left out');
    const rankings = read({ decisionMakers: makers, useManualPreferenceRanking: true });
    expect(rankings.text).not.toContain("preferences:\n");
    expect(rankings.notes.join()).toContain('The preference statements of "Ada" and "Bea" are left out');
  });

  test("a ranking that does not fit the possible states is void; statements step in, or the file is refused", () => {
    const makers = (preferences: unknown[]): Record<string, unknown>[] => [
      { name: "Ada", options: [0, 1], preferences, preferenceRanking: [1, 2, 3, 4, 5, 6, 7, 8] },
      { name: "Bea", options: [2], preferences: [[[2, "N"]]], preferenceRanking: [1, 2, 3, 4, 5, 6] },
    ];
    const part = {
      infeasibles: [
        [
          [0, "Y"],
          [1, "Y"],
        ],
      ],
      useManualPreferenceRanking: true,
    };
    const saved = read({ ...part, decisionMakers: makers([[[0, "Y"]]]) });
    expect(saved.notes.join()).toContain('The ranking of "Ada" is void');
    expect(conflictOf(saved).game!.preferences.map((each) => each!.kind)).toEqual(["prioritised", "ranking"]);
    expect(codesOf({ "a.gmcr": model({ ...part, decisionMakers: makers([]) }) })).toEqual(["P0610"]);
  });

  test.each([
    ["names a state twice", [1, 1, 2, 3, 4, 5, 6, 7]],
    ["leaves states out", [1, 2, 3]],
    ["names what is no number", [1, 2, 3, 4, 5, 6, 7, "x"]],
  ])("a ranking that %s is refused where there is nothing else to go by", (_, preferenceRanking) => {
    const decisionMakers = [{ name: "Ada", options: [0, 1, 2], preferences: [], preferenceRanking }];
    expect(codesOf({ "a.gmcr": model({ decisionMakers, useManualPreferenceRanking: true }) })).toEqual(["P0610"]);
  });
});
