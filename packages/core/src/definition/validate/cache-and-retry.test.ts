import { describe, expect, it } from "vitest";
import { fail, gate, issuesOf, lambda, processing, ROLE } from "../../../test/definitions.ts";
import type { JsonValue } from "../../json.ts";

const MODEL = { ExecutionRoleArn: ROLE, PrimaryContainer: { Image: "img:1" } };

const cached = (ExpireAfter: JsonValue, Enabled: JsonValue = true) =>
  issuesOf(processing("A", { CacheConfig: { Enabled, ExpireAfter } }));

describe("CacheConfig", () => {
  it.each(["", "P", "PT", "1h", "P-1D", "1D1D", "P1.5D", "T"])("#87 refuses %j", (text) => {
    expect(cached(text)).toEqual(["CACHE_EXPIRY_INVALID Steps[0].CacheConfig.ExpireAfter"]);
  });

  it.each(["p30d", "30d", "T12H", "30dT5h", "P1W", "PT1M30S"])("#88 takes %j", (text) => {
    expect(cached(text)).toEqual([]);
  });

  it("#89 warns that an M before T is months", () => {
    expect(cached("P30M")).toEqual(["CACHE_EXPIRY_MONTHS? Steps[0].CacheConfig.ExpireAfter"]);
    expect(cached("PT30M")).toEqual([]);
    expect(cached("P6M")).toEqual([]);
  });

  it("#95 ignores the expiry of a cache that is off", () => {
    expect(cached("garbage", false)).toEqual([]);
  });

  it.each([
    [
      "#53 an expression",
      { Enabled: { Get: "Parameters.Text" } },
      ["EXPRESSION_NOT_ALLOWED Steps[0].CacheConfig.Enabled"],
    ],
    [
      "a text for a boolean",
      { Enabled: "true", ExpireAfter: "P1D" },
      ["VALUE_TYPE_WRONG Steps[0].CacheConfig.Enabled"],
    ],
    [
      "a number for a duration",
      { Enabled: true, ExpireAfter: 30 },
      ["VALUE_TYPE_WRONG Steps[0].CacheConfig.ExpireAfter"],
    ],
    ["nothing", {}, ["PROPERTY_MISSING Steps[0].CacheConfig"]],
    ["no expiry", { Enabled: true }, ["CACHE_NEVER_HITS? Steps[0].CacheConfig"]],
    ["off, no expiry", { Enabled: false }, []],
    ["another key", { Enabled: false, Key: 1 }, ["PROPERTY_UNKNOWN Steps[0].CacheConfig.Key"]],
  ])("%s", (_, config, expected) => {
    expect(issuesOf(processing("A", { CacheConfig: config as JsonValue }))).toEqual(expected);
  });

  it("warns of a key that is new in every execution, and of no other place", () => {
    const CacheConfig = { Enabled: true, ExpireAfter: "P1D" };
    const id = { "Std:Join": { On: "/", Values: ["s3://b", { Get: "Execution.PipelineExecutionId" }] } };
    const at = { Get: "Execution.CurrentDateTime" };
    const environment = { ID: id, NAME: { Get: "Execution.PipelineName" } };

    expect(
      issuesOf(
        processing("A", { CacheConfig }, { Environment: environment, Tags: [{ Key: "a", Value: at }] }),
      ),
    ).toEqual(['CACHE_KEY_VARIES? Steps[0].Arguments.Environment.ID["Std:Join"].Values[1]']);
    expect(issuesOf(lambda("L", { at }, { CacheConfig }))).toEqual([
      "CACHE_KEY_VARIES? Steps[0].Arguments.at",
    ]);
    expect(issuesOf(lambda("L", { at }, { CacheConfig: { Enabled: false } }))).toEqual([]);
  });

  it("is taken by a Lambda", () => {
    expect(issuesOf(lambda("A", {}, { CacheConfig: { Enabled: true, ExpireAfter: "P1D" } }))).toEqual([]);
  });

  it.each([
    ["Condition", gate("A", [])],
    ["Fail", fail("A")],
    ["Model", { Name: "A", Type: "Model", Arguments: MODEL }],
    ["RegisterModel", { Name: "A", Type: "RegisterModel", Arguments: { ModelPackageGroupName: "g" } }],
  ])("#96 is refused on %s", (_, step) => {
    expect(issuesOf({ ...step, CacheConfig: { Enabled: true, ExpireAfter: "P1D" } })).toEqual([
      "CACHE_NOT_SUPPORTED Steps[0].CacheConfig",
    ]);
  });
});

const retried = (policy: object) => issuesOf(processing("A", { RetryPolicies: [policy as JsonValue] }));
const FAULT = { ExceptionType: ["Step.SERVICE_FAULT"] };
const AT = "Steps[0].RetryPolicies[0]";

describe("RetryPolicies", () => {
  it.each([
    ["#98 both limits", { ...FAULT, MaxAttempts: 3, ExpireAfterMin: 10 }, [`RETRY_LIMITS_BOTH ${AT}`]],
    ["#99 no retry", { ...FAULT, MaxAttempts: 0 }, []],
    ["#99 20 retries", { ...FAULT, MaxAttempts: 20 }, []],
    ["#99 21 retries", { ...FAULT, MaxAttempts: 21 }, [`RETRY_OUT_OF_RANGE ${AT}.MaxAttempts`]],
    ["#99 -1 retries", { ...FAULT, MaxAttempts: -1 }, [`RETRY_OUT_OF_RANGE ${AT}.MaxAttempts`]],
    ["half a retry", { ...FAULT, MaxAttempts: 0.5 }, [`RETRY_OUT_OF_RANGE ${AT}.MaxAttempts`]],
    ["#99 43 200 seconds", { ...FAULT, IntervalSeconds: 43_200 }, []],
    [
      "#99 43 201 seconds",
      { ...FAULT, IntervalSeconds: 43_201 },
      [`RETRY_OUT_OF_RANGE ${AT}.IntervalSeconds`],
    ],
    ["#99 14 401 minutes", { ...FAULT, ExpireAfterMin: 14_401 }, [`RETRY_OUT_OF_RANGE ${AT}.ExpireAfterMin`]],
    ["a backoff of 1.5", { ...FAULT, BackoffRate: 1.5 }, []],
    ["a negative backoff", { ...FAULT, BackoffRate: -1 }, [`RETRY_OUT_OF_RANGE ${AT}.BackoffRate`]],
    ["a number as text", { ...FAULT, MaxAttempts: "3" }, [`VALUE_TYPE_WRONG ${AT}.MaxAttempts`]],
    ["#100 one exception as text", { ExceptionType: "SageMaker.CAPACITY_ERROR" }, []],
    ["#100 exceptions in a list", { ExceptionType: ["Step.THROTTLING", "SageMaker.RESOURCE_LIMIT"] }, []],
    [
      "#100 an unknown one",
      { ExceptionType: ["Step.OTHER"] },
      [`RETRY_EXCEPTION_UNKNOWN ${AT}.ExceptionType[0]`],
    ],
    [
      "#100 an unknown one as text",
      { ExceptionType: "ALL" },
      [`RETRY_EXCEPTION_UNKNOWN ${AT}.ExceptionType`],
    ],
    ["#100 none", { ExceptionType: [] }, [`RETRY_EXCEPTIONS_EMPTY ${AT}.ExceptionType`]],
    ["no ExceptionType", { MaxAttempts: 1 }, [`PROPERTY_MISSING ${AT}`]],
    ["another key", { ...FAULT, Delay: 1 }, [`PROPERTY_UNKNOWN ${AT}.Delay`]],
    ["no object", 1, [`VALUE_TYPE_WRONG ${AT}`]],
  ])("%s", (_, policy, expected) => {
    expect(retried(policy as object)).toEqual(expected);
  });

  it.each([
    ["Lambda", lambda("A")],
    [
      "Callback",
      { Name: "A", Type: "Callback", SqsQueueUrl: "https://sqs.eu-west-1.amazonaws.com/123456789012/queue" },
    ],
    ["Condition", gate("A", [])],
    ["Fail", fail("A")],
  ])("#101 are refused on %s", (_, step) => {
    expect(issuesOf({ ...step, RetryPolicies: [FAULT] })).toEqual([
      "RETRY_NOT_SUPPORTED Steps[0].RetryPolicies",
    ]);
  });

  it("of a step that starts no job name Step exceptions only", () => {
    const model = { Name: "A", Type: "Model", Arguments: MODEL };
    expect(issuesOf({ ...model, RetryPolicies: [FAULT] })).toEqual([]);
    expect(issuesOf({ ...model, RetryPolicies: [{ ExceptionType: ["SageMaker.CAPACITY_ERROR"] }] })).toEqual([
      `RETRY_EXCEPTION_UNKNOWN ${AT}.ExceptionType[0]`,
    ]);
  });
});
