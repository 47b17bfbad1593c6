import path from 'node:path'
import type { NextConfig } from 'next'

const racine = path.resolve(import.meta.dirname, '../../..')

const config: NextConfig = {
  turbopack: { root: racine },
  // The types are those of the whole repository, checked with it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['pg'],
}

export default config
