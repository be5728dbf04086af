import type { Conflict } from "../conflict/conflict.js";
import type { Story } from "../dynamics/index.js";
import { claimLines } from "./claims-text.js";
import { fold } from "./fold.js";
import { storyOf } from "./story-text.js";
import { bold, type TextOptions } from "./terminal.js";
import { honesty } from "./text.js";
import type { WhyReport, WorldEachWay } from "./why.js";
import { describePath, inUnits, list, placeOf, plain } from "./words.js";

/** Weeks of a story that are told; the rest is counted. */
export const WEEKS_TOLD = 5;

/** One claim: its numbers, what decides it and where that stands, and a world each way. Every line fits the width. */
export function renderWhy(why: WhyReport, options: TextOptions): string {
  const { findings, detail, worlds, each } = why;
  const counted = `Of ${plain(findings.worlds)} worlds ${plain(worlds.for)} decide for it, ${plain(worlds.against)} against it, ${plain(worlds.undecided)} neither way.`;
  const blocks = [
    [bold(findings.conflict.title, options), ...fold(honesty(findings), options.width)],
    [...claimLines({ ...detail, from: null }, options), ...graphPart(why, options)],
    detail.verdict.mass === null ? [] : fold(counted, options.width),
    deciders(why, options),
    ...each.map((world) => worldLines(why, world, options)),
    oneSided(why, options),
    commands(why, options),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function graphPart(why: WhyReport, { width }: TextOptions): string[] {
  const said = graphOf(why);
  return said === "" ? [] : fold(said, width - 6).map((line) => `      ${line}`);
}

/** Where the claim stands, what it rests on and what rests on it; empty where nothing is said of it. */
export function graphOf({ restsOn, carries, findings, detail }: WhyReport): string {
  const { sources, claims } = findings.conflict;
  const { source = null, paragraph = null } = claims.find(({ id }) => id === detail.id) ?? {};
  const from = source === null ? null : sources[source];
  const place = paragraph === null ? "" : `, paragraph ${paragraph}`;
  const said = [
    ...(from === null ? [] : [`It stands in “${from.title}”${from.date ? `, ${from.date}` : ""}${place}.`]),
    ...(restsOn.length > 0 ? [`It rests on ${list(restsOn)}.`] : []),
    ...(carries.length > 0 ? [`${list(carries)} ${carries.length === 1 ? "rests" : "rest"} on it.`] : []),
  ];
  return said.join(" ");
}

/** The numbers that decide, as the file writes them: text, line, source with title and date, note. */
export function decidersOf({ findings, detail }: WhyReport): string[] {
  const { conflict } = findings;
  const paths = [
    ...detail.near.map(({ quantity }) => quantity),
    ...(detail.box?.limits.map(({ quantity }) => quantity) ?? []),
    ...conflict.quantities.flatMap(({ path }, quantity) =>
      path === detail.verdict.dependsOn?.switch ? [quantity] : [],
    ),
  ];
  return [...new Set(paths)].map((quantity) => {
    const { path, text, at, source, note } = conflict.quantities[quantity];
    const from = source === null ? null : conflict.sources[source];
    const origin =
      from === null ? "no source: an assumption" : `source: ${from.title}${from.date ? `, ${from.date}` : ""}`;
    return `${describePath(conflict, path)}: ${text || "default"} (${placeOf(at?.line ?? 0)}; ${path}; ${origin})${note ? `. ${note}` : ""}`;
  });
}

function deciders(why: WhyReport, options: TextOptions): string[] {
  const { detail } = why;
  const lines = decidersOf(why).flatMap((said) =>
    fold(said, options.width - 2).map((line, n) => (n === 0 ? line : `  ${line}`)),
  );
  return lines.length === 0
    ? detail.verdict.mass === null
      ? []
      : fold("DECIDES  No single input stands out from chance.", options.width)
    : [bold("DECIDES  as the file has it", options), ...lines];
}

function worldLines({ findings, detail }: WhyReport, world: WorldEachWay, options: TextOptions): string[] {
  const { conflict } = findings;
  const drew = detail.near.map(
    ({ path, unit }, k) => `${describePath(conflict, path)} ${inUnits(world.values[k], unit, path)}`,
  );
  const head = `A WORLD IN WHICH IT ${world.holds ? "HOLDS" : "FAILS"}  world ${world.world}`;
  return [
    bold(head, options),
    ...(drew.length > 0 ? fold(`It drew: ${drew.join("; ")}.`, options.width) : []),
    ...world.stories.flatMap((story) => storyLines(conflict, story, options)),
  ];
}

function storyLines(conflict: Conflict, story: Story, { width }: TextOptions): string[] {
  const { title, sentences } = storyOf(conflict, story, WEEKS_TOLD);
  return [`Course “${title}”:`, ...sentences].flatMap((sentence, k) =>
    fold(sentence, width - (k === 0 ? 0 : 4)).map((line, n) => (k === 0 ? "" : n === 0 ? "  " : "    ") + line),
  );
}

/** Said where no world decides one way. */
function oneSided({ detail, each }: WhyReport, { width }: TextOptions): string[] {
  if (detail.verdict.mass === null) return [];
  const lacks = [true, false].filter((holds) => !each.some((world) => world.holds === holds));
  return lacks.flatMap((holds) => fold(`No world decides ${holds ? "for" : "against"} it.`, width));
}

/** Commands to try; not folded, so that they can be copied. */
function commands({ findings, detail, each }: WhyReport, options: TextOptions): string[] {
  const { conflict, seed } = findings;
  const { file } = options;
  const seeded = seed === 1 ? "" : ` --seed ${seed}`;
  const story = each[0]?.stories[0];
  const turn = detail.near.find(({ unit }) => unit !== "choice");
  const said = [
    ...each.flatMap(({ world, repeat, stories }) => {
      const which = repeat === 1 ? "" : ` --repeat ${repeat}`;
      return story && stories[0]
        ? [`parley course ${file} --world ${world} --policy ${stories[0].policy}${which}${seeded}`]
        : [];
    }),
    ...(turn
      ? [`parley explain ${turn.path.split(".").at(-1)}`, `parley why ${detail.id} ${file} --set ${turn.path}=VALUE`]
      : []),
    ...(conflict.variants.length > 0 ? [`parley why ${detail.id} ${file} --variant ${conflict.variants[0].id}`] : []),
  ];
  return said.length === 0 ? [] : [bold("TRY", options), ...said.map((line) => `  ${line}`)];
}
