import { beforeAll, describe, expect, test } from "vitest";
import { courseFans } from "../../src/ensemble/fans.js";
import { endingsOf } from "../../src/ensemble/outcomes.js";
import { briefOf } from "../../src/report/brief.js";
import { formulaInWords } from "../../src/report/formula-words.js";
import { glossaryHtml } from "../../src/report/glossary.js";
import { renderHtml } from "../../src/report/html.js";
import { toldClaims } from "../../src/report/stories.js";
import { settingInWords } from "../../src/report/words-settings.js";
import { smallWar } from "./build.js";

const conflict = smallWar();
let page: string;

/** What a reader sees, without what stands there to be typed. */
const seen = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>/gs, "")
    .replace(/<code>.*?<\/code>/g, " ")
    .replace(/<[^>]*>/g, " ");

beforeAll(async () => {
  const findings = await briefOf(conflict, { worlds: 30, repeats: 2, seed: 1 });
  const weeks = conflict.campaign!.horizon;
  const fans = courseFans(conflict, { worlds: 30, seed: 1, policy: 0, weeks, repeat: 1 });
  const endings = endingsOf(conflict, { worlds: 20, seed: 1, weeks });
  const told = toldClaims(findings, fans);
  page = renderHtml(findings, { file: "war.yaml", styleHash: "x", fans, endings, told });
}, 60_000);

describe("the words of the page", () => {
  test("are people's: no path and no name of the file but in commands to be typed", () => {
    const raw = seen(page).match(/\b[a-z]+_[a-z_]+\b|\b[a-z]+\.[a-z_]+\.[a-z_.]+/g) ?? [];
    expect([...new Set(raw)].filter((word) => word !== "war.yaml")).toEqual([]);
  });
  test("a formula has the file's titles in place of its names, and its own form at hand", () => {
    expect(formulaInWords(conflict, "difference(chance(settled within 104 weeks), cut_off, as_is) >= 5 %")).toBe(
      "difference(chance(settled within 104 weeks), “Help ends”, “As now”) ≥ 5 %",
    );
    expect(formulaInWords(conflict, "chance(would_accept_truce(north) at 0 weeks) <= 10 %")).toBe(
      "chance(would accept truce(North) at 0 weeks) ≤ 10 %",
    );
    expect(page).toContain(`title="${conflict.claims[0].says.text.replaceAll("<", "&lt;").replaceAll('"', "&quot;")}"`);
  });
  test("a setting is called by what it means, one of the file's own by its name", () => {
    expect(settingInWords("switches.red_lines", "hard")).toBe("absolute");
    expect(settingInWords("switches.red_lines", "some_other")).toBe("some other");
  });
  test("those with a meaning of their own are told, and only those that are used", () => {
    expect(glossaryHtml("Regret of North")).toContain("<b>Regret</b>");
    expect(glossaryHtml("Regret of North")).not.toContain("Sequential");
    expect(glossaryHtml("")).toBe("");
    expect(page).toContain("What words mean here");
  });
});
