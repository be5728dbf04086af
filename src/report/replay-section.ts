import { escapeHtml } from "./escape.js";
import type { Findings } from "./finding.js";
import type { ReplayFinding } from "./replay.js";
import { placeboInWords } from "./replay-text.js";
import { replayView } from "./views/replay.js";
import { viewHtml } from "./views/view.js";

/** The record act by act beside the patron's belief, as a ribbon over the worlds, and whether the labels of its messages matter. */
export function replaySection({ conflict, seed }: Findings, file: string, replay: ReplayFinding): string {
  const placebo = placeboInWords(replay.placebo)
    .map((line) => (/^[A-Z’' ]+\?$/.test(line) ? "" : `<p class="soft">${escapeHtml(line)}</p>`))
    .join("");
  return `<section><h2>The record, replayed</h2>${viewHtml(replayView(conflict, replay, { file, seed }))}${placebo && `<h3>Do the file's labels fit better than others?</h3>${placebo}`}</section>`;
}
