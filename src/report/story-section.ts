import type { Conflict } from "../conflict/conflict.js";
import type { Story } from "../dynamics/index.js";
import { courseTitle, storyOf, valueText } from "./story-text.js";
import { escapeHtml } from "./escape.js";
import { reasonOf, shareOf } from "./claim-table.js";
import type { PickedWorld } from "./each-way.js";
import type { ClaimFinding, Findings } from "./finding.js";
import type { ToldClaim } from "./stories.js";
import { readOf } from "./views/origin.js";
import { capital, describePath, drawnInWords, patronNamed, plain, placeOf, VERDICT_WORDS } from "./words.js";

/** Weeks that are told of a course; the rest is counted. */
const WEEKS_TOLD = 12;
/** Stories that stand open, of the claims nearest to turning. */
const OPEN = 1;

/** One world in which a claim holds beside one in which it fails, week by week, for every claim; empty where nothing is told. */
export function storySection(findings: Findings, file: string, told: readonly ToldClaim[]): string {
  const claims = told.flatMap((each) => {
    const claim = findings.claims.find(({ id }) => id === each.claim);
    return claim ? [{ claim, each }] : [];
  });
  if (claims.length === 0) return "";
  const ordered = [...claims].sort((a, b) => b.each.picked.length - a.each.picked.length || nearness(a) - nearness(b));
  const stories = ordered.map(({ claim, each }, k) => storyHtml(findings, claim, { each, file, open: k < OPEN }));
  return (
    `<section id="each-way"><h2>One world each way</h2><p>Of each claim the world that is surest of it and the one surest of the opposite, told by the weeks in which something happens. Each is one set of guesses and one run of luck, not the likeliest; what they differ in beyond the inputs named may be chance. Claims on which worlds disagree come first, those nearest to one half on top.</p>` +
    `${stories.join("")}</section>`
  );
}

function nearness({ claim }: { readonly claim: ClaimFinding }): number {
  return Math.abs((claim.verdict.share ?? 0) - 0.5);
}

interface Told {
  readonly each: ToldClaim;
  readonly file: string;
  readonly open: boolean;
}

function storyHtml(findings: Findings, claim: ClaimFinding, { each, file, open }: Told): string {
  const { kind } = claim.verdict;
  const share = shareOf(claim) === "–" ? "" : ` in ${shareOf(claim)} of worlds`;
  const summary = `<b>${escapeHtml(claim.id)}</b> ${escapeHtml(claim.text)} <small><b class="${kind}">${VERDICT_WORDS[kind].word}</b>${share}</small>`;
  const columns = [true, false].map((holds) => {
    const at = each.picked.findIndex((picked) => picked.holds === holds);
    return at < 0
      ? `<div><h3>No world to tell in which it ${holds ? "holds" : "fails"}</h3><p>${lacks(findings, each, holds)}</p></div>`
      : wayHtml(findings, { picked: each.picked[at], stories: each.stories[at], file });
  });
  return (
    `<details class="told"${open ? " open" : ""}><summary>${summary}</summary>` +
    `<p id="story-${escapeHtml(claim.id)}">${escapeHtml(countedText(findings, claim, each))}</p>${differences(findings, each)}<div class="ways">${columns.join("")}</div></details>`
  );
}

function countedText(
  { worlds, conflict }: Findings,
  claim: ClaimFinding,
  { counted, read, picked }: ToldClaim,
): string {
  const said = `Of ${plain(worlds)} worlds ${plain(counted.for)} decide for it, ${plain(counted.against)} against it, ${plain(counted.undecided)} neither way.`;
  const reason = reasonOf(claim);
  const turn = reason === null || picked.length < 2 ? "" : ` It ${leadOf(claim)}${patronNamed(conflict, reason)}.`;
  const early = read !== null && picked.some(({ weeks }) => weeks > read);
  return `${said}${turn}${early ? ` The claim reads week ${read} only; how these worlds go on is told as well.` : ""}`;
}

const LEAD: Readonly<Partial<Record<ClaimFinding["verdict"]["kind"], string>>> = {
  holds: "holds",
  fails: "fails",
  assumed: "is assumed",
};

function leadOf({ verdict }: ClaimFinding): string {
  if (verdict.kind === "open") return "is open: ";
  if (verdict.dependsOn) return "depends on ";
  return verdict.turns ? "" : `${LEAD[verdict.kind] ?? "depends"}: `;
}

function lacks({ worlds }: Findings, { counted }: ToldClaim, holds: boolean): string {
  const near = counted.undecided > 0 ? ` In ${plain(counted.undecided)} chance decides neither way.` : "";
  const decides = holds ? counted.for : counted.against;
  if (decides > 0)
    return `${plain(decides)} of ${plain(worlds)} worlds decide ${holds ? "for" : "against"} it by how often it comes so in them; no single run of theirs shows it.`;
  return `Of ${plain(worlds)} worlds none decides ${holds ? "for" : "against"} it.${near} More worlds (<code>--worlds</code>) or another account may hold one.`;
}

function wayHtml(
  findings: Findings,
  {
    picked,
    stories,
    file,
  }: { readonly picked: PickedWorld; readonly stories: readonly Story[]; readonly file: string },
): string {
  const { conflict, seed } = findings;
  const { holds, world, repeat, weeks } = picked;
  const which = `${repeat === 1 ? "" : ` --repeat ${repeat}`}${seed === 1 ? "" : ` --seed ${seed}`}`;
  const courses = stories.map((story) => {
    const { title, sentences } = storyOf(conflict, story, WEEKS_TOLD);
    const policy = story.policy ? ` --policy ${story.policy}` : "";
    return (
      `<p><b>Course “${escapeHtml(title)}”</b></p><ul>${sentences.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join("")}</ul>` +
      `<p class="soft"><small><code>parley course ${escapeHtml(readOf(findings, file))} --world ${world.index}${escapeHtml(policy)}${which} --weeks ${weeks}</code></small></p>`
    );
  });
  const none =
    courses.length === 0
      ? `<p>The claim reads what the file declares, not the course of the war: there are no weeks to tell.</p>`
      : "";
  return `<div><h3>A world in which it ${holds ? "holds" : "fails"} <small>world ${world.index}</small></h3>${none}${courses.join("")}</div>`;
}

/** The inputs that the claim turns on, as each world drew them, and the figures in which the worlds differ most. */
function differences({ conflict }: Findings, each: ToldClaim): string {
  const { picked, decides, differs, week, stories } = each;
  if (picked.length < 2) return drewOf(conflict, each);
  const titles = stories[0].length > 1 ? stories[0].map(({ policy }) => courseTitle(conflict, policy)) : [];
  const span = Math.max(1, titles.length);
  const rows = [
    ...decides.map((quantity) => inputRow(conflict, quantity, { picked, span })),
    ...differs.map(
      ({ title, unit, values }) =>
        `<tr><th scope="row">${escapeHtml(title)}, week ${week}</th>${values
          .flat()
          .map((value) => `<td class="n">${escapeHtml(valueText(value, unit))}</td>`)
          .join("")}</tr>`,
    ),
  ];
  if (rows.length === 0)
    return `<p class="soft">No input stands out from chance, and no figure lies apart by a fifth of its spread over worlds.</p>`;
  const ways = picked.map(
    ({ holds }) =>
      `<th scope="col${span > 1 ? "group" : ""}"${span > 1 ? ` colspan="${span}"` : ""} class="n">where it ${holds ? "holds" : "fails"}</th>`,
  );
  const under =
    span > 1
      ? `<tr><td></td>${[...titles, ...titles].map((title) => `<th scope="col" class="n">${escapeHtml(title)}</th>`).join("")}</tr>`
      : "";
  const lead =
    decides.length === 0
      ? "No input stands out from chance. What differs most, against its spread over worlds:"
      : "What it turns on, as each world drew it, then what differs most, against its spread over worlds:";
  return (
    `<p class="soft">${lead}</p><div class="scroll" tabindex="0" role="region" aria-label="${escapeHtml(`${each.claim}: what the two worlds differ in`)}">` +
    `<table class="differs"><thead><tr><td></td>${ways.join("")}</tr>${under}</thead><tbody>${rows.join("")}</tbody></table></div>`
  );
}

function inputRow(
  conflict: Conflict,
  quantity: number,
  { picked, span }: { readonly picked: readonly PickedWorld[]; readonly span: number },
): string {
  const { path, at } = conflict.quantities[quantity];
  const cells = picked.map(
    ({ world }) =>
      `<td class="n"${span > 1 ? ` colspan="${span}"` : ""}>${escapeHtml(drawnInWords(conflict, quantity, world.values[quantity]))}</td>`,
  );
  return `<tr><th scope="row">${escapeHtml(capital(describePath(conflict, path)))} <small title="${escapeHtml(`--set ${path}=VALUE`)}">${placeOf(at?.line ?? 0)}</small></th>${cells.join("")}</tr>`;
}

/** What the only world told drew of the inputs that decide. */
function drewOf(conflict: Conflict, { picked, decides }: ToldClaim): string {
  if (picked.length === 0 || decides.length === 0) return "";
  const [{ world }] = picked;
  const drew = decides.map(
    (quantity) =>
      `${describePath(conflict, conflict.quantities[quantity].path)}: ${drawnInWords(conflict, quantity, world.values[quantity])}`,
  );
  return `<p class="soft">It drew: ${escapeHtml(drew.join("; "))}.</p>`;
}
