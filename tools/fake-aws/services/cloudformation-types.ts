import type {
  ActivateTypeInput,
  ActivateTypeOutput,
  DescribeTypeInput,
  DescribeTypeOutput,
  DescribeTypeRegistrationInput,
  DescribeTypeRegistrationOutput,
  ListTypeRegistrationsInput,
  ListTypeRegistrationsOutput,
  ListTypesInput,
  ListTypesOutput,
  RegisterTypeInput,
  RegisterTypeOutput,
  SetTypeDefaultVersionInput,
} from "@aws-sdk/client-cloudformation";
import { ServiceError } from "../service.ts";
import type { Story } from "../story.ts";
import { advance, begin } from "../story.ts";
import type { Registration, World } from "../world.ts";

const notFound = (name: string | undefined) =>
  new ServiceError("TypeNotFoundException", `The type ${name} cannot be found`, 404);

const arnOf = (world: World, name: string): string =>
  world.arn("cloudformation", `type/resource/${name.replaceAll("::", "-")}`);

function* registering(world: World, registration: Registration): Story {
  yield "requested";
  yield "provisioning";
  const refusal = world.scenario.registrationRefusals?.shift();
  if (refusal !== undefined) {
    registration.status = "FAILED";
    registration.description = refusal;
    return;
  }
  registration.status = "COMPLETE";
  registration.description = "Deployment is currently in DEPLOYED state of COMPLETED";
  world.types.set(registration.typeName, { arn: arnOf(world, registration.typeName), isPublic: false });
}

/** The registry: types that somebody registered in the account, or activated from a publisher. */
export const typeOperations = {
  ListTypes: ({ Filters }: ListTypesInput, world: World): ListTypesOutput => ({
    TypeSummaries: [...world.types]
      .filter(([name]) => name.startsWith(Filters?.TypeNamePrefix ?? ""))
      .map(([TypeName, { arn, isPublic }]) => ({
        Type: "RESOURCE",
        TypeName,
        TypeArn: arn,
        DefaultVersionId: "00000001",
        ...(isPublic && { IsActivated: true }),
      })),
  }),
  DescribeType: ({ TypeName, Arn }: DescribeTypeInput, world: World): DescribeTypeOutput => {
    const found = [...world.types].find(([name, { arn }]) => name === TypeName || arn === Arn);
    if (found === undefined) throw notFound(TypeName ?? Arn);
    const [name, { arn, isPublic, executionRoleArn }] = found;
    return {
      Arn: arn,
      Type: "RESOURCE",
      TypeName: name,
      DefaultVersionId: "00000001",
      IsDefaultVersion: true,
      ProvisioningType: "IMMUTABLE",
      DeprecatedStatus: "LIVE",
      Visibility: isPublic ? "PUBLIC" : "PRIVATE",
      ...(executionRoleArn !== undefined && { ExecutionRoleArn: executionRoleArn }),
    };
  },
  RegisterType: (
    { TypeName = "", ClientRequestToken }: RegisterTypeInput,
    world: World,
  ): RegisterTypeOutput => {
    const [known] =
      [...world.registrations].find(([, { clientToken }]) => clientToken === ClientRequestToken) ?? [];
    if (ClientRequestToken !== undefined && known !== undefined) return { RegistrationToken: known };
    const token = world.newUuid();
    const registration: Registration = {
      typeName: TypeName,
      clientToken: ClientRequestToken,
      status: "IN_PROGRESS",
      description: "Deployment is currently in DEPLOY_STAGE of status IN_PROGRESS",
    };
    world.registrations.set(token, registration);
    begin(world, registering(world, registration));
    return { RegistrationToken: token };
  },
  ListTypeRegistrations: (
    { TypeName, RegistrationStatusFilter = "IN_PROGRESS" }: ListTypeRegistrationsInput,
    world: World,
  ): ListTypeRegistrationsOutput => ({
    RegistrationTokenList: [...world.registrations]
      .filter(([, { typeName, status }]) => typeName === TypeName && status === RegistrationStatusFilter)
      .map(([token]) => token),
  }),
  DescribeTypeRegistration: (
    { RegistrationToken = "" }: DescribeTypeRegistrationInput,
    world: World,
  ): DescribeTypeRegistrationOutput => {
    advance(world);
    const found = world.registrations.get(RegistrationToken);
    if (found === undefined)
      throw new ServiceError("CFNRegistryException", `No registration ${RegistrationToken}`);
    const arn = arnOf(world, found.typeName);
    return {
      ProgressStatus: found.status,
      Description: found.description,
      ...(found.status === "COMPLETE" && { TypeArn: arn, TypeVersionArn: `${arn}/00000001` }),
    };
  },
  SetTypeDefaultVersion: ({ Arn, TypeName }: SetTypeDefaultVersionInput, world: World): object => {
    const isThere = [...world.types].some(([name, { arn }]) => name === TypeName || Arn?.startsWith(arn));
    if (!isThere) throw notFound(TypeName ?? Arn);
    return {};
  },
  ActivateType: (
    { TypeName = "", TypeNameAlias, ExecutionRoleArn }: ActivateTypeInput,
    world: World,
  ): ActivateTypeOutput => {
    const name = TypeNameAlias ?? TypeName;
    const arn = arnOf(world, name);
    world.types.set(name, {
      arn,
      isPublic: true,
      ...(ExecutionRoleArn !== undefined && { executionRoleArn: ExecutionRoleArn }),
    });
    return { Arn: arn };
  },
};
