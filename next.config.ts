import type { NextConfig } from 'next'
import { ENVOI_OCTETS_MAX } from './lib/core/requete/form-state.ts'

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  // The title is in the head of every page, not streamed after it: it must be there without JavaScript.
  htmlLimitedBots: /.*/,
  // The address that posters and mails of the first months carry; the page itself is kept in histories under one that says nothing.
  redirects: async () => [{ source: '/soutien', destination: '/aide', permanent: true }],
  serverExternalPackages: [
    'pino',
    'pg',
    'pg-boss',
    '@myriaddreamin/typst-ts-node-compiler',
    '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu',
    'smtp-server',
    'nodemailer',
  ],
  experimental: {
    authInterrupts: true,
    serverActions: { bodySizeLimit: ENVOI_OCTETS_MAX },
    // Beyond it the proxy would cut the body; it refuses before.
    proxyClientMaxBodySize: ENVOI_OCTETS_MAX,
  },
}

export default config
