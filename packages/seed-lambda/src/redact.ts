import type { GitCredentials } from "./credentials.ts";

/** Makes what a server said fit for logs: one line, short, without the credentials in any form in which they were sent. */
export type Redact = (text: string) => string;

const SHOWN_CHARACTERS = 300;

/**
 * Redacts credentials. Servers repeat what they are sent: a proxy shows the request in its error page, a hook prints its
 * environment.
 */
export function redactor({ username, password }: GitCredentials): Redact {
  const forms = [
    password,
    encodeURIComponent(password),
    JSON.stringify(password).slice(1, -1),
    Buffer.from(`${username}:${password}`).toString("base64"),
    Buffer.from(password).toString("base64"),
  ].toSorted((one, other) => other.length - one.length);
  return (text) => {
    const hidden = forms.reduce((shown, form) => shown.replaceAll(form, "***"), text);
    const line = hidden.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
    return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)}…` : line;
  };
}
