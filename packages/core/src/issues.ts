/** One maker for every code; each code has a heading in docs/issues.md. */
export * from "./constraint-issues.ts";
export * from "./document-issues.ts";
export * from "./expression-issues.ts";
export * from "./graph-issues.ts";
export * from "./json-issues.ts";
export * from "./project-issues.ts";
export * from "./selection-issues.ts";
export * from "./step-issues.ts";
export * from "./value-issues.ts";
