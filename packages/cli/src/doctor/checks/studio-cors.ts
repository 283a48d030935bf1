import { type CORSRule, GetBucketCorsCommand, PutBucketCorsCommand } from "@aws-sdk/client-s3";
import { awsCall } from "../../aws/aws-call.ts";
import { type Check, fault, ok } from "../check.ts";
import { studioRoute } from "../studio.ts";

const STUDIO = "https://*.sagemaker.aws";
const METHODS = ["DELETE", "GET", "HEAD", "POST", "PUT"];

/** As the platform's stack has it. @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-projects-templates-custom.html */
const RULE: CORSRule = {
  AllowedOrigins: [STUDIO],
  AllowedMethods: METHODS,
  AllowedHeaders: ["*"],
  ExposeHeaders: [
    "ETag",
    "x-amz-delete-marker",
    "x-amz-id-2",
    "x-amz-request-id",
    "x-amz-server-side-encryption",
    "x-amz-version-id",
  ],
};

/** Without it Studio's page may not read the templates. */
export const studioCors: Check = {
  name: "CORS",
  neededFor: "project",
  asksAws: true,
  async find(place) {
    const route = await studioRoute(place);
    if (route === undefined) return [];
    const { cloud, bucket } = route;
    const resource = `s3://${bucket}`;
    const rules = await awsCall({ action: "s3:GetBucketCORS", resource }, async () => {
      try {
        return (await cloud.s3.send(new GetBucketCorsCommand({ Bucket: bucket }))).CORSRules ?? [];
      } catch (error) {
        if (error instanceof Error && error.name === "NoSuchCORSConfiguration") return [];
        throw error;
      }
    });
    if (rules.some(letsStudioIn)) return [ok(`${resource} lets ${STUDIO} in`)];
    return [
      fault(
        `${resource} does not let ${STUDIO} in: Studio cannot read the templates.`,
        "sagewright doctor --fix adds the rule, and so does sagewright catalog deploy.",
        {
          async make() {
            const CORSRules = [...rules, RULE];
            await awsCall({ action: "s3:PutBucketCORS", resource }, () =>
              cloud.s3.send(new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration: { CORSRules } })),
            );
            return `Added a CORS rule for ${STUDIO} to ${resource}.`;
          },
        },
      ),
    ];
  },
};

const letsStudioIn = ({ AllowedOrigins = [], AllowedMethods = [] }: CORSRule): boolean =>
  AllowedOrigins.some((origin) => origin === STUDIO || origin === "*") &&
  ["GET", "HEAD"].every((method) => AllowedMethods.includes(method));
