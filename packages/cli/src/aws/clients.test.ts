import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { expect, it } from "vitest";
import { awsCall } from "./aws-call.ts";
import { clientSettings, regionOf } from "./clients.ts";

it("does not wait for ever for an endpoint that takes requests and never answers", async () => {
  const server = createServer(() => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const endpointUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings = clientSettings({ region: "eu-west-1", endpointUrl }, { AWS_MAX_ATTEMPTS: "1" });
  expect(settings.requestHandler.socketTimeout).toBeLessThanOrEqual(60_000);
  const credentials = { accessKeyId: "x", secretAccessKey: "x" };
  const requestHandler = { ...settings.requestHandler, socketTimeout: 50 };
  const sts = new STSClient({ ...settings, credentials, requestHandler, maxAttempts: 1 });

  const asked = awsCall({ action: "sts:GetCallerIdentity", resource: "*" }, () =>
    sts.send(new GetCallerIdentityCommand({})),
  );

  await expect(asked).rejects.toMatchObject({ issues: [{ code: "AWS_UNREACHABLE" }] });
  server.closeAllConnections();
  server.close();
});

it.each([
  [
    () =>
      Promise.reject(new Error('Region not accepted: region="EU WEST" is not a valid hostname component.')),
    "AWS_REGION_INVALID",
  ],
  [() => Promise.reject(new Error("Region is missing")), "AWS_REGION_MISSING"],
  [async () => "", "AWS_REGION_MISSING"],
])("tells a region that is none from one that is missing: %s", async (region, code) => {
  await expect(regionOf({ config: { region } })).rejects.toMatchObject({ issues: [{ code }] });
});
