import fc from "fast-check";
import { expect, it } from "vitest";
import { redactor } from "./redact.ts";

const credential = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  minLength: 6,
  maxLength: 40,
});

it("leaves no form of a credential in any text", () => {
  fc.assert(
    fc.property(credential, credential, fc.string({ maxLength: 20 }), (username, password, noise) => {
      fc.pre(!password.includes("*"));
      const login = Buffer.from(`${username}:${password}`).toString("base64");
      const text = [
        noise,
        password,
        noise,
        encodeURIComponent(password),
        JSON.stringify(password),
        login,
      ].join(" ");
      const shown = redactor({ username, password })(text);
      expect(shown).not.toContain(password);
      expect(shown).not.toContain(encodeURIComponent(password));
      expect(shown).not.toContain(login);
    }),
  );
});

it("makes one short line", () => {
  const shown = redactor({ username: "ada", password: "secret" })(
    `one\r\n\u001b[31mtwo\u0000\u202e${"x".repeat(1000)}`,
  );
  expect(shown).toMatch(/^one \[31mtwo x+…$/);
  expect(shown.length).toBeLessThan(310);
});
