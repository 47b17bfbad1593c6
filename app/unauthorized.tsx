/**
 * Never called: people who are not signed in are redirected to the sign-in page. Without this file, Next sends its own page
 * with each layout.
 */
export default function Unauthorized() {
  return null
}
