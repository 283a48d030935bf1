import { parseJson, SagewrightError } from "@sagewright/core";
import { catalogStateUnreadable } from "./issues.ts";

/** As much of a state as is needed to tell which is which. Values of resources, which may be secret, are left behind. */
export interface StateFile {
  /** The same for all states that follow from one another. */
  readonly lineage: string;
  /** Counts the changes. */
  readonly serial: number;
  /** Of resources; data sources are none. */
  readonly addresses: readonly string[];
  /** Of those that failed while they were made, and that Terraform therefore means to make anew. */
  readonly tainted: readonly string[];
  /** ARNs of the resources that have one. */
  readonly arns: readonly string[];
  /** Those that are texts and no secrets. */
  readonly outputs: ReadonlyMap<string, string>;
}

/**
 * Reads a state; an empty file, which Terraform leaves where a state has moved, is none.
 *
 * Issues: CATALOG_STATE_UNREADABLE.
 */
export function readState(text: string, place: string): StateFile | undefined {
  if (text.trim() === "") return undefined;
  const document = parseJson(text);
  if (!document.ok) throw new SagewrightError([catalogStateUnreadable(place, "it is not JSON.")]);
  const { version, lineage, serial, resources = [], outputs = {} } = Object(document.value);
  if (
    version !== 4 ||
    typeof lineage !== "string" ||
    typeof serial !== "number" ||
    !Array.isArray(resources)
  ) {
    throw new SagewrightError([catalogStateUnreadable(place, "it has not the form of version 4.")]);
  }
  return {
    lineage,
    serial,
    addresses: resources.flatMap((resource) => instancesOf(resource).map(({ address }) => address)),
    tainted: resources.flatMap((resource) =>
      instancesOf(resource).flatMap(({ address, isTainted }) => (isTainted ? [address] : [])),
    ),
    arns: resources.flatMap((resource) => instancesOf(resource).flatMap(({ arn }) => arn ?? [])),
    outputs: new Map(
      Object.entries(Object(outputs)).flatMap(([name, output]) => {
        const { value, sensitive } = Object(output);
        return typeof value === "string" && sensitive !== true ? [[name, value] as const] : [];
      }),
    ),
  };
}

interface Instance {
  readonly address: string;
  readonly isTainted: boolean;
  readonly arn: string | undefined;
}

function instancesOf(resource: unknown): readonly Instance[] {
  const { mode, type, name, module, instances } = Object(resource);
  if (mode !== "managed" || !Array.isArray(instances)) return [];
  const base = [module, type, name].filter((part) => part !== undefined).join(".");
  return instances.map(({ index_key: key, status, attributes }) => ({
    address: key === undefined ? base : `${base}[${JSON.stringify(key)}]`,
    isTainted: status === "tainted",
    arn: typeof attributes?.arn === "string" ? attributes.arn : undefined,
  }));
}
