// One form and its text on the device: kept when the line may be down, dropped when the server has it, put back when the page is opened again.
import { Device, type Kept } from "./device";
import { putText, textOf, wordsOf } from "./form_text";

export class OnDevice {
  private readonly device = Device.ofPage();
  private work: Promise<unknown> = Promise.resolve(); // one after the other: what was dropped is not kept again by what began before

  constructor(private readonly form: HTMLFormElement) {}

  // `sent`: of what is on its way, or was when the line broke. False where nothing is kept.
  keep(sent: string | null): Promise<boolean> {
    return this.next(async (device) => (await device?.keep(this.asItIs(sent))) ?? false);
  }

  drop(): Promise<void> {
    return this.next(async (device) => device?.drop(this.to));
  }

  // What waits for this form, put into it; null where nothing does. What the server has already waits no more.
  take(): Promise<Kept | null> {
    return this.next(async (device) => {
      const kept = await device?.find(this.to);
      if (!kept) return null;
      const served = textOf(this.form);
      if (kept.text === served) {
        await device?.drop(this.to);
        return null;
      }
      putText(this.form, kept.text);
      if (kept.sent !== served) this.base.value = kept.base; // made from another text than this page holds: the server shows both
      return kept;
    });
  }

  private next<T>(does: (device: Device | null) => Promise<T>): Promise<T> {
    const done = this.work.then(async () => does(await this.device));
    this.work = done.catch(() => undefined);
    return done;
  }

  private asItIs(sent: string | null): Kept {
    const title = document.querySelector("h1")?.textContent ?? document.title;
    return { to: this.to, title, text: textOf(this.form), words: wordsOf(this.form), base: this.base.value, sent, at: Date.now() };
  }

  private get to(): string {
    return new URL(this.form.action).pathname;
  }

  private get base(): HTMLInputElement {
    return this.form.elements.namedItem("_base") as HTMLInputElement;
  }
}

// As the clock of this device shows it.
export function hourOf(at: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  const time = new Date(at);
  return `${two(time.getHours())}:${two(time.getMinutes())}`;
}
