import { textWidth } from "./text-width.ts";

/** The part of a terminal stream that is drawn on. */
export interface Canvas {
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/** Lines at the end of the screen that are drawn again in place. */
export interface Redraw {
  draw(lines: readonly string[]): void;
  /** Takes the lines away. */
  clear(): void;
}

export function redrawOn(canvas: Canvas): Redraw {
  let drawn: readonly string[] = [];
  /** A line drawn on a wider screen takes more rows once the screen is narrower. */
  const rowsDrawn = (): number => {
    const columns = Math.max(1, canvas.columns ?? 80);
    return drawn.reduce((rows, line) => rows + Math.max(1, Math.ceil(textWidth(line) / columns)), 0);
  };
  const start = (): string => (drawn.length === 0 ? "" : `\x1b[${rowsDrawn()}F`);
  return {
    draw(lines) {
      canvas.write(`${start()}${lines.map((line) => `\x1b[2K${line}\n`).join("")}\x1b[0J`);
      drawn = lines;
    },
    clear() {
      if (drawn.length > 0) canvas.write(`${start()}\x1b[0J`);
      drawn = [];
    },
  };
}
