export { type Health, HealthClient } from './health.client';
