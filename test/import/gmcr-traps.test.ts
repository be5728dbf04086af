import { describe, expect, test } from "vitest";
import { readStructure } from "../../src/structure/index.js";
import { type Condition, gameLines, model, read, type Saved } from "./model.js";
import { codesOf, conflictOf } from "./read.js";

describe("graph models with traps", () => {
  test("duplicates of a condition are dropped with a note, compound or not, in whatever order of options", () => {
    const preferences = [
      [
        [0, "Y"],
        [2, "N"],
      ],
      [
        [2, "N"],
        [0, "Y"],
      ],
      {
        compound: true,
        members: [
          [
            [0, "Y"],
            [2, "N"],
          ],
        ],
      },
      [[1, "Y"]],
    ];
    const part = {
      decisionMakers: [
        { name: "Ada", options: [0, 1], preferences },
        { name: "Bea", options: [2], preferences: [] },
      ],
    };
    expect(gameLines(part)).toMatch(/ada:\n {6}- ada\.a0 and not bea\.b0\n {6}- ada\.a1\n/);
    expect(read(part).notes.filter((note) => note.includes("twice"))).toEqual([
      'The preferences of "Ada" hold "Y-N" twice; the first is kept, as gmcr-py does.',
    ]);
    expect(read(part).notes.join()).toContain('No preferences are given for "Bea"');
  });

  test("inside a condition an option named twice is kept once, and a contradiction is refused", () => {
    const twice = (taken: string): Saved => ({
      infeasibles: [
        [
          [0, "Y"],
          [0, taken],
          [2, "Y"],
        ],
      ],
    });
    expect(gameLines(twice("Y"))).toContain("- ada.a0 and bea.b0");
    expect(read(twice("Y")).notes.join()).toContain('A condition named "A0" twice');
    expect(codesOf({ "a.gmcr": model(twice("N")) })).toEqual(["P0608"]);
  });

  test("a compound impossible combination forbids each of its members", () => {
    const part = {
      infeasibles: [
        {
          compound: true as const,
          members: [
            [
              [0, "Y"],
              [2, "Y"],
            ],
            [[1, "Y"]],
          ],
        },
      ],
    };
    expect(readStructure(conflictOf(read(part)))!.states).toEqual([[], ["ada.a0"], ["bea.b0"]]);
  });

  test("where doing nothing is impossible the first possible state stands as now, and the file says so", () => {
    const part = {
      infeasibles: [
        [
          [0, "N"],
          [1, "N"],
        ],
      ],
    };
    expect(gameLines(part)).toContain("now: [ada.a0]");
    expect(read(part).notes.join()).toContain("stands as `now`");
  });

  test("coalitions and states that an actor does not see are lost in a sentence", () => {
    const makers = [
      { name: "Ada", options: [0, 1], preferences: [[[0, "Y"]]], misperceptions: [[[2, "Y"]]] },
      { name: "Bea", options: [2], preferences: [[[2, "N"]]], misperceptions: [] },
    ];
    const notes = read({ decisionMakers: makers, coalitions: [[0, 1]] }).notes.join("\n");
    expect(notes).toContain('States that "Ada" does not see');
    expect(notes).toContain('The coalition of "Ada" and "Bea" is left out');
    expect(read({ coalitions: [0, [0, 1]] }).notes.join()).toContain("each stands alone");
    expect(read({ coalitions: [0, 1] }).notes.join()).not.toContain("oalition");
  });

  test("names that are alike, odd or empty of letters become ids that differ, and titles stay", () => {
    const part = {
      options: [{ name: "Stay" }, { name: "stay!" }, { name: "2nd front" }],
      decisionMakers: [
        { name: "Ünïon d'Été", options: [0, 1], preferences: [[[2, "Y"]]] },
        { name: "否", options: [2], preferences: [] },
      ],
    };
    const conflict = conflictOf(read(part));
    expect(conflict.actors.map(({ id, title }) => [id, title])).toEqual([
      ["union_dete", "Ünïon d'Été"],
      ["actor", "否"],
    ]);
    expect(conflict.moves.map(({ id, title }) => [id, title])).toEqual([
      ["union_dete.stay", "Stay"],
      ["union_dete.stay_2", "stay!"],
      ["actor.act_2nd_front", "2nd front"],
    ]);
  });

  test("keys of the visualiser and of strangers are named, not read", () => {
    expect(read({ nodes: [], author: "x" }).notes.join()).toMatch(/"author".*visualiser/);
  });

  test.each<[string, string, Saved]>([
    ["an option of nobody", "P0609", { decisionMakers: [{ name: "Ada", options: [0], preferences: [] }] }],
    [
      "an option of two",
      "P0609",
      {
        decisionMakers: [
          { name: "Ada", options: [0, 1, 2] },
          { name: "Bea", options: [2] },
        ],
      },
    ],
    ["an index that points nowhere", "P0608", { infeasibles: [[[7, "Y"]]] }],
    ["a condition that is neither Y nor N", "P0608", { infeasibles: [[[0, "-"]]] }],
    ["a condition that is a word", "P0608", { infeasibles: ["all" as unknown as Condition] }],
    ["everything impossible", "P0608", { infeasibles: [[[0, "Y"]], [[0, "N"]]] }],
    ["an empty impossible combination", "P0608", { infeasibles: [[]] }],
    ["a direction nobody knows", "P0608", { options: [{ name: "A0", permittedDirection: "up" }] }],
    ["options without names", "P0607", { options: [{ name: " " }] }],
    ["no list of options", "P0607", { options: "none" as unknown as [] }],
  ])("%s is refused with its code and place", (_, code, part) => {
    const { diagnostics, text } = read(part);
    expect(diagnostics.map((each) => each.code)).toEqual([code]);
    expect(diagnostics[0].at.file).toBe("case.gmcr");
    expect(diagnostics[0].at.column).toBeGreaterThan(1);
    expect(text).toBeNull();
  });
});
