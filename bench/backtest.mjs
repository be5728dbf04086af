// The campaign held to the recorded war: rolling origins, scores, bars. Runs on dist; `npm run backtest` builds it first.
//   npm run backtest                     the committed figures (references/ukraine)
//   npm run backtest -- DIR              a full data folder; so does PARLEY_DATA=DIR
//   npm run backtest -- --json           numbers instead of text
//   npm run backtest -- --picture FILE   also the record and what was said ahead, as one SVG file
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { backtest } from "../dist/ensemble/calibration/protocol.js";
import { weeklyTrouble } from "../dist/ensemble/calibration/backtest.js";
import { outlooksFrom } from "../dist/ensemble/calibration/outlook.js";
import { dayOf, monthsOf, readRecord, RECORD_FILES } from "../dist/ensemble/calibration/record.js";
import { backtestText } from "../dist/report/backtest.js";
import { recordedViews } from "../dist/report/views/recorded.js";
import { sheetSvg } from "../dist/report/views/view.js";

const words = process.argv.slice(2);
const picture = words.includes("--picture") ? words[words.indexOf("--picture") + 1] : undefined;
if (words.includes("--picture") && (picture === undefined || picture.startsWith("--"))) {
  console.error("--picture: name the file to write, e.g. --picture out/recorded.svg");
  process.exit(2);
}
const folder =
  words.find((word) => !word.startsWith("--") && word !== picture) ??
  process.env.PARLEY_DATA ??
  fileURLToPath(new URL("../references/ukraine", import.meta.url));

/** Text of a series: the full file where the folder has it, else the extract's. */
function textOf({ full, extract }) {
  const found = [full, extract].map((name) => join(folder, name)).find((path) => existsSync(path));
  if (found) return readFileSync(found, "utf8");
  console.error(`${folder}: there is neither ${full} nor ${extract}. Name a data folder: npm run backtest -- DIR`);
  process.exit(2);
}

const { record, trouble } = readRecord(textOf(RECORD_FILES.casualties), textOf(RECORD_FILES.area));
if (!record) {
  console.error(`${folder}: ${trouble}`);
  process.exit(2);
}
const gap = weeklyTrouble(record, dayOf("2025-06-30"));
if (gap !== null) {
  console.error(`${folder}: ${gap}; the protocol needs figures to June 2025 at least.`);
  process.exit(2);
}
if (picture !== undefined) {
  const months = monthsOf(record);
  const origins = ["2024-12", months[months.length - 1].month];
  writeFileSync(
    picture,
    sheetSvg(recordedViews(months, outlooksFrom(record, origins, { particles: 2000, seed: 1 }), 1)),
  );
}
const began = performance.now();
const seconds = () => ((performance.now() - began) / 1000).toFixed(0);
let told = 0;
const result = backtest(record, {
  particles: 2000,
  seed: 1,
  progress: (done, total) => {
    if (done / total - told < 0.1 && done < total) return;
    told = done / total;
    console.error(`backtest: ${Math.round(100 * told)} %, ${seconds()} s`);
  },
});
console.log(words.includes("--json") ? JSON.stringify(result, null, 1) : backtestText(result));
