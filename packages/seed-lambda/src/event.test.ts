import { SagewrightError } from "@sagewright/core";
import { describe, expect, it } from "vitest";
import { gitEvent } from "./event.fixture.ts";
import { parseSeedEvent } from "./event.ts";

const EVENT = gitEvent();

function issuesOf(given: unknown) {
  try {
    parseSeedEvent(given);
  } catch (error) {
    if (error instanceof SagewrightError) return error.issues;
    throw error;
  }
  return [];
}

describe("the event", () => {
  it("is taken as it is", () => {
    expect(parseSeedEvent(EVENT)).toEqual(EVENT);
  });

  it.each([undefined, null, 1, "text", [], {}])("is refused as a whole: %j", (given) => {
    expect(issuesOf(given).map(({ code }) => code)).toContain("SEED_EVENT_INVALID");
  });

  const HOSTILE = [
    '"',
    "'",
    "main\ntouch x",
    "$(touch x)",
    "`touch x`",
    "a;b",
    "a b",
    "世",
    "x".repeat(10_000),
    "../x",
    "--x",
    "",
  ];
  const members = [
    "projectName",
    "projectId",
    "repositoryUrl",
    "repositoryBranch",
    "seedTemplate",
    "seedVersion",
    "method",
    "secretArn",
  ];
  it.each(members)("refuses what no %s may be, and does not repeat it", (member) => {
    for (const value of HOSTILE) {
      const issues = issuesOf({ ...EVENT, [member]: value });
      expect(issues.map(({ code, path }) => `${code} ${path}`)).toContain(`SEED_EVENT_INVALID ${member}`);
      if (value.length > 5) expect(JSON.stringify(issues)).not.toContain(value);
    }
  });

  it.each([
    ["repositoryUrl", "http://github.com/octo/demo.git"],
    ["repositoryUrl", "https://ada:secret@github.com/octo/demo.git"],
    ["repositoryUrl", "ssh://git@github.com/octo/demo.git"],
    ["repositoryUrl", "file:///etc/passwd"],
    ["method", "codebuild"],
  ])("refuses the %s %s", (member, value) => {
    expect(issuesOf({ ...EVENT, [member]: value })).not.toEqual([]);
  });

  it("does not let who invokes it say where the credentials may go", () => {
    const issues = issuesOf({ ...EVENT, gitHosts: ["evil.example"] });
    expect(issues.map(({ code }) => code)).toEqual(["SEED_EVENT_INVALID"]);
  });

  it("refuses members that it does not know", () => {
    expect(issuesOf({ ...EVENT, token: "secret" }).map(({ code }) => code)).toEqual(["SEED_EVENT_INVALID"]);
    expect(JSON.stringify(issuesOf({ ...EVENT, token: "secret" }))).not.toContain("secret");
  });
});
