import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PlatformSettingsInput, platformSettingsSchema } from "@sagewright/core/project";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { awsProvider } from "../../../../tools/infra-checks/aws-provider.ts";
import { callJson, callQuery } from "../../../../tools/infra-checks/emulator/calls.ts";
import { type Emulator, startEmulator } from "../../../../tools/infra-checks/emulator/emulator.ts";
import { isMotoThere } from "../../../../tools/infra-checks/moto.ts";
import { type RealStack, realStack } from "../../../../tools/infra-checks/real-stack.ts";
import { isTerraformThere } from "../../../../tools/infra-checks/terraform.ts";
import { KEPT_ADDRESSES, synthCatalog } from "../../src/index.ts";

const provider = awsProvider();
const MINUTES = 60_000;
const PASSWORD = "a-password-that-is-nowhere-else";

const principal = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
const plain: PlatformSettingsInput = {
  organization: "acme",
  environment: "plain",
  principalArns: [principal("scientist"), "arn:aws:iam::123456789012:user/ann"],
  studioDomainIds: ["d-abcdefghijkl"],
};
const everything: PlatformSettingsInput = {
  organization: "acme",
  environment: "all",
  owners: ["ml@example.com"],
  principalArns: [principal("scientist")],
  runner: "command-runner",
  stateLock: "dynamodb",
  gitCredentials: "write-only",
  logRetentionInDays: 30,
  kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
  permissionsBoundaryArn: "arn:aws:iam::123456789012:policy/boundary",
  vpc: {
    vpcId: "vpc-0123456789abcdef0",
    subnetIds: ["subnet-0123456789abcdef0"],
    securityGroupIds: ["sg-0123456789abcdef0"],
  },
  tags: { team: "ml" },
};
const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "sagemaker.amazonaws.com" } },
  ],
});

describe.skipIf(!isTerraformThere || !isMotoThere || provider === undefined)(
  "the catalog in the hands of the real provider [needs terraform] [needs moto] [needs aws provider]",
  () => {
    let folder: string;
    const emulators: Emulator[] = [];
    const stacks: RealStack[] = [];

    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), "sagewright-catalog-"));
    });

    /** A cloud where those who may launch projects are known. */
    async function cloud(): Promise<Emulator> {
      const emulator = await startEmulator();
      emulators.push(emulator);
      const iam = (parameters: { readonly [name: string]: string }) =>
        callQuery(emulator.endpoint, "iam", { Version: "2010-05-08", ...parameters });
      for (const RoleName of ["scientist", "engineer"])
        await iam({ Action: "CreateRole", RoleName, AssumeRolePolicyDocument: TRUST });
      await iam({ Action: "CreateUser", UserName: "ann" });
      return emulator;
    }

    afterAll(async () => {
      for (const stack of stacks) stack.remove();
      rmSync(folder, { recursive: true });
      for (const emulator of emulators) await emulator.stop();
    });

    async function catalog(
      emulator: Emulator,
      name: string,
      settings: PlatformSettingsInput,
      variables = {},
    ): Promise<RealStack> {
      if (provider === undefined) throw new Error("skipped without a provider");
      const stack = await realStack({ folder: await synth(name, settings), emulator, provider, variables });
      stacks.push(stack);
      return stack;
    }

    async function synth(name: string, settings: PlatformSettingsInput): Promise<string> {
      const outDir = join(folder, name);
      await synthCatalog({ settings: platformSettingsSchema.parse(settings), outDir });
      return outDir;
    }

    async function destroyButWhatIsKept(stack: RealStack): Promise<void> {
      expect(stack.kept().toSorted()).toEqual([...KEPT_ADDRESSES].sort());
      await expect(stack.destroy()).rejects.toThrow("lifecycle.prevent_destroy");
      await stack.forget(KEPT_ADDRESSES);
      await stack.destroy();
    }

    it.concurrent(
      "is made, gets a new version, and goes, but for the bucket",
      async () => {
        const emulator = await cloud();
        const before = await emulator.inventory();
        const stack = await catalog(emulator, "plain", plain);
        await stack.apply();
        expect(await stack.plan()).toEqual([]);
        const { product_id, state_bucket } = await stack.outputs();

        // Projects get an approval, and another role may launch them.
        const changed = {
          ...plain,
          manualApproval: true,
          principalArns: [principal("scientist"), principal("engineer")],
        };
        stack.replaceBy(await synth("plain-changed", changed));
        const changes = await stack.apply();
        const lost = changes.filter(({ action }) => action !== "update" && action !== "create");
        expect(changes.map(({ address }) => address)).toContain("aws_s3_object.product-template");
        // Only ann loses what she had; every other resource stays the one that it was.
        expect(
          lost.filter(
            ({ address }) => !/user[-_]ann/.test(address) && !/^aws_lambda_invocation\./.test(address),
          ),
        ).toEqual([]);
        expect(await stack.plan()).toEqual([]);
        expect((await stack.outputs()).product_id).toBe(product_id);

        await destroyButWhatIsKept(stack);
        expect(await emulator.inventory()).toEqual([...before, `s3 bucket ${state_bucket}`].sort());
        const ask = async (what: string) =>
          (await fetch(`${emulator.endpoint}/${state_bucket}?${what}`)).text();
        expect(await ask("versioning")).toContain("<Status>Enabled</Status>");
        expect(await ask("encryption")).toContain("AES256");
        expect(await ask("publicAccessBlock")).toContain("<RestrictPublicBuckets>true");
        expect(await ask("policy")).toContain("aws:SecureTransport");
      },
      8 * MINUTES,
    );

    it.concurrent(
      "is made with every option on; the Git password is in the secret and nowhere in the state (defect 10)",
      async () => {
        const emulator = await cloud();
        const stack = await catalog(emulator, "all", everything, {
          git_username: "bot",
          git_password: PASSWORD,
        });
        await stack.apply();
        expect(await stack.plan()).toEqual([]);
        const { state_bucket, git_secret_arn } = await stack.outputs();

        const secret = await callJson(emulator.endpoint, "secretsmanager", "secretsmanager.GetSecretValue", {
          SecretId: git_secret_arn,
        });
        expect(secret.SecretString).toContain(PASSWORD);
        const state = readFileSync(join(stack.folder, "terraform.tfstate"), "utf8");
        expect(state).toContain(String(git_secret_arn));
        expect(state).not.toContain(PASSWORD);

        await destroyButWhatIsKept(stack);
        expect((await emulator.inventory()).filter((line) => line.includes("acme-all"))).toEqual([
          `s3 bucket ${state_bucket}`,
        ]);
      },
      8 * MINUTES,
    );
  },
);
