import type { ArgumentKind, MeasureWord } from "./measure.js";

/** A word of the course: kind as `event within` or `number by`. */
export const course = (
  name: string,
  kind: `${"event" | "number"} ${"within" | "by" | "at"}`,
  takes: readonly ArgumentKind[],
  unit: string,
  means: string,
  needs: readonly string[] = ["campaign"],
): MeasureWord => {
  const [type, time] = kind.split(" ") as [MeasureWord["type"], MeasureWord["time"]];
  return { name, engine: "course", level: "run", type, takes, time, unit, means, needs };
};

/** A word of a battle: once a world, for chance plays no part in it. */
export const battle = (
  name: string,
  kind: `${"event within" | "number by" | "number at" | "number none"}`,
  unit: string,
  means: string,
): MeasureWord => {
  const [type, time] = kind.split(" ") as [MeasureWord["type"], MeasureWord["time"]];
  const needs = ["battle"];
  return { name, engine: "battle", level: "world", type, takes: ["actor"], time, clock: "days", unit, means, needs };
};

/** What the window on record says, once a world. */
export const onRecord = (name: string, type: "event" | "number", means: string): MeasureWord => ({
  ...{ name, type, means, engine: "course", level: "world", takes: ["move"], time: "none" },
  unit: type === "event" ? "" : "logit",
  needs: ["campaign", "patron", "history"],
});

/** Two runs of the same world and chance set against each other. */
export const contrast = (name: string, takes: readonly ArgumentKind[], unit: string, means: string): MeasureWord => ({
  ...{ name, takes, unit, means, engine: "course", level: "world", type: "number", time: "none" },
  needs: ["campaign", "patron"],
});

export const later = (
  name: string,
  takes: readonly ArgumentKind[],
  type: "event" | "number",
  means: string,
  needs: string,
): MeasureWord => ({
  name,
  engine: "not-built",
  level: "world",
  type,
  takes,
  time: "none",
  unit: "",
  means,
  needs: [needs],
});
