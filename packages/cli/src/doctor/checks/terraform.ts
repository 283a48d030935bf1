import { SagewrightError } from "@sagewright/core";
import { findTerraform } from "../../terraform/find-terraform.ts";
import { type Check, fault, ok } from "../check.ts";

export const terraform: Check = {
  name: "terraform",
  neededFor: "catalog",
  async find() {
    try {
      const { program, version } = await findTerraform(undefined);
      return [ok(`Terraform ${version}, ${program}`)];
    } catch (error) {
      if (!(error instanceof SagewrightError)) throw error;
      return error.issues.map(({ message, hint }) => fault(message, hint));
    }
  },
};
