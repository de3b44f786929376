// What came of one attempt to save.
export type Outcome =
  | { kind: "saved"; base: string; saved: string }
  | { kind: "wrong" } //                              this text is not taken, another may be: 400, 413, 415, 422
  | { kind: "refused" } //                            nothing more will be taken from this window: 403, 404, 409
  | { kind: "signed-out"; retryAfter: number } //     the server led away from the page
  | { kind: "down"; retryAfter: number }; //          no line, or a server that asks to come back; milliseconds

const patience = 20_000; // milliseconds for one attempt: a line that hangs is down

export async function outcomeOf(url: string, body: string): Promise<Outcome> {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), patience);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8" },
      body,
      redirect: "manual",
      keepalive: body.length < 60_000, // beyond 64 KB a browser refuses it
      signal: giveUp.signal,
    });
    return await read(response);
  } catch {
    return { kind: "down", retryAfter: 0 };
  } finally {
    clearTimeout(timer);
  }
}

async function read(response: Response): Promise<Outcome> {
  if (response.ok) {
    const answer: unknown = await response.json();
    return isAnswer(answer) ? { kind: "saved", base: answer.base, saved: answer.saved } : { kind: "down", retryAfter: 0 };
  }
  const retryAfter = 1000 * (Number(response.headers.get("Retry-After")) || 0);
  if (response.type === "opaqueredirect" || response.status === 401) return { kind: "signed-out", retryAfter };
  if ([403, 404, 409].includes(response.status)) return { kind: "refused" };
  if (response.status === 429 || response.status >= 500) return { kind: "down", retryAfter };
  return { kind: "wrong" };
}

function isAnswer(answer: unknown): answer is { base: string; saved: string } {
  const { base, saved } = Object(answer) as Record<string, unknown>;
  return typeof base === "string" && typeof saved === "string";
}
