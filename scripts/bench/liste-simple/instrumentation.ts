/** Empty. Without it and without `proxy.ts`, the bundler would go up the folders and take the portal's own. */
export function register(): void {}
