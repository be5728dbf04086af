export { termsEngine, candidatePackages, packageWorth, type TermsProgram } from "./engine.js";
export { frontierOf, reach, type Frontier, type Stage } from "./frontier.js";
export { collisionsOf, type Collision } from "./certificate.js";
export { solutionsOf, type Solutions } from "./solution.js";
export { readTerms, type CollisionReading, type TermsReading } from "./read.js";
