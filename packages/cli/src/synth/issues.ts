import type { Issue } from "@sagewright/core";

export const infraPackageMissing = (name: string): Issue => ({
  code: "INFRA_PACKAGE_MISSING",
  path: [name],
  message: "This package is not installed; only those who deploy platforms and projects need it.",
  hint: `npm install --save-dev ${name}`,
});

export const infraPackageIncomplete = (name: string, message: string): Issue => ({
  code: "INFRA_PACKAGE_INCOMPLETE",
  path: [name],
  message: `This package cannot be loaded: ${message}`,
  hint: `Install it again: npm install --save-dev ${name}. In a checkout build it: npm run build.`,
});
