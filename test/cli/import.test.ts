import { describe, expect, test } from "vitest";
import { fixture } from "../import/read.js";
import { parley } from "./world.js";

const WATER = { "some/where/water.gmcr": fixture("water.gmcr").text };
const MILL = Object.fromEntries(
  ["mill-domain.xml", "mill-union.xml", "mill-owners.xml"].map((name) => [name, fixture(name).text]),
);

describe("parley import", () => {
  test("prints the conflict file, and what was lost on stderr as in its comments", async () => {
    const { status, out, err, files } = await parley(["import", ...Object.keys(MILL)], MILL);
    expect([status, files.size]).toEqual([0, 0]);
    expect(out).toMatch(/^# Imported from Genius XML: mill-domain\.xml, mill-union\.xml, mill-owners\.xml\.\n/);
    const notes = err.split("\n").flatMap((line) => /^note: (.*)$/.exec(line)?.slice(1) ?? []);
    expect(notes.length).toBeGreaterThan(0);
    for (const note of notes) expect(out).toContain(`# - ${note}\n`);
  });

  test("with -o writes a file that passes check and holds no folder of the machine", async () => {
    const { status, out, files } = await parley(["import", "some/where/water.gmcr", "-o", "w.parley.yaml"], WATER);
    expect([status, out]).toEqual([0, ""]);
    expect(files.get("w.parley.yaml")).not.toContain("some/where");
    const checked = await parley(["check", "w.parley.yaml", "--strict"], Object.fromEntries(files));
    expect([checked.status, checked.out]).toEqual([0, expect.stringContaining("sound") as string]);
  });

  test("does not write over a file unless told to", async () => {
    const there = { ...WATER, "w.parley.yaml": "precious" };
    const refused = await parley(["import", "some/where/water.gmcr", "-o", "w.parley.yaml"], there);
    expect([refused.status, refused.files.size]).toEqual([2, 0]);
    expect(refused.err).toContain("--force writes over it");
    const forced = await parley(["import", "some/where/water.gmcr", "-o", "w.parley.yaml", "--force"], there);
    expect([forced.status, [...forced.files.keys()]]).toEqual([0, ["w.parley.yaml"]]);
  });

  test("a file that cannot be imported ends with 3, its place and its code, and writes nothing", async () => {
    const { status, err, files } = await parley(["import", "a.xml", "-o", "b.yaml"], { "a.xml": "<utility_space>" });
    expect([status, files.size]).toEqual([3, 0]);
    expect(err).toMatch(/^a\.xml:1:\d+ P0603 XML cannot read this: /);
    expect((await parley(["import", "nowhere.xml"])).status).toBe(2);
  });

  test("--json gives text, notes and diagnostics as data", async () => {
    const good = JSON.parse((await parley(["import", "some/where/water.gmcr", "--json"], WATER)).out) as Record<
      string,
      unknown
    >;
    expect(good).toMatchObject({ format: 1, command: "import", from: "gmcr-py (.gmcr)", diagnostics: [] });
    const bad = JSON.parse((await parley(["import", "a.txt", "--json"], { "a.txt": "?" })).out) as Record<
      string,
      unknown
    >;
    expect(bad).toMatchObject({ text: null, diagnostics: [{ code: "P0601" }] });
  });
});

describe("graph models, read directly", () => {
  test("structure and check take a .gmcr file as it is", async () => {
    const made = (await parley(["import", "some/where/water.gmcr"], WATER)).out;
    const direct = await parley(["structure", "some/where/water.gmcr"], WATER);
    const written = await parley(["structure", "water.parley.yaml"], { "water.parley.yaml": made });
    expect(direct.status).toBe(0);
    expect(direct.out).toBe(written.out);
    expect(direct.err).toContain("note: ");
    expect((await parley(["check", "some/where/water.gmcr"], WATER)).status).toBe(0);
  });

  test("one that is broken ends with 3 and the code", async () => {
    const { status, err } = await parley(["structure", "a.gmcr"], { "a.gmcr": "{" });
    expect([status, err]).toEqual([3, expect.stringContaining("P0603") as string]);
  });
});

describe("parley export", () => {
  test("gmcr: printed, or written to the file named, never over another", async () => {
    const printed = await parley(["export", "some/where/water.gmcr", "--format", "gmcr"], WATER);
    expect(JSON.parse(printed.out)).toMatchObject({ options: [{ name: "Release water" }, {}, {}, {}] });
    const written = await parley(["export", "some/where/water.gmcr", "--format", "gmcr", "-o", "out/x.gmcr"], WATER);
    expect([...written.files]).toEqual([["out/x.gmcr", printed.out]]);
    const there = { ...WATER, "out/x.gmcr": "precious" };
    expect(
      (await parley(["export", "some/where/water.gmcr", "--format", "gmcr", "-o", "out/x.gmcr"], there)).status,
    ).toBe(2);
  });

  test("genius: a domain and a profile for each party, in the folder named", async () => {
    const made = (await parley(["import", ...Object.keys(MILL)], MILL)).out;
    const { status, files } = await parley(["export", "m.parley.yaml", "--format", "genius", "-o", "out/"], {
      "m.parley.yaml": made,
    });
    expect([status, [...files.keys()]]).toEqual([
      0,
      ["out/domain.xml", "out/profile-union.xml", "out/profile-owners.xml"],
    ]);
    const back = (await parley(["import", ...files.keys()], Object.fromEntries(files))).out;
    const rest = (text: string): string => text.slice(text.indexOf("parley: 1"));
    expect(rest(back)).toBe(rest(made));
  });

  test("usage: an unknown format, genius without a folder, a file without what the format holds", async () => {
    expect((await parley(["export", "some/where/water.gmcr", "--format", "xls"], WATER)).status).toBe(2);
    expect((await parley(["export", "some/where/water.gmcr", "--format", "genius"], WATER)).status).toBe(2);
    const { status, err } = await parley(["export", "some/where/water.gmcr", "--format", "genius", "-o", "out"], WATER);
    expect([status, err]).toEqual([2, expect.stringContaining("no `issues:` section") as string]);
  });
});
