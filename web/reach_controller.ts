// The share page: a choice by mouse or finger shows at once whom it reaches, by sending the GET form; the button stays for everyone else.
// The arrow keys walk through the choices without sending (WCAG 3.2.2), so a keyboard reader hears them all, then presses the button.
//
//     <form method="get" action="…#who" data-controller="reach">
import { Controller } from "@hotwired/stimulus";

export default class Reach extends Controller<HTMLFormElement> {
  private byPointer = false;

  override connect(): void {
    this.element.addEventListener("pointerdown", this.pointed);
    this.element.addEventListener("keydown", this.typed);
    this.element.addEventListener("change", this.chosen);
  }

  override disconnect(): void {
    this.element.removeEventListener("pointerdown", this.pointed);
    this.element.removeEventListener("keydown", this.typed);
    this.element.removeEventListener("change", this.chosen);
  }

  private readonly pointed = (): void => {
    this.byPointer = true;
  };

  private readonly typed = (): void => {
    this.byPointer = false;
  };

  private readonly chosen = (event: Event): void => {
    const radio = event.target instanceof HTMLInputElement && event.target.type === "radio";
    if (radio && this.byPointer) this.element.requestSubmit();
  };
}
