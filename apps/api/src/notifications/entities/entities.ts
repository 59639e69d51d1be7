import { DeliveryEntity } from './delivery.entity';
import { LetterEntity } from './letter.entity';
import { LetterOrderEntity } from './letter-order.entity';
import { MailingEntity } from './mailing.entity';
import { PrintingEntity } from './printing.entity';

/** The rows of the room. */
export const entities = [LetterOrderEntity, LetterEntity, MailingEntity, PrintingEntity, DeliveryEntity];
