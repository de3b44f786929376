// A form as the bytes that are posted (urlencoded, UTF-8).

const hiddenNames = ["_key", "_base", "_csrf"];

function fields(form: HTMLFormElement): URLSearchParams {
  const pairs = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") pairs.append(name, value);
  return pairs;
}

// What the writer made: two equal texts need no save between them.
export function textOf(form: HTMLFormElement): string {
  const pairs = fields(form);
  for (const name of hiddenNames) pairs.delete(name);
  return pairs.toString();
}

// As the server sent it, whatever a browser put back into it or somebody typed before this script came.
export function textAsServed(form: HTMLFormElement): string {
  const served = form.cloneNode(true) as HTMLFormElement;
  served.reset();
  return textOf(served);
}

export function putText(form: HTMLFormElement, text: string): void {
  for (const [name, value] of new URLSearchParams(text)) {
    const field = form.elements.namedItem(name);
    if (field && "value" in field) field.value = value;
  }
}

export function wordsOf(form: HTMLFormElement): string {
  const written = [...form.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>("textarea, input[type=text]")];
  return written.map(({ value }) => value).filter((value) => value !== "").join("\n\n");
}

// Where a form that is posted to this path stands.
export function pageOf(to: string): string {
  return to.replace(/\/[^/]*$/, "");
}

export function body(form: HTMLFormElement, key: string): string {
  const pairs = fields(form);
  pairs.set("_key", key);
  return pairs.toString();
}

// 128 random bits as 32 letters. (crypto.randomUUID is younger than some of our browsers.)
export function freshKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
