import { describe, expect, it } from "vitest";
import { dealExists } from "../../src/terms/engine.js";
import { frontierOf } from "../../src/terms/frontier.js";
import { groundOf, settingOf, stagesOf } from "../../src/terms/setting.js";
import { pointsCase } from "./build.js";

/** 21 issues of four options with gains that share no common step: the hardest sums there are. */
function large(turn: number): ReturnType<typeof pointsCase> {
  const part = (k: number): number => (Math.imul(k + 97 * turn + 1, 2654435761) >>> 0) / 4294967296;
  const issues = Array.from({ length: 21 }, (_, k) => {
    const [up, down] = [0.2 + part(2 * k), 0.2 + part(2 * k + 1)];
    const options = ["o0", "o1", "o2", "o3"];
    const bend = options.map((_, o) => o / 3 + 0.2 * part(100 + 4 * k + o));
    return {
      id: `i${k}`,
      options,
      points: [bend.map((x) => up * x), bend.map((x) => down * (1.3 - x))] as [number[], number[]],
    };
  });
  return pointsCase(issues, [0, 0]);
}

describe("twenty-one issues", () => {
  it("give an exact frontier within five seconds, and 200 worlds are judged within five more", () => {
    const { conflict, world } = large(0);
    const ground = groundOf(conflict);
    const started = performance.now();
    const frontier = frontierOf(stagesOf(settingOf(ground, world), [0, 1], { kind: "ignored" }));
    const took = performance.now() - started;
    const middle = Math.floor(frontier.a.length / 2);
    const near: number[] = [frontier.a[middle] - 1e-6, frontier.b[middle] - 1e-6];
    const again = performance.now();
    for (let turn = 0; turn < 200; turn++) {
      const setting = settingOf(ground, world);
      expect(dealExists(setting, [0, 1], turn % 2 ? near : near.map((x) => x + 0.02))).toBe(turn % 2 === 1);
    }
    const judged = performance.now() - again;
    console.info(`points ${frontier.a.length}, frontier ${took} ms, 200 worlds ${judged} ms`);
    expect(took).toBeLessThan(5000);
    expect(judged).toBeLessThan(5000);
  });
});
