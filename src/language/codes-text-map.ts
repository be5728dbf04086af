import { error } from "./code-doc.js";

/** Trouble of a text map: which lines of a case stand for which paragraph of the text under test. */
export const TEXT_MAP_CODES = {
  P0490: error(
    "A text map names its case, its text and its paragraphs.",
    "`text_map:` is 1, `case:` names the case, `text:` is one of its sources, `length:` is how many paragraphs the text has, and `paragraphs:` is a table by their number.",
    "text_map: 1\ncase: case\nparagraphs: [one, two]",
    "text_map: 1\ncase: case\ntext: essay\nlength: 1\nparagraphs:\n  1: {says: Peace is far off.}",
  ),
  P0491: error(
    "A paragraph is left out, or there is no such paragraph.",
    "Each paragraph from 1 to `length:` stands in the map, also one that nothing in the case stands for: then the page says so.",
    "text_map: 1\ncase: case\ntext: essay\nlength: 2\nparagraphs:\n  1: {says: Peace is far off.}",
    "text_map: 1\ncase: case\ntext: essay\nlength: 2\nparagraphs:\n  1: {says: Peace is far off.}\n  2: {says: A greeting.}",
  ),
  P0492: error(
    "A paragraph is not summed up.",
    "`says:` tells in a sentence of your own what the paragraph says; whoever reads the page has not the text at hand.",
    "text_map: 1\ncase: case\ntext: essay\nlength: 1\nparagraphs:\n  1: {file: [actors]}",
    "text_map: 1\ncase: case\ntext: essay\nlength: 1\nparagraphs:\n  1: {says: Two sides are at war., file: [actors]}",
  ),
  P0493: error(
    "A path that the case does not have.",
    "`file:` lists what stands for a paragraph by its path from the top of the case: issues.nato, policies.cut_off.",
    "text_map: 1\ncase: case\ntext: essay\nlength: 1\nparagraphs:\n  1: {says: Two sides are at war., file: [actor]}",
    "text_map: 1\ncase: case\ntext: essay\nlength: 1\nparagraphs:\n  1: {says: Two sides are at war., file: [actors]}",
  ),
  P0494: error(
    "A source, a claim or an element that is not there.",
    "`text:` is a source of the case, `claims:` are ids of its claims, and `elements:` of a paragraph are those listed at the top of the map.",
    "text_map: 1\ncase: case\ntext: essay\nlength: 1\nparagraphs:\n  1: {says: Peace is far off., elements: [E1]}",
    "text_map: 1\ncase: case\ntext: essay\nlength: 1\nelements: {E1: the war goes on}\nparagraphs:\n  1: {says: Peace is far off., elements: [E1]}",
  ),
  P0495: error(
    "A key that a text map does not have.",
    "A misspelt key would be left out in silence.",
    "text_map: 1\ncase: case\ntext: essay\nlength: 1\nparagraphs:\n  1: {says: Peace is far off., path: [actors]}",
    "text_map: 1\ncase: case\ntext: essay\nlength: 1\nparagraphs:\n  1: {says: Peace is far off., file: [actors]}",
  ),
} as const;
