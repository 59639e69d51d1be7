import { z } from 'zod';

/** The environment variables of files kept safely and of the virus check. */
export const storageVariables = {
  /** Keys that files are encrypted with: 32 bytes in base64; several divided by commas, the first for new files. */
  FILES_KEY: z.string().min(1).optional(),
  /** An S3-compatible store to keep files in, instead of the data folder. */
  S3_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** The bucket that files are kept in. */
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'a bucket has 3 to 63 small letters, digits, dots and dashes')
    .optional(),
  /** The region the store wants to be asked in. */
  S3_REGION: z.string().min(1).default('us-east-1'),
  /** The name of the access key. */
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  /** The secret of the access key. */
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  /** A clamd virus scanner that listens on TCP: `tcp://clamav:3310`. */
  CLAMD_URL: z.url({ protocol: /^tcp$/ }).optional(),
};

/** The variables once they are read. */
type Given = z.infer<z.ZodObject<typeof storageVariables>>;

/** Where files are kept and how, as the environment says. */
export interface StorageSettings {
  readonly filesKey: string | undefined;
  readonly s3: {
    readonly url: string | undefined;
    readonly bucket: string | undefined;
    readonly region: string;
    readonly accessKeyId: string | undefined;
    readonly secretAccessKey: string | undefined;
  };
  readonly clamdUrl: string | undefined;
}

/** The settings of the storage in the words of the service. */
export function storageSettings(given: Given): StorageSettings {
  return {
    filesKey: given.FILES_KEY,
    s3: {
      url: given.S3_URL,
      bucket: given.S3_BUCKET,
      region: given.S3_REGION,
      accessKeyId: given.S3_ACCESS_KEY_ID,
      secretAccessKey: given.S3_SECRET_ACCESS_KEY,
    },
    clamdUrl: given.CLAMD_URL,
  };
}
