import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import {
  botocoreFaults,
  isBotocoreThere,
  NEEDS_BOTOCORE,
  type RecordedCall,
} from "../../../../tools/infra-checks/botocore-faults.ts";
import { type Result, start } from "../sagewright.ts";
import { awsProject, buildVariables } from "./aws-project.ts";
import { type FakeAws, startFakeAws } from "./fake-aws.ts";

/** A fake of AWS for each test of a file, and the command line in a project that is deployed there. */
export interface OnFakeAws {
  /** That of the present test. */
  readonly aws: FakeAws;
  /** Starts the command line as a model build would. */
  call(argv: readonly string[], env?: NodeJS.ProcessEnv, at?: string): ReturnType<typeof start>;
  deploy(): Promise<Result>;
  run(...more: readonly string[]): Promise<Result>;
}

export function onFakeAws(): OnFakeAws {
  // Each test starts the command line several times, on a machine that may be busy; some wait for repetitions.
  vi.setConfig({ testTimeout: 60_000 });
  const folder = awsProject();
  const fakes: FakeAws[] = [];
  let aws: FakeAws;
  beforeEach(async () => {
    aws = await startFakeAws();
    fakes.push(aws);
  });
  afterEach(() => void recorded.push(...aws.calls));
  afterAll(() => Promise.all(fakes.map((fake) => fake.stop())));
  const call: OnFakeAws["call"] = (argv, env = {}, at = folder) =>
    start(at, argv, { ...buildVariables(aws.endpoint), ...env });
  return {
    get aws() {
      return aws;
    },
    call,
    deploy: () => call(["deploy", "--target", "aws", "--json"]).ended,
    run: (...more) => call(["run", "--target", "aws", ...more]).ended,
  };
}

/** What all tests of the file did so far. */
const recorded: RecordedCall[] = [];

/** The last test of a file: what was asked and answered in the others is as AWS would have it. */
export function itSpeaksSageMaker(...operations: readonly string[]): void {
  it.skipIf(!isBotocoreThere)(
    `sends requests, and was answered with responses, that AWS's service model knows${NEEDS_BOTOCORE}`,
    () => {
      expect(new Set(recorded.map(({ operation }) => operation))).toEqual(new Set(operations));
      expect(botocoreFaults("sagemaker", recorded)).toEqual([]);
    },
  );
}
