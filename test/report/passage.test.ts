import { describe, expect, test } from "vitest";
import { differsFrom, linkRunIn } from "../../src/report/ablation/stored.js";
import { chainSection } from "../../src/report/chain-section.js";
import { CHAIN_STAGES } from "../../src/report/stage.js";
import { chainSvg } from "../../src/report/views/chain.js";
import { arrowInWords, arrowsOf, besideOf, measureCommand } from "../../src/report/views/passage.js";
import { findings } from "./build.js";
import { linkRun, linkText } from "./links.js";

const SIZES = [0.08, 0.01, 0.62, 0.21, 0.34, 0.12, 0.5, 0.05];
const run = linkRun(SIZES);
const measured = findings();
const told = { ...measured, passage: { kind: "measured", run } as const };
const strokes = (svg: string, shaft: RegExp): number[] => [...svg.matchAll(shaft)].map(([, width]) => Number(width));

describe("arrows of the argument", () => {
  test("the order of their thickness is that of the ablation, in proportion", () => {
    const arrows = arrowsOf(CHAIN_STAGES, told.passage);
    expect(arrows.map(({ from }) => from)).toEqual([...CHAIN_STAGES]);
    const order = (values: readonly number[]): number[] => [...values.keys()].sort((a, b) => values[b] - values[a]);
    expect(order(arrows.map(({ width }) => width))).toEqual(order(SIZES));
    expect(arrows[3].width / arrows[2].width).toBeCloseTo(0.21 / 0.62);
    expect(arrows.map(({ broken }) => broken)).toEqual(SIZES.map((size) => size < 0.03));
  });

  test("the picture draws them so, and the broken one broken", () => {
    const svg = chainSvg(told);
    const whole = strokes(svg, /class="ar" stroke-width="([\d.]+)"/g);
    expect(whole).toHaveLength(7);
    expect(Math.max(...whole)).toBe(13);
    expect(strokes(svg, /class="ar br" stroke-width="([\d.]+)"/g)).toHaveLength(1);
    expect(svg).toContain("thickest 0.62 (Aid → Cover, losses, front)");
  });

  test("without an ablation they are alike, and the page says so with the command that measures them", () => {
    const widths = arrowsOf(CHAIN_STAGES, { kind: "none" }).map(({ width, broken }) => [width, broken]);
    expect(new Set(widths.map(String)).size).toBe(1);
    expect(chainSection(measured, "a/war.parley.yaml", "")).toContain(
      "was not measured. To measure: <code>parley ablate a/war.parley.yaml --links -o a/war.ablation.json</code>",
    );
    expect(chainSection(measured, "war.yaml", "")).not.toContain('class="shaft" tabindex');
    expect(chainSvg(measured)).toContain("was not measured");
  });

  test("a reading that was changed on the command line is measured into a file of its own", () => {
    expect(measureCommand(measured, "war.yaml --set a=1")).toBe(
      "parley ablate war.yaml --set a=1 --links -o RUN.json, then --ablation RUN.json",
    );
    expect(["a b.parley.yaml", "'a b.parley.yaml'", "x.json"].map(besideOf)).toEqual([
      "a b.ablation.json",
      "'a b.ablation.json'",
      "x.ablation.json",
    ]);
  });

  test("an arrow says what was taken out, what it moves, which verdicts turn and where in the file it is", () => {
    const [, , aid] = arrowsOf(CHAIN_STAGES, told.passage);
    expect(arrowInWords(aid)).toBe(
      "What link 2 says. Without it: something else for 2. The outcomes move by 0.62 of their spread over worlds: " +
        "settled within 104 weeks 20 % → 14 %. Verdicts: C1 holds → open. Lines 12 and 22 of the file.",
    );
    const [moves, blame] = arrowsOf(CHAIN_STAGES, { kind: "measured", run: linkRun([null, 0.01, 0.6]) });
    expect(arrowInWords(moves)).toContain("could not be taken out: the file cannot be read without it");
    expect(arrowInWords(blame)).toContain("No outcome moves beyond chance");
  });
});

describe("chain on the page", () => {
  test("each claim says its sentence, verdict, share of worlds and line; each measured arrow can be stepped to", () => {
    const page = chainSection(told, "war.yaml", "");
    const [claim] = told.claims;
    const note = new RegExp(`id="note-${claim.id}">(.*?)</span>`).exec(page)![1];
    for (const said of [
      claim.text,
      "HOLDS",
      "holds in 96 % of worlds (93 % to 99 %)",
      `Line ${claim.line} of the file`,
    ])
      expect(note).toContain(said);
    expect(page.match(/class="shaft" tabindex="0" role="img" aria-label="[^"]+"/g)).toHaveLength(8);
    expect(page).toContain('aria-label="Aid to Cover, losses, front: 0.62 of a spread"');
  });
});

describe("a stored ablation", () => {
  test("is read as it was written", () => {
    expect(linkRunIn(linkText(run))).toEqual(run);
  });
  test.each([
    ["no JSON", "parley"],
    ["another command", JSON.stringify({ ...run, command: "brief" })],
    ["no links", JSON.stringify({ ...run, command: "ablate", links: undefined })],
    ["a size below 0", linkText(linkRun([-0.1, 0.2]))],
  ])("is refused where it is %s", (_, text) => {
    expect(linkRunIn(text)).toBeNull();
  });
  test("of another file or another engine does not belong to a reading, and which differs is said", () => {
    expect(differsFrom(run, { hash: "h", engine: { course: "1", terms: "9" } })).toBeNull();
    expect(differsFrom(run, { hash: "other", engine: { course: "1" } })).toContain("measured on h");
    expect(differsFrom(run, { hash: "h", engine: { course: "2" } })).toContain("course 1, and this is course 2");
  });
  test("that does not belong leaves the arrows alike, and the page says so", () => {
    const stale = { ...measured, passage: { kind: "stale", differs: "it was measured on x" } as const };
    expect(chainSection(stale, "war.yaml", "")).toContain("is of another reading (it was measured on x)");
    expect(new Set(arrowsOf(CHAIN_STAGES, stale.passage).map(({ width }) => width)).size).toBe(1);
  });
});
