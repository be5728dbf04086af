import type { Endings } from "../ensemble/outcomes.js";
import type { Findings } from "./finding.js";
import { bargainViews } from "./views/bargain.js";
import { endingsView } from "./views/endings.js";
import { ranOf } from "./views/origin.js";
import { regionView } from "./views/region.js";
import { viewHtml, type View } from "./views/view.js";

/** The figures of the section: how it stands under each course first, where it was run. */
export function endingViews(findings: Findings, file: string, endings: Endings | null): View[] {
  const { conflict, regions = [], worlds, repeats, seed } = findings;
  const ran = ranOf(findings, file);
  return [
    ...(endings === null ? [] : [endingsView(conflict, endings, ran), ...bargainViews(conflict, endings, ran)]),
    ...regions.map((region) => regionView(conflict, region, { file: ran, worlds, repeats, seed })),
  ];
}

/** How the war ends under each course, why the two sides do or do not sign, and where one course settles more; empty where there is none of it. */
export function endingSection(findings: Findings, file: string, endings: Endings | null): string {
  const all = endingViews(findings, file, endings);
  if (all.length === 0) return "";
  return `<section><h2>How it ends, and why not sooner</h2><div class="views">${all.map(viewHtml).join("")}</div></section>`;
}
