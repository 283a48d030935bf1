import { join } from "node:path";
import { KEPT_ADDRESSES } from "@sagewright/infra-catalog";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../../../../tools/infra-checks/emulator/emulator.ts";
import { catalogPlanDocument } from "../../src/documents/catalog.ts";
import { start } from "../sagewright.ts";
import { canPlan, platformEnvironment, platformFolder } from "./real-platform.ts";

const TIMEOUT = 180_000;

describe.skipIf(!canPlan)(
  "catalog plan with the real provider [needs terraform] [needs moto] [needs aws provider]",
  () => {
    let emulator: Emulator;
    beforeAll(async () => {
      emulator = await startEmulator();
    }, TIMEOUT);
    afterAll(() => emulator.stop());

    const run = (folder: string, ...argv: readonly string[]) =>
      start(folder, ["catalog", ...argv], {
        ...platformEnvironment(emulator.endpoint),
        // What a user's shell might have: none of it is to reach the plan.
        TF_WORKSPACE: "elsewhere",
        TF_CLI_ARGS_plan: "-destroy",
        TF_DATA_DIR: join(folder, "data"),
      }).ended;

    it(
      "shows a person by service what a first deploy makes, and tells it as a document; nothing is made",
      async () => {
        const before = await emulator.inventory();
        const folder = platformFolder();

        const { code, stdout, stderr } = await run(
          folder,
          "plan",
          "--json",
          "--force",
          "--detailed-exitcode",
        );

        expect({ code, stderr }).toMatchObject({ code: 2 });
        const plan = catalogPlanDocument.parse(JSON.parse(stdout));
        expect(plan).toMatchObject({
          platform: "acme-prod",
          account: "123456789012",
          region: "us-east-1",
          state: join(folder, "out/catalog/terraform.tfstate"),
          hasChanges: true,
          changedByOthers: [],
        });
        const { create, ...others } = plan.counts;
        expect(create).toBe(plan.changes.length);
        expect(create).toBeGreaterThan(40);
        expect(Object.values(others)).toEqual([0, 0, 0, 0, 0]);
        expect(plan.changes.map(({ address }) => address)).toEqual(
          expect.arrayContaining([...KEPT_ADDRESSES]),
        );
        expect(stderr).toContain(`Plan: ${create} to create.`);
        expect(stderr).toMatch(/\nIAM {2}\d+ to create\n {2}\+ aws_iam_/);
        expect(stderr).toContain(
          "s3://sagewright-acme-prod-123456789012-us-east-1/catalog/terraform.tfstate",
        );
        expect(await emulator.inventory()).toEqual(before);
      },
      TIMEOUT,
    );
  },
);
