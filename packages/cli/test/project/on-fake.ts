import { CreateProjectCommand, type DescribeProjectOutput, SageMakerClient } from "@aws-sdk/client-sagemaker";
import { afterAll, expect } from "vitest";
import { type FakeAws, startFakeAws } from "../../../../tools/fake-aws/fake-aws.ts";
import type { Scenario } from "../../../../tools/fake-aws/scenario.ts";
import { wireFaultsOf } from "../../../../tools/fake-aws/wire-faults-of.ts";
import { isBotocoreThere } from "../../../../tools/infra-checks/botocore-faults.ts";
import { runInProcess } from "../in-process.ts";
import { project } from "../project.ts";
import { type Result, start } from "../sagewright.ts";

export const CONNECTION =
  "arn:aws:codeconnections:eu-west-1:111122223333:connection/11111111-2222-3333-4444-555555555555";

const REPOSITORY = "https://github.com/octo/churn.git";

/** What a project needs, as flags. */
export const WANTED = ["--repository-url", REPOSITORY, "--connection-arn", CONNECTION];

/** An operator's folder, and AWS as a fake. */
export interface OperatorPlace {
  readonly aws: FakeAws;
  readonly folder: string;
  /** The project `churn`, made by someone else as far as the scenario lets it be. */
  made(parameters?: Readonly<Record<string, string>>, artifact?: string): Promise<DescribeProjectOutput>;
  /** Runs a command line to its end. */
  run(...argv: readonly string[]): Promise<Result>;
  /** The same in a process of its own, which can be sent signals. */
  start(...argv: readonly string[]): ReturnType<typeof start>;
}

const places: FakeAws[] = [];
afterAll(async () => {
  await Promise.all(places.map((aws) => aws.stop()));
  expect(places.flatMap(({ unknown }) => unknown)).toEqual([]);
  if (isBotocoreThere) expect(wireFaultsOf(places.flatMap(({ calls }) => calls))).toEqual([]);
}, 60_000);

const CONFIG = `export default { organization: "acme", environment: "prod" };`;

/** Whoever asks has keys that nobody looks at, and asks again at once. */
export const environmentOf = (endpoint: string): NodeJS.ProcessEnv => ({
  AWS_ACCESS_KEY_ID: "AKIAEXAMPLE",
  AWS_SECRET_ACCESS_KEY: "example",
  AWS_REGION: "eu-west-1",
  AWS_ENDPOINT_URL: endpoint,
  AWS_EC2_METADATA_DISABLED: "true",
  AWS_RETRY_MODE: "standard",
  AWS_MAX_ATTEMPTS: "2",
  SAGEWRIGHT_POLL_MILLISECONDS: "20",
});

export async function operatorPlace(
  scenario: Scenario = {},
  files: Readonly<Record<string, string>> = { "sagewright.config.ts": CONFIG },
): Promise<OperatorPlace> {
  const aws = await startFakeAws(scenario);
  places.push(aws);
  aws.state.connections.set(CONNECTION, {
    ConnectionName: "yours",
    ConnectionArn: CONNECTION,
    ProviderType: "GitHub",
    OwnerAccountId: aws.state.account,
    ConnectionStatus: "AVAILABLE",
  });
  const folder = project(files);
  const begin = (...argv: readonly string[]) => start(folder, argv, environmentOf(aws.endpoint));
  const run = (...argv: readonly string[]) => runInProcess(folder, argv, environmentOf(aws.endpoint));
  const made: OperatorPlace["made"] = (parameters, artifact) => makeProject(aws, { parameters, artifact });
  return { aws, folder, made, run, start: begin };
}

/** Asks for a project without the command line, and lets all the time go by that it takes. */
async function makeProject(
  aws: FakeAws,
  {
    parameters,
    artifact = "pa-acmeprojects02",
  }: {
    readonly parameters: Readonly<Record<string, string>> | undefined;
    readonly artifact: string | undefined;
  },
): Promise<DescribeProjectOutput> {
  const given = {
    RepositoryUrl: REPOSITORY,
    RepositoryBranch: "main",
    ConnectionArn: CONNECTION,
    SeedTemplate: "penguins",
    ...parameters,
  };
  const credentials = { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "example" };
  const client = new SageMakerClient({ region: aws.state.region, endpoint: aws.endpoint, credentials });
  const request = new CreateProjectCommand({
    ProjectName: "churn",
    ServiceCatalogProvisioningDetails: {
      ProductId: "prod-acmeprojects01",
      ProvisioningArtifactId: artifact,
      ProvisioningParameters: Object.entries(given).map(([Key, Value]) => ({ Key, Value })),
    },
  });
  await client.send(request);
  aws.advance();
  client.destroy();
  const project = aws.state.projects.get("churn");
  if (project === undefined) throw new TypeError("There is no churn.");
  return project;
}
