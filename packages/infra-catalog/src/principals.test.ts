import { describe, expect, it } from "vitest";
import { principalsOf, rolesAndUsers } from "./principals.ts";

const role = "arn:aws:iam::111122223333:role/service-role/Studio";
const reserved =
  "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Data_0123456789abcdef";
const user = "arn:aws-cn:iam::111122223333:user/ann";
const group = "arn:aws:iam::111122223333:group/data-science";

describe("principalsOf", () => {
  it("tells kind, name, and whether only Identity Center may change it", () => {
    expect(principalsOf([role, reserved, user, group])).toEqual([
      {
        kind: "role",
        name: "Studio",
        arn: role,
        id: expect.stringMatching(/^role-Studio-[0-9a-f]{8}$/),
        reserved: false,
      },
      {
        kind: "role",
        name: "AWSReservedSSO_Data_0123456789abcdef",
        arn: reserved,
        id: expect.any(String),
        reserved: true,
      },
      { kind: "user", name: "ann", arn: user, id: expect.any(String), reserved: false },
      { kind: "group", name: "data-science", arn: group, id: expect.any(String), reserved: false },
    ]);
  });

  it("tells names apart that Terraform would write alike", () => {
    const [one, two] = principalsOf([
      "arn:aws:iam::111122223333:user/ann+ml",
      "arn:aws:iam::111122223333:user/ann@ml",
    ]);

    expect(one?.id).toMatch(/^[\w-]+$/);
    expect(one?.id).not.toBe(two?.id);
  });

  it("takes each once", () => {
    expect(principalsOf([role, role])).toHaveLength(1);
  });
});

it("names no group where a policy could not", () => {
  expect(rolesAndUsers([group, role, user])).toEqual([role, user]);
});
