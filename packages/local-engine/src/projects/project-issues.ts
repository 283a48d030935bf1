import type { Issue } from "@sagewright/core";

export const projectsUnsupported = (): Issue => ({
  code: "PROJECTS_UNSUPPORTED",
  path: ["projects"],
  message: "This engine makes no projects: nothing was named that makes their repositories.",
  hint: "Use `sagewright serve` or `sagewright project create --target local`; a program of your own gives `openEngine` the option `projects`.",
});
