import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type PlatformSettings,
  type ProjectParameters,
  platformSettingsSchema,
} from "@sagewright/core/project";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { awsProvider } from "../../../../tools/infra-checks/aws-provider.ts";
import { type Emulator, startEmulator } from "../../../../tools/infra-checks/emulator/emulator.ts";
import { isMotoThere } from "../../../../tools/infra-checks/moto.ts";
import { type RealStack, realStack } from "../../../../tools/infra-checks/real-stack.ts";
import { isTerraformThere } from "../../../../tools/infra-checks/terraform.ts";
import { synthProject } from "../../src/index.ts";

const provider = awsProvider();
const MINUTES = 60_000;

const plain = platformSettingsSchema.parse({ organization: "acme" });
const everything = platformSettingsSchema.parse({
  organization: "acme",
  owners: ["ml@example.com"],
  gitHosts: ["github.com", "gitlab.com"],
  seedMethod: "codebuild",
  manualApproval: true,
  logRetentionInDays: 30,
  roleArn: "arn:aws:iam::123456789012:role/ml",
  kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
  permissionsBoundaryArn: "arn:aws:iam::123456789012:policy/boundary",
  vpc: {
    vpcId: "vpc-0123456789abcdef0",
    subnetIds: ["subnet-0123456789abcdef0"],
    securityGroupIds: ["sg-0123456789abcdef0"],
  },
});
const churn: ProjectParameters = {
  projectName: "churn",
  projectId: "p-churn0000001",
  repositoryUrl: "https://github.com/acme/churn.git",
  repositoryBranch: "main",
  connectionArn:
    "arn:aws:codeconnections:us-east-1:123456789012:connection/11111111-2222-3333-4444-555555555555",
  seedTemplate: "penguins",
};
const fraud = {
  ...churn,
  projectName: "fraud",
  projectId: "p-fraud0000001",
  repositoryUrl: "https://gitlab.com/a/b/fraud",
};

describe.skipIf(!isTerraformThere || !isMotoThere || provider === undefined)(
  "two projects in the hands of the real provider [needs terraform] [needs moto] [needs aws provider]",
  () => {
    let folder: string;
    let emulator: Emulator;
    let first: RealStack;
    let second: RealStack;

    beforeAll(async () => {
      if (provider === undefined) return;
      folder = mkdtempSync(join(tmpdir(), "sagewright-project-"));
      emulator = await startEmulator();
      first = await realStack({ folder: await synth("churn", plain, churn), emulator, provider });
      second = await realStack({ folder: await synth("fraud", everything, fraud), emulator, provider });
    }, MINUTES);

    afterAll(async () => {
      first?.remove();
      second?.remove();
      if (folder !== undefined) rmSync(folder, { recursive: true });
      await emulator?.stop();
    });

    async function synth(
      name: string,
      settings: PlatformSettings,
      parameters: ProjectParameters,
    ): Promise<string> {
      const outDir = join(folder, name);
      await synthProject({ settings, outDir, parameters });
      return outDir;
    }

    const of = (lines: readonly string[], { projectId }: ProjectParameters) =>
      lines.filter((line) => line.includes(projectId));

    it(
      "are made, change, and go, each without the other",
      async () => {
        await Promise.all([first.apply(), second.apply()]);
        const made = await emulator.inventory();
        expect(of(made, churn).length).toBeGreaterThan(10);
        expect(of(made, fraud).length).toBeGreaterThan(10);

        // What is there is what was asked for.
        expect(await Promise.all([first.plan(), second.plan()])).toEqual([[], []]);

        // A change of the branch replaces and deletes nothing that holds anything.
        first.replaceBy(await synth("churn", plain, { ...churn, repositoryBranch: "release" }));
        const changes = await first.apply();
        expect(changes.map(({ address }) => address)).toEqual(
          expect.arrayContaining(["aws_codepipeline.pipeline", "aws_lambda_invocation.seed_invocation[0]"]),
        );
        // An invocation is made again (its function never overwrites) by what it waits for, and AWS changes no branch of a code repository's entry.
        const madeAgain = /^(aws_(lambda_invocation|sagemaker_code_repository)|terraform_data)\./;
        const lost = changes.filter(({ action, address }) => action !== "update" && !madeAgain.test(address));
        expect(lost).toEqual([]);
        expect(await first.plan()).toEqual([]);

        // The one that goes leaves nothing, and all of the other.
        await second.destroy();
        const left = await emulator.inventory();
        expect(of(left, fraud)).toEqual([]);
        expect(of(left, churn)).toEqual(of(made, churn));
        expect(await first.plan()).toEqual([]);

        await first.destroy();
        expect(await emulator.inventory()).toEqual([]);
      },
      8 * MINUTES,
    );
  },
);
