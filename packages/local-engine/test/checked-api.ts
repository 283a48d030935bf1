import { afterAll, expect } from "vitest";
import type { WireCall } from "../../../tools/infra-checks/wire-faults.ts";
import type { SageMakerApi } from "../src/api/sagemaker-api.ts";
import { ServiceError } from "../src/api/service-error.ts";

const calls: WireCall[] = [];

/** The same API; what it answers in a test file is held against AWS's model when the file is through. */
export const checkedApi = ({ call }: SageMakerApi): SageMakerApi => ({
  async call(operation, input) {
    const request = { method: "POST", path: "/", body: JSON.stringify(input) };
    const answered = (status: number, document: object): void => {
      calls.push({ operation, request, response: { status, body: JSON.stringify(document) } });
    };
    try {
      const answer = await call(operation, input);
      answered(200, answer);
      return answer;
    } catch (error) {
      if (error instanceof ServiceError)
        answered(error.status, { __type: error.name, message: error.message });
      throw error;
    }
  },
});

afterAll(async () => {
  if (calls.length === 0) return;
  // Loaded only now: to look for botocore takes a Python process.
  const { isBotocoreThere } = await import("../../../tools/infra-checks/botocore-faults.ts");
  if (!isBotocoreThere) return;
  const { wireFaults } = await import("../../../tools/infra-checks/wire-faults.ts");
  const faults = wireFaults("sagemaker", calls).filter((fault) => fault.includes(" response"));
  expect(faults, "what AWS's model says against the answers").toEqual([]);
}, 60_000);
