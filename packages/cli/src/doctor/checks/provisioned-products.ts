import {
  type ProvisionedProductAttribute,
  SearchProvisionedProductsCommand,
  ServiceCatalogClient,
} from "@aws-sdk/client-service-catalog";
import { awsCall } from "../../aws/aws-call.ts";
import { clientSettings } from "../../aws/clients.ts";
import { pagesOf } from "../../aws/pages-of.ts";
import { type Check, ok, warning } from "../check.ts";

const BROKEN = ["TAINTED", "ERROR"];

/** Products whose last operation has failed: an update that failed leaves one tainted, with its last good state. */
export const provisionedProducts: Check = {
  name: "provisioned products",
  neededFor: "project",
  asksAws: true,
  async find(place) {
    const { aws } = await place.cloud();
    const client = new ServiceCatalogClient(clientSettings(aws));
    const call = { action: "servicecatalog:SearchProvisionedProducts", resource: "*" };
    const products = await pagesOf<ProvisionedProductAttribute>(async (token) => {
      const { ProvisionedProducts: items, NextPageToken: next } = await awsCall(call, () =>
        client.send(
          new SearchProvisionedProductsCommand({
            AccessLevelFilter: { Key: "Account", Value: "self" },
            PageSize: 100,
            ...(token !== undefined && { PageToken: token }),
          }),
        ),
      );
      return { items, next };
    });
    const broken = products.filter(({ Status = "" }) => BROKEN.includes(Status));
    if (broken.length === 0) return [ok(`${products.length}, none tainted`)];
    return broken.map(({ Name = "", Id = "", Status = "", StatusMessage }) =>
      warning(
        `${Name} (${Id}) is ${Status}${StatusMessage === undefined ? "." : `: ${StatusMessage}`}`,
        "See why with `sagewright project list` and `sagewright project logs NAME`; then `sagewright project update NAME`, or `project delete NAME`.",
      ),
    );
  },
};
