import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { BackLinkComponent } from '@ui/back-link/back-link.component';
import { LinkComponent } from '@ui/link/link.component';
import { PanelComponent } from '@ui/panel/panel.component';
import { WaitingComponent } from '@ui/waiting/waiting.component';
import { Words } from '@ui/words/words';
import { MyOfferReader } from '../my-offer';

/** The receipt for the answer to an offer; it can be opened again at any time. */
@Component({
  selector: 'fp-receipt-page',
  imports: [BackLinkComponent, LinkComponent, PanelComponent, WaitingComponent],
  templateUrl: './receipt.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReceiptPage {
  protected readonly words = inject(Words);
  private readonly reader = inject(MyOfferReader);
  readonly child = input.required<string>();
  readonly round = input.required<string>();
  protected readonly back = computed(() => `/family/children/${this.child()}/${this.round()}/offer`);
  protected readonly shown = resource({
    params: () => ({ child: this.child(), round: this.round() }),
    loader: ({ params: { child, round }, abortSignal }) => this.reader.run(child, round, abortSignal),
  });
  protected readonly offer = computed(() => (this.shown.hasValue() ? (this.shown.value().mine?.offer ?? null) : null));
  protected readonly name = computed(() => (this.shown.hasValue() ? this.shown.value().firstNames : ''));
}
