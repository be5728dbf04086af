import { Exit, Stop, type Io } from "./io.js";

/** Stops with 2 where something is at a path already, be it a file that cannot be read; `force` lets it be written over. Nothing is written. */
export async function refuseToOverwrite(path: string, force: boolean | undefined, io: Io): Promise<void> {
  if (force || !(await isThere(path, io))) return;
  throw new Stop(Exit.usage, `${path} is there already; --force writes over it, another name keeps both.`);
}

/** Whether something is at a path: also what cannot be read, a folder say. */
async function isThere(path: string, io: Io): Promise<boolean> {
  try {
    await io.read(path);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ENOENT");
  }
}
