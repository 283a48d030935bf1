import type { JsonObject, JsonValue } from "@sagewright/core";
import type { ProjectTemplate } from "../projects/project-record.ts";
import { validationError } from "./service-error.ts";

type Parameters = Readonly<Record<string, string>>;

/** The template of CreateProject, apart from its parameters; neither kind need be given here. */
export function givenTemplate(input: JsonObject): {
  readonly template: ProjectTemplate;
  readonly parameters: Parameters;
} {
  const product = memberOf(input, "ServiceCatalogProvisioningDetails");
  const provider = providerOf(input, "TemplateProviders");
  if (product !== undefined && provider !== undefined) {
    throw validationError(
      "Only one of ServiceCatalogProvisioningDetails and TemplateProviders can be specified.",
    );
  }
  if (provider !== undefined) {
    const { Parameters: list, ...cloudFormation } = provider;
    return { template: { cloudFormation }, parameters: parametersOf(list) };
  }
  const { ProvisioningParameters: list, ...serviceCatalog } = product ?? {};
  return { template: product === undefined ? {} : { serviceCatalog }, parameters: parametersOf(list) };
}

/** What UpdateProject changes: of the kind that the project was made with. */
export function updatedTemplate(
  input: JsonObject,
  template: ProjectTemplate,
): { readonly template?: ProjectTemplate; readonly parameters?: Parameters } {
  const product = memberOf(input, "ServiceCatalogProvisioningUpdateDetails");
  const provider = providerOf(input, "TemplateProvidersToUpdate");
  if (product === undefined && provider === undefined) return {};
  const wasProvider = template.cloudFormation !== undefined;
  if (product !== undefined && (provider !== undefined || wasProvider)) {
    throw validationError(
      "ServiceCatalogProvisioningUpdateDetails is not what this project was created with.",
    );
  }
  if (provider !== undefined && !wasProvider) {
    throw validationError("TemplateProvidersToUpdate is not what this project was created with.");
  }
  if (provider !== undefined) {
    const { Parameters: list, ...cloudFormation } = provider;
    return {
      template: { cloudFormation: { ...template.cloudFormation, ...cloudFormation } },
      parameters: parametersOf(list),
    };
  }
  const { ProvisioningParameters: list, ...serviceCatalog } = product ?? {};
  return {
    template: { serviceCatalog: { ...template.serviceCatalog, ...serviceCatalog } },
    parameters: parametersOf(list),
  };
}

function providerOf(input: JsonObject, member: string): JsonObject | undefined {
  const list = input[member];
  if (!Array.isArray(list)) return undefined;
  const provider = isObject(list[0]) ? memberOf(list[0], "CfnTemplateProvider") : undefined;
  if (provider === undefined) throw validationError(`${member} must hold a CfnTemplateProvider.`);
  return provider;
}

function parametersOf(list: JsonValue | undefined): Parameters {
  const found: Record<string, string> = Object.create(null);
  for (const entry of Array.isArray(list) ? list : []) {
    const { Key, Value = "" } = isObject(entry) ? entry : {};
    if (typeof Key !== "string" || typeof Value !== "string") continue;
    if (Key in found) throw validationError(`Duplicate parameter: ${Key}.`);
    found[Key] = Value;
  }
  return { ...found };
}

function memberOf(input: JsonObject, member: string): JsonObject | undefined {
  const value = input[member];
  return isObject(value) ? value : undefined;
}

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
