import type { Builds } from "./check-in.ts";

/** In a VPC without a way to the service a request would hang for as long as the function may run. */
const PATIENCE = { connectionTimeout: 5_000, requestTimeout: 10_000 };

/**
 * AWS CodeBuild, as far as a check-in needs it. The client is loaded by the first call: seeding through Git does without.
 *
 * @see https://docs.aws.amazon.com/codebuild/latest/APIReference/API_BatchGetBuilds.html
 */
export const codeBuild: Builds = {
  async start(projectName, environment, idempotencyToken) {
    const { CodeBuildClient, StartBuildCommand } = await import("@aws-sdk/client-codebuild");
    using client = disposable(new CodeBuildClient({ requestHandler: PATIENCE }));
    const { build } = await client.value.send(
      new StartBuildCommand({
        projectName,
        idempotencyToken,
        environmentVariablesOverride: Object.entries(environment).map(([name, value]) => ({
          name,
          value,
          type: "PLAINTEXT",
        })),
      }),
    );
    return build?.id ?? "";
  },

  async describe(id) {
    const { BatchGetBuildsCommand, CodeBuildClient } = await import("@aws-sdk/client-codebuild");
    using client = disposable(new CodeBuildClient({ requestHandler: PATIENCE }));
    const { builds } = await client.value.send(new BatchGetBuildsCommand({ ids: [id] }));
    const build = builds?.[0];
    const failed = build?.phases?.findLast(
      ({ phaseStatus }) => phaseStatus !== undefined && !["SUCCEEDED", "QUEUED"].includes(phaseStatus),
    );
    return {
      status: build?.buildStatus ?? "IN_PROGRESS",
      exported: Object.fromEntries(
        (build?.exportedEnvironmentVariables ?? []).map(({ name = "", value = "" }) => [name, value]),
      ),
      failure:
        failed && `${failed.phaseType} ${failed.phaseStatus} ${(failed.contexts ?? []).map(said).join(" ")}`,
      logs: build?.logs?.deepLink ?? id,
    };
  },
};

/** CodeBuild repeats the whole command before it says what was wrong with it. */
const said = ({ message = "" }: { readonly message?: string | undefined }): string =>
  message.replace(/^Error while executing command:.*Reason:/s, "").slice(0, 300);

function disposable<T extends { destroy(): void }>(value: T): { readonly value: T } & Disposable {
  return { value, [Symbol.dispose]: () => value.destroy() };
}
