import { AddTagsCommand, paginateListTags, type SageMakerClient, type Tag } from "@aws-sdk/client-sagemaker";
import { awsCall } from "./aws-call.ts";

/** Gives a resource these tags; those that it has beside them stay. The keys of those that were not so yet. */
export async function putTags(
  sagemaker: SageMakerClient,
  ResourceArn: string,
  tags: readonly Tag[],
  dryRun = false,
): Promise<readonly string[]> {
  if (tags.length === 0) return [];
  const present = await tagsOf(sagemaker, ResourceArn);
  const Tags = tags.filter(({ Key = "", Value }) => present.get(Key) !== Value);
  if (Tags.length > 0 && !dryRun) {
    await awsCall({ action: "sagemaker:AddTags", resource: ResourceArn }, () =>
      sagemaker.send(new AddTagsCommand({ ResourceArn, Tags })),
    );
  }
  return Tags.flatMap(({ Key }) => Key ?? []);
}

export async function tagsOf(
  sagemaker: SageMakerClient,
  ResourceArn: string,
): Promise<ReadonlyMap<string, string>> {
  const present = new Map<string, string>();
  await awsCall({ action: "sagemaker:ListTags", resource: ResourceArn }, async () => {
    for await (const { Tags = [] } of paginateListTags({ client: sagemaker }, { ResourceArn }))
      for (const { Key = "", Value = "" } of Tags) present.set(Key, Value);
  });
  return present;
}
