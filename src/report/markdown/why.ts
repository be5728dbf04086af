import { storyOf } from "../story-text.js";
import { decidersOf, graphOf, WEEKS_TOLD } from "../why-text.js";
import { askedOf, readOf } from "../views/origin.js";
import type { WhyReport, WorldEachWay } from "../why.js";
import { describePath, inUnits, plain } from "../words.js";
import { claimItems, namedIn } from "./claims.js";
import { citeSection, headOf, sourcesSection, type MarkdownOptions } from "./head.js";
import { mdCommands, mdList, mdPage, mdSection, mdText } from "./markdown.js";

/** One claim taken apart, as Markdown: numbers, what decides it as the file has it, a world each way, sources, a line to cite. */
export function whyMarkdown(why: WhyReport, options: MarkdownOptions): string {
  const { findings, detail, worlds, each } = why;
  const counted = `Of ${plain(findings.worlds)} worlds ${plain(worlds.for)} decide for it, ${plain(worlds.against)} against it, ${plain(worlds.undecided)} neither way.`;
  const deciders = decidersOf(why);
  const graph = graphOf(why);
  return mdPage([
    ...headOf(findings, `why ${detail.id}`),
    mdSection(2, `${detail.id}. ${detail.text}`, [
      claimItems(detail),
      graph === "" ? "" : mdText(graph),
      detail.verdict.mass === null ? "" : counted,
    ]),
    mdSection(2, "What decides it, as the file has it", [deciders.length > 0 ? mdList(deciders.map(mdText)) : ""]),
    ...each.map((world) => worldPart(why, world)),
    sourcesSection(findings.conflict, namedIn([detail])),
    citeSection(findings, options),
    mdSection(2, "To make it again", [
      mdCommands([`parley why ${detail.id} ${readOf(findings, options.file)} ${askedOf(findings)} --md`]),
    ]),
  ]);
}

function worldPart({ findings, detail }: WhyReport, world: WorldEachWay): string {
  const drew = detail.near.map(
    ({ path, unit }, k) => `${describePath(findings.conflict, path)} ${inUnits(world.values[k], unit, path)}`,
  );
  return mdSection(2, `A world in which it ${world.holds ? "holds" : "fails"}: world ${world.world}`, [
    drew.length === 0 ? "" : mdText(`It drew: ${drew.join("; ")}.`),
    ...world.stories.flatMap((story) => {
      const { title, sentences } = storyOf(findings.conflict, story, WEEKS_TOLD);
      return [mdText(`Course “${title}”:`), mdList(sentences.map(mdText))];
    }),
  ]);
}
