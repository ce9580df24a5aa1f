export { incidentJobs, incidentNotices } from './incidents/jobs.ts'
export { mayReadEvidence } from './incidents/may-read-evidence.ts'
export { incidentRoutes } from './incidents/routes.ts'
export { findIncident } from './incidents/store.ts'
