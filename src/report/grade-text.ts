import { fold } from "./fold.js";
import type { Grade, GradeReport } from "./grade.js";
import type { Sealed } from "./sealed.js";
import { bold, type TextOptions } from "./terminal.js";
import { inUnits, inWords, percent, plain } from "./words.js";

/** Scores as text: what is graded, by whom it is told, and what stays ungraded with why. Every line fits the width. */
export function gradeText(sealed: Sealed, report: GradeReport, options: Pick<TextOptions, "width" | "colour">): string {
  const { width } = options;
  const graded = report.grades.filter(({ kind }) => kind !== "ungraded");
  const open = report.grades.filter(({ kind }) => kind === "ungraded");
  const lines = (grades: readonly Grade[]): string[] =>
    grades.flatMap((grade) =>
      fold(sentence(grade), width - 6).map((line, n) => (n === 0 ? `  ${line}` : `      ${line}`)),
    );
  return `${[
    [
      bold(sealed.title, options),
      ...fold(
        `Sealed on ${sealed.sealedOn} over ${plain(sealed.worlds)} worlds${weighted(sealed)}, seed ${sealed.seed}, case of ${sealed.asOf ?? "no day"}. The seal fits.`,
        width,
      ),
    ],
    fold(summary(report), width),
    graded.length > 0 ? [bold("GRADED", options), ...lines(graded)] : [],
    open.length > 0 ? [bold("UNGRADED", options), ...lines(open)] : [],
  ]
    .filter((block) => block.length > 0)
    .map((block) => block.join("\n"))
    .join("\n\n")}\n`;
}

function weighted({ effectiveWorlds: effective }: Sealed): string {
  return effective === null ? "" : ` (weighted, telling as much as ${plain(effective)})`;
}

function summary({ events, amounts, grades }: GradeReport): string {
  const late = grades.some((grade) => grade.kind !== "ungraded" && !grade.told.afterSeal);
  const said = [
    events === null
      ? "No event is graded."
      : `${inWords(events.n)} ${events.n === 1 ? "event" : "events"}: Brier score ${plain(events.brier)} (0 is perfect, a chance of 50 % always gives .25), log score ${plain(events.log)} nats (0 is perfect, 50 % gives .693).`,
    amounts === null
      ? "No amount is graded."
      : `${inWords(amounts.n)} ${amounts.n === 1 ? "amount" : "amounts"}, ${amounts.inside} inside its 5th to 95th percentile.`,
    ...(late
      ? ["Where the day lies before the seal, whoever sealed could have known: that is no test of foresight."]
      : []),
  ];
  return said.map((each) => each.charAt(0).toUpperCase() + each.slice(1)).join(" ");
}

function sentence(grade: Grade): string {
  if (grade.kind === "ungraded") return `${grade.of}: ${grade.why}.`;
  const { of, under, told } = grade;
  const course = under ? ` under ${under}` : "";
  const by = `(${told.title}, ${told.date}${told.afterSeal ? "" : "; before the seal"})`;
  if (grade.kind === "event")
    return `${of}${course}: chance ${percent(grade.chance)}; by ${told.on} it ${grade.happened === 1 ? "happened" : "did not happen"} ${by}. Brier ${plain(grade.brier)}, log ${plain(grade.log)}.`;
  const [low, middle, high] = grade.quantiles.map((value) => inUnits(value, grade.unit));
  return `${of}${course}: ${middle} (${low} to ${high}); by ${told.on} it was ${inUnits(grade.happened, grade.unit)} ${by}, ${grade.inside ? "inside" : "outside"} the interval. CRPS ${inUnits(grade.crps, grade.unit)}.`;
}
