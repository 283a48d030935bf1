import { GetTemplateSummaryCommand, type Stack } from "@aws-sdk/client-cloudformation";
import type { DescribeProjectOutput } from "@aws-sdk/client-sagemaker";
import { DescribeProvisioningParametersCommand } from "@aws-sdk/client-service-catalog";
import { SagewrightError } from "@sagewright/core";
import { awsCall } from "../aws/aws-call.ts";
import type { AwsProjectClients } from "./aws-project-clients.ts";
import { templateParameters } from "./describe-project.ts";
import { provisionedProductOf, stackOf } from "./provisioned-product.ts";
import { describeStack } from "./stack-outputs.ts";

/** What SageMaker gives every template itself. */
const GIVEN = new Set(["SageMakerProjectName", "SageMakerProjectId"]);
/** What CloudFormation shows of a value that is not to be seen. */
const HIDDEN = "****";

/**
 * The parameters that a project has, by the names of its template: as its stack has them, since what SageMaker tells may be what the
 * project was made with; as SageMaker tells them where there is no stack to look at.
 */
export function parametersOf(
  project: DescribeProjectOutput,
  stack: Stack | undefined,
): Readonly<Record<string, string>> {
  const told = templateParameters(project);
  const present = (stack?.Parameters ?? []).flatMap(({ ParameterKey: key = "", ParameterValue = "" }) =>
    GIVEN.has(key) ? [] : [[key, ParameterValue === HIDDEN ? (told[key] ?? "") : ParameterValue] as const],
  );
  return present.length === 0 ? told : Object.fromEntries(present);
}

/** The same, of a project whose stack must be asked for first. */
export async function presentParameters(
  aws: AwsProjectClients,
  project: DescribeProjectOutput,
): Promise<Readonly<Record<string, string>>> {
  const stack = await unlessRefused(async () => {
    const name = stackOf(project, await provisionedProductOf(aws, project));
    return name === undefined ? undefined : describeStack(aws, name);
  });
  return parametersOf(project, stack);
}

/** The names of the parameters that a template takes, in the version that a project is to have; nothing where it is not known. */
export async function parametersTaken(
  aws: AwsProjectClients,
  project: DescribeProjectOutput,
  artifactId: string | undefined,
): Promise<ReadonlySet<string> | undefined> {
  const TemplateURL = project.TemplateProviderDetails?.[0]?.CfnTemplateProviderDetail?.TemplateURL;
  const { ProductId, PathId } = project.ServiceCatalogProvisioningDetails ?? {};
  if (TemplateURL !== undefined) {
    const call = { action: "cloudformation:GetTemplateSummary", resource: TemplateURL };
    const request = new GetTemplateSummaryCommand({ TemplateURL });
    const answer = await unlessRefused(() => awsCall(call, () => aws.cloudFormation.send(request)));
    return answer && namesOf(answer.Parameters);
  }
  if (ProductId === undefined || artifactId === undefined) return undefined;
  const call = { action: "servicecatalog:DescribeProvisioningParameters", resource: `product/${ProductId}` };
  const request = new DescribeProvisioningParametersCommand({
    ProductId,
    ProvisioningArtifactId: artifactId,
    ...(PathId !== undefined && { PathId }),
  });
  const answer = await unlessRefused(() => awsCall(call, () => aws.serviceCatalog.send(request)));
  return answer && namesOf(answer.ProvisioningArtifactParameters);
}

const namesOf = (
  parameters: readonly { readonly ParameterKey?: string | undefined }[] = [],
): ReadonlySet<string> => new Set(parameters.map(({ ParameterKey = "" }) => ParameterKey));

/** Nothing where the caller may not ask, or the service does not answer such a question. */
async function unlessRefused<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    const code = error instanceof SagewrightError ? error.issues[0]?.code : undefined;
    if (code === "AWS_ACCESS_DENIED" || code === "AWS_REQUEST_REFUSED") return undefined;
    throw error;
  }
}
