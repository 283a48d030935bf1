/** Commands that `doctor` may be asked about. */
export const COMMANDS_WITH_NEEDS = [
  "init",
  "compile",
  "check",
  "graph",
  "import",
  "diff",
  "run",
  "runs",
  "models",
  "serve",
  "explain-cache",
  "deploy",
  "catalog",
  "connection",
  "project",
] as const;
