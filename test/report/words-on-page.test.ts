import { beforeAll, describe, expect, test } from "vitest";
import { courseFans } from "../../src/ensemble/fans.js";
import { endingsOf } from "../../src/ensemble/outcomes.js";
import { briefOf } from "../../src/report/brief.js";
import { glossaryHtml } from "../../src/report/glossary.js";
import { renderHtml } from "../../src/report/html.js";
import { toldClaims } from "../../src/report/stories.js";
import { testedAs } from "../../src/report/tested-as.js";
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
  test("a formula is told in words with the file's titles, and its own form is at hand", () => {
    const said = conflict.claims.map(({ says }) => testedAs(conflict, says.expression));
    expect(said[0]).toBe("the chance that the belligerents have signed a settlement within 26 weeks is at most 5 %");
    expect(said[1]).toBe(
      "the mean of: ground the attacker has gained since the start by week 52 is higher by more than 100 km² under “Help ends” than under “As now”",
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
