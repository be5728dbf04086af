import { medianWorld } from "../ensemble/design.js";
import { givenFor } from "../ensemble/engines.js";
import { stable } from "../report/json.js";
import { structureText, termsText } from "../report/readings.js";
import { readStructure } from "../structure/index.js";
import { readTerms } from "../terms/index.js";
import { Exit, Stop, type Io } from "./io.js";
import { fileName, load, type Changes } from "./load.js";

export interface ReadingOptions extends Changes {
  readonly json?: boolean;
}

/** What every answer as data begins with. */
export function head(
  command: string,
  conflict: { id: string; hash: string; variant: string | null },
): Record<string, unknown> {
  return { format: 1, command, case: conflict.id, hash: conflict.hash, variant: conflict.variant };
}

/** `parley structure FILE`: which outcomes hold. */
export async function structure(file: string, options: ReadingOptions, io: Io): Promise<number> {
  const conflict = await load(file, options, io);
  const reading = readStructure(conflict);
  if (!reading) throw new Stop(Exit.usage, `${fileName(file)} has no \`game:\` section; structure needs one.`);
  io.out(
    options.json
      ? stable({ ...head("structure", conflict), ...reading })
      : structureText(conflict, reading, io.columns),
  );
  return Exit.done;
}

/** `parley terms FILE`: whether there is a deal, in the world of medians. */
export async function terms(file: string, options: ReadingOptions, io: Io): Promise<number> {
  const conflict = await load(file, options, io);
  if (conflict.issues.length === 0)
    throw new Stop(Exit.usage, `${fileName(file)} has no \`issues:\` section; terms needs one.`);
  const world = medianWorld(conflict);
  const reading = readTerms(conflict, world, givenFor(conflict, [world], 1));
  io.out(options.json ? stable({ ...head("terms", conflict), ...reading }) : termsText(conflict, reading, io.columns));
  return Exit.done;
}
