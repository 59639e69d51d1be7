import { z } from 'zod';

/** The environment variables of post going out. */
export const postVariables = {
  /** A mail server: `smtps://name:password@mail.example.org`. Not parsed here, because a complaint would repeat the password. */
  SMTP_URL: z.string().min(1).optional(),
  /** Whom e-mail comes from: `School admissions <admissions@example.org>`. */
  MAIL_FROM: z.string().min(1).optional(),
  /** A key of GOV.UK Notify. */
  NOTIFY_API_KEY: z.string().min(1).optional(),
  /** The template at GOV.UK Notify whose subject is `((subject))` and whose message is `((body))`. */
  NOTIFY_TEMPLATE: z.uuid().optional(),
  /** How many letters go out in a minute at most: what the carrier allows, and what the authority's own pages can bear. */
  LETTERS_PER_MINUTE: z.coerce.number().int().min(1).max(100_000).default(1_200),
  /** Where GOV.UK Notify answers; only a test has a reason to change it. */
  NOTIFY_URL: z.url({ protocol: /^https?$/ }).default('https://api.notifications.service.gov.uk'),
};

/** The variables once they are read. */
type Given = z.infer<z.ZodObject<typeof postVariables>>;

/** How post goes out, as the environment says. */
export interface PostSettings {
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string | undefined;
  readonly notifyApiKey: string | undefined;
  readonly notifyTemplate: string | undefined;
  readonly notifyUrl: string;
  readonly perMinute: number;
}

/** The settings of the post in the words of the service. */
export function postSettings(given: Given): PostSettings {
  return {
    smtpUrl: given.SMTP_URL,
    mailFrom: given.MAIL_FROM,
    notifyApiKey: given.NOTIFY_API_KEY,
    notifyTemplate: given.NOTIFY_TEMPLATE,
    notifyUrl: given.NOTIFY_URL,
    perMinute: given.LETTERS_PER_MINUTE,
  };
}
