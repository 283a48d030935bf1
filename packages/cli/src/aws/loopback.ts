/** Whether requests stay on this machine, as those to `sagewright serve` do. */
export function isLoopback(
  endpointUrl: string | undefined,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  const given = endpointUrl ?? (environment.AWS_ENDPOINT_URL || undefined);
  return given !== undefined && URL.canParse(given) && HERE.test(new URL(given).hostname);
}

const HERE = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;
