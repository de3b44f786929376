// What waits on this device for the line, on every page of its owner: a way to each text, and a question before she signs out.
//
//     <div data-controller="waiting" data-waiting-key-value="…" hidden> <ul data-waiting-target="list"></ul>
//       <div data-waiting-target="leaving" tabindex="-1" hidden> … buttons: waiting#stay, waiting#saveAsFile, waiting#leave </div></div>
import { Controller } from "@hotwired/stimulus";
import { Device, type Kept } from "./device";
import { pageOf } from "./form_text";

export default class Waiting extends Controller<HTMLElement> {
  static override targets = ["list", "leaving"];
  declare readonly listTarget: HTMLElement;
  declare readonly leavingTarget: HTMLElement;

  private kept: Kept[] = [];
  private signingOut: HTMLFormElement | null = null;

  override connect(): void {
    document.addEventListener("submit", this.submitted);
    void this.begin();
  }

  override disconnect(): void {
    document.removeEventListener("submit", this.submitted);
  }

  // A page of two texts has come from the server with hers, which is a draft there from now on.
  private async begin(): Promise<void> {
    const conflict = document.querySelector<HTMLFormElement>("main[data-error=version] form[method=post]");
    if (conflict) await (await Device.ofPage())?.drop(new URL(conflict.action).pathname);
    this.show((await this.waiting()).filter(({ to }) => pageOf(to) !== location.pathname)); // its own page says so beside the text
  }

  private async waiting(): Promise<Kept[]> {
    return (await (await Device.ofPage())?.all()) ?? [];
  }

  private show(kept: Kept[]): void {
    this.kept = kept;
    this.element.hidden = kept.length === 0;
    this.listTarget.replaceChildren(...kept.map(itemFor));
  }

  private readonly submitted = (event: SubmitEvent): void => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset["act"] !== "session.end") return;
    event.preventDefault();
    this.signingOut = form;
    void this.askBeforeLeaving();
  };

  private async askBeforeLeaving(): Promise<void> {
    this.show(await this.waiting());
    if (this.kept.length === 0) return this.leave();
    this.leavingTarget.hidden = false;
    this.leavingTarget.focus();
  }

  stay(): void {
    this.leavingTarget.hidden = true;
  }

  leave(): void {
    this.signingOut?.submit();
  }

  saveAsFile(): void {
    const texts = this.kept.map(({ title, words }) => `${title}\n\n${words}\n`);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([texts.join("\n")], { type: "text/plain;charset=utf-8" }));
    link.download = "jejaring.txt";
    link.click();
  }
}

function itemFor({ to, title }: Kept): HTMLElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = pageOf(to);
  link.textContent = title;
  item.append(link);
  return item;
}
