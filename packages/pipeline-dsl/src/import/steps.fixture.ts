import { type JsonObject, type JsonValue, STEP_FACTS } from "@sagewright/core";
import fc from "fast-check";
import { ARGUMENTS, MEMBERS } from "./arguments.fixture.ts";
import { condition } from "./conditions.fixture.ts";
import { json, name, scalar } from "./expressions.fixture.ts";

const envelope = fc.record(
  {
    DependsOn: fc.array(name, { maxLength: 2 }),
    DisplayName: fc.oneof(fc.string({ maxLength: 5 }), scalar),
    Description: fc.string({ maxLength: 5 }),
    CacheConfig: fc.constantFrom<JsonValue[]>(
      { Enabled: true, ExpireAfter: "P30D" },
      { Enabled: false },
      { Enabled: true },
      { Enabled: true, ExpireAfter: "30d" },
      { Enabled: "x" },
    ),
    RetryPolicies: fc.array(
      fc.record(
        {
          ExceptionType: fc.constantFrom<JsonValue[]>(["Step.SERVICE_FAULT"], "Step.THROTTLING", ["Nope"]),
          MaxAttempts: fc.constantFrom<JsonValue[]>(3, "3"),
          BackoffRate: fc.constant(1.5),
        },
        { requiredKeys: ["ExceptionType"] },
      ),
      { maxLength: 2 },
    ),
    Surplus: json,
  },
  { requiredKeys: [] },
);
/** Most steps have few of these. */
const someEnvelope = fc.oneof(
  { weight: 8, arbitrary: fc.constant({}) },
  { weight: 2, arbitrary: envelope.map(({ Surplus: _, ...rest }) => rest) },
  { weight: 1, arbitrary: envelope },
);

const TYPES = [
  ...Object.keys(STEP_FACTS).filter((type) => type !== "Condition"),
  "Processing",
  "Processing",
  "Training",
  "Training",
  "Quantum",
];
const plain = fc.constantFrom(...TYPES).chain((Type) =>
  fc
    .tuple(
      name,
      fc.oneof({ weight: 4, arbitrary: ARGUMENTS[Type] ?? json }, { weight: 1, arbitrary: json }),
      fc.oneof(
        { weight: 3, arbitrary: fc.constant({}) },
        { weight: 1, arbitrary: fc.record({ Extra: json }) },
      ),
      MEMBERS[Type] ?? fc.constant({}),
      someEnvelope,
    )
    .map(([Name, args, extra, members, more]) => {
      const isObject = typeof args === "object" && args !== null && !Array.isArray(args);
      return {
        Name,
        Type,
        Arguments: isObject ? { ...args, ...extra } : {},
        ...members,
        ...more,
      } as JsonObject;
    }),
);
export const { step } = fc.letrec<{ step: JsonObject }>((tie) => ({
  step: fc.oneof(
    { maxDepth: 2 },
    { weight: 4, arbitrary: plain },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          name,
          fc.array(condition, { maxLength: 2 }),
          fc.array(tie("step"), { maxLength: 2 }),
          fc.array(tie("step"), { maxLength: 2 }),
          someEnvelope,
        )
        .map(
          ([Name, Conditions, IfSteps, ElseSteps, more]) =>
            ({
              Name,
              Type: "Condition",
              Arguments: { Conditions, IfSteps, ElseSteps },
              ...withoutJobKeys(more),
            }) as JsonObject,
        ),
    },
  ),
}));

/** A Condition with keys of a job, or with keys that no step has, is refused with all that is in it. */
function withoutJobKeys(envelope: object): object {
  const members = Object.entries(envelope);
  return Object.fromEntries(
    members.filter(([key]) => !["CacheConfig", "RetryPolicies", "Surplus"].includes(key)),
  );
}
