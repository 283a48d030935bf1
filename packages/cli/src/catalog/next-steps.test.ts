import { platformSettingsSchema } from "@sagewright/core/project";
import { expect, it } from "vitest";
import { nextSteps } from "./next-steps.ts";

const settings = (more = {}) =>
  platformSettingsSchema.parse({ organization: "acme", environment: "prod", ...more });
const OUTPUTS = {
  region: "eu-west-1",
  product_id: "prod-abc",
  git_secret_arn:
    "arn:aws:secretsmanager:eu-west-1:111122223333:secret:sagewright-acme-prod/git-credentials-AbCdEf",
  template_url: "https://b.s3.eu-west-1.amazonaws.com/templates/p.json",
};
const commands = (more: object, outputs: object = OUTPUTS, place = {}) =>
  nextSteps(settings(more), { ...outputs }, place).map(({ command }) => command);

it("names what was made", () => {
  expect(commands({})).toEqual([
    "sagewright connection create --provider github --name acme-prod --region eu-west-1",
    `aws secretsmanager put-secret-value --secret-id ${OUTPUTS.git_secret_arn} --secret-string file:///dev/stdin --region eu-west-1`,
    "sagewright project create NAME --product prod-abc --region eu-west-1",
  ]);
});

it.each([{ seedMethod: "codebuild" }, { gitCredentials: "write-only" }])(
  "asks for no secret with %j",
  (more) => {
    expect(commands(more).join("\n")).not.toContain("secretsmanager");
  },
);

it("names the template where there is no product, and the profile where one was given", () => {
  const { product_id, ...others } = OUTPUTS;

  expect(commands({}, others, { profile: "it's mine" }).at(-1)).toBe(
    `sagewright project create NAME --template-url ${OUTPUTS.template_url} --region eu-west-1 --profile 'it'\\''s mine'`,
  );
});
