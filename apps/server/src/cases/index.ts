export { incidentJobs, incidentNotices } from './incidents/jobs.ts'
export { incidentRoutes } from './incidents/routes.ts'
