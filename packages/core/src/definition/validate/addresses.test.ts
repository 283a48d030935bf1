import { expect, it } from "vitest";
import { issuesOf, lambda } from "../../../test/definitions.ts";
import type { JsonValue } from "../../json.ts";

const callback = (SqsQueueUrl: JsonValue) => ({ Name: "C", Type: "Callback", SqsQueueUrl, Arguments: {} });

it.each([
  "arn:aws:lambda:eu-west-1:123456789012:function:f",
  "arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:f_1-a:$LATEST",
  "arn:aws:lambda:eu-west-1:123456789012:function:f:live",
])("takes the function %s", (arn) => {
  expect(issuesOf(lambda("A", {}, { FunctionArn: arn }))).toEqual([]);
});

it.each(["f", "", "arn:aws:lambda:eu-west-1:123456789012:layer:f"])("warns of the function %j", (arn) => {
  expect(issuesOf(lambda("A", {}, { FunctionArn: arn }))).toEqual([
    "TEXT_PATTERN_MISMATCH? Steps[0].FunctionArn",
  ]);
});

it.each<JsonValue>([
  "https://sqs.eu-west-1.amazonaws.com/123456789012/queue",
  "https://sqs.cn-north-1.amazonaws.com.cn/123456789012/queue.fifo",
  "http://127.0.0.1:9324/000000000000/queue",
  { Get: "Parameters.Text" },
])("takes the queue %j", (url) => {
  expect(issuesOf(callback(url))).toEqual([]);
});

it.each(["nope", "https://sqs.eu-west-1.amazonaws.com/queue"])("warns of the queue %j", (url) => {
  expect(issuesOf(callback(url))).toEqual(["TEXT_PATTERN_MISMATCH? Steps[0].SqsQueueUrl"]);
});
