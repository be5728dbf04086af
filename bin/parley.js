#!/usr/bin/env node
import { existsSync, readFileSync } from "node:fs";

const entry = new URL("../dist/cli/main.js", import.meta.url);
if (!existsSync(entry)) {
  process.stderr.write("parley is not built yet: run `npm run build` first.\n");
  process.exit(5);
}
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const { main } = await import(entry.href);
await main(process.argv.slice(2), version);
