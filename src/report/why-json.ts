import { plainDetail } from "./claims-json.js";
import { envelope, stable } from "./json.js";
import type { WhyReport } from "./why.js";

/** One claim, what decides it and a world each way, as data. */
export function whyJson({ findings, detail, worlds, each, restsOn, carries }: WhyReport): string {
  return stable({
    ...envelope("why", findings),
    worlds: { ...worlds, all: findings.worlds },
    claim: plainDetail(detail),
    restsOn,
    carries,
    each: each.map(({ stories, ...world }) => ({
      ...world,
      stories: stories.map(({ policy, weeks, ended }) => ({ policy, weeks, ended })),
    })),
  });
}
