import { describe, expect, it } from "vitest";
import { fakeServiceCatalog } from "./fake-service-catalog.fixture.ts";
import { publishVersion } from "./publish-version.ts";
import type { RequestOf } from "./request.ts";

const noPause = () => Promise.resolve();

const request = (name: string, action: "create" | "update" | "delete"): RequestOf<"publish-version"> => ({
  task: "publish-version",
  productId: "prod-1",
  name,
  description: `Template ${name}`,
  templateUrl: "https://bucket.s3.eu-west-1.amazonaws.com/templates/project.json",
  tf: { action },
});

const guidance = (versions: readonly { Name: string; Guidance: string }[]) =>
  Object.fromEntries(versions.map(({ Name, Guidance }) => [Name, Guidance]));

describe("publishVersion", () => {
  it("defect 7: makes a new version of a changed template and keeps the old one", async () => {
    await using catalog = await fakeServiceCatalog(["old"]);

    const answer = await publishVersion(catalog.client, request("new", "update"), noPause);

    expect(answer).toEqual({ provisioningArtifactId: "pa-new" });
    expect(guidance(catalog.versions)).toEqual({ old: "DEPRECATED", new: "DEFAULT" });
  });

  it("takes the version that came with the product", async () => {
    await using catalog = await fakeServiceCatalog(["first"]);

    const answer = await publishVersion(catalog.client, request("first", "create"), noPause);

    expect(answer).toEqual({ provisioningArtifactId: "pa-first" });
    expect(catalog.calls).not.toContain("CreateProvisioningArtifact");
  });

  it("goes back to an earlier template", async () => {
    await using catalog = await fakeServiceCatalog(["old"]);
    await publishVersion(catalog.client, request("new", "update"), noPause);

    const answer = await publishVersion(catalog.client, request("old", "update"), noPause);

    expect(answer).toEqual({ provisioningArtifactId: "pa-old" });
    expect(guidance(catalog.versions)).toEqual({ old: "DEFAULT", new: "DEPRECATED" });
  });

  it("waits until the service has read the template", async () => {
    await using catalog = await fakeServiceCatalog([]);
    catalog.statuses = ["CREATING", "CREATING", "AVAILABLE"];

    await publishVersion(catalog.client, request("new", "create"), noPause);

    expect(catalog.calls.filter((call) => call === "DescribeProvisioningArtifact")).toHaveLength(3);
  });

  it("fails when the service cannot read the template, and leaves users the old version", async () => {
    await using catalog = await fakeServiceCatalog(["old"]);
    catalog.statuses = ["FAILED"];

    const answer = publishVersion(catalog.client, request("new", "update"), noPause);

    await expect(answer).rejects.toMatchObject({ issues: [{ code: "PRODUCT_VERSION_FAILED" }] });
    expect(guidance(catalog.versions).old).toBe("DEFAULT");
  });

  it("fails when the version never comes", async () => {
    await using catalog = await fakeServiceCatalog([]);
    catalog.statuses = Array.from({ length: 100 }, () => "CREATING");

    const answer = publishVersion(catalog.client, request("new", "create"), noPause);

    await expect(answer).rejects.toMatchObject({ issues: [{ code: "PRODUCT_VERSION_FAILED" }] });
  });

  it("says so when the product has all the versions that it can have, and leaves users the old one", async () => {
    await using catalog = await fakeServiceCatalog(["old"]);
    catalog.quota = 1;

    const answer = publishVersion(catalog.client, request("new", "update"), noPause);

    await expect(answer).rejects.toMatchObject({ issues: [{ code: "PRODUCT_VERSIONS_FULL" }] });
    expect(guidance(catalog.versions)).toEqual({ old: "DEFAULT" });
  });

  it("takes no version away when the stack is destroyed", async () => {
    await using catalog = await fakeServiceCatalog(["old"]);

    await publishVersion(catalog.client, request("old", "delete"), noPause);

    expect(catalog.calls).toEqual([]);
  });
});
