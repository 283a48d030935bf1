import { SagewrightError } from "@sagewright/core";
import { doctorCheckTimedOut } from "./issues.ts";

/** Work that may not take longer. Issue: DOCTOR_CHECK_TIMED_OUT. */
export async function within<T>(seconds: number, work: () => Promise<T>): Promise<T> {
  const end = new AbortController();
  const late = new Promise<never>((_, reject) => {
    const timer = setTimeout(
      () => reject(new SagewrightError([doctorCheckTimedOut(seconds)])),
      seconds * 1000,
    );
    end.signal.addEventListener("abort", () => clearTimeout(timer));
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    end.abort();
  }
}
