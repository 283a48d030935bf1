import {
  AddTagsCommand,
  DeleteTagsCommand,
  paginateListTags,
  type SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { SagewrightError } from "@sagewright/core";
import { domainTagTaken } from "../issues.ts";
import type { RequestOf } from "./request.ts";

/**
 * Sets or removes the tag under which Studio finds the templates of a domain. The domain is not Terraform's, so no
 * resource of it can hold the tag. A tag that someone else has set is left as it is.
 *
 * Issues: DOMAIN_TAG_TAKEN.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-projects-templates-custom.html
 */
export async function tagDomain(
  sagemaker: SageMakerClient,
  request: RequestOf<"tag-domain">,
): Promise<Record<string, never>> {
  const { domainArn, key, value } = request;
  const found = await tagValue(sagemaker, domainArn, key);
  if (request.tf.action === "delete") {
    if (found === value) {
      await sagemaker.send(new DeleteTagsCommand({ ResourceArn: domainArn, TagKeys: [key] }));
    }
    return {};
  }
  if (found === value) return {};
  if (found !== undefined && found !== previousValue(request)) {
    throw new SagewrightError([domainTagTaken(domainArn, key, found)]);
  }
  await sagemaker.send(new AddTagsCommand({ ResourceArn: domainArn, Tags: [{ Key: key, Value: value }] }));
  return {};
}

const previousValue = ({ tf }: RequestOf<"tag-domain">): string | undefined =>
  tf.action === "update" ? tf.prev_input?.value : undefined;

async function tagValue(
  sagemaker: SageMakerClient,
  ResourceArn: string,
  key: string,
): Promise<string | undefined> {
  for await (const { Tags = [] } of paginateListTags({ client: sagemaker }, { ResourceArn })) {
    const tag = Tags.find(({ Key }) => Key === key);
    if (tag !== undefined) return tag.Value;
  }
  return undefined;
}
