import type {
  DescribeSecretRequest,
  DescribeSecretResponse,
  PutSecretValueRequest,
  PutSecretValueResponse,
} from "@aws-sdk/client-secrets-manager";
import { type Service, ServiceError } from "../service.ts";
import type { World } from "../world.ts";

const nameOf = (world: World, id = ""): string => {
  const name = [...world.secrets.keys()].find((each) => each === id || id === arnOf(world, each));
  if (name === undefined)
    throw new ServiceError("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
  return name;
};

const arnOf = (world: World, name: string): string => world.arn("secretsmanager", `secret:${name}-AbCdEf`);

const VERSION = "00000000-0000-4000-8000-000000000001";

const operations = {
  DescribeSecret: ({ SecretId }: DescribeSecretRequest, world: World): DescribeSecretResponse => {
    const name = nameOf(world, SecretId);
    const isFilled = world.secrets.get(name) !== undefined;
    return {
      ARN: arnOf(world, name),
      Name: name,
      ...(isFilled && { VersionIdsToStages: { [VERSION]: ["AWSCURRENT"] } }),
    };
  },
  PutSecretValue: (
    { SecretId, SecretString }: PutSecretValueRequest,
    world: World,
  ): PutSecretValueResponse => {
    const name = nameOf(world, SecretId);
    world.secrets.set(name, SecretString);
    return { ARN: arnOf(world, name), Name: name, VersionId: VERSION, VersionStages: ["AWSCURRENT"] };
  },
};

export const secretsManager: Service = {
  name: "secretsmanager",
  protocol: "json",
  key: "secretsmanager",
  operations,
};
