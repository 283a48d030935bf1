import { expect, it } from "vitest";
import { UsageError } from "../usage-error.ts";
import { refuseStandIns } from "./stand-ins.ts";

const ROLE = "arn:aws:iam::444455556666:role/ml";

it.each(["111122223333", "123456789012"])("refuses role and bucket of the account %s at once", (account) => {
  try {
    refuseStandIns({ role: `arn:aws:iam::${account}:role/ml`, bucket: `penguins-${account}` });
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    const { issues } = error as UsageError;
    expect(issues.map(({ code, path }) => [code, ...path])).toEqual([
      ["STAND_IN_DEPLOYED", "role"],
      ["STAND_IN_DEPLOYED", "bucket"],
    ]);
  }
});

it("lets through what is nobody's stand-in, and what is not named", () => {
  refuseStandIns({ role: ROLE, bucket: "runs-1111222233334-1234567890123" });
  refuseStandIns({});
});
