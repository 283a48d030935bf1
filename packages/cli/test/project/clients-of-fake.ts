import { vi } from "vitest";
import type { FakeAws } from "../../../../tools/fake-aws/fake-aws.ts";
import { awsProjectClients } from "../../src/project/aws-project-clients.ts";

/** Clients that ask a fake, in the process of the test. */
export function clientsOfFake({ endpoint, state }: FakeAws) {
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "example");
  return awsProjectClients({ region: state.region, endpointUrl: endpoint });
}
