import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { medianWorld } from "../../src/ensemble/design.js";
import { readTerms } from "../../src/terms/index.js";
import { conflictOf, importTexts } from "./read.js";

interface Domain {
  readonly reservation: readonly [number, number];
  readonly issues: readonly {
    readonly name: string;
    readonly options: readonly string[];
    readonly weights: readonly [string, string];
    readonly evaluations: readonly [readonly number[], readonly number[]];
  }[];
  readonly expected: {
    readonly outcomes: number;
    readonly frontier: number;
    readonly nash: { readonly utilities: readonly (readonly number[])[]; readonly first: readonly string[] };
    readonly egalitarian: { readonly utilities: readonly (readonly number[])[]; readonly first: readonly string[] };
  };
}

const PRINTED = 1e-6;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** The domain, or one party's profile with its items in reverse order: Genius goes by names. */
function xmlOf(domain: Domain, party: number | null): string {
  const issues = domain.issues.map((issue, k) => {
    const items = issue.options.map((option, o) => {
      const evaluation = party === null ? "" : ` evaluation="${issue.evaluations[party][o]}"`;
      return `<item index="${o + 1}" value="${escaped(option)}"${evaluation}/>`;
    });
    if (party !== null) items.reverse();
    return `<issue index="${k + 1}" name="${escaped(issue.name)}" type="discrete">${items.join("")}</issue>`;
  });
  const weights = domain.issues.map((issue, k) => `<weight index="${k + 1}" value="${issue.weights[party ?? 0]}"/>`);
  const objective = `<objective index="0" name="root">${issues.join("")}${party === null ? "" : weights.join("")}</objective>`;
  return party === null
    ? `<negotiation_template><utility_space>${objective}</utility_space></negotiation_template>`
    : `<utility_space>${objective}<reservation value="${domain.reservation[party]}"/></utility_space>`;
}

describe.each(["laptop", "camera", "itex-cypress"])("reference through Genius XML: %s", (name) => {
  const domain = JSON.parse(
    readFileSync(new URL(`../../references/terms/anac/${name}.json`, import.meta.url), "utf8"),
  ) as Domain;
  const texts = { "domain.xml": xmlOf(domain, null), "a.xml": xmlOf(domain, 0), "b.xml": xmlOf(domain, 1) };
  const conflict = conflictOf(importTexts(texts));
  const reading = readTerms(conflict, medianWorld(conflict));

  test("outcomes and frontier are as many as enumeration finds", () => {
    expect([reading.packages, reading.frontierSize]).toEqual([domain.expected.outcomes, domain.expected.frontier]);
  });

  test.each(["nash", "egalitarian"] as const)("the %s point is the enumerated one, option for option", (which) => {
    const { utilities, first } = domain.expected[which];
    expect(reading[which]).toHaveLength(utilities.length);
    // the answers are cut off at 1, where weights sum to 1.000052
    reading[which][0].utility.forEach((each, party) =>
      expect(Math.abs(Math.min(1, each) - utilities[0][party])).toBeLessThan(PRINTED),
    );
    const titles = conflict.issues.map(
      (issue) => issue.options.find((option) => option.id === reading[which][0].options[issue.id])?.title,
    );
    expect(titles).toEqual(first);
  });
});
