import { platformNames } from "@sagewright/core/project";
import { hasBucket } from "../../catalog/cloud.ts";
import { type Check, fault, ok, warning } from "../check.ts";
import { servicesOfRole } from "../iam-role.ts";

/** The deployed platform: its bucket, and the roles that launch projects. */
export const platform: Check = {
  name: "platform",
  neededFor: "catalog",
  asksAws: true,
  async find(place) {
    const { settings, isNamed } = await place.platform();
    if (!isNamed) return [];
    const cloud = await place.cloud();
    const names = platformNames(settings, cloud);
    if (!(await hasBucket(cloud)))
      return [
        warning(
          `${names.portfolio} is not deployed in account ${cloud.account}, ${cloud.region}.`,
          "Deploy it: sagewright catalog deploy",
        ),
      ];
    const launchers = [
      ...(settings.routes.includes("service-catalog") ? [[names.launchRole, "servicecatalog"]] : []),
      ...(settings.routes.includes("s3") ? [[names.templateLaunchRole, "cloudformation"]] : []),
    ] as const;
    const roles = await Promise.all(
      launchers.map(async ([name = "", service = ""]) => {
        const services = await servicesOfRole(cloud, name);
        if (services?.has(`${service}.amazonaws.com`)) return ok(name);
        return fault(
          services === undefined
            ? `There is no role ${name}: no project can be launched.`
            : `${service}.amazonaws.com may not take the role ${name}: no project can be launched.`,
          "Bring the platform up to date: sagewright catalog deploy",
        );
      }),
    );
    return [ok(`s3://${names.stateBucket}`), ...roles];
  },
};
