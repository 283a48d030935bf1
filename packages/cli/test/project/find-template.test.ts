import { platformSettingsSchema } from "@sagewright/core/project";
import { expect, it } from "vitest";
import { startFakeAws } from "../../../../tools/fake-aws/fake-aws.ts";
import { findTemplate } from "../../src/project/find-template.ts";
import { clientsOfFake } from "./clients-of-fake.ts";

it("finds the platform's template in S3 by the partition of whoever asks, not by what its region is called", async () => {
  const region = "us-isob-east-1";
  const aws = await startFakeAws({ partition: "aws-iso-b", region });
  const settings = platformSettingsSchema.parse({
    organization: "acme",
    environment: "prod",
    routes: ["s3"],
  });

  const template = await findTemplate(clientsOfFake(aws), {}, { settings, region });

  await aws.stop();
  expect(template).toEqual({
    kind: "s3",
    name: "acme-prod-project",
    url: `https://sagewright-acme-prod-111122223333-${region}.s3.${region}.sc2s.sgov.gov/templates/sagewright-acme-prod-project.json`,
    roleArn: "arn:aws-iso-b:iam::111122223333:role/sagewright-acme-prod-template-launch",
  });
});
