// Saves a form while someone writes in it. Without this script the form has its button, and loses nothing but the comfort.
//
//     <form method="post" action="/answers/…" data-act="answer.save" data-controller="autosave"
//           data-autosave-url-value="/answers/…"                  where to post; the fields are those of the form
//           data-autosave-saving-value="Saving …"
//           data-autosave-saved-value="Saved on the server at {1}"                    {1}: the hour, as the server said it
//           data-autosave-unsaved-value="Not on the server. Do not close this window."
//           data-autosave-refused-value="This text was not taken. It is still here."  after 403, 404, 409 and other refusals
//           data-autosave-page-value="Open the page beside this one">                 the words of the link that follows a refusal
//       <input type="hidden" name="_key"> <input type="hidden" name="_base"> …
//       <div class="save"><span role="status">…</span></div>
//
// The server answers 200 with {"base":"…","saved":"10:42"}: `base` goes into `_base`, for the next save and for the button.
//
// One save is under way at a time. What was sent is sent again, byte for byte with its `_key`, until the server has answered: an answer lost on
// the line is then given again, and the writer never meets her own text as somebody else's. Each new text has a fresh `_key`.
import { Controller } from "@hotwired/stimulus";
import { backOff, dueAt } from "./pace";
import { body, freshKey, textOf } from "./form_text";
import { outcomeOf, type Outcome } from "./save_outcome";

interface Sending {
  text: string; // the fields as they were, to see whether more was typed since
  body: string;
}

export default class Autosave extends Controller<HTMLFormElement> {
  static override values = { url: String, saving: String, saved: String, unsaved: String, refused: String, page: String };
  declare readonly urlValue: string;
  declare readonly savingValue: string;
  declare readonly savedValue: string;
  declare readonly unsavedValue: string;
  declare readonly refusedValue: string;
  declare readonly pageValue: string;

  private savedText = "";
  private sending: Sending | null = null;
  private underWay = false;
  private stopped = false; // refused for good: nothing more is sent from this window
  private failures = 0;
  private firstKey: number | null = null;
  private lastSent = -Infinity;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private leaving = false; // the button's own form is on its way: it carries the text
  private pressed: { button: HTMLElement | null } | null = null; // while a save was under way; it counts once that is answered

  override connect(): void {
    this.savedText = textOf(this.element);
    this.element.addEventListener("input", this.typed);
    this.element.addEventListener("change", this.typed);
    this.element.addEventListener("submit", this.submitted);
    addEventListener("online", this.sendNow);
    addEventListener("pageshow", this.shown);
    document.addEventListener("visibilitychange", this.hidden);
  }

  override disconnect(): void {
    clearTimeout(this.timer);
    this.element.removeEventListener("input", this.typed);
    this.element.removeEventListener("change", this.typed);
    this.element.removeEventListener("submit", this.submitted);
    removeEventListener("online", this.sendNow);
    removeEventListener("pageshow", this.shown);
    removeEventListener("beforeunload", this.warn);
    document.removeEventListener("visibilitychange", this.hidden);
  }

  private get unsaved(): boolean {
    return this.firstKey !== null || this.sending !== null;
  }

  private readonly typed = (): void => {
    if (this.stopped) return;
    const now = Date.now();
    this.firstKey ??= now;
    addEventListener("beforeunload", this.warn);
    if (this.failures === 0) this.sendIn(dueAt(this.firstKey, now, this.lastSent) - now);
  };

  private readonly sendNow = (): void => this.sendIn(0);

  // A phone may drop a page that is put aside, without a further word to it.
  private readonly hidden = (): void => {
    if (document.visibilityState === "hidden" && this.unsaved && !this.leaving) void this.send();
  };

  // Back from the next page, in browsers that keep this one as it was.
  private readonly shown = (): void => {
    this.leaving = false;
  };

  private readonly warn = (event: BeforeUnloadEvent): void => {
    event.preventDefault();
    event.returnValue = true; // Chrome before 119 asks for it
  };

  // A save under way has moved on from this form's `_base`, or has met a dead line, where the browser would leave this page and the text for an
  // error of its own: the button waits for the answer.
  private readonly submitted = (event: SubmitEvent): void => {
    if (!this.stopped && (this.sending || (this.unsaved && !navigator.onLine))) {
      event.preventDefault();
      this.pressed = { button: event.submitter };
      this.sendNow();
      return;
    }
    this.leaving = true;
    clearTimeout(this.timer);
    removeEventListener("beforeunload", this.warn);
  };

  private press(): void {
    const button = this.pressed?.button;
    this.pressed = null;
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
    if (this.failures === 0) this.say(this.savingValue);
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
    if (outcome.kind === "signed-out") this.sayWithLink(this.unsavedValue);
    else this.say(this.unsavedValue, "unsafe");
    this.sendIn(Math.max(backOff(this.failures, Math.random()), outcome.retryAfter));
  }

  private get status(): Element | null {
    return this.element.querySelector("[role=status]");
  }

  private say(text: string, safety: "safe" | "unsafe" = "safe"): void {
    this.status?.closest(".save")?.classList.toggle("is-unsafe", safety === "unsafe");
    if (this.status?.textContent !== text) this.status?.replaceChildren(text);
  }

  // In a window of its own: this one still holds the text.
  private sayWithLink(text = this.refusedValue): void {
    this.say(text, "unsafe");
    const link = document.createElement("a");
    link.href = location.pathname;
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = this.pageValue;
    this.status?.append(" ", link);
  }
}
