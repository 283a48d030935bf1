import { existsSync } from "node:fs";
import { SagewrightError } from "@sagewright/core";
import { type Check, fault, ok, warning } from "../check.ts";
import { servicesOfRole } from "../iam-role.ts";

const SAY_ROLE =
  'Name a role that SageMaker may take: role: "arn:aws:iam::…:role/…" in sagewright.config.ts, --role-arn, or $SAGEMAKER_PIPELINE_ROLE_ARN';

/** The role that a pipeline's jobs run with. */
export const pipelineRole: Check = {
  name: "pipeline's role",
  neededFor: "aws",
  asksAws: true,
  async find(place) {
    const role =
      process.env.SAGEMAKER_PIPELINE_ROLE_ARN || (await roleOf(place.pipeline, () => place.config()));
    if (role === undefined) return [warning("No role is named for a deploy.", SAY_ROLE)];
    const [, account, name] = /^arn:[\w-]+:iam::(\d{12}):role\/(?:.*\/)?([\w+=,.@-]+)$/.exec(role) ?? [];
    if (name === undefined) return [fault(`${role} is not the ARN of a role.`, SAY_ROLE)];
    const cloud = await place.cloud();
    if (account !== cloud.account)
      return [warning(`${role} is of another account than the credentials, ${cloud.account}.`, SAY_ROLE)];
    const services = await servicesOfRole(cloud, name);
    if (services === undefined) return [fault(`There is no role ${role}.`, SAY_ROLE)];
    return services.has("sagemaker.amazonaws.com")
      ? [ok(role)]
      : [
          fault(
            `SageMaker may not take ${role}.`,
            "Add sagemaker.amazonaws.com to the role's trust policy, with sts:AssumeRole.",
          ),
        ];
  },
};

/** Of the config; a pipeline that names its own is compiled with it. */
async function roleOf(
  pipeline: string,
  config: () => Promise<{ readonly role?: string }>,
): Promise<string | undefined> {
  const { role } = await config();
  if (!existsSync(pipeline) || !/\.[cm]?[jt]s$/.test(pipeline)) return role;
  const { loadPipelineFile } = await import("../../load/pipeline-file.ts");
  try {
    const file = await loadPipelineFile(pipeline);
    const own = file.kind === "definition" ? undefined : file.pipeline.props.role;
    return typeof own === "string" ? own : role;
  } catch (error) {
    // What is wrong with the file is told by its own check.
    if (error instanceof SagewrightError) return role;
    throw error;
  }
}
