export { structureEngine, type StructureProgram } from "./engine.js";
export { graphOf, type GraphModel } from "./graph.js";
export { CONCEPTS, equilibriaOf, stabilityOf, type Concept } from "./stability.js";
export { readStructure, type StateName, type StructureReading, type UnknownReading } from "./read.js";
export { UNKNOWN_TYPES, type UnknownType } from "./unknown.js";
