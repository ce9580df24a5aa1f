import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
} from '@tanstack/react-router'
import { NotHere } from './shell/not-here.tsx'
import { ScreenBroke } from './shell/screen-broke.tsx'
import { Shell } from './shell/shell.tsx'
import { SignedIn } from './shell/signed-in.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NotHere, errorComponent: ScreenBroke })

const words = (search: Record<string, unknown>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) =>
      value === undefined || value === null || value === '' ? [] : [[name, String(value)]],
    ),
  )

const signedIn = createRoute({ getParentRoute: () => root, id: 'signed-in', component: SignedIn })

/** For everybody, signed in or not. */
const open = [
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    validateSearch: words,
    component: lazyRouteComponent(() => import('./sign-in/sign-in-screen.tsx'), 'SignInScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/enrol',
    component: lazyRouteComponent(() => import('./sign-in/enrol-screen.tsx'), 'EnrolScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/receipts',
    component: lazyRouteComponent(() => import('./receipts/check-receipt-screen.tsx'), 'CheckReceiptScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/official',
    validateSearch: words,
    component: lazyRouteComponent(() => import('./official/official-screen.tsx'), 'OfficialScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/house-rules/$channel',
    component: lazyRouteComponent(() => import('./comments/house-rules-screen.tsx'), 'HouseRulesScreen'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/',
    component: () => <Navigate replace to="/home" />,
  }),
]

const inside = () => signedIn
const mine = [
  createRoute({
    getParentRoute: inside,
    path: '/home',
    component: lazyRouteComponent(() => import('./waiting/home-screen.tsx'), 'HomeScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/notices',
    component: lazyRouteComponent(() => import('./waiting/notices-screen.tsx'), 'NoticesScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/ask',
    component: lazyRouteComponent(() => import('./asking/ask-screen.tsx'), 'AskScreen'),
  }),
  // Where mails lead: to how we tell you, and to what waits.
  createRoute({
    getParentRoute: inside,
    path: '/notices/settings',
    component: () => <Navigate replace to="/notices" />,
  }),
  createRoute({
    getParentRoute: inside,
    path: '/notices/$notice',
    component: () => <Navigate replace to="/home" />,
  }),
  createRoute({
    getParentRoute: inside,
    path: '/my-access',
    component: lazyRouteComponent(() => import('./my-access/my-access-screen.tsx'), 'MyAccessScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/held-about-me',
    component: lazyRouteComponent(() => import('./held/held-screen.tsx'), 'HeldScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/surveillance-notice',
    component: lazyRouteComponent(
      () => import('./held/surveillance-notice-screen.tsx'),
      'SurveillanceNoticeScreen',
    ),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/receipts/$subject',
    component: lazyRouteComponent(() => import('./receipts/receipt-screen.tsx'), 'ReceiptScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/pictures',
    component: lazyRouteComponent(() => import('./pictures/pictures-screen.tsx'), 'PicturesScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/jobs',
    component: lazyRouteComponent(() => import('./jobs/jobs-screen.tsx'), 'JobsScreen'),
  }),
]

const people = [
  createRoute({
    getParentRoute: inside,
    path: '/people',
    validateSearch: words,
    component: lazyRouteComponent(() => import('./people/people-screen.tsx'), 'PeopleScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/people/add',
    component: lazyRouteComponent(() => import('./people/add-person-screen.tsx'), 'AddPersonScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/people/merge',
    validateSearch: words,
    component: lazyRouteComponent(() => import('./people/merge-screen.tsx'), 'MergeScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/people/import',
    component: lazyRouteComponent(() => import('./people/import-screen.tsx'), 'ImportScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/people/$person',
    component: lazyRouteComponent(() => import('./people/person-screen.tsx'), 'PersonScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/people/$person/edit',
    component: lazyRouteComponent(() => import('./people/edit-person-screen.tsx'), 'EditPersonScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/people/$person/leave',
    component: lazyRouteComponent(() => import('./people/leave-screen.tsx'), 'LeaveScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/people/$person/acting',
    component: lazyRouteComponent(() => import('./people/acting-screen.tsx'), 'ActingScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/people/$person/way-in',
    component: lazyRouteComponent(() => import('./people/way-in-screen.tsx'), 'WayInScreen'),
  }),
]

const roles = [
  createRoute({
    getParentRoute: inside,
    path: '/roles',
    component: lazyRouteComponent(() => import('./roles/roles-screen.tsx'), 'RolesScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/roles/give',
    validateSearch: words,
    component: lazyRouteComponent(() => import('./roles/give-role-screen.tsx'), 'GiveRoleScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/roles/delegate',
    validateSearch: words,
    component: lazyRouteComponent(() => import('./roles/delegate-screen.tsx'), 'DelegateScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/roles/why',
    validateSearch: words,
    component: lazyRouteComponent(() => import('./roles/ask-why-screen.tsx'), 'AskWhyScreen'),
  }),
]

const inForce = [
  createRoute({
    getParentRoute: inside,
    path: '/in-force',
    component: lazyRouteComponent(() => import('./in-force/in-force-screen.tsx'), 'InForceScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/in-force/put',
    component: lazyRouteComponent(() => import('./in-force/put-in-force-screen.tsx'), 'PutInForceScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/in-force/library',
    component: lazyRouteComponent(() => import('./in-force/library-screen.tsx'), 'LibraryScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/acknowledge',
    component: lazyRouteComponent(() => import('./in-force/acknowledge-screen.tsx'), 'AcknowledgeScreen'),
  }),
]

const posts = [
  createRoute({
    getParentRoute: inside,
    path: '/posts',
    validateSearch: words,
    component: lazyRouteComponent(() => import('./posts/posts-screen.tsx'), 'PostsScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/posts/new',
    validateSearch: words,
    component: lazyRouteComponent(() => import('./posts/compose/new-post-screen.tsx'), 'NewPostScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/posts/answer',
    component: lazyRouteComponent(
      () => import('./posts/replies/answer-several-screen.tsx'),
      'AnswerSeveralScreen',
    ),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/posts/$post/write',
    component: lazyRouteComponent(() => import('./posts/compose/write-screen.tsx'), 'WriteScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/posts/$post',
    component: lazyRouteComponent(() => import('./posts/post-screen.tsx'), 'PostScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/publishing',
    component: lazyRouteComponent(() => import('./publishing/publishing-screen.tsx'), 'PublishingScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/incidents',
    component: lazyRouteComponent(() => import('./incidents/incidents-screen.tsx'), 'IncidentsScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/incidents/$incident',
    component: lazyRouteComponent(() => import('./incidents/incident-screen.tsx'), 'IncidentScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/comments',
    validateSearch: words,
    component: lazyRouteComponent(() => import('./comments/comments-screen.tsx'), 'CommentsScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/comments/requests/$request',
    component: lazyRouteComponent(() => import('./comments/request-screen.tsx'), 'RequestScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/comments/$comment',
    component: lazyRouteComponent(() => import('./comments/comment-screen.tsx'), 'CommentScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/taken-down',
    validateSearch: words,
    component: lazyRouteComponent(() => import('./taken-down/taken-down-screen.tsx'), 'TakenDownScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/false-alarms',
    component: lazyRouteComponent(() => import('./posts/false-alarms-screen.tsx'), 'FalseAlarmsScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/calendar',
    validateSearch: words,
    component: lazyRouteComponent(() => import('./calendar/calendar-screen.tsx'), 'CalendarScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/calendar/feeds',
    component: lazyRouteComponent(() => import('./calendar/feeds-screen.tsx'), 'FeedsScreen'),
  }),
]

const registers = [
  createRoute({
    getParentRoute: inside,
    path: '/registers',
    component: lazyRouteComponent(() => import('./registers/registers-screen.tsx'), 'RegistersScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/registers/$register',
    validateSearch: words,
    component: lazyRouteComponent(() => import('./registers/register-screen.tsx'), 'RegisterScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/registers/$register/new',
    validateSearch: words,
    component: lazyRouteComponent(() => import('./registers/add-entry-screen.tsx'), 'AddEntryScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/registers/$register/import',
    component: lazyRouteComponent(
      () => import('./registers/import-register-screen.tsx'),
      'ImportRegisterScreen',
    ),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/registers/$register/$entry',
    validateSearch: words,
    component: lazyRouteComponent(() => import('./registers/entry-screen.tsx'), 'EntryScreen'),
  }),
  createRoute({
    getParentRoute: inside,
    path: '/registers/$register/$entry/change',
    component: lazyRouteComponent(() => import('./registers/change-entry-screen.tsx'), 'ChangeEntryScreen'),
  }),
]

export const router = createRouter({
  routeTree: root.addChildren([
    ...open,
    signedIn.addChildren([...mine, ...people, ...roles, ...inForce, ...posts, ...registers]),
  ]),
  defaultPreload: false,
  // An address keeps plain words in its search part, which a person can read and change.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(words(search)).toString()
    return text === '' ? '' : `?${text}`
  },
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
