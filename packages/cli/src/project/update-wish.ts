import type { DescribeProjectOutput } from "@aws-sdk/client-sagemaker";
import { type Change, parameterChanges } from "./changes.ts";
import { templateParameters } from "./describe-project.ts";
import { describeProduct, versionOf } from "./find-product.ts";
import type { GivenParameters } from "./given-parameters.ts";
import type { Projects } from "./open-projects.ts";
import { keyValues, updateRequest } from "./project-request.ts";
import { parametersTaken, presentParameters } from "./template-parameters.ts";

/** What is asked for, and how it differs from what is there. */
export async function updateWish(
  projects: Projects,
  project: DescribeProjectOutput,
  given: GivenParameters,
  { artifact }: { readonly artifact?: string },
) {
  const { aws } = projects;
  const present = aws === undefined ? templateParameters(project) : await presentParameters(aws, project);
  const asked = Object.fromEntries(keyValues(given.values).map(({ Key, Value }) => [Key, Value]));
  const version = await versionChange(projects, project, artifact);
  const taken = aws && (await parametersTaken(aws, project, version?.artifactId));
  // AWS refuses a value for what a newer template does not have any more; what is asked for is its to judge.
  const dropped = Object.keys(present).filter((name) => taken?.has(name) === false && !(name in asked));
  const kept = Object.entries(present).filter(([name]) => !dropped.includes(name));
  const parameters = { ...Object.fromEntries(kept), ...asked };
  const { description } = given;
  const changes: Change[] = [
    ...parameterChanges(present, asked),
    ...parameterChanges(present, Object.fromEntries(dropped.map((name) => [name, ""]))),
  ];
  const template = version?.change ?? templateChange(projects, project);
  if (template !== undefined) changes.push(template);
  if (description !== undefined && description !== (project.ProjectDescription ?? ""))
    changes.push({ name: "Description", from: project.ProjectDescription ?? "", to: description });
  return {
    changes,
    request: updateRequest(project, { parameters, description, artifactId: version?.artifactId }),
  };
}

/** What an update brings where the template has no versions to compare. */
function templateChange({ target }: Projects, project: DescribeProjectOutput): Change | undefined {
  const from = "as it was last applied";
  if (target === "local") return { name: "Hook of the repository", from, to: "as this version writes it" };
  const url = project.TemplateProviderDetails?.[0]?.CfnTemplateProviderDetail?.TemplateURL;
  return url === undefined ? undefined : { name: "Template", from, to: `${url} as it is now` };
}

async function versionChange(
  { aws }: Projects,
  { ServiceCatalogProvisioningDetails: details }: DescribeProjectOutput,
  named: string | undefined,
): Promise<{ readonly artifactId: string; readonly change?: Change } | undefined> {
  if (aws === undefined || details?.ProductId === undefined) return undefined;
  const product = await describeProduct(aws, { Id: details.ProductId });
  const version = versionOf(product, named);
  const present = product.artifacts.find(({ Id }) => Id === details.ProvisioningArtifactId);
  const { Id: artifactId = "", Name = artifactId } = version;
  const from = present?.Name ?? details.ProvisioningArtifactId ?? "";
  return details.ProvisioningArtifactId === artifactId
    ? { artifactId }
    : { artifactId, change: { name: "Template version", from, to: Name } };
}
