import { ChangeDetectionStrategy, Component, computed, effect, inject } from '@angular/core';
import { Router } from '@angular/router';
import { ApplicationsClient } from '@client/applications.client';
import { LinkComponent } from '@ui/link/link.component';
import { PanelComponent } from '@ui/panel/panel.component';
import { Words } from '@ui/words/words';
import { SessionState } from '@shell';
import { ApplyState } from '../state/apply-state';

/** The receipt: that the application came, when, what to quote, and what happens next. */
@Component({
  selector: 'fp-sent-page',
  imports: [LinkComponent, PanelComponent],
  templateUrl: './sent.page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SentPage {
  protected readonly words = inject(Words);
  protected readonly state = inject(ApplyState);
  private readonly client = inject(ApplicationsClient);
  private readonly session = inject(SessionState);
  private readonly router = inject(Router);

  protected readonly to = computed(() => `/family/apply/${this.state.application().id}`);
  protected readonly receipt = computed(() => this.state.application().receipt);
  protected readonly file = computed(() =>
    this.client.receiptAddress(this.state.application().id, this.words.language() === 'cy' ? 'cy' : 'en'),
  );
  protected readonly email = computed(() =>
    this.state.application().corporateParent === null ? (this.session.signedIn()?.email ?? null) : null,
  );
  protected readonly names = computed(() => this.state.application().preferences.map(({ name }) => name));
  protected readonly lastDay = computed(() =>
    this.words.date(new Date(Date.parse(this.state.round().closesAt) - 60_000).toISOString()),
  );
  protected readonly follow = computed(() => {
    const { child, round } = this.state.application();
    return `/family/children/${child}/${round}`;
  });

  constructor() {
    effect(() => {
      if (this.receipt() === null) void this.router.navigateByUrl(this.to(), { replaceUrl: true });
    });
  }
}
