import type { NextConfig } from 'next'
import { ENVOI_OCTETS_MAX } from './lib/core/requete/form-state.ts'

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm test`: again, by each build, they took half of its time.
  typescript: { ignoreBuildErrors: true },
  // Puts the title in the head of every page instead of streaming it afterwards, which needs JavaScript.
  htmlLimitedBots: /.*/,
  // Posters and mails of the first months carry this address. The page has a neutral one, because browsers keep it in their history.
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
    // Next cuts a longer body for the proxy, which refuses it by its length first.
    proxyClientMaxBodySize: ENVOI_OCTETS_MAX,
  },
}

export default config
