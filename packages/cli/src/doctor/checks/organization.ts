import { platformPrefix } from "@sagewright/core/project";
import { type Check, fault, ok } from "../check.ts";

/** Whose platform it is: every resource is named after it. */
export const organization: Check = {
  name: "organization",
  neededFor: "catalog",
  async find(place) {
    const { settings, isNamed } = await place.platform();
    return isNamed
      ? [
          ok(
            `${settings.organization}, ${settings.environment}: resources begin with ${platformPrefix(settings)}`,
          ),
        ]
      : [
          fault(
            "Nobody has named the organization, after which every resource of the platform is named.",
            'Give --organization acme, or write a sagewright.config.ts: export default defineConfig({ organization: "acme" })',
          ),
        ];
  },
};
