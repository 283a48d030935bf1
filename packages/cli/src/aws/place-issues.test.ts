import { expect, it } from "vitest";
import { clientSettings } from "./clients.ts";
import { placeIssues } from "./place-issues.ts";

it.each([
  [{ region: "EU WEST" }, {}, "AWS_REGION_INVALID", "region"],
  [{}, { AWS_DEFAULT_REGION: "eu/west" }, "AWS_REGION_INVALID", "region"],
  [{ endpointUrl: "--yes" }, {}, "ENDPOINT_INVALID", "--endpoint-url"],
  [{ endpointUrl: "" }, {}, "ENDPOINT_INVALID", "--endpoint-url"],
  [{ endpointUrl: "http://ann:secret@127.0.0.1:4747" }, {}, "ENDPOINT_INVALID", "--endpoint-url"],
  [{}, { AWS_ENDPOINT_URL: "localhost:4566" }, "ENDPOINT_INVALID", "AWS_ENDPOINT_URL"],
])("refuses %j with %j, whatever command asks", (options, environment, code, place) => {
  expect(placeIssues(options, environment)).toMatchObject([{ code, path: [place] }]);
  expect(() => clientSettings(options, environment)).toThrow(code);
});

it("never tells a password that stands in a URL", () => {
  for (const endpointUrl of ["http://ann:hunter2@127.0.0.1:4747", "ann:hunter2@host"])
    expect(JSON.stringify(placeIssues({ endpointUrl }, {}))).not.toContain("hunter2");
});

it("takes what flags say instead of variables, and variables that are empty for unset", () => {
  const options = { region: "eu-west-1", endpointUrl: "http://127.0.0.1:4747" };
  expect(placeIssues(options, { AWS_REGION: "no region", AWS_ENDPOINT_URL: "none" })).toEqual([]);
  expect(placeIssues({}, { AWS_REGION: "", AWS_ENDPOINT_URL: "" })).toEqual([]);
});
