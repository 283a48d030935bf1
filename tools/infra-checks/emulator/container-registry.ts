import type { JsonObject } from "../stack-json.ts";
import { type Operation, Refusal, type Supplement } from "./supplement.ts";

const PREFIX = "AmazonEC2ContainerRegistry_V20150921.";

export function containerRegistry(account: string): Supplement {
  const rules = new Map<string, JsonObject>();
  const ruleOf = (prefix: unknown): JsonObject => {
    const rule = rules.get(String(prefix));
    if (rule === undefined)
      throw new Refusal("PullThroughCacheRuleNotFoundException", `No rule has the prefix ${prefix}.`);
    return rule;
  };
  const operations: { readonly [operation: string]: Operation } = {
    CreatePullThroughCacheRule: ({ ecrRepositoryPrefix, upstreamRegistryUrl }) => {
      const prefix = String(ecrRepositoryPrefix);
      if (rules.has(prefix))
        throw new Refusal("PullThroughCacheRuleAlreadyExistsException", `There is a rule for ${prefix}.`);
      const rule = { ecrRepositoryPrefix, upstreamRegistryUrl, createdAt: 1, registryId: account };
      rules.set(prefix, rule);
      return rule;
    },
    DescribePullThroughCacheRules: ({ ecrRepositoryPrefixes }) => ({
      pullThroughCacheRules: Array.isArray(ecrRepositoryPrefixes)
        ? ecrRepositoryPrefixes.map(ruleOf)
        : [...rules.values()],
    }),
    DeletePullThroughCacheRule: ({ ecrRepositoryPrefix }) => {
      const rule = ruleOf(ecrRepositoryPrefix);
      rules.delete(String(ecrRepositoryPrefix));
      return rule;
    },
  };
  return {
    reason: "Has no pull-through caches.",
    operations: Object.fromEntries(
      Object.entries(operations).map(([name, operation]) => [`${PREFIX}${name}`, operation]),
    ),
  };
}
