/** Nothing calls it: who is not signed in is sent to the sign-in page. Without it, Next sends its own page with each layout. */
export default function Unauthorized() {
  return null
}
