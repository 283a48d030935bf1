import { describe, expect, it } from "vitest";
import { isAtGitHost, repositoryFullName, repositoryUrlPatternAt } from "./repository-url.ts";

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

describe("isAtGitHost and repositoryUrlPatternAt", () => {
  const hosts = ["github.com", "git.acme.example:8443"];
  const pattern = new RegExp(repositoryUrlPatternAt(hosts), "u");

  it.each([
    "https://github.com/a/b",
    "https://github.com/a/b.git",
    "https://git.acme.example:8443/a/b/c.git",
  ])("are both for %s", (url) => {
    expect(isAtGitHost(url, hosts)).toBe(true);
    expect(pattern.exec(url)?.[1]).toBe(repositoryFullName(url));
  });

  it.each([
    "https://evil.example/a/b",
    "https://github.com.evil.example/a/b",
    "https://githubxcom/a/b",
    "https://evil.example/https://github.com/a/b",
    "https://github.com:8443/a/b",
    "https://git.acme.example/a/b",
    "https://git.acme.example:84430/a/b",
    "https://github.com@evil.example/a/b",
    "https://evil.example#@github.com/a/b",
    "github.com/a/b",
  ])("are both against %s", (url) => {
    expect(isAtGitHost(url, hosts)).toBe(false);
    expect(pattern.test(url)).toBe(false);
  });

  it("does not mind how a URL writes its host, where no pattern is asked", () => {
    expect(isAtGitHost("https://GitHub.com:443/a/b", hosts)).toBe(true);
  });
});
