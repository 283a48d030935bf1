import { expect, it } from "vitest";
import { repositoryFullName } from "./repository-url.ts";

it.each([
  ["https://github.com/octo/churn.git", "octo/churn"],
  ["https://github.com/octo/churn", "octo/churn"],
  ["https://gitlab.com/group/sub/deep/churn.git", "group/sub/deep/churn"],
  ["https://git.example.com:8443/octo/churn.git", "octo/churn"],
  ["https://github.com/octo/.github", "octo/.github"],
  ["https://github.com/octo/churn.v2.git", "octo/churn.v2"],
])("reads the full name of %s", (url, fullName) => {
  expect(repositoryFullName(url)).toBe(fullName);
});

it.each([
  "http://github.com/octo/churn",
  "https://token@github.com/octo/churn",
  "https://user:token@github.com/octo/churn",
  "ssh://git@github.com/octo/churn",
  "git@github.com:octo/churn.git",
  "https://github.com/churn",
  "https://github.com/octo/../churn",
  "https://github.com/octo/churn?ref=main",
  "https://github.com/octo/churn#main",
  "https://github.com//churn",
  "https://github.com/octo/churn\n",
  "",
])("refuses %j", (url) => {
  expect(repositoryFullName(url)).toBeUndefined();
});
