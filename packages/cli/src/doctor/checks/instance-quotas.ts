import { existsSync } from "node:fs";
import { paginateListServiceQuotas, ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
import { SagewrightError } from "@sagewright/core";
import { awsCall } from "../../aws/aws-call.ts";
import { clientSettings } from "../../aws/clients.ts";
import { type Check, fault, ok } from "../check.ts";
import type { DoctorPlace } from "../doctor-place.ts";

/** How many instances of each type one job of a pipeline asks for. */
export const instanceQuotas: Check = {
  name: "quotas",
  neededFor: "aws",
  asksAws: true,
  async find(place) {
    const wanted = await wantedInstances(place);
    if (wanted.size === 0) return [];
    const { aws } = await place.cloud();
    const client = new ServiceQuotasClient(clientSettings(aws));
    const quotas = new Map<string, number>();
    await awsCall({ action: "servicequotas:ListServiceQuotas", resource: "*" }, async () => {
      const pages = paginateListServiceQuotas({ client, pageSize: 100 }, { ServiceCode: "sagemaker" });
      for await (const { Quotas = [] } of pages)
        for (const { QuotaName, Value } of Quotas)
          if (QuotaName !== undefined && Value !== undefined) quotas.set(QuotaName, Value);
    });
    return [...wanted].map(([name, count]) => {
      const quota = quotas.get(name);
      if (quota === undefined) return ok(`${name}: AWS's default; ${count} wanted at once by one job`);
      return quota >= count
        ? ok(`${name}: ${quota}, ${count} wanted by one job`)
        : fault(
            `${name}: ${quota}, and a job wants ${count}.`,
            "Ask for more in the console of Service Quotas, under Amazon SageMaker, or choose another instance type.",
          );
    });
  },
};

const USE: { readonly [type: string]: string } = {
  Processing: "processing job usage",
  Training: "training job usage",
  Tuning: "training job usage",
  Transform: "transform job usage",
};

/** By the name of the quota, as Service Quotas has it: `ml.m5.xlarge for training job usage`. */
async function wantedInstances(place: DoctorPlace): Promise<ReadonlyMap<string, number>> {
  const wanted = new Map<string, number>();
  if (!existsSync(place.pipeline)) return wanted;
  try {
    const { definition } = await place.prepared();
    for (const { type, count, use } of instancesIn(definition.Steps)) {
      const name = `${type} for ${use}`;
      wanted.set(name, Math.max(wanted.get(name) ?? 0, count));
    }
  } catch (error) {
    // What is wrong with the file is told by its own check.
    if (!(error instanceof SagewrightError)) throw error;
  }
  return wanted;
}

interface Instances {
  readonly type: string;
  readonly count: number;
  readonly use: string;
}

/** Wherever a step's request has them, branches included. What a parameter says is not known yet. */
function instancesIn(value: unknown, use?: string): readonly Instances[] {
  if (typeof value !== "object" || value === null) return [];
  const { Type, InstanceType, InstanceCount = 1 } = value as { readonly [member: string]: unknown };
  const now = (typeof Type === "string" ? USE[Type] : undefined) ?? use;
  const isSaid = typeof InstanceType === "string" && typeof InstanceCount === "number" && now !== undefined;
  const own = isSaid ? [{ type: InstanceType, count: InstanceCount, use: now }] : [];
  return [...own, ...Object.values(value).flatMap((member) => instancesIn(member, now))];
}
