import type { NextConfig } from 'next'

const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  // The title is in the head of every page, not streamed after it: it must be there without JavaScript.
  htmlLimitedBots: /.*/,
  serverExternalPackages: [
    'pino',
    'pg',
    'pg-boss',
    '@myriaddreamin/typst-ts-node-compiler',
    '@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu',
    'smtp-server',
    'nodemailer',
  ],
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: '12mb' } },
}

export default config
