import { expect, test } from "vitest";
import { importFiles } from "../../src/import/import.js";
import { readConflict } from "../../src/language/read.js";
import { Purpose, uniformAt } from "../../src/math/philox.js";
import { fixture } from "./read.js";

const SETS = [
  ["water.gmcr"],
  ["mill-domain.xml", "mill-union.xml", "mill-owners.xml"],
  ["negolog-profileA.json", "negolog-profileB.json", "negolog-specs.json"],
  ["negmas-domain.json", "negmas-buyer.json", "negmas-seller.json"],
  ["geniusweb-a.json", "geniusweb-b.json"],
  ["tariffs.csv"],
  ["articles.json"],
].map((names) => names.map(fixture));
const EACH = 300;
const SIGNS = [...'{}[]"<>/&,:;0123456789-.YN \n\té\u0000'];

/** A text with one or two random wounds: a sign changed, a piece cut out or doubled, the end cut off. */
function wounded(text: string, draw: () => number): string {
  let hurt = text;
  for (let wounds = 1 + Math.floor(draw() * 2); wounds > 0; wounds--) {
    const at = Math.floor(draw() * hurt.length);
    const length = Math.floor(draw() * 40);
    const kind = draw();
    if (kind < 0.5) hurt = hurt.slice(0, at) + SIGNS[Math.floor(draw() * SIGNS.length)] + hurt.slice(at + 1);
    else if (kind < 0.7) hurt = hurt.slice(0, at) + hurt.slice(at + length);
    else if (kind < 0.9) hurt = hurt.slice(0, at + length) + hurt.slice(at);
    else hurt = hurt.slice(0, at);
  }
  return hurt;
}

test(`property: ${SETS.length * EACH} wounded files are imported into sound conflicts or refused with codes; nothing throws`, () => {
  let refused = 0;
  let sound = 0;
  SETS.forEach((files, set) => {
    for (let index = 0; index < EACH; index++) {
      let count = 0;
      const draw = (): number =>
        uniformAt(7, { world: index, week: set, draw: count++, stream: 0, purpose: Purpose.tests, repeat: 0 });
      const victim = Math.floor(draw() * files.length);
      const hurt = files.map((file, k) => (k === victim ? { ...file, text: wounded(file.text, draw) } : file));
      const { text, diagnostics } = importFiles(hurt);
      if (text === null) {
        refused++;
        expect(diagnostics.length).toBeGreaterThan(0);
        for (const { code, at, message } of diagnostics) {
          expect(code).toMatch(/^P06\d\d$/);
          expect([at.file, at.line >= 1, message.length > 10]).toEqual([expect.any(String), true, true]);
        }
      } else {
        sound++;
        expect(readConflict(text, "case.parley.yaml").diagnostics.filter((each) => each.severity === "error")).toEqual(
          [],
        );
      }
    }
  });
  // both ends of the road are travelled
  expect(Math.min(refused, sound)).toBeGreaterThan(200);
});
