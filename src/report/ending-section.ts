import type { Endings } from "../ensemble/outcomes.js";
import type { Findings } from "./finding.js";
import { bargainViews } from "./views/bargain.js";
import { endingsView } from "./views/endings.js";
import { viewHtml } from "./views/view.js";

/** How the war ends under each course, and why the two sides do or do not sign; empty where the course was not run. */
export function endingSection({ conflict }: Findings, file: string, endings: Endings | null): string {
  if (endings === null) return "";
  const bargains = bargainViews(conflict, endings, file).map(viewHtml).join("");
  return `<section><h2>How it ends, and why not sooner</h2><div class="views">${viewHtml(endingsView(conflict, endings, file))}<div>${bargains}</div></div></section>`;
}
