// Texts that could not be sent, kept on a device of the writer's own: sealed under a key that the server gives only to her account's session, for 7 days at
// most. Another account on the same device finds nothing: names and contents follow from the key. Where a browser cannot do this, nothing is kept.
import { base64, bytesOf } from "./base64";

export interface Kept {
  to: string; // where its form is posted: one text waits for each
  title: string; // of its page
  text: string; // the fields as they were typed, urlencoded
  words: string; // what of them a person would miss
  base: string; // what it was made from
  sent: string | null; // of what was on its way when the line broke: the server may have it
  at: number; // milliseconds since 1970
}

const week = 7 * 24 * 3600 * 1000;
const mark = "jejaring.text.";

interface Sealed {
  at: number;
  nonce: string;
  text: string;
}

const utf8 = new TextEncoder();

async function hash(...parts: string[]): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", utf8.encode(parts.join("\n")));
  return base64(new Uint8Array(digest).slice(0, 16));
}

function read(name: string): Sealed | null {
  try {
    const { at, nonce, text } = Object(JSON.parse(localStorage.getItem(name) ?? "null")) as Record<string, unknown>;
    return typeof at === "number" && typeof nonce === "string" && typeof text === "string" ? { at, nonce, text } : null;
  } catch {
    return null;
  }
}

function names(prefix: string): string[] {
  return Object.keys(localStorage).filter((name) => name.startsWith(prefix));
}

// Whoever's they are: after a week nobody waits for them.
function forgetTheOld(now: number): void {
  for (const name of names(mark)) if ((read(name)?.at ?? 0) + week < now) localStorage.removeItem(name);
}

export class Device {
  private constructor(
    private readonly secret: string,
    private readonly key: CryptoKey,
    private readonly prefix: string,
  ) {}

  // With the key as this page gives it; null on a shared computer, and in a browser without what it takes.
  static async ofPage(): Promise<Device | null> {
    const secret = document.querySelector("[data-waiting-key-value]")?.getAttribute("data-waiting-key-value");
    if (!secret) return null;
    try {
      forgetTheOld(Date.now());
      const key = await crypto.subtle.importKey("raw", bytesOf(secret), "AES-GCM", false, ["encrypt", "decrypt"]);
      return new Device(secret, key, `${mark}${await hash(secret)}.`);
    } catch {
      return null;
    }
  }

  // False where there is no room, or the browser keeps nothing.
  async keep(kept: Kept): Promise<boolean> {
    try {
      const name = await this.nameOf(kept.to);
      const nonce = crypto.getRandomValues(new Uint8Array(12));
      const text = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: utf8.encode(name) }, this.key, utf8.encode(JSON.stringify(kept)));
      const sealed: Sealed = { at: kept.at, nonce: base64(nonce), text: base64(new Uint8Array(text)) };
      localStorage.setItem(name, JSON.stringify(sealed));
      return true;
    } catch {
      return false;
    }
  }

  async find(to: string): Promise<Kept | null> {
    return this.open(await this.nameOf(to));
  }

  async all(): Promise<Kept[]> {
    const found = await Promise.all(names(this.prefix).map((name) => this.open(name)));
    return found.filter((kept): kept is Kept => kept !== null).sort((a, b) => a.at - b.at);
  }

  async drop(to: string): Promise<void> {
    localStorage.removeItem(await this.nameOf(to));
  }

  private async nameOf(to: string): Promise<string> {
    return this.prefix + (await hash(this.secret, to));
  }

  private async open(name: string): Promise<Kept | null> {
    const sealed = read(name);
    if (!sealed) return null;
    try {
      const how = { name: "AES-GCM", iv: bytesOf(sealed.nonce), additionalData: utf8.encode(name) };
      const text = await crypto.subtle.decrypt(how, this.key, bytesOf(sealed.text));
      return JSON.parse(new TextDecoder().decode(text)) as Kept;
    } catch {
      localStorage.removeItem(name); // changed, or of a key that is no more: nobody will ever read it
      return null;
    }
  }
}
