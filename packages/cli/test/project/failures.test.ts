import { describe, expect, it } from "vitest";
import { projectDocument, projectLogsDocument } from "../../src/documents/project.ts";
import { document } from "../sagewright.ts";
import { operatorPlace, WANTED } from "./on-fake.ts";

describe.concurrent("a project that fails", () => {
  it.each([
    [
      "launch role missing",
      false,
      "service-catalog",
      /Access denied while assuming the role \S+-launch/,
      "doctor",
    ],
    [
      "access denied in stack",
      false,
      "stack",
      /not authorized to perform: lambda:InvokeFunction/,
      "catalog deploy",
    ],
    [
      "access denied in stack",
      true,
      "stack",
      /not authorized to perform: lambda:InvokeFunction/,
      "catalog deploy",
    ],
    ["terraform error", false, "terraform", /^creating CodePipeline .*not available\.$/, "connection status"],
    ["terraform error", true, "terraform", /^creating CodePipeline .*not available\.$/, "connection status"],
    ["build stopped", false, "build", /build that made the project was stopped/, "log"],
    ["build timed out", false, "build", /ran out of time/, "log"],
  ] as const)(
    "tells the root cause of: %s, in a nested stack: %s",
    async (outcome, nested, layer, message, hint) => {
      const place = await operatorPlace({ outcome, nested });

      const made = await place.run("project", "create", "churn", ...WANTED, "--json");

      expect(made.code).toBe(1);
      const { status, failure } = projectDocument.parse(document(made));
      expect(status).toBe("CreateFailed");
      expect(failure).toMatchObject({ layer, message: expect.stringMatching(message) });
      expect(failure?.hint).toContain(hint);
      expect(failure?.hint).toContain("sagewright project delete churn");
      expect(made.stderr).toContain("error PROJECT_CREATE_FAILED churn");
    },
    60_000,
  );

  it("names the innermost stack and its resource, not the stacks around it", async () => {
    const place = await operatorPlace({ outcome: "access denied in stack", nested: true });
    const made = await place.run("project", "create", "churn", ...WANTED, "--json");
    expect(document(made).failure.where).toEqual([expect.stringContaining("Nested"), "Project"]);
  }, 60_000);

  it("names Terraform's resource, and the page with the whole log", async () => {
    const place = await operatorPlace({ outcome: "terraform error" });
    const made = await place.run("project", "create", "churn", ...WANTED, "--json");
    expect(document(made).failure).toMatchObject({
      where: ["aws_codepipeline.pipeline"],
      log: expect.stringMatching(/^https:/),
    });
  }, 60_000);

  it("tells an update that fails, and that it can be tried again with the tainted product", async () => {
    const place = await operatorPlace();
    await place.made();
    place.aws.scenario.outcome = "terraform error";

    const failed = await place.run("project", "update", "churn", "--branch", "next", "--yes", "--json");
    place.aws.scenario.outcome = "done";
    const again = await place.run("project", "update", "churn", "--branch", "next", "--yes", "--json");

    expect(failed.code).toBe(1);
    expect(document(failed)).toMatchObject({ status: "UpdateFailed", failure: { layer: "terraform" } });
    expect(failed.stderr).toContain("sagewright project update churn");
    expect(again.code).toBe(0);
    expect(document(again).status).toBe("UpdateCompleted");
  }, 90_000);

  it("tells a deletion that fails, and deletes what is left at the next try", async () => {
    const place = await operatorPlace();
    await place.made();
    place.aws.scenario.outcome = "terraform error";

    const failed = await place.run("project", "delete", "churn", "--yes", "--confirm", "churn", "--json");
    place.aws.scenario.outcome = "done";
    const again = await place.run("project", "delete", "churn", "--yes", "--confirm", "churn", "--json");

    expect(failed.code).toBe(1);
    expect(document(failed)).toMatchObject({ failure: { layer: "terraform" }, gone: [] });
    expect(again.code).toBe(0);
    expect(document(again)).toMatchObject({ remains: [] });
  }, 90_000);

  it("does not take the build of the operation before for its own, however short ago that was", async () => {
    const place = await operatorPlace({ outcome: "terraform error" });
    await place.made();
    place.aws.scenario.outcome = "access denied in stack";

    const failed = await place.run("project", "delete", "churn", "--yes", "--confirm", "churn", "--json");
    const logs = await place.run("project", "logs", "churn");

    expect(document(failed).failure).toMatchObject({
      layer: "stack",
      message: expect.stringContaining("lambda:InvokeFunction"),
    });
    expect(failed.stderr).not.toContain("Terraform");
    expect(logs.stdout).toContain("DELETE_FAILED");
    expect(logs.stdout).not.toContain("Terraform");
  }, 60_000);

  it("goes on without what the caller may not see, says so once, and tells the next best cause", async () => {
    const place = await operatorPlace({ outcome: "terraform error" });
    place.aws.fail("DescribeStackEvents", "access denied", 1000);
    place.aws.fail("ListBuildsForProject", "access denied", 1000);

    const made = await place.run("project", "create", "churn", ...WANTED, "--json");
    const logs = await place.run("project", "logs", "churn", "--follow");

    expect(made.code).toBe(1);
    expect(document(made).failure).toMatchObject({ layer: "service-catalog" });
    for (const { stderr } of [made, logs]) {
      expect(stderr.match(/warning PROJECT_UNSEEN/g)).toHaveLength(1);
      expect(stderr).toContain("cloudformation:DescribeStackEvents");
      expect(stderr).toContain("needs to read stacks, builds and logs");
    }
  }, 60_000);

  it("says what a service has not told, and does not call it the caller's lack of rights", async () => {
    const place = await operatorPlace({ outcome: "terraform error" });
    const fault = { error: "InternalFailure", message: "oops", status: 500 };
    place.aws.fail("DescribeStackEvents", fault, 1000);

    const made = await place.run("project", "create", "churn", ...WANTED, "--json");
    const logs = await place.run("project", "logs", "churn", "--json");

    const warning = {
      code: "PROJECT_UNSEEN",
      path: ["cloudformation:DescribeStackEvents"],
      hint: expect.stringContaining("Try again in a few minutes"),
      severity: "warning",
    };
    expect(document(made).failure).toMatchObject({ layer: "service-catalog" });
    expect(projectLogsDocument.parse(document(logs)).unseen).toMatchObject([warning]);
    for (const { stderr } of [made, logs]) {
      expect(stderr.match(/warning PROJECT_UNSEEN/g)).toHaveLength(1);
      expect(stderr).toContain("Try again in a few minutes");
      expect(stderr).not.toContain("needs to read");
    }
  }, 90_000);

  it("takes the runner's own words where its log cannot be read", async () => {
    const place = await operatorPlace({ outcome: "terraform error" });
    place.aws.fail("GetLogEvents", "access denied", 1000);
    const made = await place.run("project", "create", "churn", ...WANTED, "--json");
    expect(document(made).failure).toMatchObject({
      layer: "build",
      message: expect.stringContaining("The connection is not available"),
    });
  }, 60_000);
});
