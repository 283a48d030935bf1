export * from "./definition/step.ts";
