import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { NEEDS_BOTOCORE } from "../../../../tools/infra-checks/botocore-faults.ts";
import type { ProjectProvisioner } from "../../src/projects/provisioner.ts";
import { type Answer, isBoto3There, NEEDS_BOTO3 } from "./boto3.ts";
import { servedEngine } from "./served-engine.ts";

const NEEDS = `${NEEDS_BOTO3}${NEEDS_BOTOCORE}`;
/** A machine that does much else is slow to start Python. */
const TIMEOUT = 60_000;

/** Makes nothing, at once; it fails for projects called "broken". */
const projects: ProjectProvisioner = {
  plan: async ({ parameters }) => ({ SeedTemplate: "penguins", ...parameters }),
  whereabouts: () => ({}),
  async create({ name }) {
    if (name === "broken") throw new TypeError("no room");
    return "made";
  },
  update: async () => "changed",
  delete: async () => "gone",
};

it.skipIf(!isBoto3There)(
  `boto3 makes, changes, lists and deletes projects${NEEDS}`,
  { timeout: TIMEOUT },
  async () => {
    const { boto3, faults } = await servedEngine({ projects });
    const sagemaker = (method: string, input: object = {}): Promise<Answer> =>
      boto3.call("sagemaker", method, input);
    const settled = async (ProjectName: string): Promise<Answer> => {
      for (;;) {
        const project = await sagemaker("describe_project", { ProjectName });
        if (!/Pending|InProgress/.test(project.ProjectStatus)) return project;
        await setTimeout(20);
      }
    };
    const details = {
      ProductId: "prod-1",
      ProvisioningParameters: [{ Key: "SeedTemplate", Value: "abalone" }],
    };

    const created = await sagemaker("create_project", {
      ProjectName: "Demo",
      ProjectDescription: "a demo",
      ServiceCatalogProvisioningDetails: details,
      Tags: [{ Key: "team", Value: "birds" }],
    });
    const made = await settled("Demo");
    await sagemaker("create_project", { ProjectName: "broken" });
    const broken = await settled("broken");
    await sagemaker("update_project", { ProjectName: "Demo", ProjectDescription: "another" });
    const changed = await settled("Demo");

    expect(made).toMatchObject({
      ...created,
      ProjectStatus: "CreateCompleted",
      ProjectDescription: "a demo",
    });
    expect(broken.ProjectStatus).toBe("CreateFailed");
    expect(changed).toMatchObject({ ProjectDescription: "another" });
    expect(await sagemaker("list_tags", { ResourceArn: created.ProjectArn })).toMatchObject({
      Tags: expect.arrayContaining([{ Key: "team", Value: "birds" }]),
    });
    const names = async (input: object) =>
      (await sagemaker("list_projects", input)).ProjectSummaryList.map(
        (project: Answer) => project.ProjectName,
      );
    expect(await names({ SortBy: "Name", SortOrder: "Ascending" })).toHaveLength(2);
    expect(await names({ NameContains: "emo" })).toEqual(["Demo"]);
    await expect(sagemaker("create_project", { ProjectName: "Demo" })).rejects.toMatchObject({ status: 400 });
    await sagemaker("delete_project", { ProjectName: "Demo" });
    while ((await names({ NameContains: "emo" })).length > 0) await setTimeout(20);
    expect(faults()).toEqual({ sagemaker: [] });
  },
);
