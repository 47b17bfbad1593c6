/** Empty. Without it and without `proxy.ts`, the bundler would look in the folders above and take the portal's own. */
export function register(): void {}
