import { AddTagsCommand, ListTagsCommand, SageMakerClient } from "@aws-sdk/client-sagemaker";
import { awsCall } from "../../aws/aws-call.ts";
import { clientSettings } from "../../aws/clients.ts";
import { isMissing } from "../../aws/missing.ts";
import { type Check, type Finding, fault, ok, warning } from "../check.ts";
import { type StudioRoute, studioRoute, TEMPLATES } from "../studio.ts";

const KEY = "sagemaker:projectS3TemplatesLocation";

/** Each domain of the settings is to have the tag that tells Studio where templates are. */
export const studioDomains: Check = {
  name: "Studio domains",
  neededFor: "project",
  asksAws: true,
  async find(place) {
    const route = await studioRoute(place);
    if (route === undefined) return [];
    const { studioDomainIds } = route.settings;
    if (studioDomainIds.length === 0)
      return [
        warning(
          "No domain of Studio is named: no user of Studio sees the template in S3.",
          'Name them: studioDomainIds: ["d-…"] in sagewright.config.ts, then sagewright catalog deploy',
        ),
      ];
    return Promise.all(studioDomainIds.map((id) => domain(route, id)));
  },
};

async function domain({ cloud, bucket }: StudioRoute, id: string): Promise<Finding> {
  const { aws, partition, region, account } = cloud;
  const client = new SageMakerClient(clientSettings(aws));
  const arn = `arn:${partition}:sagemaker:${region}:${account}:domain/${id}`;
  const due = `s3://${bucket}/${TEMPLATES}`;
  const tags = await awsCall({ action: "sagemaker:ListTags", resource: arn }, async () => {
    try {
      return (await client.send(new ListTagsCommand({ ResourceArn: arn, MaxResults: 100 }))).Tags ?? [];
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  });
  if (tags === undefined)
    return fault(
      `There is no domain ${id} in ${region}.`,
      "Correct studioDomainIds in sagewright.config.ts.",
    );
  const found = tags.find((tag) => tag.Key === KEY)?.Value;
  if (found === due) return ok(`${id} looks for templates in ${due}`);
  // A domain has one such place; whose it is now may still want it.
  if (found !== undefined)
    return warning(
      `${id} looks for templates in ${found}, not in ${due}.`,
      `If nobody wants those, tag it anew: aws sagemaker add-tags --resource-arn ${arn} --tags Key=${KEY},Value=${due}`,
    );
  return fault(
    `${id} has no tag ${KEY}: Studio does not look for templates.`,
    "sagewright doctor --fix adds it, and so does sagewright catalog deploy.",
    {
      async make() {
        await awsCall({ action: "sagemaker:AddTags", resource: arn }, () =>
          client.send(new AddTagsCommand({ ResourceArn: arn, Tags: [{ Key: KEY, Value: due }] })),
        );
        return `Added the tag ${KEY}=${due} to ${id}.`;
      },
    },
  );
}
