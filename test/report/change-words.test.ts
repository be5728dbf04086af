import { expect, test } from "vitest";
import { changesInWords } from "../../src/report/change-words.js";
import { gatherFindings, type Change, type Findings } from "../../src/report/finding.js";
import { verdict } from "./build.js";

const claims = [
  { id: "a", text: "The war goes on." },
  { id: "b", text: "Help counts." },
] as unknown as Findings["claims"];
const said = (changes: readonly Change[] | null, mostMoved: Findings["mostMoved"] = null): string[] | null =>
  changesInWords({ claims, changes, mostMoved } as Findings);

test("says what falls, then what else turns, each with its shares; nothing where nothing was changed", () => {
  const gain: Change = { id: "a", before: "open", after: "holds", shares: [0.7, 0.96] };
  const loss: Change = { id: "b", before: "holds", after: "depends", shares: [0.95, 0.6] };
  expect(said([gain, loss])).toEqual([
    "Two of two verdicts differ from the file as filed; what falls: b.",
    "b (Help counts): holds as filed, depends here (95 % → 60 % of worlds).",
    "a (The war goes on): is open as filed, holds here (70 % → 96 % of worlds).",
  ]);
  expect(said([gain])![0]).toBe("One of two verdicts differs from the file as filed; none of them falls.");
  expect(said(null)).toBeNull();
});

test("where no verdict differs, says which claim's share moves most", () => {
  expect(said([], { id: "b", shares: [0.95, 0.92] })).toEqual([
    "No verdict differs from the file as filed. Most moves the share of worlds of b (Help counts): 95 % → 92 % of worlds.",
  ]);
  expect(said([])).toEqual(["No verdict differs from the file as filed."]);
});

test("takes the changes from two lists of verdicts, and the most moved only where there is none", () => {
  const [before, after] = [
    [verdict("a", "holds", 0.95), verdict("b", "depends", 0.5)],
    [verdict("a", "holds", 0.94), verdict("b", "depends", 0.7)],
  ];
  const conflict = { claims: [], sources: [] };
  const gathered = (verdicts: typeof before): Findings =>
    gatherFindings({ conflict, verdicts, before } as unknown as Parameters<typeof gatherFindings>[0]);
  expect(gathered(after).mostMoved).toEqual({ id: "b", shares: [0.5, 0.7] });
  expect(gathered(before).mostMoved).toBeNull();
  const turned = gathered([verdict("a", "fails", 0.05), after[1]]);
  expect(turned.changes).toEqual([{ id: "a", before: "holds", after: "fails", shares: [0.95, 0.05] }]);
  expect(turned.mostMoved).toBeUndefined();
});
