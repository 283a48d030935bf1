import type { Build } from "@aws-sdk/client-codebuild";
import { projectParameters } from "@sagewright/core/project";
import { dispatch } from "../../src/runner/lambda/dispatch.ts";
import type { Objects } from "../../src/runner/lambda/objects.ts";
import type { Runner } from "../../src/runner/lambda/runner.ts";
import { type FakeCloudFormation, fakeCloudFormation } from "./fake-cloud-formation.ts";
import { type FakeCodeBuild, fakeCodeBuild } from "./fake-code-build.ts";

export const BUNDLE = "a".repeat(64);
export const FALLBACK_BUNDLE = "f".repeat(64);
export const PROJECT_ID = "p-abcdef123456";

/** The runner's Lambda between a CloudFormation and a CodeBuild of the test's. */
export interface TestRunner extends Runner {
  readonly cloudFormation: FakeCloudFormation;
  readonly builds: FakeCodeBuild;
  /** Everything that was logged. */
  readonly logged: string[];
  /** Lets time go by. */
  pass(milliseconds: number): void;
  deliver(event: unknown): Promise<void>;
  /** Ends the last build, and delivers its event. */
  end(ending: Partial<Build>): Promise<void>;
  close(): Promise<void>;
}

export async function testRunner(objects: Objects): Promise<TestRunner> {
  const cloudFormation = await fakeCloudFormation();
  const builds = await fakeCodeBuild();
  const logged: string[] = [];
  let now = Date.parse("2026-01-01T00:00:00Z");
  const note = (message: string, details: object) => logged.push(JSON.stringify({ message, ...details }));
  const runner: TestRunner = {
    settings: {
      bucket: "platform",
      buildProject: "sagewright-acme-dev-runner",
      bundleSha256: FALLBACK_BUNDLE,
      gitHosts: ["github.com", "git.acme.example:8443"],
      region: "eu-west-1",
    },
    objects,
    codeBuild: builds.client,
    fetch: cloudFormation.fetch,
    now: () => new Date(now),
    wait: async (milliseconds) => {
      now += milliseconds;
    },
    log: { info: note, error: note },
    cloudFormation,
    builds,
    logged,
    pass: (milliseconds) => {
      now += milliseconds;
    },
    deliver: (event) => dispatch(runner, event),
    end: async (ending) => {
      const id = builds.builds.at(-1)?.id ?? "";
      builds.end(id, ending);
      await runner.deliver(buildEvent(id, ending.buildStatus ?? ""));
    },
    close: async () => {
      await Promise.all([cloudFormation.close(), builds.close()]);
    },
  };
  return runner;
}

/** The end of a build, as EventBridge tells it. */
export const buildEvent = (id: string, status: string) => ({
  source: "aws.codebuild",
  "detail-type": "CodeBuild Build State Change",
  detail: {
    "build-id": `arn:aws:codebuild:eu-west-1:111122223333:build/${id}`,
    "build-status": status,
    "project-name": "sagewright-acme-dev-runner",
  },
});

export const SWEEP = { source: "aws.events", "detail-type": "Scheduled Event", detail: {} };

export const EXAMPLES: Readonly<Record<string, string>> = Object.fromEntries(
  projectParameters.map(({ cloudFormationName, example }) => [cloudFormationName, example]),
);

let requests = 0;

/** A request of CloudFormation's. */
export function request(
  RequestType: "Create" | "Update" | "Delete",
  changes: Readonly<Record<string, unknown>> = {},
) {
  requests += 1;
  const properties = { ServiceToken: "arn", ServiceTimeout: "3600", ...EXAMPLES, BundleSha256: BUNDLE };
  return {
    RequestType,
    ResponseURL: "https://cloudformation-custom-resource-response.example/answer?Signature=secret",
    StackId: "arn:aws:cloudformation:eu-west-1:111122223333:stack/SC-1/guid",
    RequestId: `request-${requests}`,
    ResourceType: "Custom::SagewrightProject",
    LogicalResourceId: "Project",
    ResourceProperties: properties,
    ...(RequestType !== "Create" && { PhysicalResourceId: PROJECT_ID }),
    ...(RequestType === "Update" && { OldResourceProperties: properties }),
    ...changes,
  };
}
