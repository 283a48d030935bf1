import { z } from "zod";

/** A row of the Palmer penguins table as vega-datasets ships it: lengths in millimetres, mass in grams. */
export const Penguin = z.object({
  Species: z.enum(["Adelie", "Chinstrap", "Gentoo"]),
  Island: z.string(),
  "Beak Length (mm)": z.number(),
  "Beak Depth (mm)": z.number(),
  "Flipper Length (mm)": z.number(),
  "Body Mass (g)": z.number(),
  Sex: z.enum(["MALE", "FEMALE"]),
});

/** What a model learns from: numbers only. */
export interface Example {
  readonly features: readonly number[];
  /** Grams. */
  readonly bodyMass: number;
}

export const FEATURES = [
  "beakLength",
  "beakDepth",
  "flipperLength",
  "isMale",
  "isChinstrap",
  "isGentoo",
] as const;

/** Species and sex become zeros and ones; Adelie is the species with both zeros. */
export function encode(penguin: z.infer<typeof Penguin>): Example {
  return {
    features: [
      penguin["Beak Length (mm)"],
      penguin["Beak Depth (mm)"],
      penguin["Flipper Length (mm)"],
      Number(penguin.Sex === "MALE"),
      Number(penguin.Species === "Chinstrap"),
      Number(penguin.Species === "Gentoo"),
    ],
    bodyMass: penguin["Body Mass (g)"],
  };
}
