import { AddTagsCommand, paginateListTags, type SageMakerClient, type Tag } from "@aws-sdk/client-sagemaker";
import { awsCall } from "./aws-call.ts";

/** Gives a resource these tags; those that it has beside them stay. */
export async function putTags(
  sagemaker: SageMakerClient,
  ResourceArn: string,
  tags: readonly Tag[],
): Promise<void> {
  if (tags.length === 0) return;
  const present = new Map<string | undefined, string | undefined>();
  await awsCall({ action: "sagemaker:ListTags", resource: ResourceArn }, async () => {
    for await (const { Tags = [] } of paginateListTags({ client: sagemaker }, { ResourceArn }))
      for (const { Key, Value } of Tags) present.set(Key, Value);
  });
  const Tags = tags.filter(({ Key, Value }) => present.get(Key) !== Value);
  if (Tags.length === 0) return;
  await awsCall({ action: "sagemaker:AddTags", resource: ResourceArn }, () =>
    sagemaker.send(new AddTagsCommand({ ResourceArn, Tags })),
  );
}
