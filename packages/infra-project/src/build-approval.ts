import { SnsTopic } from "./bindings.ts";
import { allow, type Statement } from "./policy.ts";
import { arnOf, type Project } from "./project.ts";

/**
 * The topic by which CodePipeline tells that a build waits for approval, with a link to where it is given. Who may approve
 * subscribes to it; nobody is subscribed from the start.
 *
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals.html
 */
export const buildApproval = (project: Project, keyArn: string): SnsTopic =>
  new SnsTopic(project.stack, "build_approval_topic", {
    name: project.names.buildApprovalTopic,
    kmsMasterKeyId: keyArn,
    tags: project.tags,
  });

/** Lets the pipeline tell; nothing where no approval is asked for. */
export const allowBuildApproval = (project: Project, keyArn: string): readonly Statement[] =>
  project.settings.manualApproval
    ? [
        allow("Approval", ["sns:Publish"], [arnOf(project, "sns", project.names.buildApprovalTopic)]),
        allow("ApprovalKey", ["kms:Decrypt", "kms:GenerateDataKey"], [keyArn]),
      ]
    : [];
