import { stable } from "../json.js";
import { changedIn, hasEffect, inOrder } from "./ablate.js";
import { effectRule, type AblationReport } from "./text.js";

/** An ablation as data. `figures`: with what each element does to every single figure. */
export function ablationJson(report: AblationReport, { figures }: { readonly figures: boolean }): string {
  const { conflict, engines, findings, lacking, outcomes, links, ...run } = report;
  return stable({
    format: 1,
    command: "ablate",
    case: conflict.id,
    variant: conflict.variant,
    hash: conflict.hash,
    engine: engines,
    ...run,
    rule: effectRule(run.figures),
    elements: inOrder(findings).map(({ effects, ...finding }) => ({
      ...finding,
      effect: effects === null ? null : hasEffect(effects),
      changed: changedIn(effects),
      lost: effects?.lost ?? [],
      ...(figures
        ? {
            figures: (effects?.effects ?? [])
              .filter(({ change }) => change !== 0)
              .map(({ figure, ...effect }) => ({ ...figure, ...effect })),
          }
        : {}),
    })),
    lacking: lacking.map(({ id, title, needs }) => ({ id, title, needs })),
    outcomes,
    links,
  });
}
