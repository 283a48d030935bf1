import type { JsonArray, JsonValue } from "../../json.ts";
import { ownMember } from "../../own-member.ts";

/** The member that names the entries of a list of SageMaker's requests. The order of such a list means nothing. */
const NAMING_MEMBERS: ReadonlyMap<string, string> = new Map([
  ["CategoricalParameterRanges", "Name"],
  ["CollectionConfigurations", "CollectionName"],
  ["ContinuousParameterRanges", "Name"],
  ["DebugRuleConfigurations", "RuleConfigurationName"],
  ["InputDataConfig", "ChannelName"],
  ["IntegerParameterRanges", "Name"],
  ["MetricDefinitions", "Name"],
  ["OutputParameters", "OutputName"],
  ["Outputs", "OutputName"],
  ["ProcessingInputs", "InputName"],
  ["ProductionVariants", "VariantName"],
  ["ProfilerRuleConfigurations", "RuleConfigurationName"],
  ["PropertyFiles", "PropertyFileName"],
  ["Tags", "Key"],
  ["TrainingJobDefinitions", "DefinitionName"],
]);

/** Lists of texts that are sets. */
const SETS = new Set(["DependsOn", "EnumValues"]);

/** The entries of the list `key` by their names; `undefined` for a list whose entries have none, or not each its own. */
export function namedEntries(
  key: string | number | undefined,
  list: JsonArray,
): Map<string, JsonValue> | undefined {
  if (typeof key !== "string") return undefined;
  const naming = NAMING_MEMBERS.get(key);
  if (naming === undefined && !SETS.has(key)) return undefined;
  const entries = new Map<string, JsonValue>();
  for (const entry of list) {
    const name = naming === undefined ? entry : ownMember(entry, naming);
    if (typeof name !== "string" || entries.has(name)) return undefined;
    entries.set(name, entry);
  }
  return entries;
}
