import { describe, expect, test } from "vitest";
import { readConflict } from "../../src/language/read.js";
import { Purpose, uniformAt } from "../../src/math/philox.js";
import { CONCEPTS, readStructure } from "../../src/structure/index.js";

const GAMES = 300;

interface Option {
  readonly id: string;
  readonly owner: number;
  readonly rule: "start" | "stop" | "free";
}
type State = readonly boolean[];

/** A random game as text, and what the text says, kept apart from the code under test. */
function randomGame(index: number) {
  let draw = 0;
  const u = (): number =>
    uniformAt(12, { world: index, week: 0, draw: draw++, stream: 0, purpose: Purpose.tests, repeat: 0 });
  const below = (n: number): number => Math.floor(u() * n);
  const actors = Array.from({ length: 2 + below(4) }, (_, k) => `a${k}`);
  const options: Option[] = Array.from({ length: Math.max(actors.length, 3 + below(3)) }, (_, k) => {
    const owner = k < actors.length ? k : below(actors.length);
    return { id: `${actors[owner]}.o${k}`, owner, rule: u() < 0.3 ? (u() < 0.5 ? "start" : "stop") : "free" };
  });
  // literals joined by `and`: option index and whether it must be true
  const literals = (): [number, boolean][] => {
    const first = below(options.length);
    const second = (first + 1 + below(options.length - 1)) % options.length;
    return [first, second].map((option) => [option, u() < 0.6]);
  };
  const impossible = Array.from({ length: below(3) }, literals).filter((all) => all.some(([, yes]) => yes));
  const levels = actors.map(() =>
    Array.from({ length: 1 + below(3) }, () => Array.from({ length: 1 + below(2) }, literals)),
  );
  const text = (all: readonly [number, boolean][]): string =>
    all.map(([option, yes]) => `${yes ? "" : "not "}${options[option].id}`).join(" and ");
  const lines = actors.flatMap((actor, k) => [
    `    ${actor}:`,
    ...levels[k].map((level) => `      - [${level.map((all) => `"${text(all)}"`).join(", ")}]`),
  ]);
  const file = [
    "parley: 1",
    "case: {title: random}",
    `actors: {${actors.map((actor) => `${actor}: {}`).join(", ")}}`,
    "moves:",
    ...options.map(({ id, rule }) => `  ${id}: {title: x${rule === "free" ? "" : `, one_way: ${rule}`}}`),
    "game:",
    ...(impossible.length > 0 ? ["  impossible:", ...impossible.map((all) => `    - ${text(all)}`)] : []),
    "  preferences:",
    ...lines,
    "",
  ].join("\n");
  const meets = (state: State, all: readonly [number, boolean][]): boolean =>
    all.every(([option, yes]) => state[option] === yes);
  const states: State[] = Array.from({ length: 1 << options.length }, (_, bits) =>
    options.map((_, option) => ((bits >> option) & 1) === 1),
  ).filter((state) => !impossible.some((all) => meets(state, all)));
  /** Positive where the actor likes x better than y. */
  const prefers = (actor: number, x: State, y: State): number => {
    for (const level of levels[actor]) {
      const score = (state: State): number => level.filter((all) => meets(state, all)).length;
      if (score(x) !== score(y)) return score(x) - score(y);
    }
    return 0;
  };
  const canMove = (actor: number, from: State, to: State): boolean =>
    from !== to &&
    options.every(
      ({ owner, rule }, k) =>
        from[k] === to[k] || (owner === actor && (rule === "free" || (rule === "start" ? to[k] : from[k]))),
    );
  return { file, actors, options, states, prefers, canMove };
}

type RandomGame = ReturnType<typeof randomGame>;

/** States that opponents of `focal` can bring about from `start`, nobody twice in a row: the definition, step by step. */
function sanctions(game: RandomGame, focal: number, start: State, credible: boolean): Set<State> {
  const reached = new Set<State>();
  const seen = new Set<string>();
  const queue: { at: State; last: number }[] = [{ at: start, last: -1 }];
  for (const { at, last } of queue)
    for (let mover = 0; mover < game.actors.length; mover++) {
      if (mover === focal || mover === last) continue;
      for (const to of game.states) {
        if (!game.canMove(mover, at, to) || (credible && game.prefers(mover, to, at) <= 0)) continue;
        reached.add(to);
        const key = `${game.states.indexOf(to)} ${mover}`;
        if (!seen.has(key)) queue.push({ at: to, last: mover });
        seen.add(key);
      }
    }
  return reached;
}

function isStable(game: RandomGame, concept: string, focal: number, state: State): boolean {
  const better = game.states.filter((to) => game.canMove(focal, state, to) && game.prefers(focal, to, state) > 0);
  const credible = concept === "seq" || concept === "sseq";
  const final = concept === "smr" || concept === "sseq";
  return better.every(
    (to) =>
      concept !== "nash" &&
      [...sanctions(game, focal, to, credible)].some(
        (end) =>
          game.prefers(focal, end, state) <= 0 &&
          (!final ||
            game.states.every(
              (answer) => !game.canMove(focal, end, answer) || game.prefers(focal, answer, state) <= 0,
            )),
      ),
  );
}

describe("a game written as a file", () => {
  test(`oracle: ${GAMES} random files of 2 to 5 actors give the states and stabilities of the set definitions`, () => {
    const counts = new Map<string, number>();
    for (let index = 0; index < GAMES; index++) {
      const game = randomGame(index);
      const { conflict, diagnostics } = readConflict(game.file, "random.parley.yaml");
      const errors = diagnostics.filter((each) => each.severity === "error");
      if (errors.some((each) => each.code === "P0413")) continue; // a statement drawn twice
      expect(errors).toEqual([]);
      const reading = readStructure(conflict!)!;
      const name = (state: State): string[] => game.options.filter((_, k) => state[k]).map(({ id }) => id);
      expect(reading.states).toEqual(game.states.map(name));
      for (const concept of CONCEPTS) {
        const stable = game.actors.map((_, actor) => game.states.map((state) => isStable(game, concept, actor, state)));
        game.actors.forEach((actor, k) =>
          expect(reading.stability[concept][actor], `game ${index} ${concept} ${actor}`).toEqual(
            game.states.filter((_, s) => stable[k][s]).map(name),
          ),
        );
        expect(reading.equilibria[concept]).toEqual(
          game.states.filter((_, s) => stable.every((flags) => flags[s])).map(name),
        );
        counts.set(concept, (counts.get(concept) ?? 0) + stable.flat().filter((yes) => yes).length);
      }
    }
    console.info(`stable (actor, state) pairs: ${[...counts].map(([concept, n]) => `${concept} ${n}`).join(", ")}`);
    // the games are rich enough to tell the concepts apart
    expect(new Set(counts.values()).size).toBe(CONCEPTS.length);
  }, 120_000);
});

const VIEWED = `
parley: 1
case: {title: A view}
actors: {a: {}, b: {}}
moves: {a.go: {title: go}, b.go: {title: go}}
game:
  preferences:
    a: [not b.go, a.go]
    b: [not a.go, not b.go]
perceived:
  a:
    game.preferences.b: [a.go iff b.go]
`;

describe("a game that one actor sees otherwise", () => {
  const reading = readStructure(readConflict(VIEWED, "view.parley.yaml").conflict!)!;

  test("stands beside the true one, with who holds what in it", () => {
    expect(reading.equilibria.nash).toEqual([["a.go"]]);
    expect(reading.views.map((view) => [view.actor, view.equilibria.nash])).toEqual([["a", [["a.go", "b.go"]]]]);
    expect(reading.views[0].stability.nash).toEqual({ a: [["a.go"], ["a.go", "b.go"]], b: [[], ["a.go", "b.go"]] });
  });
  test("holds, each by its own view, where every actor is content in the game it sees", () => {
    expect(reading.eachByOwnView!.nash).toEqual([["a.go"]]);
  });
});

test("a file that names no start may rule out the state in which nothing is done", () => {
  const text = VIEWED.replace("game:", "game:\n  impossible: [not a.go and not b.go]");
  const { conflict, diagnostics } = readConflict(text, "view.parley.yaml");
  expect(diagnostics.filter((each) => each.severity === "error")).toEqual([]);
  const reading = readStructure(conflict!)!;
  expect(reading.states).toEqual([["a.go"], ["b.go"], ["a.go", "b.go"]]);
  expect([reading.now, reading.path]).toEqual([null, null]);
});
