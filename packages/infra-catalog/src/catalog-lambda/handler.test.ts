import { describe, expect, it } from "vitest";
import { handler } from "./handler.ts";

describe("handler", () => {
  it.each([
    ["nothing", undefined, []],
    ["an unknown task", { task: "drop-tables", tf: { action: "create" } }, ["task"]],
    [
      "a task without what Terraform adds",
      {
        task: "tag-domain",
        domainArn: "arn:aws:sagemaker:eu-west-1:111122223333:domain/d-1",
        key: "k",
        value: "v",
      },
      ["tf"],
    ],
    [
      "a hash that is none",
      {
        task: "keep-object",
        bucket: "abc",
        from: "a",
        to: "b",
        sha256: "no",
        contentType: "c",
        tf: { action: "create" },
      },
      ["sha256"],
    ],
  ])("refuses %s before it does anything", async (_, event, path) => {
    await expect(handler(event)).rejects.toMatchObject({
      issues: [{ code: "CATALOG_REQUEST_INVALID", path }],
    });
  });
});
