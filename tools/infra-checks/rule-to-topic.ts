import type { Fault } from "./fault.ts";

const EVENT_BRIDGE = "events.amazonaws.com";
const TOPIC_OF_KEY = "kms:encryptioncontext:aws:sns:topicarn";

/** Whether a statement is about EventBridge and a topic, or the key of one: there it says neither account nor rule. */
export const isRuleToTopic = (holder: string, services: readonly string[]): boolean =>
  /^aws_(sns_topic|kms_key)(_policy)?$/.test(holder) && services.includes(EVENT_BRIDGE);

/**
 * What keeps EventBridge's messages from a topic without a word, and what lets it use a key for more than a topic.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
export function ruleToTopicFaults(
  holder: string,
  conditionKeys: readonly string[],
): readonly Omit<Fault, "address">[] {
  const isKey = holder.startsWith("aws_kms_key");
  const unmet = conditionKeys
    .filter((key) => !isKey || key.startsWith("aws:source"))
    .map((key) => ({ rule: "unmet", message: `EventBridge never meets a condition on ${key} here.` }));
  return isKey && !conditionKeys.includes(TOPIC_OF_KEY)
    ? [...unmet, { rule: "trust", message: `${EVENT_BRIDGE} may use the key for any topic: name the topic.` }]
    : unmet;
}
