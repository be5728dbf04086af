import fc from "fast-check";
import { caseText } from "../../src/import/case-text.js";
import { type Draft, emptyDraft } from "../../src/import/draft.js";
import { idsOf } from "../../src/import/id.js";

const word = fc.constantFrom(
  "Hold",
  "hold",
  "The line",
  "40 %",
  "Rückzug",
  "a: b",
  '"so"',
  "#3",
  "yes",
  "<b> & c",
  "not",
  "x, y",
  "撤",
  "O'Neill",
);
const name = fc.tuple(word, fc.constantFrom("", " I", " II", " III")).map(([a, b]) => a + b);

/** Case text with issues, points from 0 up that sum to at most 1 for each actor, and walk-away values. */
export const pointsCase = fc
  .record({
    actors: fc.uniqueArray(name, { minLength: 1, maxLength: 3 }),
    issues: fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
    options: fc.array(fc.uniqueArray(name, { minLength: 2, maxLength: 4 }), { minLength: 4, maxLength: 4 }),
    // below 1e-300 a number has fewer figures than the files of other programs can carry back
    shares: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }).map((x) => (x < 1e-300 ? 0 : x))),
  })
  .map(({ actors, issues, options, shares }) => {
    const next = (): number => shares.next().value as number;
    const actorIds = idsOf(actors, "actor");
    const issueIds = idsOf(issues, "issue");
    const point = (): string => {
      const value = next() / issues.length;
      return String(value < 1e-290 ? 0 : value);
    };
    const draft: Draft = {
      ...emptyDraft("Random case"),
      actors: actors.map((title, k) => ({
        id: actorIds[k],
        title,
        ...(next() < 0.5 ? { walksAwayBelow: String(next()) } : {}),
      })),
      issues: issues.map((title, k) => {
        const ids = idsOf(options[k], "option");
        return {
          id: issueIds[k],
          title,
          options: options[k].map((option, o) => ({ id: ids[o], title: option })),
          points: new Map(actorIds.map((id) => [id, options[k].map(point)])),
        };
      }),
    };
    return caseText(draft, "a test", []);
  });

const literal = (ids: readonly string[]): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom(...ids), fc.boolean()).map(([id, no]) => (no ? `not ${id}` : id));

/** A condition over names, up to two levels deep, of every kind that the language has. */
function condition(ids: readonly string[]): fc.Arbitrary<string> {
  const joint = fc.constantFrom("and", "or", "if", "iff");
  const flat = fc.tuple(literal(ids), joint, literal(ids)).map(([a, j, b]) => `${a} ${j} ${b}`);
  const deep = fc
    .tuple(flat, joint, flat, fc.boolean())
    .map(([a, j, b, no]) => `${no ? "not " : ""}(${a}) ${j} (${b})`);
  return fc.oneof(literal(ids), flat, deep);
}

/** Case text with a game: options in any order, one-way rules, impossible combinations, statements, some of equal weight, or none. */
export const gameCase = fc.uniqueArray(name, { minLength: 2, maxLength: 3 }).chain((actors) => {
  const actorIds = idsOf(actors, "actor");
  const act = fc.record({
    actor: fc.nat(actors.length - 1),
    title: name,
    oneWay: fc.constantFrom("", "start", "stop"),
  });
  return fc.array(act, { minLength: 2, maxLength: 6 }).chain((acts) => {
    const ids = acts.map(({ actor }, k) => `${actorIds[actor]}.act_${k}`);
    const statement = condition(ids);
    const level = fc.oneof(
      { weight: 5, arbitrary: statement },
      { weight: 1, arbitrary: fc.tuple(statement, statement).map(([a, b]) => (a === b ? a : `[${a}, ${b}]`)) },
    );
    const levels = fc.uniqueArray(level, { maxLength: 4 });
    return fc
      .record({
        order: fc.shuffledSubarray(ids, { minLength: ids.length, maxLength: ids.length }),
        impossible: fc.array(fc.tuple(literal(ids), literal(ids)), { maxLength: 3 }),
        preferences: fc.array(levels, { minLength: actors.length, maxLength: actors.length }),
      })
      .map(({ order, impossible, preferences }) =>
        [
          "parley: 1",
          "case: {title: Random game}",
          "actors:",
          ...actors.map((title, k) => `  ${actorIds[k]}: {title: ${JSON.stringify(title)}}`),
          "moves:",
          ...acts.map(
            ({ title, oneWay }, k) =>
              `  ${ids[k]}: {title: ${JSON.stringify(title)}${oneWay === "" ? "" : `, one_way: ${oneWay}`}}`,
          ),
          "game:",
          `  options: [${order.join(", ")}]`,
          ...(impossible.length === 0 ? [] : ["  impossible:", ...impossible.map(([a, b]) => `    - ${a} and ${b}`)]),
          ...(preferences.every((each) => each.length === 0)
            ? []
            : [
                "  preferences:",
                ...preferences.flatMap((each, k) =>
                  each.length === 0 ? [] : [`    ${actorIds[k]}:`, ...each.map((one) => `      - ${one}`)],
                ),
              ]),
          "",
        ].join("\n"),
      );
  });
});
