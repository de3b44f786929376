// Saves a form while someone writes in it. Without this script the form has its button, and loses nothing but the comfort.
//
//     <form method="post" action="/answers/…/text" data-act="answer.save" data-controller="autosave"
//           data-autosave-url-value="/answers/…/draft"            where to post; the fields are those of the form
//           data-autosave-saved-value="Saved on the server at {1}"                    {1}: the hour, as the server said it
//       <span hidden data-autosave-target="words" data-saving="Saving …" data-unsaved="Not on the server. Do not close this window."
//           data-kept="Not on the server yet. Kept on this device at {1}."            on a device of the writer's own (device.ts)
//           data-refused="This text was not taken. It is still here."                 after 403, 404, 409 and other refusals
//           data-page="Open the page beside this one"></span>                         the words of the link that follows a refusal
//       <input type="hidden" name="_key"> <input type="hidden" name="_base"> …
//       <div class="save"><span role="status">…</span></div>
//
// The server answers 200 with {"base":"…","saved":"10:42"}: `base` goes into `_base`, for the next save and for the button.
//
// One save is under way at a time. What was sent is sent again, byte for byte with its `_key`, until the server has answered: an answer lost on
// the line is then given again, and the writer never meets her own text as somebody else's. Each new text has a fresh `_key`.
import { Controller } from "@hotwired/stimulus";
import { backOff, dueAt } from "./pace";
import { body, freshKey, pageOf, textAsServed, textOf } from "./form_text";
import { hourOf, OnDevice } from "./on_device";
import { outcomeOf, type Outcome } from "./save_outcome";

interface Sending {
  text: string; // the fields as they were, to see whether more was typed since
  body: string;
}

export default class Autosave extends Controller<HTMLFormElement> {
  static override values = { url: String, saved: String };
  static override targets = ["words"];
  declare readonly urlValue: string;
  declare readonly savedValue: string;
  declare readonly wordsTarget: HTMLElement;

  private savedText = "";
  private sending: Sending | null = null;
  private underWay = false;
  private stopped = false; // refused for good: nothing more is sent from this window
  private failures = 0;
  private firstKey: number | null = null;
  private lastSent = -Infinity;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private onDevice!: OnDevice;
  private keeping: ReturnType<typeof setTimeout> | undefined;
  private leaving = false; // the button's own form is on its way: it carries the text
  private pressed: { button: HTMLElement | null } | null = null; // while a save was under way; it counts once that is answered

  override connect(): void {
    this.savedText = textAsServed(this.element);
    this.onDevice = new OnDevice(this.element);
    this.element.addEventListener("input", this.typed);
    this.element.addEventListener("change", this.typed);
    this.element.addEventListener("submit", this.submitted);
    addEventListener("online", this.sendNow);
    addEventListener("pageshow", this.shown);
    document.addEventListener("visibilitychange", this.hidden);
    if (textOf(this.element) === this.savedText) void this.takeFromDevice();
    else this.typed(); // before this script came, or put back by the browser
  }

  override disconnect(): void {
    clearTimeout(this.timer);
    clearTimeout(this.keeping);
    this.element.removeEventListener("input", this.typed);
    this.element.removeEventListener("change", this.typed);
    this.element.removeEventListener("submit", this.submitted);
    removeEventListener("online", this.sendNow);
    removeEventListener("pageshow", this.shown);
    removeEventListener("beforeunload", this.warn);
    document.removeEventListener("visibilitychange", this.hidden);
  }

  private get unsaved(): boolean {
    return this.sending !== null || (this.firstKey !== null && textOf(this.element) !== this.savedText);
  }

  private readonly typed = (): void => {
    this.leaving = false;
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => void this.keep(), 500);
    if (this.stopped) return;
    const now = Date.now();
    this.firstKey ??= now;
    addEventListener("beforeunload", this.warn);
    if (this.failures === 0) this.sendIn(dueAt(this.firstKey, now, this.lastSent) - now);
  };

  private readonly sendNow = (): void => this.sendIn(0);

  // A phone may drop a page that is put aside, without a further word to it.
  private readonly hidden = (): void => {
    if (document.visibilityState !== "hidden" || !this.unsaved || this.leaving) return;
    void this.keep();
    void this.send();
  };

  // Back from the next page, in browsers that keep this one as it was.
  private readonly shown = (): void => {
    this.leaving = false;
  };

  private readonly warn = (event: BeforeUnloadEvent): void => {
    event.preventDefault();
    event.returnValue = true; // Chrome before 119 asks for it
  };

  // On a dead line the browser would leave this page and the text for an error of its own: the button waits until the server has what was typed.
  private readonly submitted = (event: SubmitEvent): void => {
    if (!this.leaving && !this.stopped && this.unsaved) {
      event.preventDefault();
      this.pressed = { button: event.submitter };
      void this.send();
      return;
    }
    this.leaving = true;
    clearTimeout(this.timer);
    removeEventListener("beforeunload", this.warn);
  };

  private press(): void {
    const button = this.pressed?.button;
    this.pressed = null;
    this.leaving = true;
    this.element.requestSubmit(button);
  }

  private sendIn(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send(), milliseconds);
  }

  private async send(): Promise<void> {
    if (this.stopped || this.underWay) return;
    this.sending ??= this.next();
    if (!this.sending) return this.settled();
    clearTimeout(this.timer);
    this.underWay = true;
    this.lastSent = Date.now();
    if (this.failures === 0) this.say(this.words("saving"));
    const outcome = await outcomeOf(this.urlValue, this.sending.body);
    this.underWay = false;
    this.take(outcome, this.sending);
  }

  private next(): Sending | null {
    const text = textOf(this.element);
    this.firstKey = null;
    return text === this.savedText ? null : { text, body: body(this.element, freshKey()) };
  }

  private take(outcome: Outcome, sent: Sending): void {
    if (outcome.kind === "saved") this.saved(outcome, sent);
    else if (outcome.kind === "wrong") this.wrong();
    else if (outcome.kind === "refused") this.refused();
    else this.failed(outcome);
  }

  private saved(outcome: Extract<Outcome, { kind: "saved" }>, sent: Sending): void {
    this.savedText = sent.text;
    this.sending = null;
    this.failures = 0;
    const base = this.element.elements.namedItem("_base");
    if (base instanceof HTMLInputElement) base.value = outcome.base;
    this.say(this.savedValue.replace("{1}", () => outcome.saved));
    if (this.pressed) this.press();
    else if (textOf(this.element) === this.savedText) this.settled();
    else this.typed();
  }

  private settled(): void {
    this.firstKey = null;
    clearTimeout(this.timer);
    clearTimeout(this.keeping);
    void this.onDevice.drop();
    removeEventListener("beforeunload", this.warn);
  }

  // The text as it stands is not taken; another one may be. The button, here and below, leads to the server's page with its words, and both texts.
  private wrong(): void {
    this.sending = null;
    this.failures = 0;
    this.sayWithLink();
    if (this.pressed) this.press();
    else if (this.firstKey !== null) this.typed();
  }

  private refused(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.sayWithLink();
    if (this.pressed) this.press();
  }

  private failed(outcome: Extract<Outcome, { kind: "down" | "signed-out" }>): void {
    this.failures += 1;
    void this.sayFailed(outcome);
    this.sendIn(Math.max(backOff(this.failures, Math.random()), outcome.retryAfter));
  }

  private async sayFailed({ kind }: Outcome): Promise<void> {
    const kept = await this.keep();
    if (this.failures === 0) return; // answered meanwhile
    const says = kept ? this.words("kept", Date.now()) : this.words("unsaved");
    if (kind === "signed-out") this.sayWithLink(says, kept ? "safe" : "unsafe");
    else this.say(says, kept ? "safe" : "unsafe");
  }

  // ---- on a device of the writer's own

  private async keep(): Promise<boolean> {
    if (textOf(this.element) === this.savedText && !this.sending) return true;
    const kept = await this.onDevice.keep(this.sending?.text ?? null);
    if (kept) removeEventListener("beforeunload", this.warn);
    return kept;
  }

  private async takeFromDevice(): Promise<void> {
    const kept = await this.onDevice.take();
    if (!kept) return;
    this.typed();
    this.say(this.words("kept", kept.at));
  }

  private words(name: string, at = 0): string {
    return (this.wordsTarget.dataset[name] ?? "").replace("{1}", hourOf(at));
  }

  private get status(): Element | null {
    return this.element.querySelector("[role=status]");
  }

  private say(text: string, safety: "safe" | "unsafe" = "safe"): void {
    this.status?.closest(".save")?.classList.toggle("is-unsafe", safety === "unsafe");
    if (this.status?.textContent !== text) this.status?.replaceChildren(text);
  }

  // In a window of its own: this one still holds the text.
  private sayWithLink(text = this.words("refused"), safety: "safe" | "unsafe" = "unsafe"): void {
    this.say(text, safety);
    const link = document.createElement("a");
    link.href = pageOf(new URL(this.element.action).pathname);
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = this.words("page");
    this.status?.append(" ", link);
  }
}
