import type {
  GetServiceQuotaRequest,
  GetServiceQuotaResponse,
  ListServiceQuotasRequest,
  ListServiceQuotasResponse,
  ServiceQuota,
} from "@aws-sdk/client-service-quotas";
import { pageOf, type Service, ServiceError } from "../service.ts";
import type { World } from "../world.ts";

const quotasOf = (world: World, service: string | undefined): ServiceQuota[] =>
  [...world.quotas].flatMap(([key, { name, value }]) => {
    const [ServiceCode = "", QuotaCode = ""] = key.split(" ");
    if (ServiceCode !== service) return [];
    return [
      {
        ServiceCode,
        QuotaCode,
        QuotaName: name,
        QuotaArn: world.arn("servicequotas", `${ServiceCode}/${QuotaCode}`),
        Value: value,
        Unit: "None",
        Adjustable: true,
        GlobalQuota: false,
      },
    ];
  });

const operations = {
  ListServiceQuotas: (
    { ServiceCode, NextToken, MaxResults }: ListServiceQuotasRequest,
    world: World,
  ): ListServiceQuotasResponse => {
    const { items, next } = pageOf(quotasOf(world, ServiceCode), NextToken, MaxResults);
    return { Quotas: items, ...(next !== undefined && { NextToken: next }) };
  },
  GetServiceQuota: (
    { ServiceCode, QuotaCode }: GetServiceQuotaRequest,
    world: World,
  ): GetServiceQuotaResponse => {
    const Quota = quotasOf(world, ServiceCode).find((quota) => quota.QuotaCode === QuotaCode);
    if (Quota === undefined)
      throw new ServiceError(
        "NoSuchResourceException",
        `The request failed because the specified quota does not exist.`,
      );
    return { Quota };
  },
};

export const serviceQuotas: Service = {
  name: "service-quotas",
  protocol: "json",
  key: "ServiceQuotasV20190624",
  operations,
};
