import type {
  CreateConnectionInput,
  CreateConnectionOutput,
  DeleteConnectionInput,
  GetConnectionInput,
  GetConnectionOutput,
  GetHostInput,
  GetHostOutput,
  ListConnectionsInput,
  ListConnectionsOutput,
  ListHostsInput,
  ListHostsOutput,
  ListTagsForResourceInput,
  ListTagsForResourceOutput,
  TagResourceInput,
} from "@aws-sdk/client-codestar-connections";
import { pageOf, type Service, ServiceError } from "../service.ts";
import type { World } from "../world.ts";

const notFound = (arn: string | undefined) =>
  new ServiceError("ResourceNotFoundException", `${arn} was not found`);

const connectionOf = (world: World, arn: string | undefined) => {
  const found = world.connections.get(arn ?? "");
  if (found === undefined) throw notFound(arn);
  return found;
};

/** Connections begin PENDING: only a person at a browser ends their handshake, or a test that plays one. */
const operations = {
  CreateConnection: (
    { ConnectionName = "", ProviderType, HostArn, Tags = [] }: CreateConnectionInput,
    world: World,
  ): CreateConnectionOutput => {
    const host = HostArn === undefined ? undefined : world.hosts.get(HostArn);
    if (HostArn !== undefined && host === undefined) throw notFound(HostArn);
    const arn = world.arn("codeconnections", `connection/${world.newUuid()}`);
    const tags = Tags.map(({ Key = "", Value = "" }) => ({ Key, Value }));
    world.connections.set(arn, {
      ConnectionName,
      ConnectionArn: arn,
      ProviderType: ProviderType ?? host?.ProviderType ?? "GitHub",
      OwnerAccountId: world.account,
      ConnectionStatus: "PENDING",
      ...(HostArn !== undefined && { HostArn }),
    });
    world.tags.set(arn, tags);
    return { ConnectionArn: arn, Tags: tags };
  },
  GetConnection: ({ ConnectionArn }: GetConnectionInput, world: World): GetConnectionOutput => ({
    Connection: connectionOf(world, ConnectionArn),
  }),
  ListConnections: (input: ListConnectionsInput, world: World): ListConnectionsOutput => {
    const found = [...world.connections.values()]
      .filter(({ ProviderType }) => (input.ProviderTypeFilter ?? ProviderType) === ProviderType)
      .filter(({ HostArn }) => (input.HostArnFilter ?? HostArn) === HostArn);
    const { items, next } = pageOf(found, input.NextToken, input.MaxResults);
    return { Connections: items, ...(next !== undefined && { NextToken: next }) };
  },
  DeleteConnection: ({ ConnectionArn }: DeleteConnectionInput, world: World): object => {
    world.connections.delete(connectionOf(world, ConnectionArn).ConnectionArn);
    return {};
  },
  ListHosts: ({ NextToken, MaxResults }: ListHostsInput, world: World): ListHostsOutput => {
    const { items, next } = pageOf([...world.hosts.values()], NextToken, MaxResults);
    return { Hosts: items, ...(next !== undefined && { NextToken: next }) };
  },
  GetHost: ({ HostArn }: GetHostInput, world: World): GetHostOutput => {
    const host = world.hosts.get(HostArn ?? "");
    if (host === undefined) throw notFound(HostArn);
    const { Name, Status, ProviderType, ProviderEndpoint } = host;
    return { Name, Status, ProviderType, ProviderEndpoint };
  },
  TagResource: ({ ResourceArn = "", Tags = [] }: TagResourceInput, world: World): object => {
    const kept = (world.tags.get(ResourceArn) ?? []).filter(
      (tag) => !Tags.some(({ Key }) => Key === tag.Key),
    );
    world.tags.set(ResourceArn, [...kept, ...Tags.map(({ Key = "", Value = "" }) => ({ Key, Value }))]);
    return {};
  },
  ListTagsForResource: (
    { ResourceArn = "" }: ListTagsForResourceInput,
    world: World,
  ): ListTagsForResourceOutput => ({ Tags: world.tags.get(ResourceArn) ?? [] }),
};

/** One service under two names: the older is what the SDK's older client speaks. */
export const codeStarConnections: Service = {
  name: "codestar-connections",
  protocol: "json",
  key: "com.amazonaws.codestar.connections.CodeStar_connections_20191201",
  operations,
};

export const codeConnections: Service = {
  name: "codeconnections",
  protocol: "json",
  key: "com.amazonaws.codeconnections.CodeConnections_20231201",
  operations,
};
