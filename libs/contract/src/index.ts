export { AuditHead, auditRoutes, TimelineEntry } from './audit';
export { healthPaths } from './health';
export type { Liveness, Readiness } from './health';
export { FailedJob, jobRoutes } from './jobs';
export type { FailedJobs, RetriedJob } from './jobs';
export type { Problem } from './problem';
export { pageOf, PageQuery } from './page';
export { routes } from './route';
export type { AnswerOf, InputOf, Route } from './route';
