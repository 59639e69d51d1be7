/** The service's process answers. */
export interface Liveness {
  readonly status: 'live';
}

/** Whether the service can do its work, and what it is made of. */
export interface Readiness {
  readonly status: 'ready' | 'not-ready';
  readonly version: string;
  /** Whether the database is the service's own or was named by the operator. */
  readonly database: 'embedded' | 'given';
  /** When the database was set up, as an ISO 8601 instant; nothing while the database does not answer. */
  readonly installedAt: string | null;
}

/** Where the health answers are found. */
export const healthPaths = { live: '/health/live', ready: '/health/ready' } as const;
