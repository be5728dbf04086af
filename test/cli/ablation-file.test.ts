import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { passageFor, type PassageAsked } from "../../src/cli/ablation-file.js";
import type { Io } from "../../src/cli/io.js";
import { MAKERS } from "../../src/ensemble/makers.js";
import type { Findings } from "../../src/report/finding.js";
import { findings, smallWar } from "../report/build.js";
import { linkRun, linkText } from "../report/links.js";
import { parley, SMALL_WAR } from "./world.js";

const { hash } = smallWar();
const course = MAKERS.find(({ table }) => table === "course")!.version;
const SIZES = [0.08, 0.01, 0.62, 0.21, 0.34, 0.12, 0.5, 0.05];
const run = linkRun(SIZES, { hash, engine: { course } });
const other = linkText(linkRun(SIZES, { hash: "0123456789abcdef", engine: { course } }));
const old = linkText(linkRun(SIZES, { hash, engine: { course: "0" } }));
const now: Findings = { ...findings(), engines: { course } };

/** What is known of the arrows of the small war, read beside given files. */
async function passage(asked: PassageAsked, files: Readonly<Record<string, string>>): Promise<Findings["passage"]> {
  const all: Record<string, string> = { "war.parley.yaml": readFileSync(SMALL_WAR, "utf8"), ...files };
  const read = (path: string): Promise<string> =>
    path in all ? Promise.resolve(all[path]) : Promise.reject(Object.assign(new Error(path), { code: "ENOENT" }));
  const io = { read, err: () => undefined };
  const put = await passageFor("war.parley.yaml", asked, io as unknown as Io);
  return put(now).passage;
}
const page = { report: "p.html" };

test("an ablation that is named, or lies beside the file, gives the arrows their thickness", async () => {
  const text = linkText(run);
  expect(await passage({ ...page, ablation: "run.json" }, { "run.json": text })).toEqual({ kind: "measured", run });
  expect(await passage(page, { "war.ablation.json": text })).toEqual({ kind: "measured", run });
  expect(await passage(page, {})).toEqual({ kind: "none" });
});

test("one that lies beside the file and is stale is not used, and what differs is told", async () => {
  expect(await passage(page, { "war.ablation.json": other })).toEqual({
    kind: "stale",
    differs: `it was measured on 0123456789ab, and this reading is ${hash.slice(0, 12)}`,
  });
  expect(await passage(page, { "war.ablation.json": old })).toMatchObject({ kind: "stale" });
});

test.each([
  [
    "of another state of the file",
    other,
    "run.json does not belong to war.parley.yaml: it was measured on 0123456789ab",
  ],
  ["of other engines", old, `the engine course 0, and this is course ${course}`],
  ["that is no such run", "{}", "run.json is no run of an argument's links"],
])("one that is named and %s is refused with the command that measures anew", async (_, text, said) => {
  const asked = passage({ ...page, ablation: "run.json" }, { "run.json": text });
  await expect(asked).rejects.toThrow(said);
  await expect(asked).rejects.toThrow("parley ablate war.parley.yaml --links -o run.json --force");
});

test("one that is named where nothing is drawn is refused", async () => {
  await expect(passage({ ablation: "run.json" }, { "run.json": linkText(run) })).rejects.toThrow("name --report or");
});

test("parley brief refuses a stale one before anything is run, and draws one that fits", async () => {
  const war = { "war.parley.yaml": readFileSync(SMALL_WAR, "utf8"), "run.json": other, "fits.json": linkText(run) };
  const argv = ["brief", "war.parley.yaml", "--worlds", "8", "--repeats", "2", "--picture", "p.svg", "--ablation"];
  const stale = await parley([...argv, "run.json"], war);
  expect([stale.status, stale.out, stale.files.size]).toEqual([2, "", 0]);
  expect(stale.err).toContain("run.json does not belong");
  expect(stale.err).not.toContain("8 of 8 worlds");
  const fits = await parley([...argv, "fits.json"], war);
  expect(fits.files.get("p.svg")).toContain("thickest 0.62 (Aid → Cover, losses, front)");
}, 60_000);
