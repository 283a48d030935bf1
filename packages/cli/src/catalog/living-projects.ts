import { DescribeProjectCommand, ListProjectsCommand, SageMakerClient } from "@aws-sdk/client-sagemaker";
import { awsCall } from "../aws/aws-call.ts";
import { clientSettings } from "../aws/clients.ts";
import { isMissing } from "../aws/missing.ts";
import { inParallel } from "../in-parallel.ts";
import { type Cloud, keysBelow, objectOf } from "./cloud.ts";
import { readState, type StateFile } from "./state-file.ts";

/** A project that the platform has made, and that only the platform can delete. */
export interface LivingProject {
  /** Its name where SageMaker knows it, else its id. */
  readonly name: string;
  readonly id: string;
  /** Where it was seen. */
  readonly where: string;
}

const AT_ONCE = 8;

/**
 * The platform's projects that are still there: those that SageMaker lists, and those of which the bucket has a state with
 * resources, or an owner. Either may be without the other: a project can fail before its first apply, and one whose
 * deletion failed may be gone from SageMaker.
 *
 * Issues: those of AWS; whoever may not look must not destroy.
 */
export async function livingProjects(cloud: Cloud, state: StateFile): Promise<readonly LivingProject[]> {
  const listed = await listedProjects(cloud, state);
  const known = new Set(listed.map(({ id }) => id));
  const stored = (await storedProjects(cloud)).filter(({ id }) => !known.has(id));
  return [...listed, ...stored];
}

async function listedProjects(cloud: Cloud, { outputs }: StateFile): Promise<readonly LivingProject[]> {
  const client = new SageMakerClient(clientSettings(cloud.aws));
  const names: string[] = [];
  let token: string | undefined;
  do {
    const page = await awsCall({ action: "sagemaker:ListProjects", resource: "*" }, () =>
      client.send(
        new ListProjectsCommand({ MaxResults: 100, ...(token !== undefined && { NextToken: token }) }),
      ),
    );
    const living = (page.ProjectSummaryList ?? []).filter(
      ({ ProjectStatus }) => ProjectStatus !== "DeleteCompleted",
    );
    names.push(...living.flatMap(({ ProjectName }) => (ProjectName === undefined ? [] : [ProjectName])));
    token = page.NextToken;
  } while (token !== undefined);
  const found = await inParallel(names, AT_ONCE, async (name): Promise<readonly LivingProject[]> => {
    const project = await describe(client, name);
    if (project === undefined) return [];
    const product = project.ServiceCatalogProvisioningDetails?.ProductId;
    const templates = (project.TemplateProviderDetails ?? []).map(
      (detail) => detail.CfnTemplateProviderDetail?.TemplateURL,
    );
    const isOurs =
      (product !== undefined && product === outputs.get("product_id")) ||
      templates.some((url) => url !== undefined && isBelowBucket(url, cloud.bucket));
    const { ProjectId: id = "", ProjectStatus: status } = project;
    return isOurs ? [{ name, id, where: `SageMaker has it as ${status}` }] : [];
  });
  return found.flat();
}

const describe = (client: SageMakerClient, name: string) =>
  awsCall({ action: "sagemaker:DescribeProject", resource: `project/${name}` }, async () => {
    try {
      return await client.send(new DescribeProjectCommand({ ProjectName: name }));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  });

/** `https://bucket.s3.region.amazonaws.com/…` or `https://s3.region.amazonaws.com/bucket/…` */
function isBelowBucket(url: string, bucket: string): boolean {
  const { hostname, pathname } = URL.parse(url) ?? { hostname: "", pathname: "" };
  return (
    hostname.startsWith(`${bucket}.s3`) || (hostname.startsWith("s3") && pathname.startsWith(`/${bucket}/`))
  );
}

/** Of the runner's own bookkeeping: `projects/<id>/terraform.tfstate`, `projects/<id>/owner.json`. */
async function storedProjects(cloud: Cloud): Promise<readonly LivingProject[]> {
  const keys = await keysBelow(cloud, "projects/");
  const ids = [...new Set(keys.map((key) => key.split("/")[1] ?? ""))].filter((id) => id !== "");
  const found = await inParallel(ids, AT_ONCE, async (id): Promise<readonly LivingProject[]> => {
    const key = `projects/${id}/terraform.tfstate`;
    const object = keys.includes(key) ? await objectOf(cloud, key) : undefined;
    const place = `s3://${cloud.bucket}/${key}`;
    const resources = object === undefined ? 0 : (readState(object.text, place)?.addresses.length ?? 0);
    if (resources > 0) return [{ name: id, id, where: `${place} has ${resources} resources` }];
    const owner = `projects/${id}/owner.json`;
    return keys.includes(owner) ? [{ name: id, id, where: `s3://${cloud.bucket}/${owner} claims it` }] : [];
  });
  return found.flat();
}
