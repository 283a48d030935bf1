import { z } from "zod";

/** Documents that `sagewright catalog … --json` prints. */

const place = z.strictObject({
  platform: z.string().describe("Name of the platform: organization and environment."),
  organization: z.string(),
  environment: z.string(),
  account: z.string().describe("AWS account of the credentials."),
  region: z.string(),
  outDir: z.string().describe("Folder of the stack."),
  state: z.string().describe("Where the platform's Terraform state is: a file, or s3://bucket/key."),
  terraform: z.strictObject({ program: z.string(), version: z.string() }),
});

const attribute = z.strictObject({
  path: z
    .string()
    .describe("Such as tags.team; inside a JSON document that is a text: policy → Statement[0].Action."),
  before: z.json().optional(),
  after: z.json().optional(),
  sensitive: z.literal(true).optional().describe("Changes, and is secret: no value is told."),
  unknown: z.literal(true).optional().describe("Known after the apply only."),
});

export const resourceChangeDocument = z.strictObject({
  address: z.string().describe("Terraform's address."),
  group: z.string().describe("Service that it belongs to."),
  action: z.enum(["create", "adopt", "update", "replace", "delete", "forget"]),
  name: z.string().optional().describe("The resource's own name, where it is known."),
  forcedBy: z.array(z.string()).readonly().optional().describe("Values that cannot be changed in place."),
  attributes: z.array(attribute).readonly().describe("Of what is updated, replaced or taken over."),
});

const counts = z.strictObject({
  create: z.int(),
  adopt: z.int(),
  update: z.int(),
  replace: z.int(),
  delete: z.int(),
  forget: z.int(),
});

const plan = {
  ...place.shape,
  hasChanges: z.boolean().describe("Whether there is anything to apply."),
  counts,
  changes: z.array(resourceChangeDocument),
  changedByOthers: z
    .array(z.string())
    .describe("Addresses of what others have changed or deleted, and a deploy would set right."),
};

/** `sagewright catalog plan --json` */
export const catalogPlanDocument = z.strictObject(plan);
export type CatalogPlanDocument = z.infer<typeof catalogPlanDocument>;

const nextStep = z.strictObject({
  why: z.string(),
  command: z.string().describe("As a shell takes it."),
});

/** `sagewright catalog deploy --json` */
export const catalogDeployDocument = z.strictObject({
  ...plan,
  applied: z.boolean().describe("Whether anything was applied; false where nothing was to do."),
  outputs: z.record(z.string(), z.json()).describe("Names of what was made. Secret outputs are left out."),
  next: z.array(nextStep).describe("What to do now, with the real names."),
});
export type CatalogDeployDocument = z.infer<typeof catalogDeployDocument>;

/** `sagewright catalog destroy --json` */
export const catalogDestroyDocument = z.strictObject({
  ...place.shape,
  destroyed: z.array(z.string()).describe("Addresses of what was destroyed."),
  kept: z.array(z.string()).describe("What is still there, on purpose."),
  abandoned: z.array(z.string()).describe("Projects that were left behind, as asked."),
});
export type CatalogDestroyDocument = z.infer<typeof catalogDestroyDocument>;
