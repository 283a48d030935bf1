import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { platformSettingsSchema, projectNames } from "@sagewright/core/project";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type FakeAws, startFakeAws } from "../../../../tools/fake-aws/fake-aws.ts";
import {
  bucketOf,
  destroyResources,
  makeResources,
} from "../../../../tools/fake-aws/stories/project-resources.ts";
import { awsLooks } from "../../src/project/aws-looks.ts";
import { clientsOfFake } from "./clients-of-fake.ts";

const settings = platformSettingsSchema.parse({ organization: "acme", environment: "prod" });
const identity = { projectName: "churn", projectId: "p-abcdef123456" };

let aws: FakeAws;
beforeEach(async () => {
  aws = await startFakeAws();
});
afterEach(() => aws.stop());

/** What is found of the project. */
async function left(): Promise<readonly string[]> {
  const { account, region } = aws.state;
  const clients = clientsOfFake(aws);
  const sagemaker = new SageMakerClient({ region, endpoint: aws.endpoint });
  const looks = awsLooks(clients, { region, sagemaker }, { ...identity, account, settings });
  const found = await Promise.all(looks.map(async ([what, isThere]) => ((await isThere()) ? [what] : [])));
  return found.flat();
}

it("finds nothing of a project that is gone", async () => {
  makeResources(aws.state, identity, {});
  destroyResources(aws.state, identity);
  expect(await left()).toEqual([]);
});

it("finds a CodePipeline that has never run", async () => {
  const { codePipeline } = projectNames(identity, aws.state);
  aws.state.codePipelines.set(codePipeline, { stages: [], executions: [] });
  expect(await left()).toEqual([`CodePipeline ${codePipeline}`]);
});

it("finds the artifact bucket, roles, log groups and the claim that the platform keeps", async () => {
  const { state } = aws;
  const { artifactBucket, buildProject, buildRole } = projectNames(identity, state);
  bucketOf(state, artifactBucket);
  state.roles.set(buildRole, { path: "/", trust: {}, policies: [] });
  state.logs.set(`/aws/codebuild/${buildProject} stream`, []);
  const owner = `projects/${identity.projectId}/owner.json`;
  bucketOf(state, state.names.stateBucket).objects.set(owner, { body: "{}", tags: [] });

  expect(await left()).toEqual([
    `artifact bucket ${artifactBucket}`,
    `role ${buildRole}`,
    `log groups /aws/codebuild/project-${identity.projectId}-*`,
    `claim s3://${state.names.stateBucket}/${owner}`,
  ]);
});
