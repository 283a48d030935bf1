import {
  CreateProvisioningArtifactCommand,
  DescribeProvisioningArtifactCommand,
  ListProvisioningArtifactsCommand,
  type ProvisioningArtifactDetail,
  type ServiceCatalogClient,
  UpdateProvisioningArtifactCommand,
} from "@aws-sdk/client-service-catalog";
import { SagewrightError } from "@sagewright/core";
import { productVersionFailed, productVersionsFull } from "../issues.ts";
import type { Pause } from "./pause.ts";
import type { RequestOf } from "./request.ts";

/** The version that users get now. */
export interface PublishedVersion {
  readonly provisioningArtifactId: string;
}

const POLL_IN_SECONDS = 2;
const MOST_POLLS = 60;

/**
 * Makes the version of this name the one that users get. Versions that were there before stay, marked as deprecated:
 * projects made with them can still be updated and terminated, new ones cannot be made.
 *
 * Issues: PRODUCT_VERSION_FAILED, PRODUCT_VERSIONS_FULL.
 * @see https://docs.aws.amazon.com/servicecatalog/latest/dg/API_CreateProvisioningArtifact.html
 * @see https://docs.aws.amazon.com/servicecatalog/latest/adminguide/catalogs_deprecated.html
 */
export async function publishVersion(
  catalog: ServiceCatalogClient,
  request: RequestOf<"publish-version">,
  pause: Pause,
): Promise<PublishedVersion | Record<string, never>> {
  // The versions go when their product goes; until then a project may need them.
  if (request.tf.action === "delete") return {};
  const there = await versions(catalog, request.productId);
  const provisioningArtifactId =
    there.find(({ Name }) => Name === request.name)?.Id ??
    (await create(catalog, request, pause).catch((error: unknown) => {
      if (!(error instanceof Error && error.name === "LimitExceededException")) throw error;
      throw new SagewrightError([productVersionsFull(request.name, there.length)]);
    }));
  await mark(catalog, request.productId, provisioningArtifactId, "DEFAULT");
  for (const { Id, Guidance } of there) {
    if (Id !== undefined && Id !== provisioningArtifactId && Guidance !== "DEPRECATED") {
      await mark(catalog, request.productId, Id, "DEPRECATED");
    }
  }
  return { provisioningArtifactId };
}

async function versions(
  catalog: ServiceCatalogClient,
  ProductId: string,
): Promise<readonly ProvisioningArtifactDetail[]> {
  const { ProvisioningArtifactDetails = [] } = await catalog.send(
    new ListProvisioningArtifactsCommand({ ProductId }),
  );
  return ProvisioningArtifactDetails;
}

async function create(
  catalog: ServiceCatalogClient,
  { productId, name, description, templateUrl }: RequestOf<"publish-version">,
  pause: Pause,
): Promise<string> {
  const { ProvisioningArtifactDetail: made } = await catalog.send(
    new CreateProvisioningArtifactCommand({
      ProductId: productId,
      // The same name and product are the same version, also when an answer was lost.
      IdempotencyToken: `sagewright-${name}`,
      Parameters: {
        Name: name,
        Description: description,
        Type: "CLOUD_FORMATION_TEMPLATE",
        Info: { LoadTemplateFromURL: templateUrl },
      },
    }),
  );
  const id = made?.Id;
  if (id === undefined) throw new SagewrightError([productVersionFailed(name, "the service gave it no id")]);
  for (let polls = 0; polls < MOST_POLLS; polls++) {
    const { Status } = await catalog.send(
      new DescribeProvisioningArtifactCommand({ ProductId: productId, ProvisioningArtifactId: id }),
    );
    if (Status === "AVAILABLE") return id;
    if (Status === "FAILED") {
      throw new SagewrightError([productVersionFailed(name, "the service could not read its template")]);
    }
    await pause(POLL_IN_SECONDS);
  }
  throw new SagewrightError([
    productVersionFailed(name, `it was not available after ${POLL_IN_SECONDS * MOST_POLLS} seconds`),
  ]);
}

const mark = (
  catalog: ServiceCatalogClient,
  ProductId: string,
  ProvisioningArtifactId: string,
  Guidance: "DEFAULT" | "DEPRECATED",
) =>
  catalog.send(
    new UpdateProvisioningArtifactCommand({ ProductId, ProvisioningArtifactId, Guidance, Active: true }),
  );
