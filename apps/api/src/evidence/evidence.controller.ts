import { Controller, Req, StreamableFile } from '@nestjs/common';
import type { Actor, Language } from '@kernel';
import { type AnswerOf, evidenceRoutes as routes, type InputOf } from '@contract';
import type { Request } from 'express';
import { Input, May, receiveFile, Serves, Spoken, Who } from '../platform';
import { RecordFinding } from './findings/record-finding';
import { OpenEvidence } from './items/open-evidence';
import { ReceiveEvidence } from './items/receive-evidence';
import { RemoveEvidence } from './items/remove-evidence';
import { saidIn } from './needs/say-needs';
import { ShowStanding } from './needs/show-standing';

type Routes = typeof routes;

/** What families send for what they claim, and what officers find. */
@Controller()
export class EvidenceController {
  constructor(
    private readonly standing: ShowStanding,
    private readonly receive: ReceiveEvidence,
    private readonly open: OpenEvidence,
    private readonly removeItem: RemoveEvidence,
    private readonly findings: RecordFinding,
  ) {}

  @Serves(routes.standing)
  @May('parent', 'officer', 'virtual-school-head')
  async claimsOf(
    @Input() { params }: InputOf<Routes['standing']>,
    @Who() actor: Actor,
    @Spoken() language: Language,
  ): Promise<AnswerOf<Routes['standing']>> {
    return { items: saidIn(language, await this.standing.run(actor, params.application)) };
  }

  @Serves(routes.send)
  @May('parent', 'officer', 'school-admin', 'virtual-school-head')
  async send(
    @Input() { params }: InputOf<Routes['send']>,
    @Req() request: Request,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['send']>> {
    return this.receive.run(actor, params.claim, await receiveFile(request));
  }

  @Serves(routes.open)
  @May('parent', 'officer', 'school-admin', 'virtual-school-head')
  async file(@Input() { params }: InputOf<Routes['open']>, @Who() actor: Actor): Promise<StreamableFile> {
    const { name, mediaType, bytes } = await this.open.run(actor, params.item);
    return new StreamableFile(bytes, { type: mediaType, disposition: attachment(name), length: bytes.length });
  }

  @Serves(routes.remove)
  @May('parent', 'officer', 'school-admin', 'virtual-school-head')
  remove(
    @Input() { params, body }: InputOf<Routes['remove']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['remove']>> {
    return this.removeItem.run(actor, params.item, body.reason);
  }

  @Serves(routes.record)
  @May('officer', 'school-admin', 'primary-head', 'virtual-school-head')
  record(
    @Input() { params, body }: InputOf<Routes['record']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['record']>> {
    return this.findings.run(actor, { ...body, claim: params.claim });
  }

  @Serves(routes.recordMany)
  @May('officer', 'school-admin', 'virtual-school-head')
  async recordMany(
    @Input() { body }: InputOf<Routes['recordMany']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['recordMany']>> {
    return { recorded: await this.findings.many(actor, body.findings) };
  }

  @Serves(routes.recordItem)
  @May('officer', 'school-admin', 'virtual-school-head')
  recordItem(
    @Input() { params, body }: InputOf<Routes['recordItem']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['recordItem']>> {
    return this.findings.item(actor, params.item, body);
  }

  @Serves(routes.recordOfChild)
  @May('officer', 'virtual-school-head')
  recordOfChild(
    @Input() { params, body }: InputOf<Routes['recordOfChild']>,
    @Who() actor: Actor,
  ): Promise<AnswerOf<Routes['recordOfChild']>> {
    return this.findings.ofChild(actor, params.child, body);
  }
}

/** Always offered for saving and never shown in the page: what families send is not ours to run. */
function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
