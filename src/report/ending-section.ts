import type { Endings } from "../ensemble/outcomes.js";
import type { Findings } from "./finding.js";
import { bargainViews } from "./views/bargain.js";
import { endingsView } from "./views/endings.js";
import { regionView } from "./views/region.js";
import { viewHtml } from "./views/view.js";

/** How the war ends under each course, why the two sides do or do not sign, and where one course settles more; empty where there is none of it. */
export function endingSection(findings: Findings, file: string, endings: Endings | null): string {
  const { conflict, regions = [], worlds, repeats, seed } = findings;
  const first = endings === null ? [] : [endingsView(conflict, endings, file)];
  const others = [
    ...(endings === null ? [] : bargainViews(conflict, endings, file)),
    ...regions.map((region) => regionView(conflict, region, { file, worlds, repeats, seed })),
  ];
  if (first.length + others.length === 0) return "";
  const columns = [first, others].filter((views) => views.length > 0);
  return `<section><h2>How it ends, and why not sooner</h2><div class="views">${columns.map((views) => `<div>${views.map(viewHtml).join("")}</div>`).join("")}</div></section>`;
}
