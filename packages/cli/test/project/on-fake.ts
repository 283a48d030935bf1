import { afterAll, expect } from "vitest";
import { type FakeAws, startFakeAws } from "../../../../tools/fake-aws/fake-aws.ts";
import type { Scenario } from "../../../../tools/fake-aws/scenario.ts";
import { isBotocoreThere } from "../../../../tools/infra-checks/botocore-faults.ts";
import { project } from "../project.ts";
import { type Result, start } from "../sagewright.ts";

export const CONNECTION =
  "arn:aws:codeconnections:eu-west-1:111122223333:connection/11111111-2222-3333-4444-555555555555";

/** What a project needs, as flags. */
export const WANTED = [
  ...["--repository-url", "https://github.com/octo/churn.git"],
  ...["--connection-arn", CONNECTION],
];

/** An operator's folder, and AWS as a fake. */
export interface OperatorPlace {
  readonly aws: FakeAws;
  readonly folder: string;
  run(...argv: readonly string[]): Promise<Result>;
  start(...argv: readonly string[]): ReturnType<typeof start>;
}

const places: FakeAws[] = [];
afterAll(async () => {
  await Promise.all(places.map((aws) => aws.stop()));
  expect(places.flatMap(({ unknown }) => unknown)).toEqual([]);
  if (isBotocoreThere) expect(places.flatMap((aws) => aws.wireFaults())).toEqual([]);
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
  const folder = project(files);
  const begin = (...argv: readonly string[]) => start(folder, argv, environmentOf(aws.endpoint));
  return { aws, folder, start: begin, run: (...argv) => begin(...argv).ended };
}
