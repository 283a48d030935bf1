import { expect, it } from "vitest";
import { infraPackage } from "./infra-package.ts";

const notFound = (name: string) =>
  Object.assign(new Error(`Cannot find package '${name}' imported from /main.js`), {
    code: "ERR_MODULE_NOT_FOUND",
  });

it("says what to install where the package is not there", async () => {
  const loading = infraPackage("@sagewright/infra-catalog", () =>
    Promise.reject(notFound("@sagewright/infra-catalog")),
  );

  await expect(loading).rejects.toMatchObject({
    issues: [{ code: "INFRA_PACKAGE_MISSING", hint: "npm install --save-dev @sagewright/infra-catalog" }],
  });
});

it("says what is missing in a package that is there", async () => {
  const loading = infraPackage("@sagewright/infra-catalog", () => Promise.reject(notFound("constructs")));

  await expect(loading).rejects.toMatchObject({
    issues: [{ code: "INFRA_PACKAGE_INCOMPLETE", message: expect.stringContaining("'constructs'") }],
  });
});

it("hands on what the package is, and what it throws", async () => {
  const name = "@sagewright/infra-catalog";
  expect(await infraPackage(name, async () => ({ there: true }))).toEqual({ there: true });
  await expect(infraPackage(name, () => Promise.reject(new RangeError("other")))).rejects.toThrow(RangeError);
});
