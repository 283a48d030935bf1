const UNITS = ["KiB", "MiB", "GiB", "TiB"];

/** `812 B`, `4.2 MiB`, `118 MiB`. */
export function byteCount(bytes: number): string {
  let [value, unit] = [bytes, "B"];
  for (const next of UNITS) {
    if (value < 1000) break;
    [value, unit] = [value / 1024, next];
  }
  return `${unit === "B" || value >= 9.95 ? Math.round(value) : value.toFixed(1)} ${unit}`;
}
