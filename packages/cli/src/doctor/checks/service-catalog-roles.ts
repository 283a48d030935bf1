import { type Check, ok, warning } from "../check.ts";
import { servicesOfRole } from "../iam-role.ts";

/** SageMaker's own roles for products of Service Catalog, which the console makes when projects are switched on. */
const ROLES = [
  "AmazonSageMakerServiceCatalogProductsLaunchRole",
  "AmazonSageMakerServiceCatalogProductsUseRole",
];

/** @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-projects-studio-updates.html */
export const serviceCatalogRoles: Check = {
  name: "Service Catalog's roles",
  neededFor: "catalog",
  asksAws: true,
  async find(place) {
    const cloud = await place.cloud();
    return Promise.all(
      ROLES.map(async (name) =>
        (await servicesOfRole(cloud, name)) === undefined
          ? warning(
              `There is no role ${name}.`,
              "SageMaker's own project templates need it, the platform's does not: switch projects on in the console of SageMaker, under Domains, Edit, SageMaker Projects.",
            )
          : ok(name),
      ),
    );
  },
};
