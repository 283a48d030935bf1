import { stateKey } from "@sagewright/core/project";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { callJson, signed } from "../../../../tools/infra-checks/emulator/calls.ts";
import { isMotoThere, type Moto, startMoto } from "../../../../tools/infra-checks/moto.ts";
import { isTerraformThere } from "../../../../tools/infra-checks/terraform.ts";
import { lockKey } from "../../src/runner/backend-document.ts";
import { type Machine, machine } from "./machine.fixture.ts";

const BUCKET = "sagewright-acme-dev-123456789012-us-east-1";
const TABLE = "sagewright-acme-dev-lock";
const REGION = "us-east-1";
const CHURN = "p-churn0000001";
const FRAUD = "p-fraud0000001";
const TIMEOUT = 120_000;

describe.skipIf(!isTerraformThere || !isMotoThere)(
  "states of projects, by the real Terraform [needs terraform] [needs moto]",
  () => {
    let moto: Moto;
    let runner: Machine;

    beforeAll(async () => {
      moto = await startMoto();
    }, TIMEOUT);
    afterAll(() => moto.stop());
    beforeEach(async () => {
      await fetch(`${moto.endpoint}/${BUCKET}`, { method: "PUT" });
      await callJson(moto.endpoint, "dynamodb", "DynamoDB_20120810.CreateTable", {
        TableName: TABLE,
        BillingMode: "PAY_PER_REQUEST",
        KeySchema: [{ AttributeName: "LockID", KeyType: "HASH" }],
        AttributeDefinitions: [{ AttributeName: "LockID", AttributeType: "S" }],
      });
    });
    afterEach(async () => {
      runner.remove();
      await moto.reset();
    });

    const get = async (path: string): Promise<string> => {
      const response = await fetch(`${moto.endpoint}/${BUCKET}${path}`, { headers: signed("s3") });
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      return response.text();
    };
    const stateOf = (projectId: string): Promise<string> => get(`/${stateKey(projectId)}`);
    const valueIn = async (projectId: string): Promise<string> =>
      JSON.parse(await stateOf(projectId)).outputs.value.value;
    const keys = async (): Promise<readonly (string | undefined)[]> =>
      [...(await get("?list-type=2")).matchAll(/<Key>([^<]*)/g)].map(([, key]) => key);

    it(
      "are one for each project; the second neither sees nor touches the first (defect 1)",
      async () => {
        runner = machine(moto.endpoint, { bucket: BUCKET, region: REGION });
        runner.go();
        expect(await runner.run({ action: "apply", projectId: CHURN, value: "churn" })).toMatchObject({
          code: 0,
        });
        const churn = await stateOf(CHURN);

        expect(await runner.run({ action: "apply", projectId: FRAUD, value: "fraud" })).toMatchObject({
          code: 0,
        });
        expect(await keys()).toEqual([stateKey(CHURN), stateKey(FRAUD)]);
        expect(await stateOf(CHURN)).toBe(churn);
        expect(await valueIn(FRAUD)).toBe("fraud");

        expect(await runner.run({ action: "destroy", projectId: FRAUD })).toMatchObject({ code: 0 });
        expect(JSON.parse(await stateOf(FRAUD)).resources).toEqual([]);
        expect(await stateOf(CHURN)).toBe(churn);
      },
      TIMEOUT,
    );

    it(
      "are refused to another project, for apply as for destroy (defect 1)",
      async () => {
        runner = machine(moto.endpoint, { bucket: BUCKET, region: REGION });
        runner.go();
        await runner.run({ action: "apply", projectId: CHURN, value: "churn" });
        const churn = await stateOf(CHURN);

        for (const action of ["apply", "destroy"] as const) {
          const { code, reason } = await runner.run({ action, projectId: FRAUD, stateOf: CHURN });
          expect(code).not.toBe(0);
          expect(reason).toContain("The state belongs to another project");
        }
        expect(await stateOf(CHURN)).toBe(churn);
      },
      TIMEOUT,
    );

    it.each([
      ["a lock file", undefined],
      ["a lock file and a DynamoDB table", TABLE],
    ])(
      "are changed by one run at a time, by %s",
      async (_, lockTable) => {
        runner = machine(moto.endpoint, { bucket: BUCKET, region: REGION, lockTable });
        const first = runner.run({ action: "apply", projectId: CHURN, value: "first" });
        await expect.poll(() => runner.told(), { timeout: 30_000 }).toEqual(["begin first"]);

        // Whoever does not wait is turned away.
        const impatient = await runner.terraform(CHURN, ["plan", "-no-color", "-lock-timeout=0s"]);
        expect(impatient.code).toBe(1);
        expect(impatient.stderr).toContain("Error acquiring the state lock");
        expect(await keys()).toContain(lockKey(CHURN));
        // Another project's state is free.
        expect((await runner.terraform(FRAUD, ["plan", "-no-color", "-lock-timeout=0s"])).code).toBe(0);

        // The runner waits its turn.
        const second = runner.run({ action: "apply", projectId: CHURN, value: "second" });
        runner.go();
        expect((await Promise.all([first, second])).map(({ code }) => code)).toEqual([0, 0]);
        expect(runner.told()).toEqual(["begin first", "end first", "begin second", "end second"]);
        expect(await valueIn(CHURN)).toBe("second");
        expect(await keys()).toEqual([stateKey(CHURN)]);
      },
      TIMEOUT,
    );

    it.each([
      ["in the bucket", undefined],
      ["in the bucket and the table", TABLE],
    ])(
      "are unlocked with the id that the lock file tells, %s",
      async (_, lockTable) => {
        runner = machine(moto.endpoint, { bucket: BUCKET, region: REGION, lockTable });
        const run = runner.run({ action: "apply", projectId: CHURN, value: "first" });
        await expect.poll(() => runner.told(), { timeout: 30_000 }).toEqual(["begin first"]);
        const { ID, Created } = JSON.parse(await get(`/${lockKey(CHURN)}`));
        expect(Date.parse(Created)).toBeLessThanOrEqual(Date.now());

        const unlocked = await runner.terraform(CHURN, ["force-unlock", "-force", ID]);

        expect(unlocked.code, unlocked.stderr).toBe(0);
        expect((await runner.terraform(CHURN, ["plan", "-no-color", "-lock-timeout=0s"])).code).toBe(0);
        runner.go();
        await run;
      },
      TIMEOUT,
    );
  },
);
