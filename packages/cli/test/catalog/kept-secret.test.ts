import {
  CreateSecretCommand,
  DeleteSecretCommand,
  RestoreSecretCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { platformNames, platformSettingsSchema, platformTags } from "@sagewright/core/project";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { isMotoThere, type Moto, startMoto } from "../../../../tools/infra-checks/moto.ts";
import { clientSettings } from "../../src/aws/clients.ts";
import { openCloud } from "../../src/catalog/cloud.ts";
import { GIT_SECRET_ADDRESS, keptSecret } from "../../src/catalog/kept-secret.ts";
import type { StatePlace } from "../../src/catalog/state-place.ts";

const settings = platformSettingsSchema.parse({
  organization: "acme",
  environment: "dev",
  region: "us-east-1",
});
const OURS = Object.entries(platformTags(settings)).map(([Key, Value]) => ({ Key, Value }));
const NOWHERE: StatePlace = { at: "local", state: undefined, move: true, leftover: false };

describe.skipIf(!isMotoThere)("the Git secret of an earlier platform [needs moto]", () => {
  let moto: Moto;
  beforeAll(async () => {
    moto = await startMoto();
  }, 60_000);
  beforeEach(async () => {
    await moto.reset();
    vi.stubEnv("AWS_ACCESS_KEY_ID", "emulator");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "emulator");
  });
  afterEach(() => vi.unstubAllEnvs());
  afterAll(() => moto.stop());

  const aws = () => ({ region: "us-east-1", endpointUrl: moto.endpoint });
  async function opened(Tags: { readonly Key: string; readonly Value: string }[] = OURS) {
    const cloud = await openCloud(settings, aws());
    const client = new SecretsManagerClient(clientSettings(aws()));
    const { gitSecret: name } = platformNames(settings, cloud);
    const { ARN: arn } = await client.send(new CreateSecretCommand({ Name: name, Tags, SecretString: "{}" }));
    return { cloud, client, name, arn };
  }

  it("stops a deploy with the command that restores it, and is taken over once that was done", async () => {
    const { cloud, client, name, arn } = await opened();
    await client.send(new DeleteSecretCommand({ SecretId: name, RecoveryWindowInDays: 7 }));

    await expect(keptSecret(cloud, settings, NOWHERE)).rejects.toMatchObject({
      issues: [
        {
          code: "GIT_SECRET_DELETED",
          hint: expect.stringContaining(
            `aws secretsmanager restore-secret --secret-id ${name} --region us-east-1 --endpoint-url ${moto.endpoint}`,
          ),
        },
      ],
    });

    await client.send(new RestoreSecretCommand({ SecretId: name }));
    expect(await keptSecret(cloud, settings, NOWHERE)).toBe(arn);
  });

  it("is left alone where it is in the state, not there, or somebody else's", async () => {
    const cloud = await openCloud(settings, aws());
    expect(await keptSecret(cloud, settings, NOWHERE)).toBeUndefined();

    const { cloud: foreign } = await opened([]);
    expect(await keptSecret(foreign, settings, NOWHERE)).toBeUndefined();
    const state = {
      lineage: "l",
      serial: 1,
      addresses: [GIT_SECRET_ADDRESS],
      tainted: [],
      arns: [],
      outputs: new Map<string, string>(),
    };
    expect(await keptSecret(foreign, settings, { ...NOWHERE, state })).toBeUndefined();
  });
});
