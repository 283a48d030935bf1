import { fail, gate, lambda, output, processing, training } from "../definitions.ts";
import { type Case, cached, container, outputs, ROOT, retried, steps } from "./case.ts";

export const SETTING_CASES: readonly Case[] = [
  ...(
    [
      [75, "Equals", true, 1],
      [75, "Equals", "true", true],
      [75, "Equals", "5", 5],
      [77, "GreaterThan", true, false],
    ] as const
  ).map(
    ([number, Type, LeftValue, RightValue]): Case => [
      number,
      `${JSON.stringify(LeftValue)} ${Type} ${RightValue}, which fails in the run`,
      steps(gate("C", [], [], [{ Type, LeftValue, RightValue }])),
      ["CONDITION_TYPE_CLASH?"],
    ],
  ),
  ...["", "P", "PT", "1h", "P-1D", "1D1D", "P1.5D", "T"].map(
    (ExpireAfter): Case => [
      87,
      `expiry ${JSON.stringify(ExpireAfter)}`,
      steps(cached({ Enabled: true, ExpireAfter })),
      ["CACHE_EXPIRY_INVALID"],
    ],
  ),
  ...["p30d", "30d", "T12H", "30dT5h", "P1W", "PT1M30S"].map(
    (ExpireAfter): Case => [88, `expiry ${ExpireAfter}`, steps(cached({ Enabled: true, ExpireAfter })), []],
  ),
  [89, "30 months", steps(cached({ Enabled: true, ExpireAfter: "P30M" })), ["CACHE_EXPIRY_MONTHS?"]],
  [89, "30 minutes", steps(cached({ Enabled: true, ExpireAfter: "PT30M" })), []],
  [95, "a cache that is off", steps(cached({ Enabled: false, ExpireAfter: "whenever" })), []],
  ...[gate("A", []), fail("A")].map(
    (step): Case => [
      96,
      `a cache on ${String(step.Type)}`,
      steps({ ...step, CacheConfig: { Enabled: true } }),
      ["CACHE_NOT_SUPPORTED"],
    ],
  ),
  [
    96,
    "a cache on Model",
    steps({
      Name: "M",
      Type: "Model",
      Arguments: { ExecutionRoleArn: { Get: "Parameters.Text" }, PrimaryContainer: { Image: "img:1" } },
      CacheConfig: { Enabled: true },
    }),
    ["CACHE_NOT_SUPPORTED"],
  ],
  [
    96,
    "a cache on RegisterModel",
    steps({
      Name: "R",
      Type: "RegisterModel",
      Arguments: { ModelPackageGroupName: "g" },
      CacheConfig: { Enabled: true },
    }),
    ["CACHE_NOT_SUPPORTED"],
  ],
  [
    98,
    "both limits of retries",
    steps(retried({ MaxAttempts: 1, ExpireAfterMin: 1 })),
    ["RETRY_LIMITS_BOTH"],
  ],
  [99, "no retries", steps(retried({ MaxAttempts: 0 })), []],
  [99, "21 retries", steps(retried({ MaxAttempts: 21 })), ["RETRY_OUT_OF_RANGE"]],
  [99, "-1 retries", steps(retried({ MaxAttempts: -1 })), ["RETRY_OUT_OF_RANGE"]],
  [99, "half a day and a second", steps(retried({ IntervalSeconds: 43_201 })), ["RETRY_OUT_OF_RANGE"]],
  [99, "ten days and a minute", steps(retried({ ExpireAfterMin: 14_401 })), ["RETRY_OUT_OF_RANGE"]],
  [100, "an exception as text", steps(retried({ ExceptionType: "Step.THROTTLING" })), []],
  [100, "exceptions as a list", steps(retried({ ExceptionType: ["Step.THROTTLING"] })), []],
  [
    100,
    "an unknown exception",
    steps(retried({ ExceptionType: ["Step.NOPE"] })),
    ["RETRY_EXCEPTION_UNKNOWN"],
  ],
  [100, "no exception", steps(retried({ ExceptionType: [] })), ["RETRY_EXCEPTIONS_EMPTY"]],
  ...[
    lambda("A"),
    {
      ...lambda("A"),
      Type: "Callback",
      SqsQueueUrl: "https://sqs.eu-west-1.amazonaws.com/123456789012/queue",
    },
    gate("A", []),
    fail("A"),
  ].map(
    (step): Case => [
      101,
      `retries of ${String(step.Type)}`,
      steps(
        Object.fromEntries(
          Object.entries({ ...step, RetryPolicies: [] }).filter(
            ([key]) => step.Type !== "Callback" || key !== "FunctionArn",
          ),
        ),
      ),
      ["RETRY_NOT_SUPPORTED"],
    ],
  ),
  [
    120,
    "two outputs of one name",
    steps(lambda("A"), lambda("B"), lambda("C", { a: output("A"), b: output("B") })),
    [],
  ],
  [121, "no arguments", steps(container({ ContainerArguments: [] })), ["LIST_EMPTY"]],
  [
    122,
    "an argument of 257 characters",
    steps(container({ ContainerArguments: ["x".repeat(257)] })),
    ["TEXT_TOO_LONG"],
  ],
  [
    122,
    "101 environment entries",
    steps(
      processing(
        "P",
        {},
        { Environment: Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`K${i}`, "v"])) },
      ),
    ),
    ["LIST_TOO_LONG"],
  ],
  [
    122,
    "a hyperparameter of 2501 characters",
    steps(training("T", {}, { HyperParameters: { h: "x".repeat(2501) } })),
    ["TEXT_TOO_LONG"],
  ],
  [123, "a path outside", steps(outputs(["a", "/tmp/x"])), ["LOCAL_PATH_OUTSIDE"]],
  [124, "one output name twice", steps(outputs(["a", `${ROOT}/a`], ["a", `${ROOT}/b`])), ["ENTRY_DUPLICATE"]],
  [124, "one path twice", steps(outputs(["a", `${ROOT}/a`], ["b", `${ROOT}/a`])), ["ENTRY_DUPLICATE"]],
];
