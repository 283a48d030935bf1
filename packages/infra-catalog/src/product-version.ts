import type { ITerraformDependable } from "cdktn";
import type { Construct } from "constructs";
import type { AssetFile } from "./assets.ts";
import { IamRolePolicy, type LambdaInvocation, type ServicecatalogProduct } from "./bindings.ts";
import { type CatalogFunction, catalogTask } from "./catalog-function.ts";
import { policyDocument } from "./policy-document.ts";
import { versionDescription, versionName } from "./product.ts";
import type { TemplateObject } from "./product-template-object.ts";

/**
 * Publishes the template as a version of the product, named by its hash, that users get from now on. Earlier versions
 * stay as deprecated ones. Terraform's own resource would take them away, and those of living projects with them.
 *
 * @see https://docs.aws.amazon.com/servicecatalog/latest/adminguide/catalogs_deprecated.html
 */
export function productVersion(
  scope: Construct,
  catalog: CatalogFunction,
  product: ServicecatalogProduct,
  template: AssetFile,
  { url, object }: TemplateObject,
): LambdaInvocation {
  return catalogTask(
    scope,
    "product-version",
    catalog,
    {
      task: "publish-version",
      productId: product.id,
      name: versionName(template),
      description: versionDescription(template),
      templateUrl: url,
    },
    [object, publishingPolicy(scope, catalog, product)],
  );
}

/** Apart from the function's other rights: the product comes after the bundles, which the function keeps. */
const publishingPolicy = (
  scope: Construct,
  { role }: CatalogFunction,
  product: ServicecatalogProduct,
): ITerraformDependable =>
  new IamRolePolicy(scope, "catalog-function-role-versions", {
    name: "versions",
    role: role.name,
    policy: policyDocument([
      {
        Sid: "PublishVersions",
        Effect: "Allow",
        Action: [
          "servicecatalog:CreateProvisioningArtifact",
          "servicecatalog:DescribeProvisioningArtifact",
          "servicecatalog:ListProvisioningArtifacts",
          "servicecatalog:UpdateProvisioningArtifact",
        ],
        Resource: [product.arn],
      },
      // Service Catalog has a template checked by whoever brings it; the action takes no resource.
      { Sid: "CheckTemplates", Effect: "Allow", Action: ["cloudformation:ValidateTemplate"], Resource: "*" },
    ]),
  });
