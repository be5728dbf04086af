import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readConflict } from "../../src/language/read.js";
import { courseLines } from "../../src/report/course-lines.js";
import type { Findings } from "../../src/report/finding.js";
import { describePath } from "../../src/report/words.js";

const file = new URL("../../conflicts/ukraine-2025.parley.yaml", import.meta.url);
const conflict = readConflict(readFileSync(file, "utf8"), "flagship").conflict!;

test("every course is told by who does what", () => {
  const lines = courseLines({ conflict, policies: conflict.policies as unknown as Findings["policies"] });
  expect(lines.map(([title]) => title)).toEqual(conflict.policies.map(({ title }) => title));
  for (const [k, [, does]] of lines.entries())
    for (const move of conflict.policies[k].free ? [] : conflict.policies[k].moves) {
      expect(does).toContain(`“${conflict.moves[move].title}”`);
      expect(does).toContain(conflict.actors[conflict.moves[move].actor].title);
    }
});

test("no weight of an objective, reporting factor or cost of a course is shown as a path, and the patron goes by name", () => {
  const asked = conflict.quantities.filter(
    ({ path, origin }) =>
      origin === "file" && /^objectives\.|\.reporting$|^patron\.\w+\.courses|^switches\.patron/.test(path),
  );
  expect(asked.length).toBeGreaterThan(3);
  for (const { path } of asked) {
    expect(describePath(conflict, path)).not.toContain(path);
    expect(describePath(conflict, path)).not.toContain("the patron");
  }
});
