import { GetObjectTaggingCommand, PutObjectTaggingCommand, type Tag } from "@aws-sdk/client-s3";
import { awsCall } from "../../aws/aws-call.ts";
import { type Check, fault, ok } from "../check.ts";
import { studioRoute } from "../studio.ts";

const KEY = "sagemaker:studio-visibility";

/** Studio shows a template only with this tag. */
export const templateTag: Check = {
  name: "template",
  neededFor: "project",
  asksAws: true,
  async find(place) {
    const route = await studioRoute(place);
    if (route === undefined) return [];
    const { cloud, bucket, key } = route;
    const uri = `s3://${bucket}/${key}`;
    const tags = await awsCall({ action: "s3:GetObjectTagging", resource: uri }, async () => {
      try {
        const { TagSet = [] } = await cloud.s3.send(
          new GetObjectTaggingCommand({ Bucket: bucket, Key: key }),
        );
        return TagSet;
      } catch (error) {
        if (error instanceof Error && error.name === "NoSuchKey") return undefined;
        throw error;
      }
    });
    if (tags === undefined)
      return [
        fault(
          `There is no ${uri}: Studio has no template.`,
          "Bring the platform up to date: sagewright catalog deploy",
        ),
      ];
    if (tags.some((tag) => tag.Key === KEY && tag.Value === "true")) return [ok(`${uri}, visible in Studio`)];
    return [
      fault(
        `${uri} has no tag ${KEY}=true: Studio does not show it.`,
        "sagewright doctor --fix adds it, and so does sagewright catalog deploy.",
        {
          async make() {
            const kept = tags.filter((tag): tag is Tag => tag.Key !== KEY);
            const TagSet = [...kept, { Key: KEY, Value: "true" }];
            await awsCall({ action: "s3:PutObjectTagging", resource: uri }, () =>
              cloud.s3.send(new PutObjectTaggingCommand({ Bucket: bucket, Key: key, Tagging: { TagSet } })),
            );
            return `Added the tag ${KEY}=true to ${uri}.`;
          },
        },
      ),
    ];
  },
};
