import type { Conflict } from "../conflict/conflict.js";
import type { CourseReading } from "../dynamics/index.js";
import type { StructureReading } from "../structure/index.js";
import type { TermsReading } from "../terms/index.js";
import { fold } from "./fold.js";
import { list, percent, plain } from "./words.js";

/** Rows as aligned columns: the first to the left, the rest to the right; columns may be told to go left. */
export function columnsOf(rows: readonly (readonly string[])[], left: readonly number[] = [0]): string[] {
  const widths = rows[0].map((_, k) => Math.max(...rows.map((row) => [...(row[k] ?? "")].length)));
  return rows.map((row) =>
    row
      .map((cell, k) =>
        left.includes(k)
          ? cell + " ".repeat(widths[k] - [...cell].length)
          : " ".repeat(widths[k] - [...cell].length) + cell,
      )
      .join("  ")
      .trimEnd(),
  );
}

const CONCEPT_TITLES: Readonly<Record<string, string>> = {
  nash: "Nash (nobody gains by moving alone)",
  gmr: "GMR (whoever would gain can be answered by others)",
  smr: "SMR (answered for good, past undoing)",
  seq: "SEQ (answered by moves that serve those who make them)",
  sseq: "SSEQ (answered so, and for good)",
};

/** The structure reading as text. */
export function structureText(conflict: Conflict, reading: StructureReading, width: number): string {
  const state = (options: readonly string[]): string => (options.length === 0 ? "(nothing)" : options.join(" "));
  const lines = [conflict.title, `${reading.options.length} options, ${reading.states.length} possible states`, ""];
  const told = new Map<string, string>();
  if (reading.unknown) lines.push(...fold(unknownText(reading.unknown.actors), width), "");
  for (const [concept, states] of Object.entries(reading.equilibria)) {
    const key = states.map((each) => each.join(" ")).join("; ");
    const before = told.get(key);
    const count = states.length === 1 ? "1 state holds" : `${states.length} states hold`;
    lines.push(`${CONCEPT_TITLES[concept] ?? concept}: ${count}${before ? `, as under ${before}` : ""}`);
    const counts = Object.entries(reading.unknown?.equilibria ?? {}).map(
      ([type, own]) => `${type} ${own[concept as keyof typeof own].length}`,
    );
    if (counts.length > 0) lines.push(`    by type: ${counts.join(", ")}`);
    if (before) continue;
    told.set(key, concept === "nash" ? "Nash" : concept.toUpperCase());
    lines.push(...states.slice(0, 12).flatMap((each) => fold(state(each), width - 4).map((line) => `    ${line}`)));
    if (states.length > 12) lines.push(`    and ${states.length - 12} more (--json lists all)`);
  }
  if (reading.now) lines.push("", ...fold(`Now: ${state(reading.now)}`, width));
  if (reading.path && reading.path.length > 0)
    lines.push(...reading.path.flatMap((step) => fold(`  ${step.mover} gains by moving to ${state(step.to)}`, width)));
  else if (reading.path) lines.push("  which itself holds under SEQ");
  lines.push(...viewLines(reading, state, width));
  if (reading.withoutPreferences.length > 0)
    lines.push("", `Without preferences, taken as indifferent: ${list(reading.withoutPreferences)}`);
  return `${lines.join("\n")}\n`;
}

const VIEW_SHOWN = 8;

/** The game as each actor with a view of its own sees it, beside the file's own. */
function viewLines(reading: StructureReading, state: (options: readonly string[]) => string, width: number): string[] {
  const own = new Set(reading.equilibria.seq.map(state));
  const lines = reading.views.flatMap((view) => {
    const seen = view.equilibria.seq;
    const shared = seen.filter((each) => own.has(state(each))).length;
    const head = `As ${view.actor} sees the game, ${seen.length} states hold under SEQ; in the file's own game ${own.size}, of which ${shared} are among them:`;
    const shown = seen.slice(0, VIEW_SHOWN).flatMap((each) => {
      const mark = own.has(state(each)) ? "" : "  (in its view only)";
      return fold(state(each) + mark, width - 4).map((line) => `    ${line}`);
    });
    const more = seen.length > VIEW_SHOWN ? [`    and ${seen.length - VIEW_SHOWN} more (--json lists all)`] : [];
    return ["", ...fold(head, width), ...shown, ...more];
  });
  const joint = reading.eachByOwnView?.seq;
  if (joint)
    lines.push(
      ...fold(
        `When each acts on its own view, ${joint.length === 1 ? "1 state holds" : `${joint.length} states hold`} under SEQ.`,
        width,
      ),
      ...joint.slice(0, VIEW_SHOWN).flatMap((each) => fold(state(each), width - 4).map((line) => `    ${line}`)),
    );
  return lines;
}

/** What the four types of stability under unknown preferences mean. */
function unknownText(actors: readonly string[]): string {
  return (
    `Preferences of ${list(actors)} are partly unknown; the states listed hold however that turns out (type a). ` +
    "Type b: nobody leaves for what is unknown; c: the unknown holds back too; d: both, so what is not counted there holds in no case."
  );
}

/** The terms reading as text. */
export function termsText(conflict: Conflict, reading: TermsReading, width: number): string {
  const unit = reading.inPoints ? "points" : "own scale, 0 worst to 1 best";
  const both = list(reading.parties);
  const lines = [
    conflict.title,
    ...fold(
      `${plain(reading.packages)} packages; the frontier, where neither of ${both} gains without the other losing, has ${plain(reading.frontierSize)} points (${unit}; world of medians).`,
      width,
    ),
    ...(reading.possible === null
      ? []
      : fold(
          `${plain(reading.possible)} are worth at least what walking away is, to both; stated lines aside.`,
          width,
        )),
    "",
    ...reading.collisions.flatMap((collision) => collisionLines(collision, width)),
    ...dealLines(conflict, reading, width),
    "",
  ];
  const actors = conflict.actors.map((actor) => actor.id);
  if (reading.named.length > 0) {
    const rows = reading.named.map((each) => [
      each.id,
      ...actors.map((actor) => plain(each.utility[actor])),
      each.improvable ? "yes" : "no",
      String(each.crosses.length),
    ]);
    lines.push(...columnsOf([["package", ...actors, "can be bettered", "lines crossed"], ...rows]), "");
  }
  const points = [
    ...reading.nash.map((point) => ["Nash point", ...point.utility.map(plain)]),
    ...reading.egalitarian.map((point) => ["egalitarian point", ...point.utility.map(plain)]),
  ];
  if (points.length > 0) lines.push(...columnsOf([["", ...reading.parties], ...points]));
  for (const point of reading.nash.slice(0, 1))
    lines.push(
      ...fold(
        `Nash point, stated lines aside: ${Object.entries(point.options)
          .map(([issue, option]) => `${issue} ${option}`)
          .join(", ")}`,
        width,
      ),
    );
  const floors = reading.reservations.map((each) => `${each.actor} ${plain(each.value)} (${FLOOR_FROM[each.from]})`);
  lines.push(...fold(`Walking away is worth: ${floors.join(", ")}`, width));
  return `${lines.join("\n")}\n`;
}

const FLOOR_FROM = { file: "stated", course: "from the course of the war", none: "none stated" } as const;
const RELAXATIONS_SHOWN = 4;

const crossing = (lines: TermsReading["collisions"][0]["collide"][0]): string =>
  lines.map((line) => `${line.actor} crosses ${line.never} (firm ${percent(line.firm)})`).join(" and ");

function collisionLines(collision: TermsReading["collisions"][0], width: number): string[] {
  const indent = (text: string): string[] => fold(text, width - 4).map((line) => `    ${line}`);
  return [
    ...fold(`The stated lines on ${list(collision.issues)} cannot all be kept:`, width),
    ...collision.collide.flatMap((set) => indent(set.map((line) => `${line.actor} never ${line.never}`).join(" × "))),
    "  what opens it, smallest first:",
    ...collision.openings.slice(0, 6).flatMap((opening) => indent(crossing(opening.lines))),
    "",
  ];
}

/** Whether there is a deal: inside the lines, across them, and what it takes over all collisions. */
function dealLines(conflict: Conflict, reading: TermsReading, width: number): string[] {
  const drawn =
    conflict.redLines.length > 0 ||
    conflict.issues.some((issue) => issue.positions.some((position) => position && position.never.length > 0));
  const priced = reading.dealExists
    ? "Where crossing a line has only the price the file sets, a deal exists."
    : "Even where crossing a line has only the price the file sets, there is no deal.";
  const across = reading.rule === "priced" ? [priced] : [];
  if (!drawn)
    return [
      reading.dealExists
        ? "A deal exists: some package is worth it to all who must sign."
        : "No deal: no package is worth it to all who must sign.",
    ];
  if (reading.dealInsideLines) return ["A deal exists inside the stated lines."];
  if (reading.collisions.length === 0)
    return [
      "The stated lines can all be kept, but no package inside them is worth it to all who must sign.",
      ...across,
    ].flatMap((text) => fold(text, width));
  const steps = reading.relaxations.slice(0, RELAXATIONS_SHOWN).flatMap((each) => {
    const worth = each.dealExists ? "" : ": still not worth it to all who must sign";
    return fold(crossing(each.lines) + worth, width - 4).map((line) => `    ${line}`);
  });
  return [
    ...(reading.collisions.length > 1 ? ["Smallest steps that open all of these at once:", ...steps] : []),
    ...across.flatMap((text) => fold(text, width)),
  ];
}

/** One run's course as text: every fourth week, and each change of phase or course. */
export function courseText(conflict: Conflict, reading: CourseReading): string {
  const title = (id: string): string => conflict.actors.find((actor) => actor.id === id)?.title ?? id;
  const [attacker, defender] = reading.sides.map(title);
  const lines = [
    `${conflict.title}: world ${reading.world < 0 ? "of medians" : reading.world}, repeat ${reading.repeat}, course “${reading.policy || "nothing imposed"}”`,
    "One world of many; not a forecast.",
    "",
  ];
  const shown = reading.weeks.filter(
    (week, k, all) =>
      k === 0 ||
      k === all.length - 1 ||
      week.week % 4 === 0 ||
      week.phase !== all[k - 1].phase ||
      week.course !== all[k - 1].course,
  );
  const head = [
    ["week", ""],
    ["course", ""],
    ["gained", "km²"],
    ["men", `k ${attacker}`],
    ["men", `k ${defender}`],
    ["supply", ""],
    ...(reading.about ? [["blamed", title(reading.about)]] : []),
    ["worth", attacker],
    ["worth", defender],
  ];
  const rows = shown.map((week) => [
    String(week.week),
    week.phase === "truce" ? `${week.course}, truce` : week.course,
    plain(week.area),
    plain(week.men[0] / 1000),
    plain(week.men[1] / 1000),
    percent(week.fire),
    ...(reading.about ? [percent(week.blamed)] : []),
    Number.isNaN(week.values[0]) ? "–" : week.values[0].toFixed(2),
    Number.isNaN(week.values[1]) ? "–" : week.values[1].toFixed(2),
  ]);
  lines.push(...columnsOf([head.map(([first]) => first), head.map(([, second]) => second), ...rows], [1]));
  lines.push("worth: what fighting on is worth to that side, as it sees it (1 = its ideal package).");
  lines.push(
    "",
    reading.ended === null
      ? "The war goes on at the horizon."
      : `The war ends in week ${reading.ended}: ${reading.outcome}.`,
  );
  return `${lines.join("\n")}\n`;
}
