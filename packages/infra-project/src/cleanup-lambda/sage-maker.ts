import {
  DeleteModelPackageCommand,
  DeletePipelineCommand,
  paginateListModelPackages,
  paginateListPipelineExecutions,
  type SageMakerClient,
  StopPipelineExecutionCommand,
} from "@aws-sdk/client-sagemaker";
import type { Leftovers } from "./cleanup.ts";

/** SageMaker, as far as a cleanup needs it; the client makes the tokens of its requests. */
export const sageMaker = (client: SageMakerClient): Leftovers => ({
  async runningExecutions(pipeline) {
    const running: string[] = [];
    await unlessGone(async () => {
      for await (const page of paginateListPipelineExecutions({ client }, { PipelineName: pipeline })) {
        for (const { PipelineExecutionArn, PipelineExecutionStatus } of page.PipelineExecutionSummaries ??
          []) {
          const ended = !["Executing", "Stopping"].includes(PipelineExecutionStatus ?? "");
          if (PipelineExecutionArn !== undefined && !ended) running.push(PipelineExecutionArn);
        }
      }
    });
    return running;
  },

  async stopExecution(arn) {
    const request = { PipelineExecutionArn: arn };
    await unlessGone(() => client.send(new StopPipelineExecutionCommand(request)));
  },

  async deletePipeline(name) {
    const request = { PipelineName: name };
    await unlessGone(() => client.send(new DeletePipelineCommand(request)));
  },

  async modelPackages(group) {
    const arns: string[] = [];
    await unlessGone(async () => {
      const request = { ModelPackageGroupName: group, ModelPackageType: "Versioned" } as const;
      for await (const page of paginateListModelPackages({ client }, request)) {
        arns.push(...(page.ModelPackageSummaryList ?? []).flatMap(({ ModelPackageArn: arn }) => arn ?? []));
      }
    });
    return arns;
  },

  async deleteModelPackage(arn) {
    await unlessGone(() => client.send(new DeleteModelPackageCommand({ ModelPackageName: arn })));
  },
});

/** SageMaker has two ways to say that something is not there. */
async function unlessGone(act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: "", message: "" };
    const gone =
      name === "ResourceNotFound" ||
      (name === "ValidationException" && /does not exist|not found/i.test(message));
    if (!gone) throw error;
  }
}
