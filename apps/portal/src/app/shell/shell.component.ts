import { ChangeDetectionStrategy, Component, type ElementRef, viewChild } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';

/** The frame around every page: skip link, header, main part, footer. */
@Component({
  selector: 'fp-root',
  imports: [RouterLink, RouterOutlet],
  templateUrl: './shell.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ShellComponent {
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  /** Moves the reader past the header without changing the address, which belongs to the router. */
  protected skipToMain(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }
}
