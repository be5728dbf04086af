import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { medianWorld } from "../../src/ensemble/design.js";
import { importFiles, type ImportFile } from "../../src/import/import.js";
import { readTerms } from "../../src/terms/index.js";
import { conflictOf } from "./read.js";

const DATA = new URL("../../../shared/data/negotiation/", import.meta.url);
const ANSWERS = new URL("../../../shared/reference/terms/", import.meta.url);
const present = existsSync(DATA);
const title = present
  ? "every domain of the collection beside the clone"
  : "domains NOT RUN: no collection of domains (shared/data/negotiation) stands beside the clone";

interface Answer {
  readonly paretoDistinctPoints: number;
  readonly outcomes: number;
  readonly nash: { readonly utilities: readonly (readonly number[])[] };
  readonly kalaiEgalitarian: { readonly utilities: readonly (readonly number[])[] };
}
interface Expected {
  readonly domainFile?: string;
  readonly profiles?: readonly string[];
  readonly asFile?: Answer;
  readonly firstTwoProfiles?: Answer;
}
/** The answers are printed to six decimals. */
const PRINTED = 6;
/** Weights of one domain sum to 1.000052; the answers are cut off at 1. */
const cut = (utilities: readonly number[]): number[] => utilities.map((each) => Math.min(1, each));

function filesOf(folder: string, names: readonly string[]): ImportFile[] {
  return names.map((name) => ({ name, text: readFileSync(new URL(`${folder}/${name}`, DATA), "utf8") }));
}

const folders = present
  ? readdirSync(DATA, { withFileTypes: true }).flatMap((each) => (each.isDirectory() ? [each.name] : []))
  : [];

describe.skipIf(!present)("domains beside the clone", () => {
  it.each(folders)("%s is imported, or refused with a code and a sentence", (folder) => {
    const names = readdirSync(new URL(`${folder}/`, DATA)).filter((name) => name !== "pareto.xml");
    const { text, diagnostics } = importFiles(filesOf(folder, names));
    if (text === null) expect(diagnostics.map(({ code }) => code)).toEqual(["P0609"]);
    else expect(conflictOf({ text, format: null, notes: [], diagnostics }).actors.length).toBeGreaterThan(1);
  });

  const answered = folders.flatMap((folder) => {
    const url = new URL(`${folder}.expected.json`, ANSWERS);
    if (!existsSync(url)) return [];
    const expected = JSON.parse(readFileSync(url, "utf8")) as Expected;
    return expected.domainFile === undefined ? [] : [{ folder, expected }];
  });
  it.each(answered)(
    "oracle: $folder has the frontier and the bargaining points of brute force",
    ({ folder, expected }) => {
      const conflict = conflictOf(importFiles(filesOf(folder, [expected.domainFile!, ...expected.profiles!])));
      const answer = (conflict.actors.length > 2 ? expected.firstTwoProfiles : expected.asFile)!;
      const reading = readTerms(conflict, medianWorld(conflict));
      expect([reading.packages, reading.frontierSize]).toEqual([answer.outcomes, answer.paretoDistinctPoints]);
      for (const [found, wanted] of [
        [reading.nash, answer.nash.utilities],
        [reading.egalitarian, answer.kalaiEgalitarian.utilities],
      ] as const)
        found.forEach((point, k) =>
          cut(point.utility).forEach((each, party) => expect(each).toBeCloseTo(wanted[k][party], PRINTED - 1)),
        );
    },
  );
});

it.skipIf(!present)(title, () => expect(folders.length).toBeGreaterThan(0));
