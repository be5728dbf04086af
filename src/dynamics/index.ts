export { standingOf, type MenBalance, type Standing } from "./balance.js";
export { courseEngine, playCourse, reservationsAtStart, type CourseProgram } from "./engine.js";
export { mirror, valueOfFighting, worthOfFighting, type War, type Worth } from "./kernel.js";
export { longRunVariance, walkOf, type Walk } from "./bridge.js";
export { readCourse, recordOf, type CourseReading, type PhaseName, type Week } from "./read.js";
