import { type Case, parameters, reading, steps } from "./case.ts";

export const PARAMETER_CASES: readonly Case[] = [
  ...["5", 1.5, true, "", false].map(
    (DefaultValue): Case => [
      19,
      `an Integer of ${JSON.stringify(DefaultValue)}`,
      parameters({ Name: "P", Type: "Integer", DefaultValue }),
      ["PARAMETER_VALUE_TYPE"],
    ],
  ),
  [19, "a String of 0", parameters({ Name: "P", Type: "String", DefaultValue: 0 }), ["PARAMETER_VALUE_TYPE"]],
  [20, "a Float of 5", parameters({ Name: "P", Type: "Float", DefaultValue: 5 }), []],
  [21, "no type", parameters({ Name: "P", DefaultValue: "a" }), []],
  [22, "one name twice", parameters({ Name: "P" }, { Name: "P" }), ["PARAMETER_DUPLICATE"]],
  [28, "an empty default", parameters({ Name: "P", Type: "String", DefaultValue: "" }), []],
  [
    29,
    "a default that is not allowed",
    parameters({ Name: "P", Type: "String", DefaultValue: "c", EnumValues: ["a"] }),
    ["PARAMETER_NOT_IN_ENUM"],
  ],
  [
    30,
    "a default of 4096 characters",
    parameters({ Name: "P", Type: "String", DefaultValue: "x".repeat(4096) }),
    [],
  ],
  [
    30,
    "a default of 4097 characters",
    parameters({ Name: "P", Type: "String", DefaultValue: "x".repeat(4097) }),
    ["TEXT_TOO_LONG"],
  ],
  [32, "read but not declared", steps(reading("Parameters.Nope")), ["PARAMETER_UNDECLARED"]],
  [32, "declared but not read", parameters({ Name: "P", Type: "String" }), []],
];
