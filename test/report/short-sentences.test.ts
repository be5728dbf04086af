import { expect, test } from "vitest";
import { firstScreen } from "../../src/report/first-screen.js";
import { itemsOf } from "../../src/report/sentence.js";
import { leadsOf } from "../../src/report/short-sentences.js";
import { findings, termsFinding, twoPolicies, verdict } from "./build.js";

const kinds = ["holds", "fails", "fails", "depends", "open"] as const;
const plain = findings({ terms: termsFinding(false), policies: twoPolicies([4000, 6000], [0.2, 0.1], [0.1, 0.3]) });
const claims = kinds.map((kind, k) => ({
  ...plain.claims[0],
  id: `K${k}`,
  text: `Claim ${k} in its own words.`,
  verdict: verdict(`K${k}`, kind, 0.5),
}));
const many = { ...plain, claims };

test("the first screen leads with the questions of the page, in its order, and none is longer than in full", () => {
  const [leads, items] = [leadsOf(many), itemsOf(many)];
  expect(leads.map(({ about }) => about)).toEqual(items.map(({ about }) => about));
  leads.forEach(({ text }, k) => expect(text.length).toBeLessThanOrEqual(items[k].text.length));
});

test("verdicts are counted, and the first that holds and the first that fails told in words", () => {
  expect(leadsOf(many).find(({ about }) => about === "argument")!.text).toBe(
    "Of five claims one holds in at least nine worlds of ten: Claim 0 in its own words (K0); two fail in at least nine of ten: " +
      "Claim 1 in its own words (K1), and one more; one depends on what is not known and one stays open.",
  );
});

test("what the first screen leaves out stands below it in full; where nothing is left out, nothing stands twice", () => {
  const page = firstScreen(many, "war.yaml");
  expect(page).toContain("The sentences in full");
  const argument = itemsOf(many).find(({ about }) => about === "argument")!.text;
  expect(page.split("The sentences in full")[1]).toContain(argument.slice(0, 40));
  const few = findings({ terms: termsFinding(true) });
  expect(leadsOf(few).every(({ whole }) => whole)).toBe(true);
  expect(firstScreen(few, "war.yaml")).not.toContain("The sentences in full");
});
