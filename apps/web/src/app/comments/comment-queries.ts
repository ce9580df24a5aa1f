import { queryOptions } from '@tanstack/react-query'
import { api } from '../api.ts'
import type { CommentQuery } from '../comments-api.ts'

export const commentKeys = { all: ['comments'] as const }

export const boardQuery = (query: CommentQuery) =>
  queryOptions({ queryKey: [...commentKeys.all, 'board', query], queryFn: () => api.commentBoard(query) })

export const commentQuery = (id: string) =>
  queryOptions({ queryKey: [...commentKeys.all, 'one', id], queryFn: () => api.oneComment(id) })

export const requestQuery = (id: string) =>
  queryOptions({ queryKey: [...commentKeys.all, 'request', id], queryFn: () => api.commentRequest(id) })
