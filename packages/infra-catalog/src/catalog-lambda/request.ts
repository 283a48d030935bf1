import { z } from "zod";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

/** What Terraform adds to the input of an invocation that follows a resource's life. */
const lifecycle = {
  tf: z.object({
    action: z.enum(["create", "update", "delete"]),
    prev_input: z.object({ value: z.string().optional() }).nullish(),
  }),
};

/**
 * What the catalog's stack asks of its function: the three things that no resource of Terraform can do.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_invocation
 */
export const catalogRequestSchema = z.discriminatedUnion("task", [
  z.object({
    ...lifecycle,
    task: z.literal("keep-object"),
    bucket: z.string().min(3),
    from: z.string().min(1),
    to: z.string().min(1),
    sha256,
    contentType: z.string().min(1),
  }),
  z.object({
    ...lifecycle,
    task: z.literal("publish-version"),
    productId: z.string().min(1),
    /** Name of the version: the hash of its template. */
    name: z.string().min(1).max(64),
    description: z.string(),
    templateUrl: z.url(),
  }),
  z.object({
    ...lifecycle,
    task: z.literal("tag-domain"),
    domainArn: z.string().startsWith("arn:"),
    key: z.string().min(1).max(128),
    value: z.string().max(256),
  }),
]);

/** One request of the catalog's stack. */
export type CatalogRequest = z.output<typeof catalogRequestSchema>;

/** The requests of one task. */
export type RequestOf<Task extends CatalogRequest["task"]> = Extract<CatalogRequest, { task: Task }>;

type WithoutLifecycle<Request> = Request extends unknown ? Omit<Request, "tf"> : never;

/** A request as the stack writes it; Terraform adds what happens to the resource. */
export type CatalogTask = WithoutLifecycle<CatalogRequest>;
