export { termsEngine, candidatePackages, packageWorth, type TermsProgram } from "./engine.js";
export { frontierOf, reach, type Frontier, type Stage } from "./frontier.js";
export { agreedFrontier, dealUnder, type AgreedPoint } from "./consent.js";
export { collisionsOf, relaxationsOf, type Collision } from "./certificate.js";
export { solutionsOf, type Solutions } from "./solution.js";
export { readTerms, type CollisionReading, type Relaxation, type TermsReading } from "./read.js";
