import type { Issue } from "@sagewright/core";

export const portInvalid = (port: number): Issue => ({
  code: "PORT_INVALID",
  path: ["port"],
  message: `${port} is no port to serve on.`,
  hint: "Give a whole number from 1024 to 65535, or 0 for one that is free.",
});

export const portInUse = (port: number): Issue => ({
  code: "PORT_IN_USE",
  path: ["port"],
  message: `Port ${port} of this machine is in use.`,
  hint: "End the program that has it, such as another `sagewright serve`, or choose another with `--port`; 0 takes one that is free.",
});
