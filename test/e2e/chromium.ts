import { existsSync } from "node:fs";
import { join } from "node:path";

/** Chromium by CHROME_PATH or on PATH; null without one. */
export function findChromium(): string | null {
  const named = process.env.CHROME_PATH;
  if (named && existsSync(named)) return named;
  const folders = (process.env.PATH ?? "").split(process.platform === "win32" ? ";" : ":");
  const names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path)) ?? null;
}
