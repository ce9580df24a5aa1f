export { isOpenPost } from './confined/store.ts'
export type { PostsNeeds } from './needs.ts'
export { postsRoutes } from './routes.ts'
