import { SagewrightError } from "@sagewright/core";
import type { Cloud } from "./cloud.ts";
import { catalogStateOfAnotherPlace } from "./issues.ts";
import type { StateFile } from "./state-file.ts";

/**
 * Refuses a state of another account or region. Terraform would take what it cannot find here for gone, and what has the same name
 * here for its own.
 *
 * Issues: CATALOG_STATE_OF_ANOTHER_PLACE.
 */
export function mustBeOf(
  { account, region }: Pick<Cloud, "account" | "region">,
  state: StateFile,
  shown: string,
): void {
  const { accounts, regions } = placesOf(state);
  if (isAt(account, accounts) && isAt(region, regions)) return;
  const there = [accounts, regions].map((names) => [...names].join(", ")).filter((names) => names !== "");
  throw new SagewrightError([
    catalogStateOfAnotherPlace(shown, there.join(" in "), `${account} in ${region}`),
  ]);
}

/** Nothing that a state says is nowhere; a platform may have a part or two in other regions. */
const isAt = (place: string, places: ReadonlySet<string>): boolean => places.size === 0 || places.has(place);

/** As the outputs say it, which come last; else as the ARNs of what was made by then do. */
function placesOf({ arns, outputs }: StateFile) {
  const parts = arns.map((arn) => arn.split(":"));
  const named = (output: string, part: number): ReadonlySet<string> => {
    const told = outputs.get(output);
    return new Set(
      told === undefined ? parts.map((words) => words[part] ?? "").filter((word) => word !== "") : [told],
    );
  };
  return { accounts: named("account", 4), regions: named("region", 3) };
}
