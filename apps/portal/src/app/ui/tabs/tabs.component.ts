import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';

/** One of several views of the same thing. */
export interface Tab {
  readonly id: string;
  readonly title: string;
}

/**
 * Several views of the same thing, one at a time: a list and a map. The view itself stands between the tags and is chosen
 * by whoever uses the tabs: `<fp-tabs [tabs]="tabs" [(shown)]="shown">@if (shown() === 'map') { … }</fp-tabs>`.
 */
@Component({
  selector: 'fp-tabs',
  templateUrl: './tabs.component.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TabsComponent {
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly tabs = input.required<readonly Tab[]>();
  readonly shown = model.required<string>();

  /** Arrow keys go from tab to tab, Home and End to the first and last; in Arabic, left is forward. */
  protected pressed(event: KeyboardEvent): void {
    const tabs = this.tabs();
    const at = tabs.findIndex(({ id }) => id === this.shown());
    const forward = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const to = {
      [forward]: (at + 1) % tabs.length,
      [back]: (at - 1 + tabs.length) % tabs.length,
      Home: 0,
      End: tabs.length - 1,
    }[event.key];
    const next = to === undefined ? undefined : tabs[to];
    if (next === undefined) return;
    event.preventDefault();
    this.shown.set(next.id);
    document.getElementById(`${this.name()}-tab-${next.id}`)?.focus();
  }
}
