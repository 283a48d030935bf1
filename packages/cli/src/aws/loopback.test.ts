import { expect, it } from "vitest";
import { isLoopback } from "./loopback.ts";

it.each([
  ["http://127.0.0.1:4747", {}, true],
  ["http://localhost", {}, true],
  ["http://[::1]:80", {}, true],
  [undefined, { AWS_ENDPOINT_URL: "http://127.0.0.2:1" }, true],
  ["https://aws.example.com", { AWS_ENDPOINT_URL: "http://127.0.0.1" }, false],
  ["http://127.0.0.1.example.com", {}, false],
  [undefined, { AWS_ENDPOINT_URL: "" }, false],
  ["not a URL", {}, false],
])("knows whether %s, or else %j, is here", (endpointUrl, environment, isHere) => {
  expect(isLoopback(endpointUrl, environment)).toBe(isHere);
});
