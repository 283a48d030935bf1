export { simulate } from "./testing/simulate.ts";
export type { SimulateOptions, Simulation } from "./testing/simulation.ts";
