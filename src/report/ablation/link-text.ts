import { fold } from "../fold.js";
import { bold, type TextOptions } from "../terminal.js";
import { capital, inUnits } from "../words.js";
import type { LinkEffect, OutcomeEffect } from "./link-effects.js";
import type { AblationReport } from "./text.js";

type Options = Pick<TextOptions, "width" | "colour">;

const MARGIN = 22;

/** What passes through each link of the argument, in its order. Every line fits the width. */
export function linksBlock({ outcomes, links, conflict }: AblationReport, options: Options): string[] {
  if (outcomes === null || links.length === 0) return [];
  const course = conflict.policies.find(({ id }) => id === outcomes.under)?.title ?? outcomes.under;
  return [
    bold("THE CHAIN, LINK BY LINK", options),
    ...fold(`Under “${course}”. ${outcomes.rule}`, options.width),
    ...links.flatMap((link) => linkLines(link, options)),
  ];
}

function linkLines(link: LinkEffect, options: Options): string[] {
  const { id, title, instead, size, alive, why } = link;
  const sentence =
    size === null
      ? `Cannot be measured: ${why ?? "no outcome differs between worlds"}`
      : alive
        ? `Cut (${instead}): ${mostMoved(link.outcomes)}`
        : `Broken: cut (${instead}), it changes no outcome beyond error${why === null ? "" : `; ${why}`}`;
  const [first, ...more] = fold(`${capital(title)}. ${sentence}.`, options.width - MARGIN);
  const told = size === null ? "–" : size.toFixed(2);
  return [
    `${bold(id.padEnd(MARGIN - 7), options)} ${told.padStart(5)} ${first}`,
    ...more.map((line) => `${" ".repeat(MARGIN)}${line}`),
  ];
}

/** The outcome that moves most of those that change beyond error, in words. */
function mostMoved(outcomes: readonly OutcomeEffect[]): string {
  const changed = outcomes.filter(({ changes }) => changes);
  if (changed.length === 0) return "an outcome is no longer there";
  const { of, before, after, unit } = changed.reduce((most, each) =>
    (each.size ?? 0) > (most.size ?? 0) ? each : most,
  );
  return `${of} ${inUnits(before, unit)} → ${inUnits(after, unit)}`;
}
