import { describe, expect, test } from "vitest";
import { CACHED, cacheFolder } from "../../src/cli/cache.js";
import { goesOn } from "../../src/cli/found.js";
import type { Match } from "../../src/ensemble/matching.js";

describe("the folder of the cache", () => {
  test.each<[string, Record<string, string>, string, string | null, string | null]>([
    ["where the user says", { PARLEY_CACHE: "/mine", XDG_CACHE_HOME: "/xdg" }, "linux", "/home/a", "/mine"],
    ["nowhere if the user names nothing", { PARLEY_CACHE: "" }, "linux", "/home/a", null],
    ["where XDG puts it", { XDG_CACHE_HOME: "/xdg" }, "linux", "/home/a", "/xdg/parley"],
    ["not where XDG names no absolute path", { XDG_CACHE_HOME: "xdg" }, "linux", "/home/a", "/home/a/.cache/parley"],
    ["in the home folder", {}, "linux", "/home/a", "/home/a/.cache/parley"],
    ["in the library of a Mac", { XDG_CACHE_HOME: "/xdg" }, "darwin", "/Users/a", "/Users/a/Library/Caches/parley"],
    ["nowhere without a home", {}, "linux", null, null],
    ["nowhere on Windows without its folder", {}, "win32", "C:/a", null],
  ])("is %s", (_, env, platform, home, folder) => expect(cacheFolder(env, platform, home)).toBe(folder));

  test("holds files of the tool's own names only", () => {
    for (const name of ["4abeda46dd25011d-2-1-200.matched.json", "4abeda46dd25011d-2-1-sofar.matched.json"])
      expect(name).toMatch(CACHED);
    for (const name of ["ukraine-2025.matched.json", "notes.txt", "../4abeda46dd25011d-2-1-200.matched.json"])
      expect(name).not.toMatch(CACHED);
  });
});

describe("a search goes on from what was found", () => {
  const match = (members: number[], tried: number): Match => ({ members, tried }) as unknown as Match;
  const asked = { wanted: 3, most: 100, seed: 1 };
  test.each<[string, Match, boolean]>([
    ["with less than is wanted", match([2, 9], 50), true],
    ["with all that is wanted, stopped there", match([2, 9, 20], 21), true],
    ["with all that is wanted, and more worlds tried since", match([2, 9, 20], 30), false],
    ["with more than is wanted", match([2, 9, 20, 22], 23), false],
    ["with more worlds tried than may be", match([2, 9], 101), false],
  ])("%s", (_, found, goes) => expect(goesOn(found, asked)).toBe(goes));
});
