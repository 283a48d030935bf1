/** Schemas of the documents that commands print with `--json`, for programs that read them. */

export * from "./documents/catalog.ts";
export * from "./documents/compile.ts";
export * from "./documents/connection.ts";
export * from "./documents/deploy.ts";
export * from "./documents/diff.ts";
export * from "./documents/doctor.ts";
export * from "./documents/explain-cache.ts";
export * from "./documents/graph.ts";
export * from "./documents/init.ts";
export * from "./documents/issues.ts";
export * from "./documents/models.ts";
export { COMMAND_DOCUMENTS, type CommandDocument } from "./documents/of-commands.ts";
export * from "./documents/project.ts";
export * from "./documents/runs.ts";
export * from "./documents/serve.ts";
export * from "./documents/synth.ts";
