import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ServiceCatalogClient } from "@aws-sdk/client-service-catalog";

export interface FakeVersion {
  readonly Id: string;
  readonly Name: string;
  Guidance: string;
  Status: string;
}

/** The part of Service Catalog that publishing uses, over HTTP, so that the real client talks to it. */
export interface FakeServiceCatalog extends AsyncDisposable {
  readonly versions: FakeVersion[];
  readonly calls: string[];
  readonly client: ServiceCatalogClient;
  /** Status of the next version that is made; one word per look at it. */
  statuses: string[];
  /** How many versions a product can have. */
  quota: number;
}

interface Body {
  readonly ProductId?: string;
  readonly ProvisioningArtifactId?: string;
  readonly IdempotencyToken?: string;
  readonly Guidance?: string;
  readonly Parameters?: { readonly Name: string };
}

export async function fakeServiceCatalog(names: readonly string[]): Promise<FakeServiceCatalog> {
  const versions: FakeVersion[] = names.map((Name) => ({
    Id: `pa-${Name}`,
    Name,
    Guidance: "DEFAULT",
    Status: "AVAILABLE",
  }));
  const calls: string[] = [];
  const fake = { versions, calls, statuses: [] as string[], quota: 100 };
  const server = createServer(async (request, response) => {
    const body = JSON.parse(Buffer.concat(await request.toArray()).toString()) as Body;
    const operation = String(request.headers["x-amz-target"]).split(".")[1] ?? "";
    calls.push(operation);
    response.setHeader("content-type", "application/x-amz-json-1.1");
    if (operation === "CreateProvisioningArtifact" && versions.length >= fake.quota) {
      response.statusCode = 400;
      response.end(JSON.stringify({ __type: "LimitExceededException", message: "Too many." }));
      return;
    }
    response.end(JSON.stringify(answer(fake, operation, body)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const client = new ServiceCatalogClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: "eu-west-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    maxAttempts: 1,
  });
  return Object.assign(fake, { client, [Symbol.asyncDispose]: () => closed(server, client) });
}

function answer(
  fake: Pick<FakeServiceCatalog, "versions" | "statuses">,
  operation: string,
  body: Body,
): object {
  const version = fake.versions.find(({ Id }) => Id === body.ProvisioningArtifactId);
  switch (operation) {
    case "ListProvisioningArtifacts":
      return { ProvisioningArtifactDetails: fake.versions };
    case "CreateProvisioningArtifact": {
      const Name = body.Parameters?.Name ?? "";
      const made = { Id: `pa-${Name}`, Name, Guidance: "DEFAULT", Status: "CREATING" };
      if (!fake.versions.some(({ Id }) => Id === made.Id)) fake.versions.push(made);
      return { ProvisioningArtifactDetail: { Id: made.Id, Name }, Status: "CREATING" };
    }
    case "DescribeProvisioningArtifact":
      if (version !== undefined) version.Status = fake.statuses.shift() ?? "AVAILABLE";
      return { ProvisioningArtifactDetail: version, Status: version?.Status };
    default:
      if (version !== undefined) version.Guidance = body.Guidance ?? version.Guidance;
      return { Status: "AVAILABLE" };
  }
}

async function closed(server: Server, client: ServiceCatalogClient): Promise<void> {
  client.destroy();
  await new Promise((resolve) => server.close(resolve));
}
