import { partsOf } from "../conflict/asked.js";
import type { Expression } from "../conflict/claim.js";
import type { Conflict } from "../conflict/conflict.js";
import { MEASURE_WORDS } from "../conflict/measure.js";
import { courseNeeds, policyNeeds, runnablePolicies } from "../conflict/needs.js";
import { rangesOf, valuesOf, type Sample } from "./sample.js";

/** What is still needed before an expression can be tested under a policy, in words; null where it can be. */
export function missingFor(sample: Sample, expression: Expression, policy: number): string | null {
  if (expression.kind === "measure") return missingMeasure(sample, expression.measure, policy);
  if (expression.kind === "policy") return lackedBy(sample.conflict, expression.policy);
  const policies = expression.kind === "difference" ? [expression.a, expression.b] : [policy];
  for (const part of partsOf(expression))
    for (const under of policies) {
      const missing = missingFor(sample, part, under);
      if (missing !== null) return missing;
    }
  return null;
}

function missingMeasure(sample: Sample, index: number, policy: number): string | null {
  const { conflict } = sample;
  const use = conflict.measures[index];
  const word = MEASURE_WORDS.find((each) => each.name === use.name);
  if (use.engine === "not-built") return word?.needs.join(", ") ?? use.name;
  if (use.engine === "judgement") {
    const actor = use.args[0] as number;
    if ((conflict.objectives[actor] ?? []).length === 0) return `objectives for ${actorTitle(conflict, actor)}`;
    const aims = conflict.objectives[actor].map(({ measure }) => lackedSection(conflict, measure.name));
    const aim = aims.find((each) => each !== null);
    if (aim !== undefined) return aim;
    const lacks = courseNeeds(conflict) ?? (use.args.length > 1 ? lackedBy(conflict, use.args[1] as number) : null);
    return lacks ?? notRun(sample);
  }
  const section = use.engine === "course" ? lackedSection(conflict, use.name) : null;
  const lacks = section ?? (use.engine === "course" ? (courseNeeds(conflict) ?? lackedBy(conflict, policy)) : null);
  if (lacks !== null) return lacks;
  const values = valuesOf(sample, index, policy);
  if (use.engine === "structure" && values?.every((draws) => draws.every((draw) => draw !== draw)))
    return "preferences that the file calls unknown";
  if (values) return null;
  return `the section${word && word.needs.length > 1 ? "s" : ""} ${word?.needs.join(", ") ?? use.name}`;
}

/** The patron or the record, where a measure of the course speaks of it and the file has none: then it says nothing, it is not 0. */
function lackedSection(conflict: Conflict, name: string): string | null {
  const needs = MEASURE_WORDS.find((word) => word.name === name)?.needs ?? [];
  if (conflict.campaign === null) return null;
  if (needs.includes("patron") && conflict.patron === null) return "the section patron";
  return needs.includes("history") && conflict.history === null ? "the section history" : null;
}

/** A course of action of the file that the table leaves out: courses are ranked against all. */
function notRun({ conflict, tables: { course } }: Sample): string | null {
  const out = course && runnablePolicies(conflict).find((policy) => !rangesOf(course).has(policy));
  return out === null || out === undefined ? null : `runs of “${conflict.policies[out].title}”`;
}

/** What the tool lacks before a policy can be run; null where it can be, and where there is none. */
function lackedBy(conflict: Conflict, policy: number): string | null {
  const found = conflict.policies[policy];
  return found ? policyNeeds(conflict, found) : null;
}

function actorTitle(conflict: Conflict, actor: number): string {
  return conflict.actors[actor]?.title ?? "that actor";
}
