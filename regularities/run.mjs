// `npm run regularities [-- --wars 4000 --seed 1]`: bundles the sources as they stand, then runs them in this process.
import { build } from "esbuild";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const folder = mkdtempSync(join(tmpdir(), "parley-regularities-"));
try {
  const outfile = join(folder, "main.mjs");
  await build({
    entryPoints: [fileURLToPath(new URL("main.ts", import.meta.url))],
    bundle: true,
    platform: "node",
    format: "esm",
    outfile,
    logLevel: "error",
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  });
  const { main } = await import(pathToFileURL(outfile).href);
  process.exitCode = main(process.argv.slice(2), fileURLToPath(new URL("../", import.meta.url)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
