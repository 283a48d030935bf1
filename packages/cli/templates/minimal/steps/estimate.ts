import { z } from "zod";

export const Estimate = z.object({ pi: z.number(), points: z.int() });

/** Throws points at a square and counts those inside the circle. */
export function estimate({ inputs }: { inputs: { points: number } }): { estimate: z.infer<typeof Estimate> } {
  let inside = 0;
  for (let point = 0; point < inputs.points; point++) {
    if (Math.hypot(Math.random(), Math.random()) < 1) inside++;
  }
  const pi = (4 * inside) / inputs.points;
  console.log(`pi is about ${pi}`);
  return { estimate: { pi, points: inputs.points } };
}
