import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Tests that take seconds each: out of the quick loop, with the slow ones. */
const LONG = [
  "test/ensemble/kill.test.ts",
  "test/ensemble/runners.test.ts",
  "test/language/fmt.test.ts",
  "test/docs/tutorial.test.ts",
  "test/cli/new.test.ts",
  "test/terms/file.test.ts",
  "test/golden/hash.test.ts",
  "test/ensemble/run.test.ts",
  "test/ensemble/matching.test.ts",
  "test/structure/random.test.ts",
  "test/language/difference.test.ts",
  "test/conflicts.test.ts",
  "test/cases/korea.test.ts",
  "test/cli/brief-from.test.ts",
  "test/cli/compare.test.ts",
  "test/cli/ablate.test.ts",
  "test/cli/claims.test.ts",
  "test/cli/why.test.ts",
  "test/cli/policies.test.ts",
  "test/cli/cli.test.ts",
  "test/dynamics/extremes.test.ts",
  "test/dynamics/relabel.test.ts",
];

export default defineConfig({
  test: {
    // all cores: vitest leaves one to a watcher that is not there
    maxWorkers: availableParallelism(),
    // commands that tests start leave nothing in the user's cache
    env: { PARLEY_CACHE: "" },
    projects: [
      {
        test: {
          name: "unit",
          // pure modules: what one file loads, the next may use
          isolate: false,
          include: ["test/**/*.test.ts"],
          exclude: ["test/e2e/**", "test/slow/**", ...LONG],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "slow",
          include: ["test/slow/**/*.test.ts", ...LONG],
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      { test: { name: "e2e", include: ["test/e2e/**/*.test.ts"], testTimeout: 600_000, hookTimeout: 600_000 } },
    ],
  },
});
