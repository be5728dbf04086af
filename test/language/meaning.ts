import type { Expression } from "../../src/conflict/claim.js";
import type { Condition } from "../../src/conflict/condition.js";
import type { Conflict } from "../../src/conflict/conflict.js";
import type { Preferences } from "../../src/conflict/game.js";
import type { IssueOption } from "../../src/conflict/issue.js";
import type { Quantity } from "../../src/conflict/quantity.js";

/**
 * What a conflict says, a line for each thing, with names in place of indices and no places: it does not change when
 * keys, defaults, measures or fields are added to the tool. Lines of what the tool supplies begin with `default`.
 */
export function meaningOf(conflict: Conflict): string[] {
  return [
    `case ${json([conflict.title, conflict.question, conflict.asOf, nameIn(conflict.sources, conflict.argument)])}`,
    ...conflict.sources.map(
      (one) => `source ${json([one.id, one.title, one.date, one.url, actorOf(conflict, one.side)])}`,
    ),
    ...conflict.actors.map((one) => `actor ${json([one.id, one.title, one.role, actorOf(conflict, one.of)])}`),
    ...issueLines(conflict),
    ...gameLines(conflict),
    ...courseLines(conflict),
    ...conflict.claims.map((one) => claimLine(conflict, one)),
    ...conflict.variants.map((one) => `variant ${json([one.id, one.why])}`),
    ...conflict.quantities.map((one) => numberLine(conflict, one)),
  ];
}

/** Numbers to 12 figures; ends that are open as words. */
function json(value: unknown): string {
  return JSON.stringify(value, (key, each: unknown) => {
    if (key === "at" || key === "text") return undefined;
    if (typeof each !== "number") return each;
    return Number.isFinite(each) ? Number(each.toPrecision(12)) : String(each);
  });
}

const nameIn = (list: readonly { readonly id: string }[], index: number | null): string | null =>
  index === null ? null : list[index].id;
const actorOf = (conflict: Conflict, index: number | null): string | null => nameIn(conflict.actors, index);
const pathOf = (conflict: Conflict, ref: number | null): string | null =>
  ref === null ? null : conflict.quantities[ref].path;

function numberLine(conflict: Conflict, one: Quantity): string {
  const kind = one.origin === "file" ? "number" : "default";
  return `${kind} ${one.path} = ${json([one.law, one.unit, one.bounds, one.origin, nameIn(conflict.sources, one.source)])}`;
}

function named<Atom>(condition: Condition<Atom>, nameOf: (atom: Atom) => string): unknown {
  switch (condition.kind) {
    case "atom":
      return nameOf(condition.atom);
    case "not":
      return { not: named(condition.of, nameOf) };
    case "and":
    case "or":
      return { [condition.kind]: condition.of.map((part) => named(part, nameOf)) };
    case "if":
    case "iff":
      return { [condition.kind]: [named(condition.left, nameOf), named(condition.right, nameOf)] };
  }
}

function issueLines(conflict: Conflict): string[] {
  const { issues } = conflict;
  const option = ({ issue, option: index }: IssueOption): string =>
    `${issues[issue].id}.${issues[issue].options[index].id}`;
  return [
    ...issues.flatMap((issue) => [
      `issue ${json([issue.id, issue.title, issue.options.map(({ id, title }) => [id, title]), nameIn(issue.options, issue.now), issue.consent.map((one) => actorOf(conflict, one))])}`,
      ...issue.positions.flatMap((position, actor) =>
        position === null
          ? []
          : `position ${issue.id} ${json([actorOf(conflict, actor), nameIn(issue.options, position.wants), nameIn(issue.options, position.accepts), position.never.map((one) => nameIn(issue.options, one)), nameIn(conflict.sources, position.source), position.note])}`,
      ),
    ]),
    ...conflict.packages.map(
      (one) =>
        `package ${one.id} ${json([one.title, one.options.map((index, issue) => nameIn(issues[issue].options, index))])}`,
    ),
    ...conflict.links.map(
      (one) =>
        `link ${json([one.kind, actorOf(conflict, one.actor), one.issues.map((issue) => issues[issue].id), pathOf(conflict, one.strength)])}`,
    ),
    ...conflict.redLines.map(
      (one) => `red line ${json([actorOf(conflict, one.actor), named(one.never, option), pathOf(conflict, one.firm)])}`,
    ),
    ...conflict.incompatible.map((one) => `incompatible ${json(named(one.never, option))}`),
  ];
}

function gameLines(conflict: Conflict): string[] {
  const { game } = conflict;
  const moveOf = (index: number): string => conflict.moves[index].id;
  const option = (index: number): string => (game === null ? "" : moveOf(game.options[index]));
  const preferences = (of: Preferences | null): unknown =>
    of === null
      ? null
      : of.kind === "ranking"
        ? of.groups.map((group) => group.map((state) => state.map(option)))
        : of.levels.map((level) => level.statements.map((one) => named(one, option)));
  const views = conflict.perceptions.flatMap((view) => [
    ...view.numbers.map(
      ({ of, by }) => `view ${json([actorOf(conflict, view.actor), pathOf(conflict, of), pathOf(conflict, by)])}`,
    ),
    ...view.preferences.flatMap((one, actor) =>
      one === null ? [] : `view ${json([actorOf(conflict, view.actor), actorOf(conflict, actor), preferences(one)])}`,
    ),
  ]);
  const moves = conflict.moves.map(
    (one) =>
      `move ${one.id} ${json([actorOf(conflict, one.actor), one.title, one.aid, one.oneWay, one.truce && [moveOf(one.truce.with), one.truce.stops, one.truce.goesOn], one.says.map(({ about, ratio }) => [actorOf(conflict, about), pathOf(conflict, ratio)]), one.levy && pathOf(conflict, one.levy.men)])}`,
  );
  if (game === null) return [...moves, ...views];
  return [
    ...moves,
    `game ${json([game.options.map(moveOf), game.impossible.map((one) => named(one, option)), game.now.map(option)])}`,
    ...game.preferences.flatMap((one, actor) =>
      one === null ? [] : `preferences ${actorOf(conflict, actor)} ${json(preferences(one))}`,
    ),
    ...views,
  ];
}

function courseLines(conflict: Conflict): string[] {
  const { campaign, patron, history } = conflict;
  const moveOf = (index: number): string => conflict.moves[index].id;
  const lines = [
    ...conflict.policies.map(
      (one) =>
        `policy ${one.id} ${json([one.title, one.from, one.moves.map(moveOf), pathOf(conflict, one.review), one.free])}`,
    ),
    ...conflict.objectives.flatMap((list, actor) =>
      list.map(
        (one) =>
          `objective ${json([actorOf(conflict, actor), one.measure.id, one.want, pathOf(conflict, one.weight)])}`,
      ),
    ),
  ];
  if (patron !== null)
    lines.push(
      `patron ${json([actorOf(conflict, patron.actor), actorOf(conflict, patron.helps), actorOf(conflict, patron.about), patron.tablesPackages, patron.courses.map(({ policy, cost }) => [conflict.policies[policy].id, pathOf(conflict, cost)])])}`,
    );
  if (history !== null)
    lines.push(
      `history ${json(history.windowWeeks)}`,
      ...history.moves.map((one) => `recorded ${json([one.week, one.date, moveOf(one.move), one.use, one.tests])}`),
    );
  if (campaign === null) return lines;
  const { front, aid } = campaign;
  const issue = front.issue === null ? null : conflict.issues[front.issue];
  lines.push(
    `campaign ${json([campaign.model, campaign.horizon, actorOf(conflict, front.attacker), actorOf(conflict, front.defender), issue && [issue.id, nameIn(issue.options, front.won), nameIn(issue.options, front.lost)]])}`,
  );
  if (aid !== null)
    lines.push(
      `aid ${json([actorOf(conflict, aid.receiver), aid.groups.map((one) => [one.id, pathOf(conflict, one.need), one.classes]), aid.donors.map((one) => [actorOf(conflict, one.actor), one.gives.map((ref) => pathOf(conflict, ref))]), aid.replaces.map((one) => [one.donor, one.group, actorOf(conflict, one.by), pathOf(conflict, one.share)])])}`,
    );
  return lines;
}

function claimLine(conflict: Conflict, claim: Conflict["claims"][number]): string {
  const says = [claim.says, claim.loosely, claim.strictly].map((one) => one && spoken(conflict, one.expression));
  return `claim ${claim.id} ${json([claim.text, nameIn(conflict.sources, claim.source), claim.paragraph, nameIn(conflict.policies, claim.under), claim.restsOn, says])}`;
}

/** An expression with the names of its measures and policies. */
function spoken(conflict: Conflict, expression: Expression): unknown {
  const below = (part: Expression): unknown => spoken(conflict, part);
  switch (expression.kind) {
    case "number":
      return expression.value;
    case "measure":
      return conflict.measures[expression.measure].id;
    case "policy":
      return conflict.policies[expression.policy].id;
    case "chance":
      return { chance: [below(expression.event), expression.given && below(expression.given)] };
    case "mean":
      return { mean: below(expression.of) };
    case "quantile":
      return { quantile: [below(expression.of), expression.level] };
    case "difference":
      return {
        difference: [below(expression.of), conflict.policies[expression.a].id, conflict.policies[expression.b].id],
      };
    case "arithmetic":
    case "compare":
      return { [expression.operator]: [below(expression.left), below(expression.right)] };
    case "not":
      return { not: below(expression.of) };
    case "and":
    case "or":
      return { [expression.kind]: expression.of.map(below) };
    case "if":
    case "iff":
      return { [expression.kind]: [below(expression.left), below(expression.right)] };
  }
}
