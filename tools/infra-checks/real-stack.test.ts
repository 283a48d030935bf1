import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { awsProvider } from "./aws-provider.ts";
import { startEmulator } from "./emulator/emulator.ts";
import { isMotoThere } from "./moto.ts";
import { forEmulator, realStack } from "./real-stack.ts";
import { isTerraformThere } from "./terraform.ts";

const provider = awsProvider();
const stack = (retention: number) => ({
  terraform: {
    backend: { s3: { encrypt: true } },
    required_providers: { aws: { source: "hashicorp/aws", version: "6.66.0" } },
  },
  provider: { aws: [{ default_tags: [{ tags: { a: "b" } }] }] },
  resource: {
    aws_cloudwatch_log_group: { build: { name: "/sagewright/build", retention_in_days: retention } },
    aws_dynamodb_table: {
      lock: {
        name: "lock",
        billing_mode: "PAY_PER_REQUEST",
        hash_key: "LockID",
        attribute: [{ name: "LockID", type: "S" }],
        lifecycle: { prevent_destroy: true },
      },
    },
  },
  output: { group: { value: "${aws_cloudwatch_log_group.build.name}" } },
});

it("changes nothing of a stack but provider, state and what an emulator needs", () => {
  const { terraform, provider: aws, resource, output } = forEmulator(stack(7), "5.100.0");

  expect(terraform).toEqual({ required_providers: { aws: { source: "hashicorp/aws", version: "5.100.0" } } });
  expect(aws).toEqual({
    aws: [expect.objectContaining({ default_tags: [{ tags: { a: "b" } }], max_retries: 2 })],
  });
  expect({ resource, output }).toEqual({ resource: stack(7).resource, output: stack(7).output });
});

it.skipIf(!isTerraformThere || !isMotoThere || provider === undefined)(
  "applies, changes and destroys a stack, and tells of each [needs terraform] [needs moto] [needs aws provider]",
  async () => {
    if (provider === undefined) return;
    const folder = mkdtempSync(join(tmpdir(), "sagewright-real-"));
    const write = (document: object) => writeFileSync(join(folder, "cdk.tf.json"), JSON.stringify(document));
    write(stack(7));
    const emulator = await startEmulator();
    const real = await realStack({ folder, emulator, provider });
    try {
      expect((await real.apply()).map(({ action }) => action)).toEqual(["create", "create"]);
      expect(await real.plan()).toEqual([]);
      expect(await real.outputs()).toEqual({ group: "/sagewright/build" });
      write(stack(30));
      real.replaceBy(folder);
      expect(await real.apply()).toEqual([{ address: "aws_cloudwatch_log_group.build", action: "update" }]);

      // What the provider refuses comes with its words, before anything is touched.
      write(stack(8));
      real.replaceBy(folder);
      await expect(real.plan()).rejects.toThrow("expected retention_in_days to be one of");
      write(stack(30));
      real.replaceBy(folder);

      expect(real.kept()).toEqual(["aws_dynamodb_table.lock"]);
      await expect(real.destroy()).rejects.toThrow("prevent_destroy");
      await real.forget(real.kept());
      await real.destroy();
      expect(await emulator.inventory()).toEqual(["dynamodb table lock"]);
    } finally {
      real.remove();
      await emulator.stop();
      rmSync(folder, { recursive: true });
    }
  },
  240_000,
);
