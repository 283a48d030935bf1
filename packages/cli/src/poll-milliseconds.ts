/** How long to wait between two looks; tests, in which things go quicker, set SAGEWRIGHT_POLL_MILLISECONDS. */
export function pollMilliseconds(
  usual: number,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): number {
  const given = Number(environment.SAGEWRIGHT_POLL_MILLISECONDS);
  return given > 0 ? given : usual;
}
