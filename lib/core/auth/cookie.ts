/** The only cookie of the portal: the token of a session. Alone in its file because `proxy.ts` must load nothing else. */
export const COOKIE = 'marguerite_session'
