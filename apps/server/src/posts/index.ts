export { isOpenPost } from './confined/store.ts'
export type { PostsNeeds } from './needs.ts'
export { postKinds } from './review/notices.ts'
export { postsRoutes } from './routes.ts'
