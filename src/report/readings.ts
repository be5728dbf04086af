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
  nash: "Nash: nobody gains by moving",
  gmr: "GMR: any counter deters",
  smr: "SMR: a counter that no answer mends deters",
  seq: "SEQ: a credible counter deters",
  sseq: "SSEQ: a credible counter that no answer mends deters",
};

/** The structure reading as text. */
export function structureText(conflict: Conflict, reading: StructureReading, width: number): string {
  const state = (options: readonly string[]): string => (options.length === 0 ? "(nothing)" : options.join(" "));
  const lines = [conflict.title, `${reading.options.length} options, ${reading.states.length} possible states`, ""];
  for (const [concept, states] of Object.entries(reading.equilibria)) {
    lines.push(`${CONCEPT_TITLES[concept] ?? concept}: ${states.length} equilibria`);
    lines.push(...states.slice(0, 12).flatMap((each) => fold(state(each), width - 4).map((line) => `    ${line}`)));
    if (states.length > 12) lines.push(`    and ${states.length - 12} more (--json lists all)`);
  }
  if (reading.now) lines.push("", ...fold(`Now: ${state(reading.now)}`, width));
  if (reading.path && reading.path.length > 0)
    lines.push(...reading.path.flatMap((step) => fold(`  ${step.mover} moves to ${state(step.to)}`, width)));
  else if (reading.path) lines.push("  which is itself stable under SEQ");
  for (const view of reading.views) {
    lines.push("", `As ${view.actor} sees the game: ${view.equilibria.seq.length} equilibria under SEQ`);
    lines.push(
      ...view.equilibria.seq.slice(0, 8).flatMap((each) => fold(state(each), width - 4).map((line) => `    ${line}`)),
    );
  }
  if (reading.withoutPreferences.length > 0)
    lines.push("", `Without preferences, taken as indifferent: ${list(reading.withoutPreferences)}`);
  return `${lines.join("\n")}\n`;
}

/** The terms reading as text. */
export function termsText(conflict: Conflict, reading: TermsReading, width: number): string {
  const unit = reading.inPoints ? "points" : "own scale, 0 worst to 1 best";
  const lines = [
    conflict.title,
    `${plain(reading.packages)} packages; ${plain(reading.frontierSize)} efficient points for ${list(reading.parties)} (${unit}; world of medians)`,
    "",
  ];
  for (const collision of reading.collisions) {
    lines.push(...fold(`The stated lines on ${list(collision.issues)} cannot all be kept:`, width));
    for (const set of collision.collide)
      lines.push(
        ...fold(set.map((line) => `${line.actor} never ${line.never}`).join("  ×  "), width - 4).map(
          (line) => `    ${line}`,
        ),
      );
    lines.push("  what opens it, smallest first:");
    for (const opening of collision.openings.slice(0, 6))
      lines.push(
        ...fold(
          opening.lines.map((line) => `${line.actor} crosses ${line.never} (firm ${percent(line.firm)})`).join(" and "),
          width - 4,
        ).map((line) => `    ${line}`),
      );
    lines.push("");
  }
  if (reading.collisions.length === 0)
    lines.push(
      reading.dealExists
        ? "A deal exists inside the stated lines."
        : "The stated lines can all be kept, but no package serves both parties better than no deal.",
      "",
    );
  const actors = conflict.actors.map((actor) => actor.id);
  if (reading.named.length > 0) {
    const rows = reading.named.map((each) => [
      each.id,
      ...actors.map((actor) => plain(each.utility[actor])),
      each.improvable ? "yes" : "no",
      String(each.crosses.length),
    ]);
    lines.push(...columnsOf([["package", ...actors, "better for both", "lines crossed"], ...rows]), "");
  }
  const points = [
    ...reading.nash.map((point) => ["Nash point", ...point.utility.map(plain)]),
    ...reading.egalitarian.map((point) => ["egalitarian point", ...point.utility.map(plain)]),
  ];
  if (points.length > 0) lines.push(...columnsOf([["", ...reading.parties], ...points]));
  for (const point of reading.nash.slice(0, 1))
    lines.push(
      ...fold(
        `Nash point: ${Object.entries(point.options)
          .map(([issue, option]) => `${issue} ${option}`)
          .join(", ")}`,
        width,
      ),
    );
  const floors = reading.reservations.map(
    (each) => `${each.actor} ${plain(each.value)} (${each.from === "none" ? "none stated" : each.from})`,
  );
  lines.push(...fold(`Reservations: ${floors.join(", ")}`, width));
  return `${lines.join("\n")}\n`;
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
